"""The triangle: against the sum of its corners, on its edges, and in what it keeps."""

import numpy as np
import pytest

from playground.latents import latent, slerp, triangle
from playground.latents.triangle import weights

CORNERS = np.stack([latent(seed, 50) for seed in range(3)])
PLACES = np.array([(0.5, 0), (0, 1), (1, 1)], np.float32)  # of the corners
SOME = np.random.default_rng(0).random((200, 2)).astype(np.float32)


@pytest.mark.parametrize("way", ["sphere", "line"])
def test_its_corners_are_the_vectors_themselves(way):
    np.testing.assert_allclose(triangle(CORNERS, PLACES, way), CORNERS, rtol=1e-6)


def test_a_place_is_the_weighted_mean_of_the_corners_places():
    inside = SOME[np.abs(SOME[:, 0] - 0.5) < SOME[:, 1] / 2]
    assert len(inside) > 50
    shares = weights(inside)
    np.testing.assert_allclose(shares @ PLACES, inside, atol=1e-6)
    np.testing.assert_allclose(shares.sum(1), 1, atol=1e-6)
    assert shares.min() >= 0


def test_what_lies_beside_it_is_moved_across_to_its_edge():
    np.testing.assert_allclose(weights(np.array([(0, 0.5), (1, 0.5), (0.1, 0)], np.float32)), [
        (0.5, 0.5, 0), (0.5, 0, 0.5), (1, 0, 0),
    ])  # fmt: skip


def test_the_straight_one_is_the_weighted_sum():
    for place, z in zip(SOME, triangle(CORNERS, SOME, "line"), strict=True):
        a, b, c = weights(place[None])[0]
        np.testing.assert_allclose(z, a * CORNERS[0] + b * CORNERS[1] + c * CORNERS[2], atol=1e-5)


def test_the_round_one_has_the_sum_s_direction_and_the_mean_length():
    lengths = np.linalg.norm(CORNERS, axis=1)
    unit = CORNERS / lengths[:, None]
    for place, z in zip(SOME, triangle(CORNERS, SOME), strict=True):
        shares = weights(place[None])[0]
        assert np.linalg.norm(z) == pytest.approx(shares @ lengths, rel=1e-5)
        wanted = sum(share * one for share, one in zip(shares, unit, strict=True))
        assert np.dot(z, wanted) == pytest.approx(
            np.linalg.norm(z) * np.linalg.norm(wanted), rel=1e-5
        )


def test_its_edges_lie_on_the_arcs_and_meet_their_middles():
    middles = np.array([(0.25, 0.5), (0.75, 0.5), (0.5, 1)], np.float32)
    pairs = [(0, 1), (0, 2), (1, 2)]
    for z, (one, other) in zip(triangle(CORNERS, middles), pairs, strict=True):
        wanted = slerp(CORNERS[one], CORNERS[other], np.array([0.5]))[0]
        np.testing.assert_allclose(z, wanted, atol=1e-5)


def test_corners_that_cancel_out_give_a_point_all_the_same():
    a = latent(0, 50)
    assert np.isfinite(triangle(np.stack([a, -a, 0 * a]), SOME)).all()
