"""The Look tab's handlers: what they answer to good requests, and to everything else."""

import base64
import io
import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import gradio as gr
import numpy as np
import pytest
import torch
from PIL import Image

from playground import families
from playground.checkpoints import Card
from playground.checkpoints import weights as checkpoints
from playground.checkpoints.weights import load_classifier, save
from playground.data import shapes
from playground.data.catalog import FASHION_MNIST, SHAPES, DatasetInfo
from playground.data.load import TEST_SEED
from playground.errors import (
    CheckpointError,
    LimitReached,
    PlanError,
    PlaygroundError,
    SpecError,
)
from playground.explain import fetching, finding
from playground.explain.evidence import FINEST
from playground.explain.finding import look_at, opened
from playground.images import resize_to
from playground.nets import foreign
from playground.nets.build import build
from playground.nets.explainable import Explainable
from playground.nets.foreign.imagenet_resnets import PUBLISHED
from playground.nets.gan import Generator
from playground.plan import plan
from playground.settings import Limits, Settings
from playground.specs import GanSpec, GanTrainSpec, NetSpec, RunSpec, Stage, Stem, TrainSpec
from playground.ui.look.evidence import told
from playground.ui.look.tab import LookTab, _refreshable
from playground.ui.services import Services
from playground.ui.shared.examples import PAGES, PHOTOS, Examples
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.pictures import Uploads

LEFT_ALONE = "left alone"  # what an update says nothing of
STAGES = (Stage(6, 1), Stage(8, 1, 2), Stage(10, 1, 2))
COLOUR = NetSpec("Tiny", Stem(3, 6), STAGES, order="pre")
GREY = COLOUR.replace(name="Tiny grey", image_channels=1)
MAXIMUM = families.speed_resnet(8)
OPEN = Limits()
ASKER = gr.Request(headers={"accept-language": "en"})


def write(path: Path, spec: NetSpec, info: DatasetInfo = SHAPES, seed: int = 0) -> Path:
    card = Card(RunSpec(spec, TrainSpec(dataset=info.key)), info.classes, info.mean, info.std)
    net = build(spec, seed)
    torch.nn.init.normal_(net.get_submodule("head.fc").bias)
    save(path, card, net, state={"momentum": torch.zeros(1000)})
    return path


def classifier(tmp_path: Path, spec: NetSpec = COLOUR, info: DatasetInfo = SHAPES) -> Explainable:
    return opened(write(tmp_path / "net.safetensors", spec, info))


def shown(
    photo: np.ndarray, network: Explainable, scale: int, unstrided: int, limits: Limits
) -> dict:
    """What the widget is told of a photo."""
    return told(look_at(photo, network, scale, unstrided, limits), photo)


def maps_of(view: dict) -> np.ndarray:
    """The maps as the widget reads them: (classes, rows, columns)."""
    steps = np.frombuffer(base64.b64decode(view["maps"]), "<i2").reshape(
        len(view["classes"]), view["rows"], view["columns"]
    )
    peaks = np.array([one["peak"] for one in view["classes"]])
    return steps * peaks[:, None, None] / FINEST


def photo(height: int = 40, width: int = 60) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


class NoRuns:
    """An executor that runs nothing."""

    def runs(self, owner: str) -> list[object]:
        assert isinstance(owner, str)
        return []

    def checkpoint(self, run_id: str, owner: str) -> Path:
        raise CheckpointError(f"{owner} has no run {run_id}")


@pytest.fixture
def tab(tmp_path):
    write(tmp_path / "colour.safetensors", COLOUR)
    write(tmp_path / "grey.safetensors", GREY, FASHION_MNIST)
    settings = Settings(data=tmp_path / "data", checkpoints=tmp_path)
    return LookTab(Services(settings, NoRuns()))


