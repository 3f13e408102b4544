"""A plan as the network view shows it: texts and shares, in the asker's language."""

from typing import Any

from playground.draw.block_diagram import block_diagram
from playground.draw.diagram import diagram
from playground.numerals import byte_text, shape_text
from playground.plan import Layer, NetPlan, StagePlan, Unit
from playground.ui.text import Say

FLOAT = 4  # bytes


def table(whole: NetPlan, batch: int, say: Say, note: str = "") -> dict[str, Any]:
    """JSON for the network view.

    batch: images in the training batch that memory is told for. note: said under the cards.
    """
    columns = ("stage", "blocks", "output", "params", "macs", "field", "memory")
    return {
        "cards": _cards(whole, batch, say),
        "figure": diagram(whole, say.figure),
        "columns": [say(f"build.column_{name}") for name in columns],
        "stages": [_stage(stage, whole, say) for stage in whole.stages],
        "total": [
            say("build.total"), "", "", f"{whole.params:,}", f"{whole.macs:,}", "",
            byte_text(whole.activations * FLOAT),
        ],
        "failure": failure(whole, say),
        "note": note,
        "name": whole.spec.name,
        "words": {name: say(f"build.{name}") for name in ("hint", "stops", "save_as")},
    }  # fmt: skip


def formula(layer: Layer) -> str:
    """Where a size changes, how: ⌊(32 + 2·1 − 3)/2⌋ + 1 = 16."""
    if layer.kernel == 0 or layer.kind in ("globalpool", "linear") or layer.inp[1] == layer.out[1]:
        return ""
    if layer.kind == "transposed":
        grown = f"({layer.inp[1]} − 1)·{layer.stride} − 2·{layer.padding} + {layer.kernel}"
        return f"{grown} = {layer.out[1]}"
    top = f"{layer.inp[1]} + 2·{layer.padding} − {layer.kernel}"
    return f"⌊({top})/{layer.stride}⌋ + 1 = {layer.out[1]}"


def _cards(whole: NetPlan, batch: int, say: Say) -> list[dict[str, str]]:
    memory = whole.activations * FLOAT
    convolutions = sum(1 for layer in whole.layers if layer.kind in ("conv", "linear"))
    field = next((s.field for s in reversed(whole.stages) if s.name != "head"), 1)
    return [
        {
            "name": say("build.params"),
            "value": say.count(whole.params),
            "note": f"{whole.params:,} · {byte_text(whole.params * FLOAT)}",
        },
        {"name": say("build.macs"), "value": say.count(whole.macs), "note": say("build.macs_note")},
        {
            "name": say("build.layers"),
            "value": f"{convolutions:,}",
            "note": say("build.layers_note"),
        },
        {
            "name": say("build.field"),
            "value": f"{field:,} px",
            "note": say("build.field_note").format(size=whole.image[1]),
        },
        {
            "name": say("build.memory"),
            "value": byte_text(memory),
            "note": say("build.memory_note").format(batch=batch, size=byte_text(memory * batch)),
        },
    ]


def _stage(stage: StagePlan, whole: NetPlan, say: Say) -> dict[str, Any]:
    return {
        "name": stage.name,
        "title": stage.title,
        "blocks": str(len(stage.blocks) or ""),
        "out": shape_text(stage.out),
        "params": f"{stage.params:,}",
        "paramShare": stage.params / max(1, whole.params),
        "macs": f"{stage.macs:,}",
        "macShare": stage.macs / max(1, whole.macs),
        "field": f"{stage.field:,}",
        "memory": byte_text(stage.activations * FLOAT),
        "memoryShare": stage.activations / max(1, whole.activations),
        "drawing": block_diagram(whole, stage.name, say.figure),
        "units": list(_units(stage, say)),
    }


def _units(stage: StagePlan, say: Say) -> list[dict[str, Any]]:
    """The stage's units layer by layer: from the second block on all are alike, and one stands for them."""
    blocks = stage.blocks
    ahead = len(stage.units) - len(blocks)  # a transition, or the stem's or head's layers
    shown = []
    for i, unit in enumerate(stage.units[: ahead + 2]):
        alike = len(blocks) - 1 if len(blocks) > 2 and i == ahead + 1 else 0
        title = unit.name + (f"  ({say('build.alike').format(count=alike)})" if alike else "")
        shown.append({"title": title, "layers": layers(unit)})
    return shown


def layers(unit: Unit) -> list[dict[str, Any]]:
    """The rows of a unit that is opened, one a layer."""
    return [
        {
            "name": layer.name.removeprefix(f"{unit.name}."),
            "shortcut": layer in unit.shortcut,
            "window": (
                f"k{layer.kernel} s{layer.stride} p{layer.padding}"
                if layer.kind in ("conv", "transposed", "maxpool", "pad")
                else ""
            ),
            "out": shape_text(layer.out),
            "formula": formula(layer),
            "params": f"{layer.params:,}" if layer.params else "",
            "macs": f"{layer.macs:,}" if layer.macs else "",
            "field": f"{layer.field:,}" if layer.field else "",
            "memory": byte_text(layer.activations * FLOAT) if layer.activations else "",
        }
        for layer in unit.all_layers
    ]


def failure(whole: NetPlan, say: Say) -> str:
    """The stage that cannot be, and why; nothing if all can."""
    if whole.failure is None:
        return ""
    return f"{whole.failure.title}: {say.sentence(whole.failure.reason)}"
