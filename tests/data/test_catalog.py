import subprocess
import sys

import pytest

from playground.data.catalog import DATASETS, dataset
from playground.data.figures import OUTLINES
from playground.errors import DataError


def test_every_key_finds_its_own_set():
    assert [dataset(info.key) for info in DATASETS] == list(DATASETS)
    assert [info.key for info in DATASETS] == [
        "shapes", "cifar10", "cifar100", "fashion-mnist", "mnist",
    ]  # fmt: skip


def test_an_unknown_key_is_answered_with_the_known_ones():
    with pytest.raises(
        DataError, match=r"'imagenet'.*shapes, cifar10, cifar100, fashion-mnist, mnist"
    ):
        dataset("imagenet")


@pytest.mark.parametrize("info", DATASETS, ids=lambda info: info.key)
def test_statistics_are_per_channel_and_on_a_scale_of_0_to_1(info):
    assert len(info.mean) == len(info.std) == info.channels
    assert all(0 < value < 1 for value in info.mean + info.std)
    assert len(set(info.classes)) == len(info.classes) == (100 if info.key == "cifar100" else 10)


def test_fashion_classes_stand_in_the_order_of_the_published_labels():
    """1708.07747, table 2."""
    published = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"
    assert ",".join(dataset("fashion-mnist").classes) == published


def test_cifar_classes_stand_in_the_order_of_the_published_labels():
    """Which is the alphabet's, so folders of that name sort into it."""
    classes = dataset("cifar10").classes
    assert classes == tuple(sorted(classes))
    assert (classes[0], classes[3], classes[9]) == ("airplane", "cat", "truck")
    fine = dataset("cifar100").classes
    assert fine == tuple(sorted(fine))
    assert (fine[0], fine[1], fine[40], fine[99]) == ("apple", "aquarium_fish", "lamp", "worm")


def test_the_classes_of_shapes_are_its_outlines():
    assert dataset("shapes").classes == tuple(outline.__name__ for outline in OUTLINES)


def test_the_catalog_does_without_torch():
    code = "import sys, playground.data.catalog; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
