"""Batches against plain loops over their images."""

import numpy as np
import pytest
import torch
from torchvision.transforms.v2 import functional as torchvision

from playground.data.augment import augment, normalise
from playground.data.catalog import dataset

PADDING = 2


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def a_batch(count, channels=3, height=6, width=5, seed=1):
    shape = (count, channels, height, width)
    return torch.randint(0, 256, shape, generator=generator(seed), dtype=torch.uint8)


def crops_of(image, padding):
    """Every crop of an image (C, H, W), by its place: numpy pads, slices cut."""
    padded = np.pad(image, ((0, 0), (padding, padding), (padding, padding)), "reflect")
    height, width = image.shape[1:]
    places = range(2 * padding + 1)
    return {
        (top, left): padded[:, top : top + height, left : left + width]
        for top in places
        for left in places
    }


def place_of(cropped, crops):
    places = [place for place, crop in crops.items() if np.array_equal(cropped, crop)]
    assert len(places) == 1, "not one of the crops"
    return places[0]


def test_each_image_becomes_one_of_its_own_crops():
    batch = a_batch(40)
    out = augment(batch, PADDING, False, 0, generator())
    places = [
        place_of(out[i].numpy(), crops_of(batch[i].numpy(), PADDING)) for i in range(len(batch))
    ]
    assert len(set(places)) > 10, "images must not share one draw"


def test_all_places_are_equally_likely():
    image = a_batch(1)
    out = augment(image.expand(2500, -1, -1, -1), PADDING, False, 0, generator())
    crops = crops_of(image[0].numpy(), PADDING)
    counts = dict.fromkeys(crops, 0)
    for cropped in out.numpy():
        counts[place_of(cropped, crops)] += 1
    assert min(counts.values()) > 60  # 100 expected of each of 25, standard deviation 10
    assert max(counts.values()) < 140


def test_a_flip_mirrors_about_half_of_the_images_and_leaves_the_others():
    batch = a_batch(400)
    out = augment(batch, 0, True, 0, generator())
    mirrored = [
        torch.equal(out[i], torch.from_numpy(batch[i].numpy()[:, :, ::-1].copy()))
        for i in range(400)
    ]
    kept = [torch.equal(out[i], batch[i]) for i in range(400)]
    assert all(a != b for a, b in zip(mirrored, kept, strict=True))
    assert 160 < sum(mirrored) < 240


def test_crop_and_flip_together_are_a_crop_then_a_mirror():
    batch = a_batch(60)
    out = augment(batch, PADDING, True, 0, generator()).numpy()
    flipped = 0
    for image, result in zip(batch.numpy(), out, strict=True):
        crops = crops_of(image, PADDING)
        if any(np.array_equal(result, crop) for crop in crops.values()):
            continue
        place_of(result[:, :, ::-1], crops)
        flipped += 1
    assert 15 < flipped < 45


def enlargements(image, least):
    """Every part of an image (C, 12, 10), enlarged by torchvision: {(height, width, top, left): image}."""
    sizes = {(round(12 * share), round(10 * share)) for share in np.linspace(least, 1, 1001)}
    return {
        (high, wide, top, left): torchvision.resized_crop(image, top, left, high, wide, [12, 10])
        for high, wide in sizes
        for top in range(13 - high)
        for left in range(11 - wide)
    }


def test_a_jittered_image_is_one_of_its_own_parts_enlarged_as_torchvision_does():
    batch = a_batch(60, height=12, width=10).float()
    out = augment(batch, 0, False, 0, generator(), jitter=0.5)
    parts = []
    for image, result in zip(batch, out, strict=True):
        made = enlargements(image, 0.5)
        parts.append(min(made, key=lambda part: (made[part] - result).abs().max()))
        torch.testing.assert_close(result, made[parts[-1]], atol=1e-2, rtol=0)  # of 255
    assert {high for high, *_ in parts} == set(range(6, 13)), "all sizes"
    assert len(set(parts)) > 30, "images must not share one draw"