@pytest.fixture
def upload(tmp_path, monkeypatch):
    """What Gradio hands over for an uploaded picture."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    path = tmp_path / "upload.png"
    Image.fromarray(photo()).save(path)
    return {"path": str(path), "orig_name": "upload.png", "meta": {"_type": "gradio.FileData"}}


class Clicked:
    """An event as Gradio passes it on: with whatever data the browser sent."""

    def __init__(self, data: object) -> None:
        self._data = data


# The networks that are kept


@pytest.mark.parametrize("read", [load_classifier, opened], ids=["Send", "Look"])
def test_a_network_is_loaded_once_and_without_its_training(tmp_path, monkeypatch, read):
    reads = []
    monkeypatch.setattr(
        checkpoints,
        "load",
        lambda path, state, load=checkpoints.load: reads.append(path) or load(path, state),
    )
    path, cache = write(tmp_path / "a.safetensors", COLOUR), NetworkCache(read)
    found = []
    threads = [threading.Thread(target=lambda: found.append(cache.load(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(item) for item in found}) == len(reads) == 1
    assert not found[0].net.training


def test_the_least_used_network_is_let_go(tmp_path):
    a, b, c = (write(tmp_path / f"{name}.safetensors", COLOUR) for name in "abc")
    cache = NetworkCache(load_classifier, capacity=2)
    first, second = cache.load(a), cache.load(b)
    assert cache.load(a) is first
    cache.load(c)
    assert cache.load(a) is first
    assert cache.load(b) is not second


def test_networks_are_kept_within_a_memory(tmp_path):
    a, b = (write(tmp_path / f"{name}.safetensors", COLOUR) for name in "ab")
    cache = NetworkCache(load_classifier, memory=a.stat().st_size * 3 // 2)
    first = cache.load(a)
    assert cache.load(a) is first
    second = cache.load(b)
    assert cache.load(b) is second
    assert cache.load(a) is not first
    small = NetworkCache(load_classifier, memory=1)
    assert small.load(a) is small.load(a)  # the last one stays, however large


def test_who_asks_for_another_network_does_not_wait(tmp_path):
    slow, quick = (write(tmp_path / f"{name}.safetensors", COLOUR) for name in ("slow", "quick"))
    begun, go_on, found = threading.Event(), threading.Event(), []

    def load(path):
        if path == slow:
            begun.set()
            go_on.wait(10)
        return path.name

    cache = NetworkCache(load)
    waiting = threading.Thread(target=lambda: found.append(cache.load(slow)))
    waiting.start()
    begun.wait(10)
    assert cache.load(quick) == "quick.safetensors"
    assert not found
    go_on.set()
    waiting.join(10)
    assert found == ["slow.safetensors"]


def test_a_file_that_has_changed_is_loaded_anew(tmp_path):
    path, cache = write(tmp_path / "a.safetensors", COLOUR), NetworkCache(load_classifier)
    old = cache.load(path)
    write(path, COLOUR, seed=1)
    os.utime(path, ns=(1, 1))
    new = cache.load(path)
    assert not torch.equal(*(x.net.get_submodule("stem.conv").weight for x in (old, new)))
    assert cache.load(path) is new


def test_only_classifiers_are_loaded(tmp_path):
    spec = GanSpec("Tiny GAN", widths=(4, 4, 4))
    card = Card(RunSpec(spec, GanTrainSpec()), (), (), ())
    save(tmp_path / "gan.safetensors", card, Generator(spec))
    with pytest.raises(CheckpointError, match="not a classifier"):
        NetworkCache(load_classifier).load(tmp_path / "gan.safetensors")
    with pytest.raises(CheckpointError, match="any more"):
        NetworkCache(load_classifier).load(tmp_path / "missing.safetensors")


# What the widget is told


def by_hand(network: Explainable, square: np.ndarray) -> torch.Tensor:
    """Probabilities by the shortest way there is."""
    channels = [
        (square[..., c] / 255 - mean) / std
        for c, (mean, std) in enumerate(zip(network.mean, network.std, strict=True))
    ]
    batch = torch.tensor(np.stack(channels)[None], dtype=torch.float32)
    with torch.no_grad():
        return network.net(batch).softmax(1)[0]


def test_the_classes_are_the_likeliest_ones_in_order(tmp_path):
    network = classifier(tmp_path)
    listed = shown(photo(), network, 1, 0, OPEN)["classes"]
    expected = by_hand(network, resize_to(photo(), 32)[0])
    order = expected.argsort(descending=True)
    assert [item["name"] for item in listed] == [SHAPES.classes[i] for i in order]
    assert [item["index"] for item in listed] == order.tolist()
    assert [item["probability"] for item in listed] == pytest.approx(expected[order], abs=1e-4)


@pytest.mark.parametrize(
    ("scale", "unstrided", "side"), [(1, 0, 8), (2, 0, 16), (1, 1, 16), (2, 2, 64)]
)
def test_the_maps_add_up_to_the_logits(tmp_path, scale, unstrided, side):
    view = shown(photo(), classifier(tmp_path), scale, unstrided, OPEN)
    assert (view["rows"], view["columns"], view["adds"]) == (side, side, True)
    for item, values in zip(view["classes"], maps_of(view), strict=True):
        assert values.shape == (side, side)
        assert np.mean(values) == pytest.approx(item["mean"], abs=1e-3)
        assert item["mean"] + item["bias"] == pytest.approx(item["logit"], abs=2e-3)


def test_a_network_that_pools_by_maximum_says_so(tmp_path):
    assert shown(photo(), classifier(tmp_path, MAXIMUM), 1, 0, OPEN)["adds"] is False


def decoded(uri: str) -> np.ndarray:
    head, _, data = uri.partition(",")
    assert head in ("data:image/png;base64", "data:image/jpeg;base64")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(data))))


def test_what_the_network_sees_is_shown_pixel_by_pixel(tmp_path):
    view = shown(photo(), classifier(tmp_path), 1, 0, OPEN)
    assert (decoded(view["seen"]["src"]) == resize_to(photo(), 32)[0]).all()
    assert view["seen"]["size"] == 32


def test_a_grey_network_sees_the_luminance(tmp_path):
    network = classifier(tmp_path, GREY, FASHION_MNIST)
    view = shown(photo(), network, 1, 0, OPEN)
    square = np.asarray(Image.fromarray(resize_to(photo(), 28)[0]).convert("L"))  # Pillow's own
    assert np.abs(decoded(view["seen"]["src"]).astype(int) - square[..., None]).max() <= 1
    expected = by_hand(network, square[..., None])
    assert view["classes"][0]["probability"] == pytest.approx(float(expected.max()), abs=5e-3)


def test_the_square_lies_where_it_was_cut_out(tmp_path):
    view = shown(photo(40, 60), classifier(tmp_path), 1, 0, OPEN)["photo"]
    assert view["ratio"] == 1.5
    assert view["crop"] == pytest.approx([1 / 6, 0, 2 / 3, 1])
    assert view["pixelated"]
    assert decoded(view["src"]).shape == (40, 60, 3)


def test_all_of_a_photo_is_seen_within_a_square_if_that_is_chosen(tab, upload):
    Image.fromarray(photo(40, 60)).save(upload["path"], "png")
    tab.uploads = Uploads(OPEN)
    view = tab.look(upload, "shipped:colour", 1, 0, "letterbox", ASKER)
    assert (view["photo"]["crop"], view["photo"]["ratio"]) == ([0, 0, 1, 1], 1)
    square = np.full((60, 60, 3), 127, np.uint8)
    square[10:50] = photo(40, 60)
    expected = np.asarray(Image.fromarray(square).resize((32, 32), Image.Resampling.BICUBIC))
    assert (decoded(view["seen"]["src"]) == expected).all()
    assert (decoded(view["photo"]["src"]) == square).all()  # the grey, over which the map reaches


def test_a_large_photo_travels_small(tmp_path):
    view = shown(photo(1000, 900), classifier(tmp_path), 1, 0, OPEN)["photo"]
    assert decoded(view["src"]).shape == (720, 648, 3)
    assert not view["pixelated"]


def test_what_costs_too_much_is_refused_before_it_is_computed(tmp_path):
    network = classifier(tmp_path)
    fits = replace(OPEN, look_macs=plan(COLOUR, 32).macs)
    shown(photo(), network, 1, 0, fits)
    with pytest.raises(LimitReached, match="smaller input"):
        shown(photo(), network, 2, 0, fits)
    with pytest.raises(LimitReached):
        shown(photo(), network, 1, 1, fits)


def test_a_network_that_cannot_take_its_images_says_so(tmp_path):
    deep = NetSpec("Deep", Stem(3, 4), tuple(Stage(4, 1, 2) for _ in range(7)), order="pre")
    with pytest.raises(PlanError, match="Deep"):
        shown(photo(), classifier(tmp_path, deep), 1, 0, OPEN)


def test_a_network_whose_training_diverged_says_so(tmp_path):
    network = classifier(tmp_path)
    with torch.no_grad():
        network.net.get_submodule("head.fc").weight.fill_(torch.nan)
    with pytest.raises(CheckpointError, match="diverged"):
        shown(photo(), network, 1, 0, OPEN)


def test_maps_of_nothing_but_zeros_can_be_told(tmp_path):
    network = classifier(tmp_path)
    with torch.no_grad():
        network.net.get_submodule("head.fc").weight.zero_()
    view = shown(photo(), network, 1, 0, OPEN)
    assert not maps_of(view).any()
    json.dumps(view, allow_nan=False)


def test_the_maps_of_all_classes_travel_with_four_digits(tmp_path):
    network = classifier(tmp_path)
    found = look_at(photo(), network, 1, 1, OPEN)
    maps, order = maps_of(told(found, photo())), found.order
    peaks = np.abs(found.maps[order]).max((1, 2), keepdims=True)
    assert (np.abs(maps - found.maps[order]) <= peaks * 1.6e-5).all()


def test_too_large_maps_and_networks_are_refused(tmp_path):
    network = classifier(tmp_path)
    with pytest.raises(LimitReached, match="640 cells, and 639 are allowed"):
        look_at(photo(), network, 1, 0, replace(OPEN, look_cells=639))
    params = sum(p.numel() for p in network.net.parameters())
    room = 4 * network.net.activations(32)
    with pytest.raises(LimitReached, match="maps take"):
        look_at(photo(), network, 1, 0, replace(OPEN, look_bytes=room - 1))
    look_at(photo(), network, 1, 0, replace(OPEN, look_bytes=room))
    look_at(photo(), network, 1, 0, replace(OPEN, look_params=params, look_cells=640))
    with pytest.raises(LimitReached, match="parameters"):
        look_at(photo(), network, 1, 0, replace(OPEN, look_params=params - 1))


def test_maps_that_are_not_finite_get_a_sentence(tmp_path):
    network = classifier(tmp_path)
    network.net.features = lambda _: torch.full((1, 10, 2, 2), torch.inf)
    network.net.classify = lambda _: torch.zeros(1, 10)
    with pytest.raises(CheckpointError, match="diverged"):
        look_at(photo(), network, 1, 0, OPEN)


# The handlers


def test_look_answers_in_the_askers_language(tab, upload):
    english, korean = (
        tab.look(
            upload, "shipped:colour", 1, 0, "crop", gr.Request(headers={"accept-language": code})
        )
        for code in ("en-US", "ko-KR")
    )
    assert english["network"] == korean["network"] == "Tiny"
    nameless = [
        [one | {"name": "", "other": ""} for one in told["classes"]] for told in (english, korean)
    ]
    assert nameless[0] == nameless[1]
    assert english["words"]["cells"] != korean["words"]["cells"]
    assert json.loads(json.dumps(english, allow_nan=False)) == english


def test_look_takes_numbers_as_text(tab, upload):
    told = tab.look(upload, "shipped:colour", "2", "1", "crop", ASKER)
    assert (told["seen"]["size"], told["rows"]) == (64, 32)


def test_look_says_what_is_missing(tab, upload, tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "FOREIGN", {})
    assert "photo" in tab.look(None, "shipped:colour", 1, 0, "crop", ASKER)["message"]
    empty = Settings(data=tmp_path / "data", checkpoints=tmp_path / "nothing")
    bare = LookTab(Services(empty, NoRuns()))
    assert "Train tab" in bare.look(upload, None, 1, 0, "crop", ASKER)["message"]


NO_PHOTO = "the photo did not arrive: choose it again"
NO_NETWORK = "choose one of the networks in the list"
UNREAD = ("photo did not arrive", "picture cannot be found any more")


def message(told):
    """The sentence that takes the place of an answer."""
    assert told.keys() == {"message"}
    return told["message"]


JUNK = (None, "", "x", -1, 10**30, 2.5, float("nan"), True, [], {}, ["shipped:colour"], {"a": 1})


@pytest.mark.parametrize("junk", [j for j in JUNK if j is not None], ids=repr)
def test_look_refuses_junk_with_a_sentence(tab, upload, junk):
    assert message(tab.look(junk, "shipped:colour", 1, 0, "crop", ASKER)) == NO_PHOTO
    assert message(tab.look(upload, junk, 1, 0, "crop", ASKER)) == NO_NETWORK
    good = ("shipped:colour", 1, 0, "crop")
    for choice in ((good[0], junk, *good[2:]), (*good[:2], junk, good[3]), (*good[:3], junk)):
        with pytest.raises(SpecError):
            tab.look(upload, *choice, ASKER)


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "/nowhere.png", "", None, 7, "\0", "upload.png", "https://a.b/c.png"]
)
def test_look_reads_nothing_but_pictures(tab, path):
    told = message(tab.look({"path": path}, "shipped:colour", 1, 0, "crop", ASKER))
    assert any(words in told for words in UNREAD)


@pytest.mark.parametrize(
    "name", ["shipped:../colour", "shipped:", "run:", "run:x", "colour", "foreign:", "foreign:x"]
)
def test_look_makes_no_path_of_a_choice(tab, upload, name):
    told = message(tab.look(upload, name, 1, 0, "crop", ASKER))
    assert told == NO_NETWORK or "there is no checkpoint" in told or "no run" in told


def test_relist_leaves_the_choice_alone_while_it_is_there(tab):
    names = [
        ("EfficientNet-Lite0 · ImageNet", "foreign:imagenet"),
        ("Tiny · Shapes", "shipped:colour"),
        ("Tiny grey · Fashion-MNIST", "shipped:grey"),
    ]
    for chosen, kept in (
        ("shipped:grey", LEFT_ALONE),
        (None, LEFT_ALONE),
        ([], "foreign:imagenet"),
        ("run:gone", "foreign:imagenet"),
    ):
        update = tab.relist(chosen, ASKER)
        assert update.choices[:3] == names
        hosted = [value for _, value in update.choices[3:]]
        assert hosted == [f"foreign:{name}" for name in PUBLISHED]
        assert update.constructor_args.get("value", LEFT_ALONE) == kept


def test_classes_are_named_in_the_askers_language(tab, upload):
    korean = gr.Request(headers={"accept-language": "ko"})
    told = tab.look(upload, "shipped:colour", 1, 0, "crop", korean)
    plain = tab.look(upload, "shipped:colour", 1, 0, "crop", ASKER)
    assert "화살표" in told["knows"]
    assert plain["knows"] == list(SHAPES.classes)
    names = dict(zip(plain["knows"], told["knows"], strict=True))
    assert [c["name"] for c in told["classes"]] == [names[c["name"]] for c in plain["classes"]]
    strip = tab.tests("shipped:colour", Clicked(None), korean)
    assert [item["label"] for item in strip["items"]] == told["knows"]


class Training(NoRuns):
    """An executor with one run, which goes on training."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:  # noqa: ARG002
        return self._path


