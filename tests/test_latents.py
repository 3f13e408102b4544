import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.latents import frames, latent, lerp, path, slerp
from playground.nets.gan import Generator, initialise
from playground.specs import GanSpec

SEEDS = st.integers(0, 2**31 - 1)


def test_latents_are_pinned_and_normal():
    np.testing.assert_allclose(latent(0, 3), [0.12573022, -0.13210486, 0.64042264], rtol=1e-6)
    z = latent(1, 200_000)
    assert z.dtype == np.float32
    assert (z.mean(), z.std()) == (pytest.approx(0, abs=0.01), pytest.approx(1, abs=0.01))
    assert (latent(1, 5) == z[:5]).all()
    assert not (latent(2, 5) == z[:5]).any()


def test_slerp_by_hand():
    """Half a right angle, with lengths 1 and 3: direction (1, 1)/sqrt(2), length 2."""
    a, b = np.array([1, 0], np.float32), np.array([0, 3], np.float32)
    third = slerp(a, b, np.array([1 / 3, 0.5], np.float32))
    np.testing.assert_allclose(third[1], [2 / 2**0.5, 2 / 2**0.5], rtol=1e-6)
    degrees = np.degrees(np.arctan2(third[0, 1], third[0, 0]))
    assert degrees == pytest.approx(30, abs=1e-4)
    assert np.linalg.norm(third[0]) == pytest.approx(5 / 3, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(SEEDS, SEEDS, st.integers(2, 64))
def test_an_arc_turns_steadily_and_keeps_to_the_lengths_of_its_ends(one, other, length):
    a, b = latent(one, length).astype(np.float64), latent(other, length).astype(np.float64)
    points = path(a.astype(np.float32), b.astype(np.float32), 9).astype(np.float64)
    np.testing.assert_allclose(points[[0, -1]], [a, b], atol=2e-5)
    norms = np.linalg.norm(points, axis=1)
    np.testing.assert_allclose(norms, np.linspace(norms[0], norms[-1], 9), rtol=1e-5)
    cosines = (points[1:] * points[:-1]).sum(1) / (norms[1:] * norms[:-1])
    assert cosines.max() - cosines.min() < 1e-6


def test_the_line_shortens_the_middle_and_the_arc_does_not():
    a, b = latent(1, 100), latent(2, 100)
    norms = {way: np.linalg.norm(path(a, b, 3, way)[1]) for way in ("line", "sphere")}
    assert norms["line"] < 0.8 * norms["sphere"]
    np.testing.assert_allclose(path(a, b, 3, "line")[1], (a + b) / 2, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("b", [[0, 0, 0], [1, 2, 3], [2, 4, 6], [-1, -2, -3]])
def test_where_there_is_no_arc_it_is_the_line(b):
    a, b = np.array([1, 2, 3], np.float32), np.array(b, np.float32)
    t = np.linspace(0, 1, 5, dtype=np.float32)
    points = slerp(a, b, t)
    assert np.isfinite(points).all()
    np.testing.assert_allclose(points, lerp(a, b, t), atol=1e-6)


@pytest.fixture
def generator() -> Generator:
    net = Generator(GanSpec("tiny", latent=6, image_channels=3, widths=(8, 6, 4)))
    initialise(net, torch.Generator().manual_seed(1))
    with torch.no_grad():  # loud enough to paint, with the statistics of its own samples
        net.paint.weight.mul_(20)
        net.grow[0][1].momentum = net.grow[1][1].momentum = net.bn.momentum = None
        net(torch.randn(64, 6, generator=torch.Generator().manual_seed(2)))
    return net


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
