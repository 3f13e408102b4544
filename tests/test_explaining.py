"""`explain` on the command line: what Look finds, as numbers and pictures."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.__main__ import main
from playground.draw.overlay import OPACITY, coloured, smooth
from playground.explain.faithfulness import faithfulness
from playground.explain.finding import Finding, before, look_at, opened
from playground.explain.methods import METHODS, explained_by, finished
from playground.images import read_picture
from playground.settings import Limits

SHIPPED = Path(__file__).parent.parent / "checkpoints"
NET = "shipped:resnet8-shapes"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def found(photo: Path, scale: int = 1) -> Finding:
    return look_at(
        read_picture(photo), opened(SHIPPED / "resnet8-shapes.safetensors"), scale, 0, Limits()
    )


def explained(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict:
    assert main(["explain", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def test_it_says_what_look_finds(photo, tmp_path, capsys):
    result = explained(capsys, photo, "--net", NET, "--class", "HEAR", "--map", tmp_path / "m.npy")
    expected = found(photo)
    index = expected.subject.classes.index("heart")
    assert (result["class"], result["index"]) == ("heart", index)
    assert result["logit"] == pytest.approx(expected.logits[index], rel=1e-3)
    assert result["mean"] + result["bias"] == pytest.approx(result["logit"], abs=2e-3)
    assert [name for name, _ in result["likeliest"]] == [
        expected.subject.classes[i] for i in expected.order[:5]
    ]
    np.testing.assert_array_equal(np.load(tmp_path / "m.npy"), expected.maps[index])


def test_without_a_class_it_is_the_likeliest_and_the_picture_is_of_the_photo(
    photo, tmp_path, capsys
):
    out = tmp_path / "out.png"
    result = explained(capsys, photo, "--net", NET, "--scale", 2, "--out", out)
    assert result["class"] == result["likeliest"][0][0]
    assert result["map"] == list(found(photo, 2).maps.shape[1:])
    with Image.open(out) as picture:
        assert picture.size == (60, 40)
    left, top, right, bottom = result["box"]
    assert 10 <= left < right <= 50  # within the square that was seen
    assert 0 <= top < bottom <= 40


def test_another_network_beside_it_on_one_scale(photo, tmp_path, capsys):
    out, pair = tmp_path / "out.png", [f"shipped:resnet11{kind}-catsdogs" for kind in ("", "-max")]
    result = explained(capsys, photo, "--net", pair[0], "--beside", pair[1], "--out", out)
    assert result["difference"] == {"field": "pool", "alike": True}
    found = [
        look_at(
            read_picture(photo),
            opened(SHIPPED / f"{name.partition(':')[2]}.safetensors"),
            1,
            0,
            Limits(),
        )
        for name in pair
    ]
    index = found[0].order[0]
    for told, one in zip((result, result["beside"]), found, strict=True):
        assert told["class"] == result["class"]
        assert told["logit"] == pytest.approx(one.logits[index], rel=1e-3)
    peak = max(float(np.abs(one.maps[index]).max()) for one in found)
    with Image.open(out) as picture:
        both = np.asarray(picture)
    assert both.shape == (40, 120, 3)
    for i, one in enumerate(found):  # the same colours stand for the same values
        left, _, right, _ = one.crop
        field = smooth(one.maps[index], 40, right - left)
        y, x = np.unravel_index(np.abs(field).argmax(), field.shape)
        shade = coloured(field[y : y + 1, x : x + 1], "signed", -peak, peak)[0, 0]
        share = OPACITY * shade[3] / 255
        pixel = read_picture(photo)[y, left + x] * (1 - share) + shade[:3] * share
        assert np.abs(both[y, 60 * i + left + x] - pixel).max() <= 12


def test_a_network_without_the_class_is_refused(photo, capsys):
    pair = ("--net", "shipped:resnet11-catsdogs", "--beside", NET)
    assert main(["explain", str(photo), *pair]) == 2
    assert "has no class that is called" in capsys.readouterr().err


def test_another_method_at_another_stage(photo, tmp_path, capsys):
    asked = ("--method", "layercam", "--stage", "stage2", "--map", tmp_path / "m.npy")
    result = explained(capsys, photo, "--net", NET, *asked)
    looking = before(
        read_picture(photo), opened(SHIPPED / "resnet8-shapes.safetensors"), 1, 0, Limits()
    )
    expected = explained_by(METHODS["layercam"], looking, result["index"], "stage2")
    assert result["map"] == list(expected.shape)
    np.testing.assert_allclose(np.load(tmp_path / "m.npy"), expected, rtol=1e-5)


def test_a_method_of_many_passes_and_what_it_is_worth(photo, tmp_path, capsys):
    asked = ("--method", "occlusion", "--faithful", "--map", tmp_path / "m.npy")
    result = explained(capsys, photo, "--net", NET, *asked)
    looking = before(
        read_picture(photo), opened(SHIPPED / "resnet8-shapes.safetensors"), 1, 0, Limits()
    )
    expected = explained_by(METHODS["occlusion"], looking, result["index"])
    np.testing.assert_allclose(np.load(tmp_path / "m.npy"), expected, rtol=1e-5)
    worth = finished(faithfulness(looking, result["index"], expected))
    assert result["faithfulness"]["score"] == pytest.approx(worth.score, abs=1e-4)
    assert result["faithfulness"]["hottest"] == pytest.approx(worth.hottest, abs=1e-4)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--net", "shipped:gone"], "no network is called 'shipped:gone': there are"),
        (["--net", "run:1"], "no network is called"),
        (["--net", "shipped:../x"], "no network is called"),
        (["--net", "net.pt"], "net.pt is not a .safetensors file"),
        (["--net", NET, "--class", "lion"], "has no class with 'lion' in its name"),
        (["--net", NET, "--colours", "hot"], "the colours must be one of signed, inferno, jet"),
        (["--net", NET, "--method", "lime"], "the method must be one of cam, gradcam, gradcam++"),
        (["--net", NET, "--method", "gradcam", "--stage", "9"], "the stage must be one of stem"),
        (
            ["--net", NET, "--stage", "stage2"],
            "cam looks at the last stage alone: leave the stage out",
        ),
        (["--net", NET, "--box", "2"], "the box's share must lie between 0"),
        (["--net", NET, "--out", "/nowhere/a.png"], "cannot be written"),
        (["--net", NET, "--out", "a.what"], "cannot be written"),
    ],
)
def test_mistakes_get_a_sentence(photo, capsys, arguments, sentence):
    assert main(["explain", str(photo), *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_a_photo_that_is_not_there_gets_a_sentence(capsys):
    assert main(["explain", "nowhere.jpg", "--net", NET]) == 2
    assert "there is no picture at nowhere.jpg" in capsys.readouterr().err