def test_a_run_that_trains_is_looked_into_by_its_newest_checkpoint(tmp_path, upload):
    path = write(tmp_path / "last.safetensors", COLOUR)
    tab = LookTab(Services(Settings(data=tmp_path), Training(path)))
    first = tab.look(upload, "run:a", 1, 0, "crop", ASKER)
    assert tab.look(upload, "run:a", 1, 0, "crop", ASKER)["classes"] == first["classes"]
    write(path, COLOUR, seed=1)
    os.utime(path, ns=(1, 1))
    again = tab.look(upload, "run:a", 1, 0, "crop", ASKER)
    fresh = look_at(tab.uploads.read(upload), opened(path), 1, 0, OPEN)
    assert again["classes"] != first["classes"]
    assert again["classes"][0]["index"] == fresh.order[0]


@pytest.mark.parametrize(
    ("network", "there"), [("run:a", True), ("shipped:colour", False), (None, False)]
)
def test_only_a_run_can_be_looked_at_again(network, there):
    assert _refreshable(network).visible is there


# Networks that others made


class Slow:
    """A fetch that is where it is told to be."""

    def __init__(self, *_: object) -> None:
        self.share, self.going, self.error = 0.25, True, None

    def result(self) -> None:
        if self.error:
            raise self.error


def test_weights_that_are_not_here_are_fetched_once_and_the_page_is_told_how_far(
    tab, upload, monkeypatch, tmp_path
):
    made = []
    monkeypatch.setattr(fetching, "Fetch", lambda *asked: made.append(Slow(*asked)) or made[-1])
    lacking = foreign.FOREIGN["resnet18"]._replace(weights_path=lambda: None)
    monkeypatch.setitem(foreign.FOREIGN, "resnet18", lacking)
    for _ in range(3):
        told = tab.look(upload, "foreign:resnet18", 1, 0, "crop", ASKER)
        assert told == {
            "message": "the weights of ResNet-18 · ImageNet are on their way: 25.0% of 46.8 MB",
            "again": True,
        }
    assert len(made) == 1
    assert tab.photos("foreign:resnet18", ASKER)["title"] == "Photos"
    assert tab.tests("foreign:resnet18", Clicked(None), ASKER) is None
    made[0].going, made[0].error = False, CheckpointError("it did not come")
    assert tab.look(upload, "foreign:resnet18", 1, 0, "crop", ASKER) == {
        "message": "it did not come"
    }
    assert tab.look(upload, "foreign:resnet18", 1, 0, "crop", ASKER)[
        "again"
    ]  # chosen again: tried again
    assert len(made) == 2
    made[1].going = False
    here = foreign.FOREIGN["resnet18"]._replace(
        weights_path=lambda: tmp_path / "colour.safetensors", load=lambda path: finding._own(path)
    )
    monkeypatch.setitem(foreign.FOREIGN, "resnet18", here)
    assert "classes" in tab.look(upload, "foreign:resnet18", 1, 0, "crop", ASKER)


