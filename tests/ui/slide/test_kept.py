"""What is kept of a generator goes with it."""

import gc
import weakref

import numpy as np
import pytest

from playground.latents import Opened
from playground.specs import GanSpec
from playground.ui.slide.directions import COUNT, directions_of
from playground.ui.slide.kept import kept
from tests.latents.tiny import card, tiny


def opened(latent: int = 6) -> Opened:
    spec = GanSpec("tiny", latent=latent, widths=(8, 6, 4))
    return Opened(card(spec), spec, tiny(spec).eval())


def test_answers_are_kept_for_each_generator_and_no_longer() -> None:
    asked: list[int] = []

    @kept(2)
    def twice(source: Opened, number: int) -> int:
        asked.append(number)
        return number * source.spec.latent // 3

    source, other = opened(), opened()
    assert [twice(source, n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert asked == [1, 2, 3, 2]  # the last two are kept
    assert twice(other, 1) == 2
    assert asked[-1] == 1
    directions_of(source)
    gone = weakref.ref(source.net)
    del source
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("latent", [2, 5, 6])
def test_a_generator_of_few_numbers_has_sliders_that_change_nothing(latent: int) -> None:
    axes, shares = directions_of(opened(latent))
    assert axes.shape == (COUNT, latent)
    assert shares.shape == (COUNT,)
    lengths = np.linalg.norm(axes, axis=1)
    np.testing.assert_allclose(lengths, [1.0] * latent + [0.0] * (COUNT - latent), atol=1e-5)
    assert shares.sum() == pytest.approx(1.0, abs=1e-3)
