"""Which precision a training takes, and that finding out changes nothing."""

import time
from pathlib import Path

import pytest
import torch

from playground import checkpoints
from playground.data.images import Dataset
from playground.errors import RunError
from playground.training import precision
from playground.training.device import pick
from playground.training.duel import Duel
from playground.training.gan import train_gan
from playground.training.learner import Learner
from playground.training.precision import Precision, Rehearsal
from tests.training import test_gan
from tests.training.test_classify import run_spec

CPU = torch.device("cpu")
NATIVE = "flags\t\t: fpu avx2 avx512_bf16 amx_tile\n"


def paced(plain: float, cast: float) -> Rehearsal:
    """A step that takes a time that depends on the precision."""

    def step(precision: Precision) -> None:
        time.sleep(cast if precision == "bfloat16" else plain)

    return step


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor with bfloat16, to believe the program."""
    monkeypatch.setattr(precision, "has_bfloat16", lambda _: True)


@pytest.mark.usefixtures("native")
@pytest.mark.parametrize(
    ("plain", "cast", "chosen"), [(0.05, 0.0, "bfloat16"), (0.0, 0.05, "float32")]
)
def test_the_faster_one_is_taken(plain: float, cast: float, chosen: str) -> None:
    assert precision.choose("auto", lambda: paced(plain, cast), CPU) == chosen


@pytest.mark.usefixtures("native")
def test_a_slow_trial_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "TRIAL_SECONDS", 0.1)
    tried: list[Precision] = []

    def step(precision: Precision) -> None:
        tried.append(precision)
        paced(0.02, 0.2)(precision)

    assert precision.choose("auto", lambda: step, CPU) == "float32"
    assert tried == ["float32", "bfloat16"]


@pytest.mark.usefixtures("native")
@pytest.mark.parametrize("name", ["float32", "bfloat16"])
def test_what_is_asked_for_by_name_is_not_tried(name: Precision) -> None:
    assert precision.choose(name, lambda: pytest.fail("tried"), CPU) == name


def test_without_instructions_for_it_nothing_is_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    listed = tmp_path / "cpuinfo"
    monkeypatch.setattr(precision, "CPUINFO", listed)
    assert not precision.has_bfloat16(CPU, {})
    listed.write_text("flags\t\t: fpu avx2 avx512_vbmi2\n")
    assert not precision.has_bfloat16(CPU, {})
    assert precision.choose("auto", lambda: pytest.fail("tried"), CPU) == "float32"
    listed.write_text(NATIVE)
    assert precision.has_bfloat16(CPU, {})
    assert not precision.has_bfloat16(torch.device("mps"), {})


@pytest.mark.parametrize(
    ("variable", "value", "has"),
    [
        ("ONEDNN_MAX_CPU_ISA", "AVX2", False),
        ("ONEDNN_MAX_CPU_ISA", "avx512_core_vnni", False),
        ("ONEDNN_MAX_CPU_ISA", "AVX512_CORE_BF16", True),
        ("ONEDNN_MAX_CPU_ISA", "DEFAULT", True),
        ("ATEN_CPU_CAPABILITY", "avx2", False),
        ("ATEN_CPU_CAPABILITY", "default", False),
        ("ATEN_CPU_CAPABILITY", "avx512", True),
    ],
)
def test_a_processor_that_is_kept_to_less_has_less(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str, has: bool
) -> None:
    listed = tmp_path / "cpuinfo"
    listed.write_text(NATIVE)
    monkeypatch.setattr(precision, "CPUINFO", listed)
    assert precision.has_bfloat16(CPU, {variable: value}) == has


@pytest.mark.usefixtures("native")
def test_the_trial_leaves_a_classifier_as_it_was(colours: Dataset) -> None:
    steps = []
    for wanted in ("auto", "float32"):
        spec = run_spec(cutout=2, precision=wanted)  # its network has dropout
        learner = Learner(spec, colours, CPU)
        learner.choose_precision()
        assert all(p.grad is None for p in learner.net.parameters())
        learner.precision = "float32"
        learner.step()
        steps.append({**learner.net.state_dict(), "random": torch.get_rng_state()})
    assert all(torch.equal(steps[0][name], steps[1][name]) for name in steps[0])


@pytest.mark.usefixtures("native")
def test_the_trial_leaves_a_gan_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    states = []
    for wanted in ("auto", "float32"):
        monkeypatch.setattr(precision, "WORTH", 0.0)  # float32, however the trial ends
        run = test_gan.run_spec(precision=wanted)
        list(train_gan(run, test_gan.dataset(), tmp_path / wanted))
        loaded = checkpoints.load(tmp_path / wanted / checkpoints.LAST)
        states.append({**loaded.net.state_dict(), **loaded.state})
    assert test_gan.same(*states)


def test_training_in_bfloat16_keeps_float32_weights_and_is_resumed_in_it(
    colours: Dataset, tmp_path: Path
) -> None:
    spec = run_spec(precision="bfloat16")
    learner = Learner(spec, colours, CPU)
    learner.choose_precision()
    before = [p.detach().clone() for p in learner.net.parameters()]
    for _ in range(3):
        learner.step()
    for weight, old in zip(learner.net.parameters(), before, strict=True):
        assert weight.dtype == weight.grad.dtype == torch.float32
        assert not torch.equal(weight, old)
    learner.save(tmp_path / "last.safetensors")
    again = Learner(spec, colours, CPU)
    again.resume(tmp_path)
    assert again.precision == "bfloat16"


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_a_gan_in_bfloat16_keeps_float32_weights_averages_and_losses(kind: str) -> None:
    losses, pairs = {}, {}
    for name in ("float32", "bfloat16"):
        pair = Duel(test_gan.run_spec(kind), test_gan.dataset().train.pixels, "cpu")
        pair.precision = name
        dtypes = set()
        pair.critic.register_forward_hook(lambda *given, seen=dtypes: seen.add(given[2].dtype))
        losses[name], pairs[name] = pair.step(0), pair
        assert dtypes == {getattr(torch, name)}
        kept = [*pair.state().values(), *pair.average(1).state_dict().values()]
        assert all(t.dtype == torch.float32 for t in kept if t.is_floating_point())
    assert losses["bfloat16"] == pytest.approx(losses["float32"], rel=0.05, abs=0.05)
    assert losses["bfloat16"] != losses["float32"]


def test_a_device_is_picked_or_told_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pick("cpu") == torch.device("cpu")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert pick("auto") == torch.device("mps")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert pick("auto") == torch.device("cuda")
    with pytest.raises(RunError, match="no device 'toaster' here: choose cpu"):
        pick("toaster")
