"""What stands in Train's controls becomes runs; whatever else is sent becomes a sentence."""

from typing import Any

import pytest

from playground.errors import LimitReached, PlaygroundError, SpecError
from playground.families import resnet, wide_resnet
from playground.plan import pair_plan
from playground.recipes import RECIPES
from playground.settings import Limits, Settings
from playground.specs import GanSpec, GanTrainSpec, NetSpec, TrainSpec
from playground.text import ENGLISH
from playground.ui.text import Say
from playground.ui.train.gan_reader import FIELDS, PREFIX, applies, cost
from playground.ui.train.reader import length_bounds, read, read_length

NET = wide_resnet(16, 1).to_dict()
VALUES: dict[str, Any] = {
    "subject": "network", "experiment": "degradation_20", "gan": "dcgan", "dataset": "shapes", "size": 64,
    "recipe": "wrn", "gan_recipe": "quick", "length": 60, "unit": "seconds", "batch_size": "", "lr": "",
    "weight_decay": "", "label_smoothing": "", "jitter": "", "cutout": "", "target": "",
    "optimiser": "as_recipe", "schedule": "as_recipe", "held_out": 1000, "seed": 0,
    "precision": "auto", "tensorboard": False,
}  # fmt: skip


def test_empty_fields_take_the_recipes_values() -> None:
    (run,) = read(VALUES, NET, Settings(limits=Limits()))
    assert run.net == wide_resnet(16, 1)
    assert run.train == RECIPES["wrn"].replace(
        dataset="shapes", seconds=60.0, epochs=None, validation=1000
    )


def test_filled_fields_take_their_place() -> None:
    given = {"batch_size": "64", "lr": "0.5", "weight_decay": 0, "cutout": " 8", "jitter": "0.3"}
    given |= {"target": 0.9}
    more = {"optimiser": "adamw", "schedule": "cosine", "unit": "epochs", "length": 3, "seed": 5}
    more["precision"] = "bfloat16"
    (run,) = read(VALUES | given | more, NET, Settings(limits=Limits()))
    train = run.train
    assert isinstance(train, TrainSpec)
    assert (train.batch_size, train.lr, train.weight_decay) == (64, 0.5, 0.0)
    assert (train.cutout, train.target, train.optimiser, train.schedule) == (
        8,
        0.9,
        "adamw",
        "cosine",
    )
    assert (train.epochs, train.seconds, run.seed) == (3, None, 5)
    assert (train.jitter, train.precision) == (0.3, "bfloat16")


def test_network_takes_the_data_sets_classes() -> None:
    (run,) = read(VALUES | {"dataset": "mnist"}, NET, Settings(limits=Limits()))
    assert isinstance(run.net, NetSpec)
    assert (run.net.classes, run.net.image_channels) == (10, 1)


def test_a_gan_needs_no_network() -> None:
    asked = VALUES | {"subject": "gan", "gan": "wgan", "dataset": "mnist"}
    (quick,) = read(asked, None, Settings(limits=Limits()))
    (paper,) = read(asked | {"gan_recipe": "paper", "lr": "1e-4"}, None, Settings(limits=Limits()))
    assert isinstance(quick.net, GanSpec)
    assert isinstance(quick.train, GanTrainSpec)
    assert (quick.net.kind, quick.train.critic_steps, quick.train.seconds) == ("wgan", 5, 60.0)
    assert isinstance(paper.net, GanSpec)
    assert paper.net.widths > quick.net.widths
    assert paper.train.lr == 1e-4


def test_an_experiment_is_several_runs() -> None:
    runs = read(
        VALUES | {"subject": "experiment", "experiment": "shortcuts"},
        None,
        Settings(limits=Limits()),
    )
    assert len(runs) == 3


