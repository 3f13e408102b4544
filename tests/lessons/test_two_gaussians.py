import numpy as np
import pytest
import torch

from playground.errors import SpecError
from playground.lessons.two_gaussians import judged


@pytest.fixture(autouse=True)
def _one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def near():
    return judged(2.0)


def test_the_optimum_is_the_share_of_the_real_density(near):
    """1406.2661, proposition 1; of two equal variances, a sigmoid in x."""
    sigmoid = 1 / (1 + np.exp(2.0 * near.x - 2.0))
    np.testing.assert_allclose(near.optimal, sigmoid, atol=1e-5)
    assert near.x[0] == -4
    assert np.trapezoid(near.real, near.x) == pytest.approx(1, abs=1e-3)
    assert near.x[near.made.argmax()] == pytest.approx(2, abs=0.1)


def test_the_discriminator_learns_the_optimum(near):
    seen = near.real + near.made > 0.05
    np.testing.assert_allclose(near.discriminator[seen], near.optimal[seen], atol=0.1)


def test_the_steepness_is_the_difference_quotient_of_the_generator_s_loss(near):
    loss = np.log1p(-near.discriminator.astype(np.float64))
    slope = np.abs(np.gradient(loss, near.x))[1:-1]
    np.testing.assert_allclose(near.steepness[1:-1], slope, atol=0.25)  # its lines have corners
    assert np.median(np.abs(near.steepness[1:-1] - slope)) < 0.01


def test_far_away_one_has_no_gradient_and_the_other_does():
    far = judged(8.0)
    made = np.abs(far.x - 8.0) < 1
    assert far.steepness[made].max() < 1e-2
    assert far.critic_steepness[made].min() > 0.1
    assert far.critic_steepness.max() == pytest.approx(1)
    assert 0 < far.estimate <= 8.0  # W is the supremum over all that are no steeper than 1


def test_the_same_seed_draws_the_same():
    first, second = judged(1.0, seed=3), judged(1.0, seed=3)
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize("apart", [-1.0, 10.5, float("nan")])
def test_no_other_distance(apart):
    with pytest.raises(SpecError, match=r"between 0\.0 and 10\.0"):
        judged(apart)