def test_a_photo_is_named_by_the_network_with_a_thousand_classes(tab, upload):
    Image.fromarray(tab.examples.photo("lion")).save(upload["path"])
    view = tab.look(upload, "foreign:imagenet", 1, 0, "crop", ASKER)
    assert len(view["classes"]) == 1000
    first = view["classes"][0]
    assert first["name"] == "lion"
    assert first["probability"] == pytest.approx(0.89, abs=0.02)
    for item, values in zip(view["classes"], maps_of(view), strict=True):
        assert values.mean() + item["bias"] == pytest.approx(item["logit"], abs=2e-3)
    assert len(json.dumps(view)) < 600_000


def test_the_photos_say_whether_the_network_knows_what_they_show(tab):
    titles = {
        network: tab.photos(network, ASKER)["title"]
        for network in (None, "foreign:imagenet", "shipped:colour")
    }
    assert titles[None] == titles["foreign:imagenet"] == "Photos"
    assert titles["shipped:colour"] == "Photos of things that are not among its 10 classes"
    assert tab.tests("foreign:imagenet", Clicked(None), ASKER) is None


# The examples


def test_every_photograph_can_be_picked(tab):
    strip = tab.examples.photos((), ASKER)
    assert len(strip["items"]) == len(PHOTOS)
    for item in strip["items"]:
        picked = tab.examples.pick(Clicked({"key": item["key"]}))
        assert picked.ndim == 3
        assert decoded(item["src"]).shape == (72, 72, 3)
        assert item["label"]