def test_the_kinds_of_gan_can_be_compared() -> None:
    asked = VALUES | {"subject": "experiment", "experiment": "gans", "unit": "epochs", "length": 2}
    runs = read(asked, None, Settings(limits=Limits()))
    assert [run.net.kind for run in runs if isinstance(run.net, GanSpec)] == [
        "dcgan", "wgan", "wgan_gp",
    ]  # fmt: skip
    assert {run.train.epochs for run in runs} == {2}
    runs = read(asked | {"batch_size": "16", "lr": "0.01"}, None, Settings(limits=Limits()))
    assert {(run.train.batch_size, run.train.lr) for run in runs} == {(16, 0.01)}


def test_what_the_host_does_not_allow_is_refused() -> None:
    with pytest.raises(LimitReached, match="too many parameters"):
        read(VALUES, resnet(152).to_dict(), Settings(limits=Limits(params=1_000_000)))
    with pytest.raises(LimitReached, match="lasts 1 to 60 seconds here: 61 cannot be"):
        read(VALUES | {"length": 61}, NET, Settings(limits=Limits(seconds=60)))


@pytest.mark.parametrize(("value", "unit"), [
    (1, "seconds"), (3600, "seconds"), (0.5, "seconds"), (3601, "seconds"), (0, "seconds"), (-1, "epochs"),
    (99_999, "seconds"), (1, "epochs"), (200, "epochs"), (201, "epochs"),
])  # fmt: skip
def test_a_length_is_refused_exactly_outside_the_bounds_that_are_shown(
    value: float, unit: str
) -> None:
    low, high = length_bounds(unit, Limits())
    if low <= value <= high:
        assert read_length(value, unit, Limits()) == value
    else:
        with pytest.raises(PlaygroundError, match=f"{low} to {high} {unit}"):
            read_length(value, unit, Limits())
    assert (low, high) == (1, 3600 if unit == "seconds" else 200)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "x"), ("subject", None), ("dataset", []), ("recipe", {}), ("length", "long"),
        ("length", float("nan")), ("length", -1), ("unit", 3), ("batch_size", 2.5),
        ("lr", "x"), ("lr", "nan"), ("lr", "1e999"),
        ("lr", float("inf")), ("target", 2), ("optimiser", None), ("schedule", "x"),
        ("precision", "float16"),
        ("held_out", None), ("seed", -1), ("seed", 10**30), ("cutout", True),
    ],
)  # fmt: skip
def test_whatever_the_browser_sends_becomes_a_sentence(field: str, value: object) -> None:
    with pytest.raises(PlaygroundError, match=r"\w"):
        read(VALUES | {field: value}, NET, Settings(limits=Limits()))


@pytest.mark.parametrize("field", ["gan", "gan_recipe"])
@pytest.mark.parametrize("value", ["x", None, 3, []])
def test_a_gan_of_no_known_kind_or_recipe_is_refused(field: str, value: object) -> None:
    with pytest.raises(SpecError, match=r"try|one of"):
        read(VALUES | {"subject": "gan", field: value}, NET, Settings(limits=Limits()))


def test_without_a_network_one_is_asked_for() -> None:
    with pytest.raises(SpecError, match="mend it there"):
        read(VALUES, None, Settings(limits=Limits()))
    with pytest.raises(SpecError):
        read(VALUES, {"name": "x"}, Settings(limits=Limits()))


def test_a_batch_that_takes_more_memory_than_the_host_allows_is_refused() -> None:
    wide = wide_resnet(28, 10).to_dict()
    assert read(VALUES | {"batch_size": "128"}, wide, Settings(limits=Limits()))
    with pytest.raises(LimitReached, match="WRN-28-10 with 2048 images in a batch takes about"):
        read(VALUES | {"batch_size": "2048"}, wide, Settings(limits=Limits()))
    gan = VALUES | {"subject": "gan", "dataset": "mnist", "batch_size": "2048"}
    assert read(gan, None, Settings(limits=Limits()))
    with pytest.raises(LimitReached, match="with 2048 images in a batch takes about"):
        read(gan, None, Settings(limits=Limits(memory=1_000_000_000)))


GAN = VALUES | {"subject": "gan", "gan": "wgan", "dataset": "mnist", "gan_recipe": "paper"}


