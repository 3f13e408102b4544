"""Reports: what is written as JSON comes back equal, and what is not one is refused."""

import dataclasses
import json
import math

import numpy as np
import pytest

from playground.errors import SpecError
from playground.message import Message
from playground.records import (
    Confusion,
    GanReport,
    Histogram,
    Packed,
    Preparing,
    ProbeImages,
    Remark,
    Report,
    Samples,
    Snapshot,
    TrainReport,
    report_from_dict,
    report_to_dict,
)
from playground.runs.reports import curve

PIXELS = np.random.default_rng(0).integers(0, 256, (2, 3, 3, 1), np.uint8)
MAPS = Packed.of(PIXELS[..., 0])
SNAPSHOT = Snapshot(5, 0.5, 1.25, (1, 0), MAPS, MAPS, 3.75, Packed.of(PIXELS))
STEP = TrainReport(6, 0.6, 1.5, 0.5, 1.0, 100.0, 0.1, 2.3, 0.1, gradient_norms=(1.0, 2.0))
EVERY = [
    Preparing(Message("Reading"), 0.5),
    Remark(Message("Left out: 3")),
    STEP,
    GanReport(6, 0.6, 1.5, 0.5, 1.0, 100.0, 0.7, 0.3),
    ProbeImages(("cat", "dog"), (0, 1), Packed.of(PIXELS), True),
    SNAPSHOT,
    Snapshot(5, 0.5, 1.25, (1, 0), MAPS, MAPS, 3.75),
    Confusion(6, 0.6, 1.5, "validation", (3, 1, 0, 4)),
    Samples(6, 0.6, 1.5, Packed.of(PIXELS)),
    Samples(6, 0.6, 1.5, Packed.of(PIXELS), Histogram((1, 0, 2), 0.01)),
]


@pytest.mark.parametrize("report", EVERY, ids=lambda report: type(report).__name__)
def test_every_report_comes_back_from_a_line_of_json(report: Report) -> None:
    line = json.dumps(report_to_dict(report))
    assert "\n" not in line
    assert report_from_dict(json.loads(line)) == report


def test_packed_bytes_are_the_array() -> None:
    assert np.array_equal(Packed.of(PIXELS).array(), PIXELS)
    assert np.array_equal(Packed.of(PIXELS[:, ::-1]).array(), PIXELS[:, ::-1])  # not contiguous
    with pytest.raises(ValueError, match="reshape"):
        Packed((5, 5), MAPS.text).array()


@pytest.mark.parametrize(
    "data",
    [
        3,
        {},
        {"kind": ["samples"]},
        {"kind": "samples"},
        {**report_to_dict(SNAPSHOT), "maps": {"shape": [1]}},
        {**report_to_dict(SNAPSHOT), "scale": math.nan},
        {**report_to_dict(STEP), "loss": 10**400},
    ],
)
def test_what_is_no_report_is_refused(data: object) -> None:
    with pytest.raises(SpecError):
        report_from_dict(data)


def test_an_unknown_kind_or_field_is_told_the_known_ones() -> None:
    with pytest.raises(SpecError, match=r"must be one of preparing, .*, samples, not 'photo'"):
        report_from_dict({"kind": "photo"})
    with pytest.raises(SpecError, match="remark has no field 'note'; it has text"):
        report_from_dict({"kind": "remark", "text": "a", "note": "b"})


def test_what_was_measured_may_be_no_number() -> None:
    lost = dataclasses.replace(STEP, loss=math.inf, gradient_norms=(1.0, math.inf))
    assert report_from_dict(json.loads(json.dumps(report_to_dict(lost)))) == lost


@pytest.mark.parametrize("report", EVERY, ids=lambda report: type(report).__name__)
def test_a_field_of_another_type_is_refused(report: Report) -> None:
    data = report_to_dict(report)
    for name, value in data.items():
        for wrong in ("1", True, ["x", None], {"shape": [1], "text": 1}):
            if type(wrong) is not type(value) or isinstance(value, (dict, list)):
                with pytest.raises(SpecError):
                    report_from_dict({**data, name: wrong})


def test_whole_numbers_and_missing_measurements_are_right() -> None:
    data = {**report_to_dict(STEP), "seconds": 2, "validation_loss": None, "test_loss": 1}
    assert report_from_dict(data) == dataclasses.replace(STEP, seconds=2.0, test_loss=1.0)


def test_what_is_shown_beside_the_curves_is_no_point_of_them() -> None:
    assert curve(EVERY[4:6] + EVERY[2:3] + EVERY[5:]) == [STEP]