def test_test_images_show_what_their_label_says(tab):
    drawn = shapes.draw(PAGES * 10, TEST_SEED)
    strip = tab.tests("shipped:colour", Clicked(None), ASKER)
    assert [item["label"] for item in strip["items"]] == list(SHAPES.classes)
    for c, item in enumerate(strip["items"]):
        picked = tab.examples.pick(Clicked({"key": item["key"]}))
        assert picked.shape == (32, 32, 3)
        same = (drawn.pixels.numpy().transpose(0, 2, 3, 1) == picked).all(axis=(1, 2, 3))
        assert drawn.labels[same.argmax()] == c
        assert same.any()
        assert (decoded(item["src"]) == picked).all()


def test_where_the_thing_is_in_a_test_image_is_told_within_what_is_seen(tab, upload):
    drawn = shapes.draw(PAGES * 10, TEST_SEED)
    strip = tab.tests("shipped:colour", Clicked(None), ASKER)
    picture = tab.examples.picture(strip["items"][3]["key"])
    Image.fromarray(picture).save(upload["path"])
    (place,) = (drawn.pixels.numpy().transpose(0, 2, 3, 1) == picture).all((1, 2, 3)).nonzero()[0]
    left, top, right, bottom = drawn.boxes[place].tolist()
    view = tab.look(upload, "shipped:colour", 1, 0, "crop", ASKER)
    assert view["truth"] == [left / 32, top / 32, right / 32, bottom / 32]
    another = upload | {"path": f"{upload['path']}.png"}
    Image.fromarray(picture[::-1]).save(another["path"])
    assert tab.look(another, "shipped:colour", 1, 0, "crop", ASKER)["truth"] is None


