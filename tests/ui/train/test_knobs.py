"""A knob is one field: whoever offers, reads or checks it finds it there, and nowhere else."""

import argparse
import asyncio
from dataclasses import dataclass
from typing import Any, Literal

import gradio as gr
import pytest

from playground import __main__ as command_line
from playground.errors import SpecError
from playground.gans import GANS
from playground.specs import GanTrainSpec, Range, TrainSpec, knob, knobs
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
