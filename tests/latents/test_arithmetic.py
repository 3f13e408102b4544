import numpy as np

from playground.latents import latent
from playground.latents.arithmetic import neighbourhood, result


def test_the_result_by_hand():
    groups = np.array(
        [[[1, 0], [2, 3], [3, 3]], [[1, 1], [1, 1], [4, 1]], [[0, 0], [0, 0], [0, 3]]]
    )
    np.testing.assert_allclose(result(groups.astype(np.float32)), [2 - 2 + 0, 2 - 1 + 1])


def test_the_mean_of_three_is_short_and_what_comes_out_of_three_means_is_not():
    lengths = [
        np.linalg.norm(result(np.stack([latent(s + i, 100) for i in range(9)]).reshape(3, 3, 100)))
        for s in range(0, 900, 9)
    ]
    assert abs(np.mean(lengths) - 10) < 0.3  # as a single z of 100: the variances add up to one


def test_around_the_result_the_noise_is_the_paper_s_share_of_z():
    z = latent(1, 20_000)
    around = neighbourhood(z)
    assert (around[4] == z).all()
    for other in (0, 1, 2, 3, 5, 6, 7, 8):
        noise = around[other] - z
        assert abs(noise.std() / z.std() - 0.25) < 0.01  # 0.25 of uniform(-1, 1), likewise
        assert np.abs(noise).max() <= 0.25 * 3**0.5 + 1e-5
    assert not np.allclose(around[0], around[1])
    np.testing.assert_array_equal(around, neighbourhood(z))
