"""Checkpoints: what was saved comes back, and nothing else is let in."""

import json
import pickle
import struct
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from playground import unchanged
from playground.checkpoints import Card, Metric, card, read_card, shelf
from playground.checkpoints import weights as checkpoints
from playground.checkpoints.weights import load, save
from playground.codec import to_dict
from playground.errors import CheckpointError
from playground.families import cifar_resnet, wide_resnet
from playground.nets.build import build
from playground.nets.gan import Generator
from playground.specs import GanSpec, GanTrainSpec, NetSpec, RunSpec, Stage, Stem, TrainSpec
from playground.tensorfile import TensorFile, opened

NET = NetSpec("tiny", Stem(3, 4), (Stage(4, 1), Stage(6, 1, 2)), classes=3)
CARD = Card(
    RunSpec(NET, TrainSpec(seconds=1.0, epochs=None), seed=5),
    classes=("cat", "dog", "고양이"),
    mean=(0.5, 0.4, 0.3),
    std=(0.2, 0.2, 0.2),
    metrics=(Metric("test accuracy", 0.75),),
    command="train",
)
GAN = GanSpec("small", latent=8, widths=(8, 4, 4))


def trained(spec: NetSpec = NET) -> nn.Module:
    """A network that has seen images, so that its running statistics are not the first ones."""
    net = build(spec, seed=1).train()
    net(torch.randn(4, 3, 8, 8, generator=torch.Generator().manual_seed(0)))
    return net


def rewrite(path: Path, **changes: Any) -> None:
    """Change fields of the card in the file's header."""
    with safe_open(path, framework="pt") as file:
        card = json.loads(file.metadata()["playground"]) | changes
    save_file(load_file(path), path, {"format": "pt", "playground": json.dumps(card)})


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.safetensors"
    save(path, CARD, trained())
    return path


def test_a_classifier_comes_back(saved: Path) -> None:
    net, images = trained().eval(), torch.randn(2, 3, 8, 8)
    card, again, state = load(saved)
    assert card == CARD
    assert state == {}
    assert torch.equal(again(images), net(images))
    assert not again.training
    assert all(p.requires_grad and p.device.type == "cpu" for p in again.parameters())
    assert again.state_dict().keys() == net.state_dict().keys()


def test_a_generator_comes_back(tmp_path: Path) -> None:
    path, net = tmp_path / "gan.safetensors", Generator(GAN)
    card = replace(CARD, run=RunSpec(GAN, GanTrainSpec()), classes=())
    save(path, card, net)
    loaded = load(path)
    z = torch.randn(2, 8)
    assert loaded.card.kind == "generator"
    assert torch.equal(loaded.net(z), net.eval()(z))


def test_the_card_says_what_it_is() -> None:
    assert CARD.kind == "classifier"
    assert CARD.metric("test accuracy") == 0.75
    assert CARD.metric("loss") is None
    assert CARD.versions.startswith(f"torch {torch.__version__}, Python 3.")


def test_the_header_alone_is_read(saved: Path) -> None:
    """A card is had without the tensors, even where those are damaged."""
    raw = bytearray(saved.read_bytes())
    (length,) = struct.unpack("<Q", raw[:8])
    raw[8 + length :] = b"\xff" * (len(raw) - 8 - length)
    saved.write_bytes(raw)
    assert read_card(saved) == CARD


def test_half_precision_is_half_the_size(tmp_path: Path) -> None:
    full, half = tmp_path / "full.safetensors", tmp_path / "half.safetensors"
    net = trained(cifar_resnet(20))
    save(full, CARD, net)
    run, classes = replace(CARD.run, net=cifar_resnet(20)), tuple("0123456789")
    save(half, replace(CARD, run=run, classes=classes), net, half=True)
    assert half.stat().st_size < 0.55 * full.stat().st_size
    loaded = load(half).net.state_dict()
    for name, tensor in net.state_dict().items():
        assert loaded[name].dtype == tensor.dtype
        torch.testing.assert_close(loaded[name], tensor, rtol=1e-3, atol=1e-6)


