import numpy as np
import torch

from playground.latents import nearest as module
from playground.latents.fitting import fitted
from playground.latents.nearest import nearest


def noise(count: int, channels: int, side: int, seed: int) -> torch.Tensor:
    rng = torch.Generator().manual_seed(seed)
    return torch.randint(0, 256, (count, channels, side, side), generator=rng, dtype=torch.uint8)


def test_the_nearest_is_the_nearest(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 7)  # several of them
    training, images = noise(40, 3, 32, 1), noise(6, 3, 32, 2)
    images[2] = training[33]
    images[4] = training[5] // 2 + 60
    found = nearest(images, training)
    by_hand = ((images[:, None].double() - training[None].double()) ** 2).mean(
        (2, 3, 4)
    ).sqrt() / 255
    np.testing.assert_array_equal(found.indices, by_hand.argmin(1))
    np.testing.assert_allclose(found.distances, by_hand.min(1).values, atol=1e-4)
    assert (found.indices[2], found.distances[2]) == (33, 0)


def test_smaller_training_images_stand_in_a_border():
    training = noise(5, 1, 28, 3)
    images = torch.zeros(1, 1, 32, 32, dtype=torch.uint8)
    images[0, :, 2:30, 2:30] = training[3]
    found = nearest(images, training)
    assert (found.indices[0], found.distances[0]) == (3, 0)
    assert torch.equal(fitted(training, 32)[3].to(torch.uint8), images[0])
