import numpy as np
import pytest
import torch

from playground.latents import frames, latent, path
from playground.nets.gan import Generator
from playground.specs import GanSpec
from tests.latents.tiny import tiny


@pytest.fixture
def generator() -> Generator:
    return tiny(GanSpec("tiny", latent=6, image_channels=3, widths=(8, 6, 4)))


def test_frames_are_the_generator_s_images_in_eval_mode(generator):
    z = path(latent(1, 6), latent(2, 6), 7)
    images = frames(generator, z)
    assert (images.shape, images.dtype) == ((7, 32, 32, 3), np.uint8)
    generator.eval()
    with torch.no_grad():
        one_by_one = torch.cat([generator(torch.from_numpy(row[None])) for row in z])
    expected = (one_by_one.numpy().transpose(0, 2, 3, 1) + 1) * 127.5
    assert np.abs(images - expected).max() <= 0.51
    assert images.std() > 3


@pytest.mark.parametrize("mode", [True, False])
def test_frames_leave_the_generator_as_it_was(generator, mode):
    generator.train(mode)
    generator.bn.eval()
    before = {name: tensor.clone() for name, tensor in generator.state_dict().items()}
    modes = [module.training for module in generator.modules()]
    frames(generator, path(latent(1, 6), latent(2, 6), 3))
    with pytest.raises(RuntimeError):
        frames(generator, np.zeros((2, 5), np.float32))
    assert [module.training for module in generator.modules()] == modes
    after = generator.state_dict()
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_many_images_are_made_some_at_a_time(generator):
    sizes = []
    generator.register_forward_hook(lambda _, given, __: sizes.append(len(given[0])))
    latents = np.random.default_rng(0).standard_normal((37, 6), np.float32)
    made = frames(generator, latents)
    assert (len(made), max(sizes)) == (37, 16)
    each = np.concatenate([frames(generator, one[None]) for one in latents])
    assert np.abs(made.astype(int) - each).max() <= 1
