"""Which precision a training takes, and that finding out changes nothing."""

import time
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from playground.data.images import Dataset
from playground.errors import RunError
from playground.training import precision
from playground.training.device import pick
from playground.training.learner import Learner
from tests.training.test_classify import run_spec

IMAGES, LABELS = torch.randn(4, 3, 8, 8), torch.tensor([0, 1, 2, 3])


class Paced(nn.Module):
    """Four logits, after a time that depends on the precision."""

    def __init__(self, plain: float, cast: float) -> None:
        super().__init__()
        self.plain, self.cast = plain, cast
        self.linear = nn.Linear(192, 4)

    def forward(self, x: Tensor) -> Tensor:
        time.sleep(self.cast if torch.is_autocast_enabled("cpu") else self.plain)
        return self.linear(x.flatten(1))


@pytest.mark.parametrize(
    ("plain", "cast", "chosen"), [(0.05, 0.0, "bfloat16"), (0.0, 0.05, "float32")]
)
def test_the_faster_one_is_taken(
    monkeypatch: pytest.MonkeyPatch, plain: float, cast: float, chosen: str
) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    assert precision.choose(Paced(plain, cast), IMAGES, LABELS) == chosen


def test_a_slow_trial_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)
    monkeypatch.setattr(precision, "TRIAL_SECONDS", 0.1)
    started = time.monotonic()
    assert precision.choose(Paced(0.02, 0.5), IMAGES, LABELS) == "float32"
    assert time.monotonic() - started < 1.0  # one round would take another half a second


def test_without_instructions_for_it_nothing_is_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = tmp_path / "cpuinfo"
    monkeypatch.setattr(precision, "CPUINFO", listed)
    cpu = torch.device("cpu")
    assert not precision.has_bfloat16(cpu)
    listed.write_text("flags\t\t: fpu avx2 avx512_vbmi2\n")
    assert not precision.has_bfloat16(cpu)
    assert precision.choose(Paced(60.0, 0.0), IMAGES, LABELS) == "float32"
    listed.write_text("flags\t\t: fpu avx2 avx512_bf16 amx_tile\n")
    assert precision.has_bfloat16(cpu)
    assert not precision.has_bfloat16(torch.device("mps"))


def test_the_trial_leaves_the_training_as_it_was(
    colours: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = run_spec(cutout=2)  # its network has dropout
    steps = []
    for tried in (False, True):
        monkeypatch.setattr(precision, "has_bfloat16", lambda _, tried=tried: tried)
        learner = Learner(spec, colours, torch.device("cpu"))
        learner.choose_precision()
        assert all(p.grad is None for p in learner.net.parameters())
        learner.precision = "float32"
        learner.step()
        steps.append({**learner.net.state_dict(), "random": torch.get_rng_state()})
    assert all(torch.equal(steps[0][name], steps[1][name]) for name in steps[0])


def test_training_in_bfloat16_keeps_float32_weights_and_is_resumed_in_it(
    colours: Dataset, tmp_path: Path
) -> None:
    learner = Learner(run_spec(), colours, torch.device("cpu"))
    learner.precision = "bfloat16"
    before = [p.detach().clone() for p in learner.net.parameters()]
    for _ in range(3):
        learner.step()
    for weight, old in zip(learner.net.parameters(), before, strict=True):
        assert weight.dtype == weight.grad.dtype == torch.float32
        assert not torch.equal(weight, old)
    learner.save(tmp_path / "last.safetensors")
    again = Learner(run_spec(), colours, torch.device("cpu"))
    again.resume(tmp_path)
    assert again.precision == "bfloat16"


def test_a_device_is_picked_or_told_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pick("cpu") == torch.device("cpu")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert pick("auto") == torch.device("mps")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert pick("auto") == torch.device("cuda")
    with pytest.raises(RunError, match="no device 'toaster' here: choose cpu"):
        pick("toaster")
