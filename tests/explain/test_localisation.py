"""What finds a thing, counted image by image."""

import numpy as np
import pytest
import torch

from playground import families
from playground.data import shapes
from playground.data.catalog import SHAPES
from playground.data.images import Images
from playground.draw.overlay import smooth
from playground.explain.boxes import box_around, overlap
from playground.explain.cam import explain
from playground.explain.localisation import (
    SHARES,
    in_the_middle,
    largest_boxes,
    localisation,
)
from playground.explain.methods import finished
from playground.nets.build import build
from playground.nets.explainable import Explainable


@pytest.mark.parametrize("share", [0.05, 0.2, 0.6])
def test_many_boxes_at_once_are_each_the_one_that_is_searched_for(share):
    rng = np.random.default_rng(0)
    fields = [smooth(rng.normal(size=(5, 5)).astype(np.float32), 13, 11) for _ in range(150)]
    fields += [np.where(rng.random((13, 11)) < 0.4, 1, 0).astype(np.float32) for _ in range(100)]
    fields += [np.zeros((13, 11), np.float32), -np.ones((13, 11), np.float32)]
    expected = [box_around(field, share) or (0, 0, 0, 0) for field in fields]
    made = largest_boxes(torch.from_numpy(np.stack(fields)), share)
    assert list(map(tuple, made.tolist())) == expected


@pytest.fixture
def drawn() -> Images:
    return shapes.draw(130, 3)  # more than a batch


@pytest.mark.parametrize("pool", ["average", "max"])
def test_what_is_found_is_counted_image_by_image(drawn, pool):
    net = build(families.cifar_resnet(8).replace(pool=pool), 1).eval()
    subject = Explainable(net, "Tiny", SHAPES.classes, 32, SHAPES.mean, SHAPES.std)
    hits, right = np.zeros((130, 3), bool), np.zeros(130, bool)
    for i in range(130):
        image = torch.from_numpy((drawn.pixels[i].numpy() / 255.0).astype(np.float32))
        normal = (image - torch.tensor(SHAPES.mean)[:, None, None]) / torch.tensor(SHAPES.std)[
            :, None, None
        ]
        answer, label = explain(net, normal[None]), int(drawn.labels[i])
        right[i] = int(answer.logits.argmax()) == label
        field = smooth(answer.maps[0, label].numpy(), 32, 32)
        for j, share in enumerate(SHARES):
            box = box_around(field, share)
            hits[i, j] = box is not None and overlap(box, drawn.boxes[i].tolist()) >= 0.5
    steps = list(localisation(subject, drawn))
    assert steps == [pytest.approx(100 / 130), 1.0]
    told = finished(localisation(subject, drawn))
    assert 0 < hits.sum() < hits.size
    assert 0 < right.sum() < 130
    assert told.known == pytest.approx(hits.mean(0), abs=0.01)  # a tie may fall the other way
    assert told.named == pytest.approx((hits & right[:, None]).mean(0), abs=0.01)
    assert told.accuracy == right.mean()


def test_a_box_in_the_middle_is_as_large_as_the_mean():
    boxes = np.array([[2, 2, 8, 8], [0, 0, 6, 6], [4, 3, 10, 9]])
    assert in_the_middle(boxes, np.full((3, 2), 10)) == pytest.approx(1 / 3)  # 2,2,8,8: found once
    assert in_the_middle(np.array([[2, 4, 8, 8]]), np.array([[10, 12]])) == 1


def test_images_without_boxes_are_refused(drawn):
    net = build(families.cifar_resnet(8), 1).eval()
    subject = Explainable(net, "Tiny", SHAPES.classes, 32, SHAPES.mean, SHAPES.std)
    with pytest.raises(ValueError, match="boxes"):
        next(localisation(subject, Images(drawn.pixels, drawn.labels)))
