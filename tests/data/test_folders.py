"""Any folder of pictures as a data set: found, split, scaled, measured, kept; or left alone."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from playground.__main__ import main
from playground.checkpoints import read_card
from playground.checkpoints.weights import load_classifier
from playground.data.folders import folder_sets
from playground.data.listing import datasets, find
from playground.data.load import available, load
from playground.data.samples import samples
from playground.errors import DataError, PlaygroundError, SpecError
from playground.explain.finding import look_at, opened
from playground.families import cifar_resnet
from playground.gan_recipes import gan_run
from playground.images import SUFFIXES
from playground.recipes import classifier_run
from playground.settings import Limits
from playground.specs import Range
from playground.training.run import run


def picture(seed: int, width: int = 70, height: int = 50, mode: str = "RGB") -> Image.Image:
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 256, (5, 7, 3), dtype=np.uint8))
    return coarse.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def fill(home: Path, count: int, seed: int = 0, suffix: str = ".png", **options: object) -> None:
    home.mkdir(parents=True)
    for i in range(count):
        picture(seed + i, **options).save(home / f"{i:03}{suffix}")  # type: ignore[arg-type]


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """A data folder with one set: cats and dogs, in two parts."""
    fill(tmp_path / "pets/train/cat", 6)
    fill(tmp_path / "pets/train/dog", 5, 10, ".jpg")
    fill(tmp_path / "pets/test/cat", 2, 20)
    fill(tmp_path / "pets/test/dog", 3, 30, ".webp")
    return tmp_path


def centre(path: Path, size: int) -> np.ndarray:
    """The middle square, by Pillow alone: uint8 (size, size, 3)."""
    with Image.open(path) as image:
        side = min(image.size)
        left, top = (image.width - side) // 2, (image.height - side) // 2
        square = image.convert("RGB").crop((left, top, left + side, top + side))
    return np.asarray(square.resize((size, size), Image.Resampling.BICUBIC))


@pytest.mark.parametrize("size", [None, 32, 47, 96])
def test_a_folder_gives_the_middle_squares_of_its_pictures(pets: Path, size: int | None) -> None:
    for _ in range(2):  # decoded, and from the cache
        data = load("pets", pets, size=size)
        side = size or 50
        assert data.info.classes == ("cat", "dog")
        assert (data.info.title, data.info.size, data.info.channels) == ("pets", side, 3)
        assert data.train.labels.tolist() == [0] * 6 + [1] * 5
        assert data.test.labels.tolist() == [0] * 2 + [1] * 3
        for images, part in ((data.train, "train"), (data.test, "test")):
            files = sorted((pets / "pets" / part).rglob("*.*"))
            wanted = np.stack([centre(path, side) for path in files])
            assert np.array_equal(images.pixels.permute(0, 2, 3, 1).numpy(), wanted)
        values = data.train.pixels.double() / 255
        assert data.info.mean == pytest.approx(values.mean((0, 2, 3)).tolist(), abs=1e-9)
        std = values.std((0, 2, 3), correction=0).tolist()
        assert data.info.std == pytest.approx(std, abs=1e-9)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".JPG", ".Webp"])
def test_every_kind_of_picture_that_is_read_is_taken(tmp_path: Path, suffix: str) -> None:
    """By its name; what it is, its content decides."""
    for part in ("train", "test"):
        fill(tmp_path / "pets" / part / "cat", 1)
        file = tmp_path / "pets" / part / "cat" / "000.png"
        file.rename(file.with_name(f"photo{suffix}"))
    assert len(load("pets", tmp_path, size=32).train.pixels) == 1


def test_without_parts_a_share_of_each_class_is_for_testing(tmp_path: Path) -> None:
    fill(tmp_path / "birds/crow", 20)
    fill(tmp_path / "birds/owl", 3, 40)
    first = find("birds", tmp_path)
    data = load("birds", tmp_path)
    assert data.test.labels.tolist() == [0] * 4 + [1]
    assert len(data.train) == first.train_count == 23 - 5
    all_of = {p.numpy().tobytes() for p in (*data.train.pixels, *data.test.pixels)}
    assert len(all_of) == 23
    other = tmp_path / "elsewhere"  # the same split in every place
    shutil.copytree(tmp_path / "birds", other / "fowl")
    assert torch.equal(load("fowl", other).test.pixels, data.test.pixels)


def test_a_class_without_test_pictures_of_its_own_has_some_held_out(tmp_path: Path) -> None:
    fill(tmp_path / "pets/train/cat", 10)
    fill(tmp_path / "pets/train/dog", 20, 10)
    fill(tmp_path / "pets/test/cat", 3, 50)
    data = load("pets", tmp_path)
    assert (data.train.labels == 0).sum() == 10
    assert (data.test.labels == 0).sum() == 3
    assert (data.test.labels == 1).sum() > 0
    assert (data.train.labels == 1).sum() + (data.test.labels == 1).sum() == 20


@pytest.mark.parametrize("layout", ["train/cat", "cat", "train", ""])
def test_one_class_is_enough(tmp_path: Path, layout: str) -> None:
    fill(tmp_path / "faces" / layout, 10)
    if layout == "train":
        fill(tmp_path / "faces/test", 2, 50)
    data = load("faces", tmp_path)
    assert data.info.classes == ("cat" if "cat" in layout else "faces",)
    assert (len(data.train), len(data.test)) == ((10, 2) if layout == "train" else (8, 2))


def test_a_class_may_be_called_train(tmp_path: Path) -> None:
    for name in ("train", "tram", "bus"):
        fill(tmp_path / "traffic" / name, 3)
    assert find("traffic", tmp_path).classes == ("bus", "train", "tram")


def test_grey_pictures_have_one_channel(tmp_path: Path) -> None:
    fill(tmp_path / "scans/a", 3, mode="L")
    fill(tmp_path / "scans/b", 3, 9, mode="L")
    data = load("scans", tmp_path, size=32)
    assert data.train.pixels.shape == (4, 1, 32, 32)
    picture(0).save(tmp_path / "scans/a/000.png")
    fill(tmp_path / "scans/c", 3)
    assert find("scans", tmp_path).channels == 3


def test_a_new_folder_and_a_new_class_are_there_at_once(pets: Path) -> None:
    before = available(pets)
    assert "pets" in before
    fill(pets / "plants/fern", 4)
    fill(pets / "plants/moss", 4)
    assert available(pets) == (*before, "plants")
    fill(pets / "plants/ivy", 4)
    assert find("plants", pets).classes == ("fern", "ivy", "moss")
    assert len(load("plants", pets).train) == 9


def test_what_is_no_data_set_is_left_out(pets: Path) -> None:
    for name in (".hidden", "a<b>", "-x", "x.", "con", "LPT1", "x" * 41, "MNIST", "Shapes", "a\nb"):
        fill(pets / name / "cat", 3)
    fill(pets / "odd/.cat", 3)
    fill(pets / "odd/cat\n", 3)
    (pets / "empty/cat").mkdir(parents=True)
    (pets / "texts/cat").mkdir(parents=True)
    (pets / "texts/cat/x.txt").touch()
    (pets / "file").touch()
    (pets / "._cat").mkdir()
    (pets / "__MACOSX/cat").mkdir(parents=True)
    (pets / "__MACOSX/cat/._001.png").touch()
    assert [info.key for info in folder_sets(pets)] == ["pets"]


@pytest.mark.parametrize(
    "key", ["", ".", "..", "../pets", "x/../pets", "/etc", "pets/train", "pets\0", "~", "a\\b"]
)
def test_no_key_leads_anywhere_else(pets: Path, key: str) -> None:
    fill(pets / "inner/cat", 3)
    with pytest.raises(DataError, match="there is no data set"):
        find(key, pets / "inner" if key.startswith("..") else pets)


def test_an_unknown_key_is_answered_with_the_known_ones(pets: Path) -> None:
    with pytest.raises(DataError, match=r"'cats'; there are shapes, cifar10, .*mnist, pets$"):
        find("cats", pets)


@pytest.mark.parametrize("size", [31, 225, 0, -1])
def test_a_size_has_bounds(pets: Path, size: int) -> None:
    with pytest.raises(SpecError, match="size must lie between 32 and 224"):
        find("pets", pets, size)


def test_a_set_with_its_own_size_has_no_other(pets: Path) -> None:
    assert find("cifar10", pets, 32) == find("cifar10", pets)
    with pytest.raises(DataError, match="images of CIFAR-10 have 32 pixels"):
        find("cifar10", pets, 64)


def test_damaged_pictures_are_counted_and_the_first_are_named(pets: Path) -> None:
    for i in range(30):
        (pets / f"pets/train/cat/bad{i:02}.jpg").write_bytes(b"\xff\xd8 and no more")
    (pets / "pets/test/dog/gone.png").symlink_to(pets / "nowhere")
    os.mkfifo(pets / "pets/test/dog/pipe.png")
    for _ in range(2):
        damage = load("pets", pets).damage
        assert damage.count == 32
        assert len(damage.names) == 20
        assert damage.names[0] == "train/cat/bad00.jpg"


def test_a_picture_that_is_replaced_in_its_place_is_read_anew(pets: Path) -> None:
    """As somebody does who was told that it is damaged: the folder's own time stays."""
    home = pets / "pets/train/cat"
    (home / "bad.png").write_bytes(b"no picture")
    assert load("pets", pets).damage.names == ("train/cat/bad.png",)
    before = home.stat().st_mtime_ns
    with (home / "bad.png").open("wb") as file:
        picture(77).save(file, "PNG")
    assert home.stat().st_mtime_ns == before
    assert load("pets", pets).damage.count == 0


