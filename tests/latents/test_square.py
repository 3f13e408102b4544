import numpy as np
import pytest

from playground.latents import latent, path, square

CORNERS = np.stack([latent(seed, 50) for seed in range(4)])
T = np.linspace(0, 1, 7, dtype=np.float32)


def along(x, y, way="sphere"):
    places = np.stack(np.broadcast_arrays(x, y), axis=1).astype(np.float32)
    return square(CORNERS, places, way)


@pytest.mark.parametrize("way", ["sphere", "line"])
def test_the_edges_are_the_paths_between_the_corners(way):
    a, b, c, d = CORNERS
    for edge, (one, other) in (
        (along(T, 0, way), (a, b)), (along(T, 1, way), (c, d)),
        (along(0, T, way), (a, c)), (along(1, T, way), (b, d)),
    ):  # fmt: skip
        np.testing.assert_allclose(edge, path(one, other, 7, way), atol=1e-5)


def test_the_straight_square_is_bilinear():
    weights = np.array([0.7 * 0.9, 0.3 * 0.9, 0.7 * 0.1, 0.3 * 0.1])
    np.testing.assert_allclose(along([0.3], [0.1], "line")[0], weights @ CORNERS, atol=1e-5)


def test_inside_it_keeps_to_the_sphere():
    lengths = np.linalg.norm(CORNERS, axis=1)
    places = np.random.default_rng(0).random((200, 2))
    norms = np.linalg.norm(along(*places.T), axis=1)
    assert lengths.min() - 1e-4 <= norms.min() <= norms.max() <= lengths.max() + 1e-4
    assert np.linalg.norm(along([0.5], [0.5], "line")) < 0.6 * norms.mean()