def test_the_true_box_is_told_within_a_square_that_was_cut_out(tmp_path):
    network = classifier(tmp_path)
    found = look_at(np.zeros((100, 200, 3), np.uint8), network, 1, 0, OPEN)
    assert found.crop == (50, 0, 150, 100)
    view = told(found, np.zeros((100, 200, 3), np.uint8), (60, 10, 110, 100))
    assert view["truth"] == [0.1, 0.1, 0.6, 1.0]


def test_while_the_first_test_images_are_read_it_says_so(tab):
    """Before they are there, and not again; nor of a set that cannot be read."""
    assert tab.reading("shipped:colour", ASKER) == {"reading": "Reading test images of Shapes …"}
    tab.tests("shipped:colour", Clicked(None), ASKER)
    assert tab.reading("shipped:colour", ASKER) == gr.skip()
    for network in (None, "foreign:imagenet", "shipped:grey"):
        assert tab.reading(network, ASKER) == gr.skip()


def test_more_test_images_come_page_by_page_and_start_again(tab):
    pages = [
        tab.tests("shipped:colour", Clicked({"page": page}), ASKER)["items"]
        for page in range(PAGES + 1)
    ]
    assert len({page[0]["key"] for page in pages}) == PAGES
    assert pages[PAGES] == pages[0]


