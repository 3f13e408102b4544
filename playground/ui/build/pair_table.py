"""A GAN's plan as the network view shows it: both networks in one table, in the asker's language."""

from typing import Any

from playground.draw.pair_diagram import pair_diagram
from playground.numerals import byte_text, shape_text
from playground.plan import HalfPlan, PairPlan, StagePlan, Unit
from playground.ui.build.tables import FLOAT, layers
from playground.ui.text import Say

CALLED = {
    "linear": "Linear", "transposed": "ConvTranspose2d", "conv": "Conv2d", "bn": "BatchNorm2d",
    "relu": "ReLU", "leaky": "LeakyReLU", "tanh": "Tanh",
}  # fmt: skip
COLUMNS = ("stage", "network", "output", "params", "macs", "field", "memory")


def pair_view(pair: PairPlan, say: Say) -> dict[str, Any]:
    """JSON for the network view."""
    params, macs, activations = (
        sum(getattr(half, count) for half in pair.halves)
        for count in ("params", "macs", "activations")
    )
    return {
        "cards": [card for half in pair.halves for card in _cards(half, pair, say)],
        "figure": pair_diagram(pair, say.figure),
        "columns": [say(f"build.column_{name}") for name in COLUMNS],
        "stages": [_stage(stage, half, pair, say) for half in pair.halves for stage in half.stages],
        "total": [
            say("build.total"), "", "", f"{params:,}", f"{macs:,}", "",
            byte_text(activations * FLOAT),
        ],
        "failure": "",
        "note": say("build.pair_note"),
        "name": pair.spec.name,
        "words": {name: say(f"build.{name}") for name in ("hint", "stops", "save_as")},
    }  # fmt: skip


def _cards(half: HalfPlan, pair: PairPlan, say: Say) -> list[dict[str, str]]:
    name = _called(half, pair, say).capitalize()
    return [
        {
            "name": f"{name}: {say('build.params')}",
            "value": say.count(half.params),
            "note": f"{half.params:,} · {byte_text(half.params * FLOAT)}",
        },
        {
            "name": f"{name}: {say('build.macs')}",
            "value": say.count(half.macs),
            "note": f"{half.macs:,}",
        },
    ]


def _called(half: HalfPlan, pair: PairPlan, say: Say) -> str:
    """As the papers do: a DCGAN's critic is a discriminator."""
    critic = half.name == "critic"
    return say(f"train.opponent_{pair.spec.kind}" if critic else "train.generator")


def _stage(stage: StagePlan, half: HalfPlan, pair: PairPlan, say: Say) -> dict[str, Any]:
    return {
        "name": stage.name,
        "title": say.figure(stage.title),
        "blocks": _called(half, pair, say),
        "out": shape_text(stage.out),
        "params": f"{stage.params:,}",
        "paramShare": stage.params / half.params,
        "macs": f"{stage.macs:,}",
        "macShare": stage.macs / half.macs,
        "field": f"{stage.field:,}" if stage.field else "",
        "memory": byte_text(stage.activations * FLOAT),
        "memoryShare": stage.activations / half.activations,
        "drawing": "",
        "units": [{"title": unit.name, "layers": _layers(unit)} for unit in stage.units],
    }


def _layers(unit: Unit) -> list[dict[str, Any]]:
    """As in a classifier's table, each layer with what it is: within a Sequential its name is a number."""
    rows = zip(layers(unit), unit.all_layers, strict=True)
    return [{**row, "name": f"{row['name']} · {CALLED[layer.kind]}"} for row, layer in rows]
