"""A knob is one field: whoever offers, reads or checks it finds it there, and nowhere else."""

import argparse
import asyncio
import csv
import io
from dataclasses import dataclass
from typing import Any, Literal

import gradio as gr
import pytest

from playground import __main__ as command_line
from playground.classroom import archive
from playground.errors import SpecError
from playground.families import cifar_resnet
from playground.gan_recipes import gan_recipe
from playground.gans import GANS
from playground.runs.run import Run, RunView
from playground.specs import GanSpec, GanTrainSpec, Range, RunSpec, TrainSpec, knob, knobs
from playground.ui.train import api
from playground.ui.train.gan_reader import SHARED, TRAIN_CHOSEN, TRAIN_TYPED, applies
from playground.ui.train.knob_controls import knob_controls
from playground.ui.train.knobs import chosen, given, typed


@dataclass(frozen=True)
class Warmer(TrainSpec):
    """A training with two knobs more than ours have."""

    warmth: int = knob(3, "degrees above the usual", Range(0, 9), page=True)
    weather: Literal["sun", "rain"] = knob("sun", "outside", page=True)
    hidden: float = knob(0.5, "for the command line alone", Range(0, 1))


async def laid_out() -> dict[str, Any]:
    """In a loop of its own, which Gradio would make and leave open."""
    with gr.Blocks(analytics_enabled=False):
        return knob_controls(Warmer, lambda key: key)  # type: ignore[arg-type]


def test_a_new_field_is_in_the_form() -> None:
    made = asyncio.run(laid_out())
    ours = {"batch_size", "lr", "weight_decay", "label_smoothing", "jitter", "cutout", "target"}
    assert set(made) == ours | {"optimiser", "schedule", "warmth", "weather"}
    assert isinstance(made["warmth"], gr.Textbox)
    assert made["warmth"].label == "train.warmth"
    assert made["weather"].choices == [
        ("train.as_recipe", "as_recipe"), ("train.sun", "sun"), ("train.rain", "rain"),
    ]  # fmt: skip


def test_a_new_field_is_read_as_its_type_says() -> None:
    tables = typed(Warmer), chosen(Warmer)
    assert given({"warmth": "7", "weather": "rain"}, *tables) == {"warmth": 7, "weather": "rain"}
    assert given({"warmth": "", "weather": "as_recipe"}, *tables) == {}
    with pytest.raises(SpecError, match="weather"):
        given({"weather": "snow"}, *tables)
    with pytest.raises(SpecError, match="warmth"):
        given({"warmth": "7.5"}, *tables)


def test_a_new_field_is_an_option_of_the_command_line() -> None:
    parser = argparse.ArgumentParser()
    command_line.add_fields(parser, Warmer, command_line.told(Warmer))
    options = parser.parse_args(["--warmth", "7", "--weather", "rain", "--hidden", "0.25"])
    assert (options.warmth, options.weather, options.hidden) == (7, "rain", 0.25)
    assert "degrees above the usual" in parser.format_help()


def test_a_new_field_keeps_its_bounds_and_choices() -> None:
    assert Warmer(warmth=9).warmth == 9
    with pytest.raises(SpecError, match="warmth must lie between 0 and 9: 10 does not"):
        Warmer(warmth=10)
    with pytest.raises(SpecError, match="weather"):
        Warmer(weather="snow")  # type: ignore[arg-type]


@dataclass(frozen=True)
class Wider(GanSpec):
    """A pair with two knobs more than ours have."""

    growth: tuple[int, ...] = knob((2, 2), "of each map", Range(1, 4), page=True)
    squeezed: bool = knob(False, "whether it is", page=True, generators=("mlp",))


def test_a_new_field_of_a_pair_is_read_there_too() -> None:
    tables = typed(Wider), chosen(Wider)
    assert given({"growth": "2, 3", "squeezed": "yes"}, *tables) == {
        "growth": (2, 3), "squeezed": True,
    }  # fmt: skip
    parser = argparse.ArgumentParser()
    command_line.add_fields(parser, Wider, command_line.told(Wider))
    options = parser.parse_args(["--growth", "2", "3", "--squeezed", "--latent", "7"])
    assert (options.growth, options.squeezed, options.latent) == ([2, 3], True, 7)
    with pytest.raises(SpecError, match="growth must lie between 1 and 4: 5 does not"):
        Wider("one", growth=(5,))
    known, kind = knobs(Wider)["squeezed"], GANS["wgan"]
    assert [known.applies(kind, "", made) for made in ("mlp", "constant")] == [True, False]