def test_the_state_of_a_training_stands_beside_the_weights(tmp_path: Path) -> None:
    path = tmp_path / "last.safetensors"
    state = {"momentum.0": torch.randn(5), "rng": torch.get_rng_state()}
    save(path, replace(CARD, progress='{"epoch": 2}'), trained(), state, half=True)
    loaded = load(path)
    assert loaded.card.progress == '{"epoch": 2}'
    assert loaded.state.keys() == state.keys()
    assert all(torch.equal(loaded.state[name], state[name]) for name in state)


def test_saving_leaves_the_network_as_it_was(tmp_path: Path) -> None:
    net = trained()
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    save(tmp_path / "net.safetensors", CARD, net, half=True)
    assert net.training
    assert all(torch.equal(tensor, before[name]) for name, tensor in net.state_dict().items())


def test_a_save_that_fails_leaves_the_old_file(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = saved.read_bytes()

    def full_disk(*args: object) -> None:
        Path(args[1]).write_bytes(b"half of it")  # type: ignore[arg-type]
        raise checkpoints.SafetensorError("No space left on device")

    monkeypatch.setattr(checkpoints, "save_file", full_disk)
    with pytest.raises(OSError, match="No space left"):
        save(saved, CARD, trained())
    assert saved.read_bytes() == old
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_loading_allocates_the_weights_once(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The network is built on the meta device and takes the file's tensors as they are."""
    devices = []
    real = checkpoints.ResidualNet

    def watched(spec: NetSpec) -> nn.Module:
        net = real(spec)
        devices.append({p.device.type for p in net.parameters()})
        return net

    monkeypatch.setattr(checkpoints, "ResidualNet", watched)
    load(saved)
    assert devices == [{"meta"}]


# What is not let in


@pytest.mark.parametrize("suffix", [".pt", ".pth", ".bin", ".pkl", ""])
def test_pickles_are_never_opened(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"net{suffix}"
    torch.save(trained().state_dict(), path)
    with pytest.raises(CheckpointError, match="can run code and are never loaded here"):
        load(path)


class Bomb:
    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("exploded"),)


def test_a_pickle_in_disguise_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "net.safetensors"
    path.write_bytes(pickle.dumps(Bomb()))
    with pytest.raises(CheckpointError, match="is damaged or was cut short"):
        load(path)
    assert not Path("exploded").exists()


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"there is no checkpoint none\.safetensors"):
        load(tmp_path / "none.safetensors")


@pytest.mark.parametrize("kept", [0, 4, 8, 100, 0.5, 0.99])
def test_a_cut_file_is_damaged(saved: Path, kept: float) -> None:
    raw = saved.read_bytes()
    saved.write_bytes(raw[: int(kept if kept > 1 or kept == 0 else kept * len(raw))])
    with pytest.raises(CheckpointError, match="is damaged or was cut short"):
        load(saved)


def test_a_folder_is_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "folder.safetensors"
    path.mkdir()
    with pytest.raises(CheckpointError, match=r"folder\.safetensors"):
        load(path)


def test_somebody_elses_safetensors(tmp_path: Path) -> None:
    path = tmp_path / "theirs.safetensors"
    save_file({"weight": torch.zeros(2)}, path)
    with pytest.raises(CheckpointError, match="was not written by Paper Playground"):
        load(path)
    save_file({"weight": torch.zeros(2)}, path, {"format": "pt"})
    with pytest.raises(CheckpointError, match="was not written by Paper Playground"):
        load(path)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"format": 2}, "has format 2; this is format 1"),
        ({"format": None}, "has format None; this is format 1"),
        ({"classes": "cat"}, "checkpoint.classes must be a list"),
        ({"mean": [None]}, r"checkpoint.mean\[0\] must be a number"),
        ({"run": {}}, "checkpoint.run lacks 'net'"),
        ({"run": 7}, "checkpoint.run must be an object"),
        ({"surprise": 1}, "checkpoint has no field 'surprise'"),
    ],
)
def test_a_header_that_cannot_be(saved: Path, changes: dict[str, Any], sentence: str) -> None:
    rewrite(saved, **changes)
    with pytest.raises(CheckpointError, match=sentence):
        load(saved)


