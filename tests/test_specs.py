"""What can be described, and what is said of what cannot."""

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import pytest

from playground.errors import SpecError
from playground.specs import (
    BLOCK_KERNELS,
    Block,
    GanSpec,
    GanTrainSpec,
    NetSpec,
    Range,
    RunSpec,
    Stage,
    Stem,
    TrainSpec,
    difference,
)

NET = NetSpec("net", Stem(3, 4), (Stage(4, 1),))


def test_ranges_include_their_ends() -> None:
    bounds = Range(2, 5)
    bounds.check("x", 2)
    bounds.check("x", 5)
    for value in (1, 6, math.nan, math.inf):
        with pytest.raises(SpecError, match=f"x must lie between 2 and 5: {value} does not"):
            bounds.check("x", value)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Stem(3, 0), "stem width must lie between 1 and 8192: 0 does not"),
        (lambda: Stem(3, 4, 5), "stem stride must lie between 1 and 4: 5 does not"),
        (lambda: Stage(8193, 1), "stage width must lie between 1 and 8192: 8193 does not"),
        (lambda: Stage(4, 0), "blocks must lie between 1 and 1000: 0 does not"),
        (lambda: Stage(4, 1, 0), "stride must lie between 1 and 4: 0 does not"),
        (lambda: Block(()), "convolutions in a block must lie between 1 and 4: 0 does not"),
        (lambda: Block((3,) * 5), "convolutions in a block must lie between 1 and 4: 5 does not"),
        (lambda: Block((3, 4)), "a block's kernels must be among 1, 3, 5, 7: 4 is not"),
        (lambda: Block((3, 3), 9), "expansion must lie between 1 and 8: 9 does not"),
        (lambda: NET.replace(name=""), "a name must have 1 to 60 printable characters"),
        (lambda: NET.replace(name="x" * 61), "a name must have 1 to 60 printable characters"),
        (lambda: NET.replace(name="a\nb"), "a name must have 1 to 60 printable characters"),
        (lambda: NET.replace(name="\u202eabc"), "a name must have 1 to 60 printable characters"),
        (lambda: NET.replace(stages=()), "the number of stages must lie between 1 and 8: 0"),
        (lambda: NET.replace(stages=NET.stages * 9), "stages must lie between 1 and 8: 9"),
        (
            lambda: NET.replace(stages=(Stage(4, 1000),) * 8, block=Block((3,) * 4)),
            "net has 32,000 convolutions in its blocks, and a network has at most 1,300 here: "
            "choose fewer blocks",
        ),
        (lambda: NET.replace(stages=(Stage(4, 651),)), "net has 1,302 convolutions"),
        (lambda: NET.replace(dropout=0.95), "dropout must lie between 0.0 and 0.9: 0.95"),
        (lambda: NET.replace(dropout=math.nan), "dropout must lie between 0.0 and 0.9: nan"),
        (lambda: NET.replace(classes=1), "classes must lie between 2 and 1000: 1 does not"),
        (lambda: NET.replace(image_channels=5), "image channels must lie between 1 and 4: 5"),
        (lambda: GanSpec("g", widths=(8, 8)), "a GAN takes 3 widths (32x32) or 4 (64x64), not 2"),
        (lambda: GanSpec("g", widths=(8, 0, 8)), "width must lie between 1 and 8192: 0"),
        (lambda: GanSpec("g", latent=1), "latent must lie between 2 and 512: 1 does not"),
        (lambda: GanSpec("g", constant_width=0), "constant width must lie between 1 and 8192: 0"),
        (lambda: GanSpec("g", generator="cnn"), "generator must be one of convolutions, constant, mlp"),
        (lambda: GanTrainSpec(critic_lr=11.0), "the critic's learning rate must lie between 1e-06"),
        (lambda: GanTrainSpec(fit="crop"), "fit must be one of pad, resize"),
        (lambda: GanSpec(""), "a name must have 1 to 60 printable characters"),
        (lambda: TrainSpec(seconds=60.0), "give exactly one of them"),
        (lambda: TrainSpec(epochs=None), "give exactly one of them"),
        (lambda: TrainSpec(epochs=0), "epochs must lie between 1 and 1000: 0 does not"),
        (lambda: TrainSpec(batch_size=1), "batch size must lie between 2 and 2048: 1"),
        (lambda: TrainSpec(lr=math.inf), "learning rate must lie between 1e-06 and 10.0: inf"),
        (lambda: TrainSpec(momentum=1.0), "momentum must lie between 0.0 and 0.999: 1.0"),
        (lambda: GanTrainSpec(clip=0.0), "clip must lie between 0.0001 and 1.0: 0.0 does not"),
        (lambda: GanTrainSpec(critic_steps=0), "critic steps must lie between 1 and 20: 0"),
        (lambda: RunSpec(NET, TrainSpec(), -1), "seed must lie between 0 and 2147483647: -1"),
        (lambda: RunSpec(NET, GanTrainSpec()), "a classifier needs a TrainSpec and a GAN needs"),
        (lambda: RunSpec(GanSpec("g"), TrainSpec()), "a classifier needs a TrainSpec and a GAN"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(make: Callable[[], Any], sentence: str) -> None:
    with pytest.raises(SpecError) as said:
        make()
    assert sentence in str(said.value)


@pytest.mark.parametrize(
    ("block", "index"),
    [
        (Block((3, 3)), 0),
        (Block((1, 3, 1)), 1),
        (Block((1, 1, 5)), 2),
        (Block((1, 1)), 0),
        (Block((1, 3, 1), stride_on="first"), 0),
    ],
)
def test_which_convolution_takes_the_stride(block: Block, index: int) -> None:
    assert block.strided == index


def test_kernels_keep_the_size() -> None:
    """Padding (k - 1) / 2 on both sides is exact for odd kernels alone."""
    assert all(kernel % 2 for kernel in BLOCK_KERNELS)


def test_specs_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        NET.classes = 5  # type: ignore[misc]
    assert NET.replace(classes=5).classes == 5
    assert NET.classes == 10
    assert hash(NET) == hash(NET.replace())


@pytest.mark.parametrize(("widths", "size"), [((8, 8, 8), 32), ((8, 8, 8, 8), 64)])
def test_a_gans_image_doubles_with_each_width(widths: tuple[int, ...], size: int) -> None:
    assert GanSpec("g", widths=widths).image_size == size


CHOICES: list[tuple[Callable[..., Any], str]] = [
    (TrainSpec, "optimiser"), (TrainSpec, "schedule"), (TrainSpec, "precision"),
    (GanTrainSpec, "precision"), (NET.replace, "order"), (NET.replace, "shortcut"),
    (NET.replace, "transition"), (NET.replace, "pool"), (Block, "stride_on"), (Stem, "kernel"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "name"), CHOICES, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("unknown", ["", "SGD", "nothing", None, 5, 3.0])
def test_an_unknown_name_is_never_taken_for_another(
    make: Callable[..., Any], name: str, unknown: object
) -> None:
    with pytest.raises(SpecError, match=f"^{name} must be one of .*, not {unknown!r}$"):
        make(**{name: unknown})


def test_nor_is_one_that_may_be_left_out() -> None:
    assert GanTrainSpec(optimiser=None).optimiser is None
    with pytest.raises(SpecError, match="optimiser must be one of adam, rmsprop, sgd, not 'adamw'"):
        GanTrainSpec(optimiser="adamw")  # type: ignore[arg-type]


RUN = RunSpec(NET, TrainSpec("shapes"))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (RUN, None),
        (dataclasses.replace(RUN, net=NET.replace(name="other")), None),
        (dataclasses.replace(RUN, net=NET.replace(name="other", pool="max")), ("pool", True)),
        (dataclasses.replace(RUN, net=NET.replace(pool="max"), seed=1), ("pool", False)),
        (RunSpec(NET.replace(stem=Stem(7, 4)), TrainSpec("shapes", epochs=9)), ("stem", False)),
        (dataclasses.replace(RUN, net=NET.replace(pool="max", classes=2)), None),
        (RunSpec(GanSpec("g"), GanTrainSpec("mnist")), None),
        (None, None),
    ],
)
def test_of_two_networks_the_one_difference_is_found(other, expected) -> None:
    assert difference(RUN, other) == expected
    assert difference(other, RUN) == expected
