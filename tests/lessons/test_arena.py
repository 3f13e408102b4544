import numpy as np
import pytest

from playground.lessons import arena as module
from playground.lessons.arena import Arena
from playground.lessons.ring import EQUAL, SLOW


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(module, "SLICE", 2)
    monkeypatch.setattr(module, "UPDATES", 6)
    monkeypatch.setattr(module, "KEPT", 2)


def test_who_asks_again_sees_the_games_go_on_and_end():
    arena = Arena()
    told = [arena.advance("mine", 1, SLOW) for _ in range(4)]
    assert [part for _, part in told] == pytest.approx([1 / 3, 2 / 3, 1, 1])
    assert [games[0].steps for games, _ in told] == [2, 4, 6, 6]
    assert np.array_equal(told[2][0][1].points, told[3][0][1].points)


def test_the_oldest_games_are_forgotten_for_new_ones():
    arena = Arena()
    arena.advance("first", 1, SLOW)
    arena.advance("second", 1, SLOW)
    arena.advance("first", 1, SLOW)  # now the second is the oldest
    arena.advance("third", 1, SLOW)
    assert arena.advance("first", 1, SLOW)[1] == 1
    assert arena.advance("second", 1, SLOW)[1] == pytest.approx(1 / 3)


def test_the_seed_and_the_rate_decide_what_is_seen():
    points = [
        Arena().advance("any", *how)[0][0].points for how in ((1, SLOW), (2, SLOW), (1, EQUAL))
    ]
    again = Arena().advance("other", 1, SLOW)[0][0].points
    assert np.array_equal(points[0], again)
    assert not np.array_equal(points[0], points[1])
    assert not np.array_equal(points[0], points[2])
