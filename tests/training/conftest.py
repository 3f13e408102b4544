"""Data sets small enough to train on in a test, and a scoring that says nothing of itself meanwhile."""

import math

import pytest
import torch

from playground.data.catalog import SHAPES
from playground.data.images import Dataset, Images
from playground.training import score


def made_images(count: int, seed: int) -> Images:
    """Ten classes of 16x16 images, each of its own colour under noise: easy to learn."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % 10
    noise = torch.randint(0, 120, (count, 3, 16, 16), generator=generator, dtype=torch.uint8)
    digits = torch.stack([labels % 3, labels // 3 % 3, labels // 9], 1)  # (N, 3)
    return Images(noise + (60 * digits)[:, :, None, None].to(torch.uint8), labels)


@pytest.fixture
def colours() -> Dataset:
    return Dataset(SHAPES, made_images(320, 1), made_images(100, 2))


@pytest.fixture(autouse=True)
def _scoring_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine it lasts long enough to tell how far it is, among the reports that are counted."""
    monkeypatch.setattr(score, "TELL_EVERY", math.inf)