def test_a_jitter_of_bytes_is_that_of_the_floats_rounded():
    batch = a_batch(20, height=12, width=10)
    out = augment(batch, 0, False, 0, generator(3), jitter=0.4)
    expected = augment(batch.float(), 0, False, 0, generator(3), jitter=0.4)
    assert out.dtype == torch.uint8
    torch.testing.assert_close(out.float(), expected, atol=0.501, rtol=0)


def test_all_sides_and_places_of_a_jitter_are_equally_likely():
    ramp = torch.arange(100.0).expand(1, 1, 100, 100)  # tells each pixel's column
    out = augment(ramp.expand(4000, -1, -1, -1), 0, False, 0, generator(), jitter=0.4)[:, 0, 0]
    left, right = out[:, 0], out[:, -1]
    side = right - left + 1
    assert side.min() > 59.9
    assert side.max() < 100.1
    assert np.allclose(np.histogram(side, 4, (60, 100))[0], 1000, atol=120)
    place = (left / (100 - side).clamp(min=1e-3))[side < 90]
    assert np.allclose(np.histogram(place, 4, (-1e-3, 1.001))[0] / len(place), 0.25, atol=0.03)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_cutout_covers_one_clipped_square_with_the_mean_colour(size):
    batch = a_batch(200).float() / 255
    out = augment(batch, 0, False, size, generator())
    mean = batch.mean((0, 2, 3))
    heights = set()
    for before, after in zip(batch, out, strict=True):
        hole = (before != after).any(0)
        down, across = hole.any(1).nonzero().flatten(), hole.any(0).nonzero().flatten()
        top, bottom, left, right = down[0], down[-1] + 1, across[0], across[-1] + 1
        assert hole[top:bottom, left:right].all()
        assert hole.sum() == (bottom - top) * (right - left)
        assert bottom - top == size or top == 0 or bottom == 6
        assert right - left == size or left == 0 or right == 5
        assert bottom - top <= size
        assert torch.allclose(after[:, hole], mean[:, None], atol=1e-6)
        heights.add((int(top), int(left)))
    assert len(heights) > 10, "images must not share one square"


def test_cutout_of_bytes_gives_bytes():
    batch = torch.full((8, 1, 6, 6), 10, dtype=torch.uint8)
    batch[:4] = 21
    out = augment(batch, 0, False, 3, generator())
    assert out.dtype == torch.uint8
    assert set(out.unique().tolist()) == {10, 16, 21}  # the mean is 15.5, rounded to even


@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
def test_floats_and_other_layouts_are_moved_as_the_bytes_are(layout):
    batch = a_batch(32)
    expected = augment(batch, PADDING, True, 0, generator(3))
    out = augment(batch.float().contiguous(memory_format=layout), PADDING, True, 0, generator(3))
    assert torch.equal(out, expected.float())


def test_the_seed_decides_and_the_input_stays():
    batch = a_batch(32)
    copy = batch.clone()
    first, again, other = (
        augment(batch, 2, True, 3, generator(seed), jitter=0.3) for seed in (5, 5, 6)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.equal(batch, copy)


def test_nothing_asked_nothing_done():
    batch = a_batch(3)
    assert torch.equal(augment(batch, 0, False, 0, generator()), batch)


@pytest.mark.parametrize("key", ["cifar10", "mnist"])
def test_normalise_against_the_formula_in_double_precision(key):
    info = dataset(key)
    pixels = a_batch(7, info.channels)
    out = normalise(pixels, info)
    mean, std = (np.array(v)[:, None, None] for v in (info.mean, info.std))
    np.testing.assert_allclose(out.numpy(), (pixels.numpy() / 255.0 - mean) / std, atol=2e-6)
    assert out.dtype == torch.float32
    assert out.is_contiguous(memory_format=torch.channels_last)