@pytest.mark.parametrize("page", [*JUNK, -7], ids=repr)
def test_any_page_will_do(tab, page):
    strip = tab.tests("shipped:colour", Clicked({"page": page}), ASKER)
    assert len(strip["items"]) == 10
    json.dumps(strip, allow_nan=False)


def test_there_are_no_test_images_of_a_set_that_is_not_here(tab):
    assert tab.tests("shipped:grey", Clicked(None), ASKER)["items"] == []
    assert tab.tests(None, Clicked(None), ASKER) is None


@pytest.mark.parametrize(
    "key",
    [*JUNK, "photo/", "photo/../lion", "shapes/120", "shapes/-1", "shapes/²", "shapes/1e3",
     "shapes/99999999999", "cifar10/0", "mnist/3", "/3"],
    ids=repr,
)  # fmt: skip
def test_pick_refuses_what_was_not_shown(tab, key):
    for data in ({"key": key}, key):
        with pytest.raises(PlaygroundError):
            tab.examples.pick(Clicked(data))


def test_few_test_images_are_kept(tmp_path):
    examples = Examples(Settings(data=tmp_path))
    examples.tests(SHAPES.key, "look.tests", Clicked(None), ASKER)
    assert examples.picture(f"shapes/{10 * PAGES - 1}").shape == (32, 32, 3)
