"""A few test images to be shown: only they are decoded, and no cache is made for them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from playground.data import pictures, samples, shapes
from playground.data.listing import find
from playground.data.load import TEST_SEED

EACH = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with CIFAR-10 as pictures; a class's colour is its label."""
    for part in ("train", "test"):
        for label, name in enumerate(find("cifar10", tmp_path).classes):
            home = tmp_path / "cifar10" / part / name
            home.mkdir(parents=True)
            for i in range(EACH):
                colour = (10 * label, i, 0 if part == "train" else 255)
                Image.new("RGB", (32, 32), colour).save(home / f"{i:03}.png")
    return tmp_path


def counting(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What is decoded from now on, through either module's door."""
    opened: list[Path] = []

    def counted(read: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
        def reading(path: Path, *rest: object) -> np.ndarray:
            opened.append(path)
            return read(path, *rest)

        return reading

    for module in (samples, pictures):
        monkeypatch.setattr(module, "read_picture", counted(module.read_picture))
    return opened


def test_the_first_thumbnails_decode_what_is_shown_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = counting(monkeypatch)
    kept = samples.samples(find("cifar10", folder), folder, 3)
    assert (len(kept), opened) == (30, [])
    shown = [one.picture() for one in kept[:10]]
    assert len(opened) == 10
    assert not (folder / ".cache").exists()
    assert [one.name for one in kept[:10]] == list(find("cifar10", folder).classes)
    assert [tuple(image[0, 0]) for image in shown] == [(10 * c, 0, 255) for c in range(10)]


def test_the_box_of_each_of_the_shapes_comes_with_it_and_nobody_elses_is_made_up(
    folder: Path,
) -> None:
    found = samples.samples(find("shapes", folder), folder, 2)
    drawn = shapes.draw(20, TEST_SEED)
    pictures = [image.tobytes() for image in drawn.pixels.numpy().transpose(0, 2, 3, 1)]
    for sample in found:
        place = pictures.index(np.ascontiguousarray(sample.picture()).tobytes())
        assert sample.box == tuple(drawn.boxes[place].tolist())
    assert all(one.box is None for one in samples.samples(find("cifar10", folder), folder, 1))
