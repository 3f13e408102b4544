import hashlib
import math

import numpy as np
import pytest

from playground.data import figures, shapes
from playground.data.catalog import dataset

INFO = dataset("shapes")
DIGEST = "23e412d8a1b2264030b347c4d81d5738e556e57f4a3cdcb22536a6c7e94cf125"  # of 30 images, seed 1


@pytest.fixture(scope="module")
def scenes():
    return shapes.scenes(1000, 11)


def test_the_seed_decides_every_byte_on_every_machine():
    drawn = shapes.draw(30, 1)
    digest = hashlib.sha256()
    for tensor in (drawn.pixels, drawn.labels, drawn.boxes):
        digest.update(tensor.numpy().tobytes())
    assert digest.hexdigest() == DIGEST


def test_a_longer_set_begins_with_the_shorter_one():
    short, long = shapes.draw(shapes.CHUNK, 3), shapes.draw(shapes.CHUNK + 7, 3)
    assert len(long) == shapes.CHUNK + 7
    assert (long.pixels[: shapes.CHUNK] == short.pixels).all()
    assert not (long.pixels[shapes.CHUNK :] == short.pixels[:7]).all()


def test_training_and_test_seeds_share_no_image():
    train, test = shapes.draw(500, 1), shapes.draw(500, 2)
    seen = {image.numpy().tobytes() for image in train.pixels}
    assert not any(image.numpy().tobytes() in seen for image in test.pixels)
    assert len(seen) == 500


def test_classes_are_equally_frequent_and_mixed(scenes):
    labels = scenes[1]
    assert np.bincount(labels).tolist() == [100] * 10
    assert len(set(labels[:30].tolist())) > 5


def test_boxes_hold_exactly_the_masks(scenes):
    masks = scenes[2]
    boxes = shapes.draw(1000, 11).boxes.numpy()
    for mask, box in zip(masks, boxes, strict=True):
        down, across = np.nonzero(mask)
        assert box.tolist() == [across.min(), down.min(), across.max() + 1, down.max() + 1]


def test_figures_lie_whole_inside_the_image(scenes):
    masks = scenes[2]
    edge = np.ones((32, 32), bool)
    edge[1:-1, 1:-1] = False
    assert not (masks & edge).any()
    assert masks.sum((1, 2)).min() > 25


def test_figures_stand_out_in_lightness(scenes):
    """Mean luma inside the figure against a rim two pixels wide around it."""
    pixels, _, masks = scenes
    luma = np.tensordot(pixels / 255.0, [0.299, 0.587, 0.114], (1, 0))
    for grey, mask in zip(luma[:300], masks[:300], strict=True):
        near, far = grown(mask, 1), grown(mask, 3)
        inside = ~grown(~mask, 1)
        inside = inside if inside.any() else mask
        assert abs(grey[inside].mean() - grey[far & ~near].mean()) > 0.2


def grown(mask, by):
    for _ in range(by):
        padded = np.pad(mask, 1)
        mask = padded[1:-1, 1:-1] | padded[:-2, 1:-1] | padded[2:, 1:-1]
        padded = np.pad(mask, 1)
        mask = padded[1:-1, 1:-1] | padded[1:-1, :-2] | padded[1:-1, 2:]
    return mask


def lens(a, b, distance):
    """Area that two discs of radii a and b share."""
    u = math.acos((distance**2 + a**2 - b**2) / (2 * distance * a))
    v = math.acos((distance**2 + b**2 - a**2) / (2 * distance * b))
    return a**2 * (u - math.sin(2 * u) / 2) + b**2 * (v - math.sin(2 * v) / 2)


AREAS = {
    "arrow": 1.5 * 1 / 2 + 0.5 * 0.9,
    "circle": math.pi * 0.81,
    "crescent": math.pi - lens(1, 0.8, 0.5),
    "cross": 2 * 1.9 * 0.6 - 0.36,
    "heart": 1.12**2 + math.pi * 0.56**2,
    "leaf": lens(1.22066, 1.22066, 1.4),
    "ring": math.pi * (0.94**2 - 0.5**2),
    "square": 1.44**2,
    "star": 5
    * math.sin(math.radians(36))
    * math.cos(math.radians(72))
    / math.cos(math.radians(36)),
    "triangle": 3 * math.sqrt(3) / 4,
}


@pytest.mark.parametrize("outline", figures.OUTLINES, ids=lambda outline: outline.__name__)
def test_outlines_enclose_the_areas_that_geometry_says(outline):
    side = (np.arange(-600, 600, dtype=np.float32) + np.float32(0.5)) / np.float32(500)
    x, y = np.meshgrid(side, side)
    inside = outline(x, y) <= 0
    assert inside.mean() * 2.4**2 == pytest.approx(AREAS[outline.__name__], rel=2e-3)
    assert 0.85 < np.sqrt(x * x + y * y)[inside].max() < 1.03


def test_the_statistics_of_the_catalog_are_those_of_the_images():
    pixels = shapes.draw(1000, 1).pixels.numpy() / 255.0
    assert pixels.mean((0, 2, 3)) == pytest.approx(INFO.mean, abs=0.025)
    assert pixels.std((0, 2, 3)) == pytest.approx(INFO.std, abs=0.025)


def test_a_linear_classifier_on_pixels_learns_next_to_nothing():
    """Ridge regression onto the ten classes, in closed form, the best of several penalties."""
    train, test = shapes.draw(1500, 1), shapes.draw(1000, 2)
    inputs, unseen = (part.pixels.flatten(1).float() / 255 - 0.5 for part in (train, test))
    inputs, unseen = inputs.numpy(), unseen.numpy()
    targets = np.eye(10, dtype=np.float32)[train.labels.numpy()] - 0.1
    gram, cross = inputs @ inputs.T, unseen @ inputs.T
    scores = []
    for penalty in (10, 1000, 100_000):
        weights = np.linalg.solve(gram + penalty * np.eye(len(gram), dtype=np.float32), targets)
        scores.append(((cross @ weights).argmax(1) == test.labels.numpy()).mean())
    assert max(scores) < 0.3
