"""The data sets known by name: their classes, sizes and statistics. No torch, nothing read from disk."""

from dataclasses import dataclass

from playground.errors import DataError
from playground.specs import GanTrainSpec, TrainSpec

PARTS = ("train", "test")


@dataclass(frozen=True)
class DatasetInfo:
    """One data set of square images.

    classes: names for people, in label order. channels and size (pixels) are one image's.
    mean, std: per channel, over all pixels of the training images, on a scale of 0..1; of a folder of
    pictures, measured when it is loaded, and empty before.
    needs_download: its files have to come from somewhere; otherwise it is drawn on the spot.
    scalable: its pictures are scaled and cropped to `size`, which may be another one.
    """

    key: str
    title: str
    classes: tuple[str, ...]
    channels: int
    size: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    train_count: int
    test_count: int
    needs_download: bool = True
    scalable: bool = False


SHAPES = DatasetInfo(
    key="shapes",
    title="Shapes",
    classes=(
        "arrow", "circle", "crescent", "cross", "heart",
        "leaf", "ring", "square", "star", "triangle",
    ),
    channels=3,
    size=32,
    mean=(0.5699, 0.4940, 0.5136),
    std=(0.3341, 0.3272, 0.3108),
    train_count=12_000,
    test_count=2_000,
    needs_download=False,
)  # fmt: skip

CIFAR10 = DatasetInfo(
    key="cifar10",
    title="CIFAR-10",
    classes=(
        "airplane", "automobile", "bird", "cat", "deer",
        "dog", "frog", "horse", "ship", "truck",
    ),
    channels=3,
    size=32,
    mean=(0.4914, 0.4822, 0.4465),
    std=(0.2470, 0.2435, 0.2616),
    train_count=50_000,
    test_count=10_000,
)  # fmt: skip

CIFAR100 = DatasetInfo(
    key="cifar100",
    title="CIFAR-100",
    classes=(
        "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle",
        "bottle", "bowl", "boy", "bridge", "bus", "butterfly", "camel", "can", "castle",
        "caterpillar", "cattle", "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch",
        "crab", "crocodile", "cup", "dinosaur", "dolphin", "elephant", "flatfish", "forest",
        "fox", "girl", "hamster", "house", "kangaroo", "keyboard", "lamp", "lawn_mower",
        "leopard", "lion", "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain",
        "mouse", "mushroom", "oak_tree", "orange", "orchid", "otter", "palm_tree", "pear",
        "pickup_truck", "pine_tree", "plain", "plate", "poppy", "porcupine", "possum", "rabbit",
        "raccoon", "ray", "road", "rocket", "rose", "sea", "seal", "shark", "shrew", "skunk",
        "skyscraper", "snail", "snake", "spider", "squirrel", "streetcar", "sunflower",
        "sweet_pepper", "table", "tank", "telephone", "television", "tiger", "tractor", "train",
        "trout", "tulip", "turtle", "wardrobe", "whale", "willow_tree", "wolf", "woman", "worm",
    ),
    channels=3,
    size=32,
    mean=(0.5071, 0.4865, 0.4409),
    std=(0.2673, 0.2564, 0.2762),
    train_count=50_000,
    test_count=10_000,
)  # fmt: skip

FASHION_MNIST = DatasetInfo(
    key="fashion-mnist",
    title="Fashion-MNIST",
    classes=(
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
        "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ),
    channels=1,
    size=28,
    mean=(0.2860,),
    std=(0.3530,),
    train_count=60_000,
    test_count=10_000,
)  # fmt: skip

MNIST = DatasetInfo(
    key="mnist",
    title="MNIST",
    classes=tuple("0123456789"),
    channels=1,
    size=28,
    mean=(0.1307,),
    std=(0.3081,),
    train_count=60_000,
    test_count=10_000,
)

DATASETS = (SHAPES, CIFAR10, CIFAR100, FASHION_MNIST, MNIST)


def dataset(key: str) -> DatasetInfo:
    """The data set of that key. Raises DataError, naming the keys, for any other."""
    for info in DATASETS:
        if info.key == key:
            return info
    raise unknown(key, DATASETS)


def unknown(key: str, known: tuple[DatasetInfo, ...]) -> DataError:
    """For a key that is none of the known ones'."""
    names = ", ".join(info.key for info in known)
    return DataError("there is no data set {name!r}; there are {names}", name=key, names=names)


def title(key: str) -> str:
    """What people call a data set, be it here or not: a folder goes by its name."""
    return next((info.title for info in DATASETS if info.key == key), key)


def side_of(train: TrainSpec | GanTrainSpec) -> int:
    """Side of the images of a training's data set, in pixels, be it here or not."""
    return train.size or dataset(train.dataset).size
