"""Stops that come in the midst of a step: a short one ends and is kept, a long one is broken off."""

import time
from pathlib import Path

import pytest

from playground.checkpoints import LAST
from playground.data.images import Dataset
from playground.records import Point
from playground.training import run as run_module
from playground.training.interruption import lasting
from tests.training.test_trainer import KINDS, spec_of


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("patience", [0.0, run_module.STEP_SECONDS])
def test_a_stop_costs_no_step_that_ends_soon(
    colours: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, patience: float
) -> None:
    monkeypatch.setattr(run_module, "load", lambda *_: colours)
    monkeypatch.setattr(run_module, "STEP_SECONDS", patience)
    begun = told = False

    def stopping() -> bool:
        """Said at the first layer of the second step."""
        nonlocal told
        told = begun
        return told

    reports = run_module.run(spec_of(kind), tmp_path, tmp_path, device="cpu", stopping=stopping)
    for report in reports:
        begun = begun or isinstance(report, Point)
        if told:
            break
    reports.close()
    assert (tmp_path / LAST).exists() == (patience > 0)


def test_a_stop_counts_once_it_has_been_said_for_long_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, said = 0.0, False
    monkeypatch.setattr(time, "monotonic", lambda: now)
    stopping = lasting(lambda: said, 1.0)
    heard = []
    for then, whether in (
        (0.0, False), (5.0, True), (5.9, True), (6.0, True), (7.0, False), (7.1, True),
    ):  # fmt: skip
        now, said = then, whether
        heard.append(stopping())
    assert heard == [False, False, False, True, False, False]
