"""Muon against a singular value decomposition, and against torch's own."""

import pytest
import torch

from playground.training.muon import Muon, orthogonalise


@pytest.mark.parametrize("shape", [(8, 30), (30, 8), (16, 16)])
def test_the_direction_keeps_its_singular_vectors_and_evens_their_values(
    shape: tuple[int, int],
) -> None:
    matrix = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    u, _, v = torch.linalg.svd(matrix, full_matrices=False)
    result = orthogonalise(matrix, steps=5)
    inner = u.T @ result @ v.T  # diagonal, if the singular vectors are kept
    assert (inner - torch.diag(inner.diagonal())).abs().max() < 1e-4
    assert inner.diagonal().min() > 0.6
    assert inner.diagonal().max() < 1.3


def test_one_step_goes_the_way_of_torchs_muon() -> None:
    kernel = torch.randn(12, 4, 3, 3, generator=torch.Generator().manual_seed(1))
    gradient = torch.randn(12, 4, 3, 3, generator=torch.Generator().manual_seed(2))
    ours, theirs = torch.nn.Parameter(kernel.clone()), torch.nn.Parameter(kernel.flatten(1).clone())
    ours.grad, theirs.grad = gradient.clone(), gradient.flatten(1)
    Muon([ours], lr=0.1, momentum=0.6, steps=5).step()
    torch.optim.Muon([theirs], lr=0.1, momentum=0.6, weight_decay=0.0).step()
    step = (ours * kernel.norm() / ours.norm()).detach().flatten(1) - kernel.flatten(1)
    expected = theirs.detach() * kernel.norm() / theirs.detach().norm() - kernel.flatten(1)
    likeness = (step * expected).sum() / (step.norm() * expected.norm())
    assert likeness > 0.99  # torch's is in bfloat16


def test_the_norm_of_a_kernel_stays() -> None:
    kernel = torch.nn.Parameter(torch.randn(12, 4, 3, 3))
    kernel.grad = torch.randn_like(kernel)
    Muon([kernel], lr=0.3).step()
    assert kernel.norm().item() == pytest.approx(12**0.5, rel=1e-5)
