import numpy as np
import torch

from playground.latents.directions import directions
from playground.specs import GanSpec
from tests.latents.tiny import tiny


def activations(net, z: np.ndarray) -> np.ndarray:
    """What batch normalisation hands on in the first layer, by a hook: (N, C * 16)."""
    seen = []
    hook = net.bn.register_forward_hook(lambda *call: seen.append(call[-1]))
    with torch.no_grad():
        net.eval()(torch.from_numpy(z.astype(np.float32)))
    hook.remove()
    return seen[0].flatten(1).numpy()


def test_they_are_the_principal_components_of_sampled_activations():
    """GANSpace as its paper has it: components of samples, then least squares back to z."""
    net = tiny(GanSpec("t", latent=12, widths=(8, 6, 4)), seed=3)
    with torch.no_grad():  # channels of different importance, as in a trained one
        net.bn.weight.mul_(torch.linspace(0.2, 3, 8))
    z = np.random.default_rng(0).standard_normal((40_000, 12))
    seen = activations(net, z)
    seen = seen - seen.mean(0)
    _, strength, components = np.linalg.svd(seen, full_matrices=False)
    coordinates = seen @ components[:4].T  # (N, 4)
    basis = np.linalg.lstsq(coordinates, z, rcond=None)[0]  # (4, L)
    basis /= np.linalg.norm(basis, axis=1, keepdims=True)
    axes, shares = directions(net, 4)
    np.testing.assert_allclose(np.abs((axes * basis).sum(1)), 1, atol=0.01)
    np.testing.assert_allclose(shares, (strength**2 / (strength**2).sum())[:4], rtol=0.05)
    assert (np.diff(shares) <= 0).all()


def test_they_are_orthonormal_and_their_signs_settled():
    axes, _ = directions(tiny(), 6)
    np.testing.assert_allclose(axes @ axes.T, np.eye(6), atol=1e-5)
    assert (axes[np.arange(6), np.abs(axes).argmax(1)] > 0).all()