@pytest.mark.parametrize("generator", ["convolutions", "constant", "mlp"])
def test_what_applies_to_a_pair_stands_at_its_field(generator: str) -> None:
    fields = ("widths", "latent", "constant_width", "generator_norm", "biases", "side")
    seen = [field for field in fields if applies(field, "dcgan", generator, "adam")]
    never = {
        "convolutions": ["constant_width"], "constant": [], "mlp": ["generator_norm", "biases"],
    }[generator]  # fmt: skip
    assert [field for field in fields if field not in never] == seen


RUN = Run("1", "ann", "mine", RunSpec(cifar_resnet(8), Warmer(warmth=7, milestones=(0.5, 0.9))))


def test_a_new_field_is_in_the_table_of_runs() -> None:
    told = api._told(RunView(RUN, None, 0, can_continue=False))
    assert told["settings"] | {"warmth": 7, "weather": "sun"} == told["settings"]


def test_a_new_field_is_in_what_is_handed_out() -> None:
    """The table of a class's archive, and the header of a checkpoint."""
    row = archive._row(RUN, "Ann", [], "Ann/mine-1", "")
    (told,) = csv.DictReader(io.StringIO(archive._runs_table([row]).removeprefix("\ufeff")))
    assert told["participant"] == "Ann"
    assert (told["train.warmth"], told["train.weather"]) == ("7", "sun")
    assert told["train.milestones"] == "0.5 0.9"
    assert RUN.spec.to_dict()["train"]["warmth"] == 7


def test_a_run_s_settings_are_those_that_have_an_effect() -> None:
    clipped = RunSpec(GanSpec("one", "wgan"), GanTrainSpec()).settings
    assert clipped["optimiser"] == "rmsprop", "that of the kind's paper"
    assert clipped["clip"] == 0.01
    assert not {"penalty", "smoothing", "beta1", "beta2", "epochs"} & set(clipped)
    by_adam = RunSpec(GanSpec("one", "wgan"), GanTrainSpec(optimiser="adam")).settings
    assert by_adam.items() >= {"optimiser": "adam", "beta1": 0.5, "beta2": 0.999}.items()


def test_describe_tells_what_a_recipe_turns(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["describe", "wgan_gp:paper"]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    assert line.startswith("trained by adam on fashion-mnist: ")
    told = dict(one.split(" ", 1) for one in line.partition(": ")[2].split(", "))
    recipe = gan_recipe("wgan_gp", "paper").train
    shown = {name for name in vars(recipe) if name not in ("dataset", "optimiser")}
    never = {"clip", "smoothing", "epochs", "size", "critic_lr"}
    assert told == {name: str(getattr(recipe, name)) for name in shown - never}


def test_a_gan_shares_two_controls_and_has_each_other_knob_of_the_page_once() -> None:
    assert SHARED == ("batch_size", "lr")
    shown = {field for field, known in knobs(GanTrainSpec).items() if known.page}
    assert {*SHARED, *TRAIN_TYPED, *TRAIN_CHOSEN} == shown
    assert not set(TRAIN_TYPED) & set(TRAIN_CHOSEN)


@pytest.mark.parametrize("kind", GANS)
def test_what_applies_stands_at_the_field(kind: str) -> None:
    game = GANS[kind]
    seen = {
        field: applies(field, kind, "convolutions", game.optimiser)
        for field in ("clip", "penalty", "smoothing", "beta1", "beta2", "critic_steps")
    }
    assert seen == {
        "clip": kind == "wgan",
        "penalty": kind == "wgan_gp",
        "smoothing": kind == "dcgan",
        "beta1": game.optimiser != "rmsprop",
        "beta2": game.optimiser == "adam",
        "critic_steps": True,
    }
