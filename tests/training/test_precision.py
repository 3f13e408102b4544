"""Which precision a training takes, and that finding out changes nothing."""

import time
from pathlib import Path

import pytest
import torch

from playground.data.images import Dataset
from playground.errors import RunError
from playground.specs import Precision
from playground.training import precision
from playground.training.device import resolve
from playground.training.precision import Decisions, Trial
from tests.training.test_classify import run_spec
from tests.training.trainings import trainer

CPU = torch.device("cpu")


def paced(plain: float, cast: float) -> Trial:
    """A step that takes a time of its own in each precision."""

    def step(tried: Precision) -> None:
        time.sleep(plain if tried == "float32" else cast)

    return step


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)


@pytest.mark.usefixtures("native")
@pytest.mark.parametrize(
    ("plain", "cast", "chosen"), [(0.05, 0.0, "bfloat16"), (0.0, 0.05, "float32")]
)
def test_the_faster_one_is_taken(plain: float, cast: float, chosen: str) -> None:
    assert precision.choose(paced(plain, cast), CPU) == chosen


@pytest.mark.usefixtures("native")
def test_a_slow_trial_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "TRIAL_SECONDS", 0.1)
    tried: list[str] = []

    def step(kind: Precision) -> None:
        tried.append(kind)
        paced(0.02, 0.5)(kind)

    assert precision.choose(step, CPU) == "float32"
    assert tried == ["float32", "bfloat16"]


def test_without_instructions_for_it_nothing_is_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = tmp_path / "cpuinfo"
    monkeypatch.setattr(precision, "CPUINFO", listed)
    assert not precision.has_bfloat16(CPU, {})
    listed.write_text("flags\t\t: fpu avx2 avx512_vbmi2\n")
    assert not precision.has_bfloat16(CPU, {})
    assert precision.choose(paced(60.0, 0.0), CPU) == "float32"
    listed.write_text("flags\t\t: fpu avx2 avx512_bf16 amx_tile\n")
    assert precision.has_bfloat16(CPU, {})
    assert not precision.has_bfloat16(torch.device("mps"), {})


@pytest.mark.parametrize(
    ("variable", "value", "left"),
    [
        ("ONEDNN_MAX_CPU_ISA", "AVX2", False),
        ("ONEDNN_MAX_CPU_ISA", "avx512_core", False),
        ("ONEDNN_MAX_CPU_ISA", "AVX512_CORE_BF16", True),
        ("ONEDNN_MAX_CPU_ISA", "DEFAULT", True),
        ("DNNL_MAX_CPU_ISA", "AVX2", False),
        ("ATEN_CPU_CAPABILITY", "avx2", False),
        ("ATEN_CPU_CAPABILITY", "default", False),
        ("ATEN_CPU_CAPABILITY", "avx512", True),
    ],
)
def test_instructions_that_may_not_be_used_are_not_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str, left: bool
) -> None:
    monkeypatch.setattr(precision, "CPUINFO", tmp_path / "cpuinfo")
    precision.CPUINFO.write_text("flags\t\t: avx512_bf16\n")
    assert precision.has_bfloat16(CPU, {variable: value}) is left


@pytest.mark.usefixtures("native")
def test_what_was_chosen_once_stays_chosen(tmp_path: Path) -> None:
    kind = {"net": "one"}
    assert Decisions(tmp_path).choose(kind, paced(0.01, 0.0), CPU) == "bfloat16"
    assert Decisions(tmp_path).choose(kind, paced(0.0, 0.01), CPU) == "bfloat16"
    assert Decisions(tmp_path).choose({"net": "other"}, paced(0.0, 0.01), CPU) == "float32"
    assert Decisions().choose(kind, paced(0.0, 0.01), CPU) == "float32"


@pytest.mark.usefixtures("native")
@pytest.mark.parametrize("what", ["ONEDNN_MAX_CPU_ISA", "torch", "processor"])
def test_what_was_chosen_elsewhere_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    listed = tmp_path / "cpuinfo"
    monkeypatch.setattr(precision, "CPUINFO", listed)
    listed.write_text("model name\t: AMD EPYC\nflags\t\t: fpu avx512_bf16\n")
    assert Decisions(tmp_path).choose({}, paced(0.01, 0.0), CPU) == "bfloat16"
    if what == "processor":
        listed.write_text("model name\t: AMD EPYC\nflags\t\t: fpu avx2\n")
    elif what == "torch":
        monkeypatch.setattr(torch, "__version__", "99.0")
    else:
        monkeypatch.setenv(what, "AVX512_CORE_BF16")
    assert Decisions(tmp_path).choose({}, paced(0.0, 0.01), CPU) == "float32"


@pytest.mark.usefixtures("native")
def test_what_was_chosen_counts_for_any_number_of_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a seed would train to other weights in a class than alone."""
    assert Decisions(tmp_path).choose({}, paced(0.01, 0.0), CPU) == "bfloat16"
    monkeypatch.setattr(torch, "get_num_threads", lambda: 77)
    assert Decisions(tmp_path).choose({}, paced(0.0, 0.01), CPU) == "bfloat16"


@pytest.mark.usefixtures("native")
def test_of_two_that_choose_at_once_the_first_word_counts(tmp_path: Path) -> None:
    def beaten(tried: Precision) -> None:
        if tried == "bfloat16":
            Decisions(tmp_path).choose({}, paced(0.01, 0.0), CPU)

    assert Decisions(tmp_path).choose({}, beaten, CPU) == "bfloat16"


@pytest.mark.usefixtures("native")
def test_a_damaged_note_is_no_decision(tmp_path: Path) -> None:
    Decisions(tmp_path).choose({}, paced(0.01, 0.0), CPU)
    (note,) = (tmp_path / ".cache").iterdir()
    note.write_text("float16")
    assert Decisions(tmp_path).choose({}, paced(0.0, 0.01), CPU) == "float32"


def test_the_trial_leaves_the_training_as_it_was(
    colours: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its network has dropout, so that a random number drawn by the trial would show."""
    steps = []
    for tried in (False, True):
        monkeypatch.setattr(precision, "has_bfloat16", lambda _, tried=tried: tried)
        monkeypatch.setattr(precision, "WORTH", 0.0)  # whatever the trial says, float32 it is
        learner = trainer(run_spec(cutout=2, precision="auto"), colours)
        assert all(p.grad is None for p in learner.objective.network.parameters())
        assert learner.conditions.precision == "float32"
        learner.step()
        steps.append({**learner.objective.network.state_dict(), "random": torch.get_rng_state()})
    assert all(torch.equal(steps[0][name], steps[1][name]) for name in steps[0])


def test_training_in_bfloat16_keeps_float32_weights(colours: Dataset) -> None:
    learner = trainer(run_spec(precision="bfloat16"), colours)
    before = [p.detach().clone() for p in learner.objective.network.parameters()]
    for _ in range(3):
        learner.step()
    for weight, old in zip(learner.objective.network.parameters(), before, strict=True):
        assert weight.dtype == weight.grad.dtype == torch.float32  # type: ignore[union-attr]
        assert not torch.equal(weight, old)


def test_a_device_is_picked_or_told_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("cpu") == torch.device("cpu")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert resolve("auto") == torch.device("mps")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert resolve("auto") == torch.device("cuda")
    with pytest.raises(RunError, match="no device 'toaster' here: choose cpu"):
        resolve("toaster")