def test_every_knob_of_a_gan_reaches_its_spec() -> None:
    net = {
        "side": "64", "generator": "constant", "generator_norm": "no", "biases": "yes",
        "widths": "64, 32-16 8", "latent": "50", "constant_width": 48,
    }  # fmt: skip
    train = {
        "optimiser": "sgd", "fit": "resize", "flip": "yes", "augment": "yes", "critic_lr": "3e-4",
        "beta1": 0.9, "beta2": "0.99", "critic_steps": "2", "clip": "0.02", "penalty": 1,
        "smoothing": 0, "averaging": "0.5",
    }  # fmt: skip
    assert {*net, *train} == {*FIELDS}
    given = {PREFIX + field: value for field, value in (net | train).items()}
    (run,) = read(GAN | given, None, Settings(limits=Limits()))
    assert run.net == GanSpec(
        "WGAN MNIST", "wgan", 1, 50, (64, 32, 16, 8), "constant", 48, False, biases=True
    )
    assert isinstance(run.train, GanTrainSpec)
    assert run.train == GanTrainSpec(
        "mnist", None, 60.0, 64, "sgd", 5e-5, 0.9, 0.99, 2, 0.02, 1.0, 0.0, 0.5, "auto", True, True,
        None, 3e-4, "resize",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"gan_widths": "64 32"}, r"a GAN takes 3 widths \(32x32\) or 4 \(64x64\), not 2"),
        ({"gan_side": "64", "gan_widths": "8 8 8"}, "64 pixels take 4 widths: 3 were given"),
        ({"gan_widths": "wide"}, "width must be a whole number, not 'wide'"),
        ({"gan_widths": "1 " * 50}, "widths must be a list, not"),
        ({"gan_side": "48"}, "side must be one of as_recipe, 32, 64, not '48'"),
        ({"gan_clip": "nan"}, "clip must be a number, not 'nan'|clip must"),
        ({"gan_beta1": 1.5}, "beta1 must lie between 0.0 and 0.999: 1.5 does not"),
        ({"gan_generator": []}, "generator must be one of"),
        ({"gan_recipe": "none"}, "recipe must be one of quick, paper"),
    ],
)
def test_what_a_gan_cannot_be_is_said(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SpecError, match=sentence):
        read(GAN | given, None, Settings(limits=Limits()))


def test_a_gan_too_large_for_the_host_is_refused_and_another_s_cost_is_told() -> None:
    with pytest.raises(LimitReached, match=r"has too many parameters: .* Choose smaller widths"):
        read(GAN | {"gan_widths": "8192 4096 2048"}, None, Settings(limits=Limits()))
    (run,) = read(GAN, None, Settings(limits=Limits()))
    told = cost(run, 28, Limits(), Say(ENGLISH))
    assert isinstance(run.net, GanSpec)
    pair = pair_plan(run.net)
    assert f"Generator: {pair.generator.params:,} parameters" in told
    assert f"Critic: {pair.critic.params:,} parameters" in told
    assert "32×32 pixels" in told
    assert "of 8.0 GB allowed" in told


@pytest.mark.parametrize(
    ("field", "yes", "no"),
    [
        ("clip", ("wgan", "convolutions", "rmsprop"), ("dcgan", "convolutions", "adam")),
        ("penalty", ("wgan_gp", "convolutions", "adam"), ("wgan", "convolutions", "rmsprop")),
        ("smoothing", ("dcgan", "convolutions", "adam"), ("wgan", "convolutions", "rmsprop")),
        ("beta1", ("wgan", "mlp", "sgd"), ("wgan", "mlp", "rmsprop")),
        ("beta2", ("dcgan", "mlp", "adam"), ("wgan", "mlp", "sgd")),
        ("constant_width", ("wgan", "mlp", "adam"), ("wgan", "convolutions", "adam")),
        ("generator_norm", ("wgan", "constant", "adam"), ("wgan", "mlp", "adam")),
    ],
)
def test_a_knob_is_shown_where_it_turns_something(
    field: str, yes: tuple[str, str, str], no: tuple[str, str, str]
) -> None:
    assert applies(field, *yes)
    assert not applies(field, *no)
    assert applies("widths", *no)