@pytest.mark.parametrize(
    "text", ["", "[]", "7", "{", "nul", "[" * 100_000, '{"format": 1}', "\x00"]
)
def test_a_header_that_is_no_card(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.safetensors"
    save_file({"weight": torch.zeros(2)}, path, {"playground": text})
    with pytest.raises(CheckpointError, match=r"odd\.safetensors"):
        load(path)


@pytest.mark.parametrize(
    "net", [NET.replace(classes=4), NET.replace(order="pre"), wide_resnet(28, 10), GAN]
)
def test_weights_of_another_network(saved: Path, net: NetSpec | GanSpec) -> None:
    train = TrainSpec() if isinstance(net, NetSpec) else GanTrainSpec()
    rewrite(saved, run=to_dict(RunSpec(net, train)))
    with pytest.raises(CheckpointError, match=f"do not fit its {net.name}"):
        load(saved)


def test_a_network_that_cannot_be_built(saved: Path) -> None:
    """A spec may be valid field by field and still describe no network."""
    shrinking = cifar_resnet(20).replace(stages=(Stage(16, 1), Stage(8, 1)))
    rewrite(saved, run=to_dict(RunSpec(shrinking, TrainSpec())))
    with pytest.raises(CheckpointError, match="describes an impossible network: ResNet-20 cannot"):
        load(saved)


def test_a_small_file_cannot_make_a_large_network_be_built(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "ResidualNet", None)
    rewrite(saved, run=to_dict(RunSpec(NET.replace(stages=(Stage(1, 80),) * 8), TrainSpec())))
    with pytest.raises(CheckpointError, match="do not fit its tiny"):
        load(saved)


@pytest.mark.usefixtures("saved")
def test_the_shelf_shows_what_can_be_read(tmp_path: Path) -> None:
    save(tmp_path / "another.safetensors", CARD, trained())
    (tmp_path / "broken.safetensors").write_bytes(b"no")
    (tmp_path / "README.md").write_text("words")
    assert shelf(tmp_path) == {"another": CARD, "tiny": CARD}
    assert list(shelf(tmp_path)) == ["another", "tiny"]
    assert shelf(tmp_path / "nowhere") == {}


def test_the_first_load_of_a_process_draws_no_weights() -> None:
    """Drawing them on the meta device makes torch import some 900 modules, for a second or more."""
    script = (
        "import sys; from pathlib import Path; from playground.checkpoints.weights import load; "
        "before = len(sys.modules); load(Path('checkpoints/resnet8-shapes.safetensors')); "
        "print(len(sys.modules) - before)"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root)
    assert int(done.stdout) < 50, done.stderr


def test_a_card_is_read_once_until_its_file_changes(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "SETTLED", 0.0)
    reads = []
    monkeypatch.setattr(card, "opened_checkpoint", lambda path: reads.append(path) or opened(path))
    assert [read_card(saved), shelf(saved.parent)["tiny"], read_card(saved)] == [CARD] * 3
    assert reads == [saved]
    save(saved, replace(CARD, command="another"), trained())
    assert [read_card(saved).command for _ in range(2)] == ["another"] * 2
    assert reads == [saved] * 2
    saved.unlink()
    with pytest.raises(CheckpointError, match="there is no checkpoint"):
        read_card(saved)


def test_the_shelf_reads_once_also_what_it_leaves_out_but_not_what_the_system_refused(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "SETTLED", 0.0)
    (saved.parent / "broken.safetensors").write_bytes(b"no")
    reads = []

    def refused_at_first(path: Path) -> AbstractContextManager[TensorFile]:
        reads.append(path.stem)
        if reads == ["broken", "tiny"]:
            raise CheckpointError("busy") from OSError()
        return opened(path)

    monkeypatch.setattr(card, "opened_checkpoint", refused_at_first)
    assert [list(shelf(saved.parent)) for _ in range(3)] == [[], ["tiny"], ["tiny"]]
    assert reads == ["broken", "tiny", "tiny"]
    with pytest.raises(CheckpointError, match="is damaged"):
        read_card(saved.parent / "broken.safetensors")
