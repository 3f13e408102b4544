"""Back from an image to its z: against the image's own z, autograd, samples beyond count, and by hand."""

import itertools

import numpy as np
import pytest
import torch

from playground.errors import SpecError
from playground.latents import finding, frames, latent
from playground.latents.drawing import placed
from playground.latents.finding import BETAS, NOISE, Adam, energy, find
from playground.latents.points import read, written
from tests.latents.tiny import SPEC, tiny

SEED = 5000  # far from the seeds that the search begins with


class Smooth(torch.nn.Module):
    """A generator without a bump: z through one layer, squashed."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(SPEC.latent, 32 * 32, bias=False)
        torch.nn.init.normal_(self.layer.weight, generator=torch.Generator().manual_seed(1))

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        return torch.tanh(self.layer(z) / 3).view(-1, 1, 32, 32)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(finding, "SECONDS", 60.0)  # a busy machine finds the same


def far(net, z, picture) -> float:
    difference = frames(net, z[None])[0].astype(float) - picture
    return float(np.sqrt((difference**2).mean())) / 255


def ended(search):
    told = []
    while True:
        try:
            told.append(next(search))
        except StopIteration as end:
            return told, end.value


def test_an_image_of_its_own_is_found_nearer_than_any_of_many_samples():
    net = Smooth()
    picture = frames(net, latent(SEED, SPEC.latent)[None])[0]
    told, found = ended(find(net, SPEC.latent, picture))
    many = [far(net, latent(seed, SPEC.latent), picture) for seed in range(200)]
    assert found.distance < 0.2 * min(many)
    np.testing.assert_allclose(found.z, latent(SEED, SPEC.latent), atol=0.2)
    assert far(net, found.z, picture) == pytest.approx(found.distance, abs=0.003)
    assert [one.distance for one in told] == sorted((one.distance for one in told), reverse=True)
    assert told[0].distance == pytest.approx(min(many[: finding.SAMPLES]), abs=0.003)
    assert found.share == 1
    assert all(one.share < other.share for one, other in itertools.pairwise(told))


def test_the_search_leaves_no_trace():
    net = tiny()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    picture = np.zeros((32, 32, 1), np.uint8)
    ended(find(net, SPEC.latent, picture))
    assert net.training
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())
    assert all(parameter.grad is None for parameter in net.parameters())


def test_a_search_ends_in_time(monkeypatch):
    monkeypatch.setattr(finding, "SECONDS", 0.0)
    told, found = ended(find(tiny().eval(), SPEC.latent, np.zeros((32, 32, 1), np.uint8)))
    assert len(told) <= 2
    assert np.isfinite(found.distance)


def test_the_energy_is_that_of_the_pixels_and_of_the_length():
    z = torch.randn(3, 7, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    squares = torch.rand(3, 1, 2, 2, dtype=torch.float64)
    chi = torch.distributions.Chi2(torch.tensor(7.0, dtype=torch.float64))
    radius = z.norm(dim=1)
    density = chi.log_prob(radius**2) + torch.log(2 * radius)  # of the length, from its square's
    wanted = squares.sum((1, 2, 3)) / (2 * NOISE**2) - density
    constant = wanted - energy(z, squares)
    torch.testing.assert_close(constant, constant[:1].expand(3))


def test_adam_goes_where_torchs_own_goes():
    start = torch.randn(3, 7, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    mine, theirs = start.clone().requires_grad_(), start.clone().requires_grad_()
    adam, own = Adam(mine), torch.optim.Adam([theirs], betas=BETAS)
    for rate in (0.1, 0.07, 0.01):
        adam.step(torch.autograd.grad(mine.pow(4).sum(), mine)[0], rate)
        own.param_groups[0]["lr"] = rate
        (theirs.grad,) = torch.autograd.grad(theirs.pow(4).sum(), theirs)
        own.step()
    torch.testing.assert_close(mine, theirs)
    assert not torch.equal(mine, start)


def test_a_point_comes_back_from_its_text():
    z = latent(3, 100)
    text = written(z)
    assert len(text) == 135
    assert text.isascii()
    assert not set(text) & set("+/=&, ")
    np.testing.assert_allclose(read(text, 100), z, atol=1 / 64)
    assert written(read(text, 100)) == text
    assert read(written(np.full(4, 9, np.float32)), 4).max() < 4  # clipped
    for junk in ("z", "43", "z!!", text[:-8], "zé", text + "AAAA"):
        with pytest.raises(SpecError):
            read(junk, 100)


def test_a_drawing_is_given_the_place_and_size_of_the_samples():
    samples = torch.zeros(2, 1, 32, 32)
    samples[:, :, 12:20, 16:24] = 255
    drawing = torch.zeros(1, 128, 128)
    drawing[:, 10:74, 4:68] = 255  # twice as large in parts of a side, and elsewhere
    moved = placed(drawing, samples)[0]
    wanted = torch.zeros(128, 128)
    wanted[48:80, 64:96] = 255
    assert (moved - wanted).abs().mean() < 4
    assert (drawing[0] - wanted).abs().mean() > 30
    empty = torch.zeros(1, 128, 128)
    assert placed(empty, samples) is empty
