"""Ways of training that have a name, each with its source; and whole runs made of names."""

from typing import Any

from playground.data.catalog import DatasetInfo
from playground.errors import SpecError
from playground.specs import CLASSES, NetSpec, RunSpec, TrainSpec

# Muon in small batches, for a minute of any network: WRN-16-1 had 45.6% of held-out images after its
# first 6,000 training images, and 29.5% by "onecycle" (one seed).
_QUICK = TrainSpec(
    lr=0.12,
    schedule="linear",
    batch_size=128,
    optimiser="muon",
    momentum=0.6,
    weight_decay=0.0,
    label_smoothing=0.2,
    crop=2,
)

# A recipe stretches over the epochs or seconds it is given: schedules are functions of the fraction
# done. The dataset and the end are filled in by `recipe`.
RECIPES: dict[str, TrainSpec] = {
    "quick": _QUICK,
    # SGD with one rise and one long fall of the rate (Smith, 1708.07120)
    "onecycle": TrainSpec(lr=0.1, schedule="onecycle", batch_size=128),
    # 1512.03385, section 4.2: plain momentum, x0.1 at 32k and 48k of 64k iterations.
    # Its crops are padded with zeros; ours, as the WRN paper's, with reflections.
    "resnet": TrainSpec(
        lr=0.1,
        schedule="multistep",
        milestones=(0.5, 0.75),
        drop=0.1,
        nesterov=False,
        weight_decay=1e-4,
        batch_size=128,
    ),
    # 1605.07146, section 3: Nesterov's momentum, x0.2 at 60, 120 and 160 of 200 epochs
    "wrn": TrainSpec(
        lr=0.1,
        schedule="multistep",
        milestones=(0.3, 0.6, 0.8),
        drop=0.2,
        weight_decay=5e-4,
        batch_size=128,
    ),
    # 1608.03983, equation 5 without restarts, on the WRN paper's setting; T is the whole training
    "cosine": TrainSpec(lr=0.1, schedule="cosine", weight_decay=5e-4, batch_size=128),
    # Muon after Jordan's CIFAR-10 speed records, for the speed network. One peak rate for all lengths: of
    # Speed-16 on 5,000 held-out images, one seed, 0.24 had 70.1% after one pass and 79.6% after four,
    # and 0.1 had 66.0% and 78.1%, in batches of 500.
    "speed": _QUICK.replace(lr=0.17, batch_size=250),
    # The same for five minutes and more of wider ones, which see each image often: it is changed more, and
    # Muon, whose work is that of the kernels, has half as many batches to do it for. Of Speed-64 after five
    # minutes in bfloat16, 5,000 held-out images: 87.3%, and 86.6% by "speed" (one seed, without cutout).
    "speed_long": _QUICK.replace(lr=0.15, batch_size=500, crop=4, cutout=8),
}
DEFAULT_RECIPE = "quick"
NOT_FLIPPED = ("mnist",)  # a mirrored digit is another thing


def recipe(name: str, info: DatasetInfo, changes: dict[str, Any]) -> TrainSpec:
    """The recipe of that name for a data set, with some fields changed.

    Giving seconds takes the place of epochs. Raises SpecError for an unknown name or a bad field.
    """
    if name not in RECIPES:
        raise SpecError("no recipe is called {name!r}: try {names}", name=name, names=RECIPES)
    if "seconds" in changes and "epochs" not in changes:
        changes = {**changes, "epochs": None}
    changes = {"flip": info.key not in NOT_FLIPPED, **changes, **of_data(info)}
    return RECIPES[name].replace(**changes)


def fitted(net: NetSpec, info: DatasetInfo) -> NetSpec:
    """The network with the classes and image channels of a data set.

    Raises SpecError for a data set of one class.
    """
    if len(info.classes) < CLASSES.low:
        raise SpecError(
            "{dataset} has one class, and a classifier tells several apart: train a GAN on it, "
            "or choose another data set",
            dataset=info.title,
        )
    return net.replace(classes=len(info.classes), image_channels=info.channels)


def classifier_run(
    net: NetSpec, info: DatasetInfo, name: str | None, changes: dict[str, Any], seed: int = 0
) -> RunSpec:
    """A network made to fit a data set, trained by the recipe of that name (None: the one that suits)."""
    spec = fitted(net, info)
    suits = "speed" if spec.stem.kernel == 2 else DEFAULT_RECIPE
    return RunSpec(spec, recipe(name or suits, info, changes), seed)


def of_data(info: DatasetInfo) -> dict[str, Any]:
    """The fields of a training that say what it is trained on."""
    return {"dataset": info.key, "size": info.size if info.scalable else None}
