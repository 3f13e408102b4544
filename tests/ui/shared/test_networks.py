"""The networks on offer: whose each is, what it scored, and which of two of one name."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from playground.checkpoints import TEST, VALIDATION, Card, Metric
from playground.checkpoints.weights import save
from playground.errors import RunError
from playground.families import cifar_resnet
from playground.nets.build import build
from playground.runs.run import Run
from playground.settings import Settings
from playground.specs import RunSpec, TrainSpec
from playground.text import ENGLISH, KOREAN
from playground.ui.services import Services
from playground.ui.shared.networks import choices, label
from playground.ui.text import Say

SPEC = RunSpec(cifar_resnet(8), TrainSpec(dataset="cifar10"))
CLASSES = tuple("abcdefghij")


@dataclass
class Trained:
    """An executor with runs that have ended. Those without metrics have no checkpoint."""

    folder: Path
    measured: dict[str, tuple[Metric, ...]]

    def runs(self, owner: str) -> list[Run]:
        return [Run(name, owner, "ResNet-8", SPEC, state="done") for name in self.measured]

    def checkpoint(self, run_id: str, owner: str, best: bool = False) -> Path:  # noqa: ARG002
        if not self.measured[run_id]:
            raise RunError("this run has no checkpoint yet")
        return write(self.folder / f"{run_id}.safetensors", self.measured[run_id])


def write(path: Path, metrics: tuple[Metric, ...]) -> Path:
    card = Card(SPEC, CLASSES, (0.5,) * 3, (0.5,) * 3, metrics)
    save(path, card, build(SPEC.net, 0))
    return path


@pytest.fixture
def services(tmp_path: Path) -> Services:
    shelf = tmp_path / "checkpoints"
    shelf.mkdir()
    write(shelf / "kept.safetensors", (Metric(TEST, 0.884), Metric(VALIDATION, 0.9)))
    measured = {
        "c": (Metric(VALIDATION, 0.5),),
        "b": (),
        "a": (Metric(TEST, 0.7125),),
    }  # newest first
    return Services(Settings(checkpoints=shelf), Trained(tmp_path, measured))


def test_networks_of_one_name_are_told_apart_by_owner_number_and_accuracy(services):
    assert choices(services, "ann", "classifier", Say(ENGLISH)) == [
        ("Yours 3 · ResNet-8 · CIFAR-10 · 50.0% (validation)", "run:c"),
        ("Yours 1 · ResNet-8 · CIFAR-10 · 71.3%", "run:a"),
        ("ResNet-8 · CIFAR-10 · 88.4%", "shipped:kept"),
    ]
    assert choices(services, "ann", "generator", Say(ENGLISH)) == []
    labels = [label for label, _ in choices(services, "ann", "classifier", Say(KOREAN))]
    assert labels[0] == "내 것 3 · ResNet-8 · CIFAR-10 · 50.0%(검증)"
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("ResNet-20", "cifar10", "ResNet-20 · CIFAR-10"),
        ("DCGAN Fashion-MNIST", "fashion-mnist", "DCGAN Fashion-MNIST"),
        ("DCGAN Cat faces", "catfaces", "DCGAN Cat faces"),
        ("WRN-16-2", "my cats", "WRN-16-2 · my cats"),
    ],
)
def test_a_data_set_is_not_said_twice(name: str, key: str, said: str) -> None:
    assert label(name, key) == said