def test_of_several_sizes_the_last_ones_are_kept(pets: Path) -> None:
    fill(pets / "pets-32/cat", 3)  # whose own files look alike
    load("pets-32", pets, size=32)
    for age, size in enumerate((32, 40, 48, 56, 64)):
        load("pets", pets, size=size)
        os.utime(pets / f".cache/pets-{size}-v1.safetensors", (age, age))
    names = sorted(path.name for path in (pets / ".cache").iterdir())
    assert names == [
        "pets-32-32-v1.safetensors", *(f"pets-{s}-v1.safetensors" for s in (48, 56, 64))
    ]  # fmt: skip


def test_without_room_for_a_cache_it_is_read_all_the_same(
    pets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = load("pets", pets)
    monkeypatch.setattr("playground.data.cache.homes", lambda _: iter(()))
    again = load("pets", pets)
    assert torch.equal(again.train.pixels, kept.train.pixels)
    assert again.info == kept.info


def test_the_pixels_are_mapped_from_the_first_time_on(pets: Path) -> None:
    pixels = load("pets", pets).train.pixels
    path = str((pets / ".cache/pets-50-v1.safetensors").resolve())
    lines = [line.split() for line in Path("/proc/self/maps").read_text().splitlines()]
    areas = [line[0].split("-") for line in lines if line[-1] == path]
    assert any(int(start, 16) <= pixels.data_ptr() < int(end, 16) for start, end in areas)


def test_examples_are_the_first_test_pictures_in_turn(pets: Path) -> None:
    found = samples(find("pets", pets), pets, 2)
    assert [sample.name for sample in found] == ["cat", "dog", "cat", "dog"]
    with Image.open(pets / "pets/test/dog/001.webp") as image:
        assert np.array_equal(found[3].picture(), np.asarray(image.convert("RGB")))


def test_runs_record_the_size(pets: Path) -> None:
    info = find("pets", pets, 40)
    run = classifier_run(cifar_resnet(8), info, None, {})
    assert (run.train.dataset, run.train.size) == ("pets", 40)
    assert run.net.classes == 2  # type: ignore[union-attr]
    gan = gan_run("dcgan", info, {})
    assert (gan.train.size, gan.net.image_size, gan.net.image_channels) == (32, 32, 3)  # type: ignore[union-attr]
    gan = gan_run("wgan", find("pets", pets, 64), {}, name="averaged")
    assert (gan.train.size, gan.net.image_size) == (64, 64)  # type: ignore[union-attr]
    assert classifier_run(cifar_resnet(8), datasets(pets)[0], None, {}).train.size is None


def test_a_classifier_of_one_class_is_refused_with_a_way_out(tmp_path: Path) -> None:
    fill(tmp_path / "faces/cat", 10)
    with pytest.raises(SpecError, match=r"faces has one class.*train a GAN"):
        classifier_run(cifar_resnet(8), find("faces", tmp_path), None, {})


def test_from_the_command_line_to_a_network_that_needs_the_folder_no_more(
    pets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAYGROUND_DATA", str(pets))
    out = pets / "made" / "net.safetensors"
    common = ["--data", "pets", "--size", "40", "--precision", "float32", "--device", "cpu"]
    train = ["train", "--net", "cifar_resnet:8", "--epochs", "2", "--out", str(out)]
    (pets / "pets/test/cat/bad.png").write_bytes(b"no picture")
    assert main([*train, *common]) == 0
    said = "Pictures of pets that cannot be read and are left out: 1 (test/cat/bad.png)"
    assert said in capsys.readouterr().err
    assert main(["score", str(out), "--device", "cpu"]) == 0
    accuracy = read_card(out).metric("test accuracy")
    assert f"test accuracy {accuracy:.2%}" in capsys.readouterr().out
    data = load("pets", pets, size=40)
    shutil.rmtree(pets / "pets")
    card = load_classifier(out).card
    assert (card.classes, card.mean, card.std) == (("cat", "dog"), data.info.mean, data.info.std)
    subject = opened(out)
    assert subject.size == 40
    assert look_at(np.zeros((9, 9, 3), np.uint8), subject, 1, 0, Limits()).logits.shape == (2,)
    assert main(["score", str(out), "--device", "cpu"]) == 2
    assert "there is no data set 'pets'; there are shapes" in capsys.readouterr().err


def test_the_command_line_makes_a_gan_of_one_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "faces/train/cat", 8, width=64, height=64)
    monkeypatch.setenv("PLAYGROUND_DATA", str(tmp_path))
    out = tmp_path / "gan.safetensors"
    widths = ["--widths", "4", "4", "4", "4", "--batch-size", "4"]
    given = ["--data", "faces", "--epochs", "1", "--out", str(out), "--device", "cpu"]
    assert main(["gan", *given, *widths]) == 0
    card = read_card(out)
    assert (card.run.train.dataset, card.run.train.size, card.classes) == ("faces", 64, ("cat",))


def test_every_error_is_a_sentence(tmp_path: Path) -> None:
    fill(tmp_path / "single/cat", 1)
    with pytest.raises(PlaygroundError, match="too few pictures of cat"):
        load("single", tmp_path)


def test_a_folder_that_has_changed_is_told_from_what_was_trained_on(
    pets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLAYGROUND_DATA", str(pets))
    out, given = pets / "net.safetensors", ["--device", "cpu"]
    train = ["train", "--net", "cifar_resnet:8", "--data", "pets", "--size", "32", "--epochs", "1"]
    assert main([*train, "--out", str(out), *given]) == 0
    spec = read_card(out).run
    (pets / "pets/train/dog").rename(pets / "pets/train/fox")
    (pets / "pets/test/dog").rename(pets / "pets/test/fox")
    assert main(["score", str(out), *given]) == 2
    assert "tells other classes apart than pets has now" in capsys.readouterr().err
    fill(pets / "pets/train/cow", 3)
    with pytest.raises(DataError, match=r"pets has 3 classes .* ResNet-8 is made for 2 in 3"):
        list(run(spec, pets, pets / "run", device="cpu"))


def test_a_folder_of_too_many_classes_is_left_out_and_that_is_said_once(
    pets: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("playground.data.folders.CLASSES", Range(2, 1))
    for _ in range(3):
        assert folder_sets(pets) == ()
    assert caplog.text.count("more than 1 classes") == 1
