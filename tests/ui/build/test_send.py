"""Sending an image through: what the panel answers to good requests, and to everything else."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
import torch

from playground import text
from playground.errors import LimitReached, PlanError, PlaygroundError
from playground.explain.features import feature_maps, plain_twin
from playground.explain.inputs import prepared
from playground.families import cifar_resnet, plain, resnet, wide_resnet
from playground.images import resize_to
from playground.nets.build import build
from playground.plan import plan
from playground.settings import Limits, Settings
from playground.specs import Block, NetSpec, Stage, Stem
from playground.ui.build.passage import COUNT, MOST_LAYERS, Passages, check_statistics, own_scale
from playground.ui.build.send import Sender, choosable
from playground.ui.look.tab import LookTab
from playground.ui.services import Services
from tests.ui.look.test_tab import (
    ASKER,
    COLOUR,
    JUNK,
    LEFT_ALONE,
    Clicked,
    NoRuns,
    decoded,
    photo,
    upload,
    write,
)

__all__ = ["upload"]  # a fixture
OPEN = Limits()
STANDING = (cifar_resnet(8), 16)
KOREAN = gr.Request(headers={"accept-language": "ko"})


def say(key: str) -> str:
    return text.ENGLISH.page[key]


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    write(tmp_path / "colour.safetensors", COLOUR)
    services = Services(Settings(data=tmp_path / "data", checkpoints=tmp_path), NoRuns())
    return Sender(services)


# What the widget is told


def test_all_maps_have_one_scale_too() -> None:
    told = Passages(OPEN).untrained(photo(), STANDING, False, say)
    for index, scale in enumerate(told["scales"]):
        ends = [map_["ends"] for s in told["stages"] for map_ in s["cells"][index]["maps"]]
        assert (scale["low"], scale["high"]) == (min(e[0] for e in ends), max(e[1] for e in ends))
    nets = [build(STANDING[0], 0).eval()]
    nets.append(plain_twin(nets[0]))
    image, _ = prepared(resize_to(photo(), 16)[0], *own_scale(resize_to(photo(), 16)[0], 3))
    for net, scale in zip(nets, told["scales"], strict=True):
        stages = feature_maps(net, image, COUNT, False)
        assert scale["high"] == max(float(one.max()) for stage in stages for one in stage.maps)
        assert scale["text"].startswith("black ")


def test_every_stage_is_shown_with_its_true_size_and_beside_its_plain_twin() -> None:
    told = Passages(OPEN).untrained(photo(), STANDING, True, say)
    stages = plan(*STANDING).stages[:-1]
    assert [stage["title"] for stage in told["stages"]] == [stage.title for stage in stages]
    assert [stage["shape"] for stage in told["stages"]] == [
        "16 × 16 × 16", "16 × 16 × 16", "32 × 8 × 8", "64 × 4 × 4",
    ]  # fmt: skip
    assert told["stages"][2]["shown"] == "the 8 strongest of 32"
    assert [len(cell["maps"]) for stage in told["stages"] for cell in stage["cells"]] == [8] * 8
    assert told["names"] == ["ResNet-8 · untrained", "Its plain twin: no shortcuts"]
    first, second = told["stages"][0]["cells"]
    assert first == second, "their stems are one"
    assert all(stage["cells"][0] != stage["cells"][1] for stage in told["stages"][1:])
    json.dumps(told, allow_nan=False)


def test_thumbnails_are_the_maps_from_lowest_to_highest() -> None:
    told = Passages(OPEN).untrained(photo(), STANDING, False, say)
    seen = decoded(told["seen"]["src"]).astype(np.float32) / 255
    image = torch.tensor((seen - seen.mean((0, 1))) / seen.std((0, 1))).permute(2, 0, 1)[None]
    found = feature_maps(build(STANDING[0], 0), image, COUNT)
    for stage, maps in zip(told["stages"], found, strict=True):
        cell = stage["cells"][0]
        assert float(cell["spread"]) == pytest.approx(maps.spread, rel=0.01)
        for drawn, channel, values in zip(cell["maps"], maps.channels, maps.maps, strict=True):
            assert f"channel {channel} " in drawn["label"]
            shades = (values - values.min()) / max(np.ptp(values), 1e-9) * 255
            assert np.abs(decoded(drawn["src"]) - shades).max() <= 1


def test_without_normalisation_a_plain_signal_fades_where_a_residual_one_grows() -> None:
    """And with it, neither does: 1512.03385, section 4.1."""
    spreads = {}
    for normalised in (True, False):
        told = Passages(OPEN).untrained(photo(), (cifar_resnet(32), 16), normalised, say)
        last = told["stages"][-1]["cells"]
        spreads[normalised] = [float(cell["spread"].replace(",", "")) for cell in last]
    assert all(0.3 < spread < 3 for spread in spreads[True])
    assert spreads[False][0] > 30 > 0.1 > spreads[False][1]


def test_what_has_outgrown_float32_is_told_without_a_number() -> None:
    passages, net = Passages(OPEN), build(STANDING[0], 0)
    with torch.no_grad():
        net.get_submodule("stem.conv").weight.mul_(torch.inf)
    passages._fresh[STANDING[0]] = [net, plain_twin(net)]
    told = passages.untrained(photo(), STANDING, False, say)
    assert told["stages"][-1]["cells"][0]["spread"] == "∞"
    json.dumps(told, allow_nan=False)


def test_a_plain_network_stands_alone() -> None:
    told = Passages(OPEN).untrained(photo(), (plain(20), 16), True, say)
    assert told["names"] == ["Plain-20 · untrained"]
    assert {len(stage["cells"]) for stage in told["stages"]} == {1}


def test_a_flat_image_and_a_grey_network_are_no_trouble() -> None:
    flat = np.full((20, 20, 3), 7, np.uint8)
    spec = cifar_resnet(8).replace(image_channels=1)
    json.dumps(Passages(OPEN).untrained(flat, (spec, 16), True, say), allow_nan=False)
    mean, std = own_scale(flat, 3)
    assert mean == pytest.approx((7 / 255,) * 3)
    assert min(std) > 0


@pytest.mark.parametrize(
    ("spec", "size", "words"),
    [
        (wide_resnet(28, 10), 224, "multiply-adds per image"),
        (NetSpec("long", Stem(3, 1), 2 * (Stage(1, 650),), Block((3,)), shortcut="C"), 8, "layers"),
        (cifar_resnet(8).replace(image_channels=2), 16, "1 or 3 channels"),
        (resnet(18), 32, "choose a larger image, or switch batch normalisation off"),
        (resnet(18, stem="imagenet"), 8, "cannot take"),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_refused_before_it_is_built(
    spec: NetSpec, size: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.nets.build.build", None)
    with pytest.raises(PlaygroundError, match=words):
        Passages(OPEN).untrained(photo(), (spec, size), True, say)


def test_resnet_1202_is_not_too_long() -> None:
    assert 3000 < sum(1 for _ in plan(cifar_resnet(1202), 32).layers) < MOST_LAYERS


def test_statistics_of_the_head_do_not_matter() -> None:
    spec = NetSpec("pre", Stem(3, 4), (Stage(4, 1, 2),), order="pre")
    check_statistics(plan(spec, 4))
    with pytest.raises(PlanError, match="group 1"):
        check_statistics(plan(spec.replace(stages=(Stage(4, 2, 2),)), 2))


def test_few_networks_are_kept() -> None:
    small, large = cifar_resnet(8), cifar_resnet(14)
    room = plan(large, 32).params
    passages = Passages(replace(OPEN, params=room))
    for spec in (small, large, small):
        passages.untrained(photo(), (spec, 16), True, say)
        assert list(passages._fresh) == [spec]


def test_the_answer_is_the_same_from_many_threads() -> None:
    passages, told = Passages(OPEN), []
    threads = [
        threading.Thread(
            target=lambda n=n: told.append(passages.untrained(photo(), STANDING, n % 2 == 0, say))
        )
        for n in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 6
    assert len({json.dumps(answer) for answer in told}) == 2


# The handlers


def test_a_trained_network_is_shown_as_it_is_and_alone(sender: Sender, upload: dict) -> None:
    told = sender.send(upload, "shipped:colour", True, STANDING, ASKER)
    assert told["names"] == ["Tiny · Shapes"]
    assert "no plain twin" in told["remark"]
    assert not told["follows"]
    assert [stage["shape"] for stage in told["stages"]][-1] == "10 × 8 × 8"
    assert told == sender.send(upload, "shipped:colour", False, (plain(20), 8), ASKER)


def test_words_are_the_askers(sender: Sender, upload: dict) -> None:
    for request, language in ((ASKER, text.ENGLISH), (KOREAN, text.KOREAN)):
        told = sender.send(upload, "untrained", True, STANDING, request)
        assert told["remark"] == language.page["build.send_bn_on"]
        missing = sender.send(None, "untrained", True, STANDING, request)
        assert missing["message"] == language.page["look.no_photo"]


def test_a_network_that_cannot_be_sent_is_a_message_that_goes_when_it_changes(
    sender: Sender, upload: dict
) -> None:
    told = sender.send(upload, "untrained", True, (wide_resnet(28, 10), 224), ASKER)
    assert "60 M parameters and 6,000 layers, with 6 G multiply-adds" in told["message"]
    assert told["follows"]


@pytest.mark.parametrize("junk", [j for j in JUNK if j is not None], ids=repr)
def test_junk_is_refused_with_a_sentence(sender: Sender, upload: dict, junk: object) -> None:
    told = sender.send(junk, "untrained", True, STANDING, ASKER)
    assert told == {"message": "the photo did not arrive: choose it again"}
    told = sender.send(upload, junk, True, STANDING, ASKER)
    assert told == {"message": "choose one of the networks in the list"}
    with pytest.raises(PlaygroundError):
        sender.examples.pick(Clicked({"key": junk}))
    assert sender.send(upload, "untrained", junk, STANDING, ASKER)["stages"]
    assert len(sender.images(None, Clicked({"page": junk}), ASKER)["items"]) == 10
    assert choosable(junk).visible is False


@pytest.mark.parametrize("page", [10**30, -(10**30), 2**63])
def test_a_page_so_far_that_json_has_no_number_for_it_is_the_first(
    sender: Sender, page: int
) -> None:
    assert sender.images(None, Clicked({"page": page}), ASKER)["page"] == 0


@pytest.mark.parametrize("name", ["shipped:../colour", "shipped:", "run:", "run:x", "colour"])
def test_no_path_is_made_of_a_choice(sender: Sender, upload: dict, name: str) -> None:
    told = sender.send(upload, name, True, STANDING, ASKER)
    assert told.keys() == {"message"}


@pytest.mark.parametrize("path", ["/etc/passwd", "", None, 7, "\0", "https://a.b/c.png"])
def test_nothing_but_pictures_is_read(sender: Sender, path: object) -> None:
    told = sender.send({"path": path}, "untrained", True, STANDING, ASKER)
    assert told.keys() == {"message"}


def test_the_limits_of_the_host_hold_for_trained_networks_too(upload: dict, tmp_path: Path) -> None:
    write(tmp_path / "colour.safetensors", COLOUR)
    tight = Settings(data=tmp_path, checkpoints=tmp_path, limits=Limits(params=10))
    strict = Sender(Services(tight, NoRuns()))
    assert (
        "up to 10 parameters" in strict.send(upload, "shipped:colour", True, None, ASKER)["message"]
    )
    with pytest.raises(LimitReached):
        strict.passages.untrained(photo(), STANDING, True, say)


def test_offer_begins_with_the_untrained_one_and_leaves_the_choice_alone(sender: Sender) -> None:
    for chosen, kept in (
        (None, LEFT_ALONE),
        ("shipped:colour", LEFT_ALONE),
        ("run:gone", "untrained"),
        ([], "untrained"),
    ):
        update = sender.offer(chosen, ASKER)
        assert [value for _, value in update.choices] == ["untrained", "shipped:colour"]
        assert update.constructor_args.get("value", LEFT_ALONE) == kept


def test_the_same_examples_as_in_look_can_be_picked(sender: Sender) -> None:
    look = LookTab(sender.services)
    assert sender.photos(ASKER) == look.photos(None, ASKER)
    strip = sender.images("shipped:colour", Clicked(None), ASKER)
    assert strip["title"] == "Shapes: test images"
    for item in [*sender.photos(ASKER)["items"], *strip["items"]]:
        assert sender.examples.pick(Clicked({"key": item["key"]})).ndim == 3
