"""What the lesson's widget is told, and what it can ask."""

import json
import math

import numpy as np
import pytest

from playground import text
from playground.lessons import arena, two_gaussians
from playground.lessons.ring import GRID, MODES, SHOWN
from playground.ui.shared.guarded import answering
from playground.ui.slide.why import Lesson, known, lines, ring
from playground.ui.text import Say

ENGLISH = Say(text.ENGLISH)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(arena, "SLICE", 2)
    monkeypatch.setattr(two_gaussians, "STEPS", 3)
    known.cache_clear()
    yield
    known.cache_clear()


def test_the_table_is_json_and_has_null_for_infinity():
    told = json.loads(json.dumps(lines(), allow_nan=False))
    middle = len(told["theta"]) // 2
    assert told["theta"][middle] == 0
    assert told["distances"]["kullback_leibler"][middle - 1 : middle + 2] == [None, 0, None]
    assert told["distances"]["jensen_shannon"][0] == pytest.approx(math.log(2))
    assert told["slopes"]["wasserstein"][middle - 1 : middle + 2] == [-1, 0, 1]


def test_the_gaussians_are_told_at_a_step_of_the_slider_and_kept():
    answer = Lesson().judge({"apart": 2.2}, ENGLISH)
    json.dumps(answer, allow_nan=False)
    expected = two_gaussians.judged(2.0)
    np.testing.assert_allclose(answer["critic"], expected.critic, atol=1e-5)
    assert known.cache_info().currsize == 1
    Lesson().judge({"apart": 1.9}, ENGLISH)
    assert known.cache_info().hits == 1


def test_a_slice_of_the_games_is_told_in_small_numbers():
    answer = Lesson().play({"name": "a", "seed": 0, "rate": "slow"}, ENGLISH)
    json.dumps(answer)
    assert 0 < answer["part"] < 1
    assert [game["steps"] for game in answer["games"]] == [2, 0, 0]
    for game in answer["games"]:
        assert len(game["points"]) == 2 * SHOWN
        assert len(game["scores"]) == GRID**2
        assert (min(game["scores"]), max(game["scores"])) == (0, 255)
    assert len(ring()["centres"]) == 2 * MODES


@pytest.mark.parametrize(
    ("function", "question", "sentence"),
    [
        ("judge", {"apart": 11}, "the distance must lie between 0.0 and 10.0: 11.0 does not"),
        ("judge", {"apart": "far"}, "the distance must be a number, not 'far'"),
        ("judge", {}, "the distance must be a number, not empty"),
        (
            "play",
            {"name": "", "seed": 0, "rate": "slow"},
            "a game's name must be 1 to 40 characters",
        ),
        ("play", {"name": "x" * 41, "seed": 0, "rate": "slow"}, "a game's name must be 1 to 40"),
        ("play", {"name": "a", "seed": -1, "rate": "slow"}, "seed must lie between 0 and"),
        (
            "play",
            {"name": "a", "seed": 0.5, "rate": "slow"},
            "seed must be a whole number, not 0.5",
        ),
        ("play", {"name": "a", "seed": 0, "rate": "fast"}, "rate must be one of slow, equal"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(function, question, sentence):
    answer = answering(function, getattr(Lesson(), function))(question, None)
    assert answer["problem"].startswith(sentence)
