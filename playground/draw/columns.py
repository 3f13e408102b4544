"""What stands in the figure of a network, stage by stage: cuboids and the words under them."""

from textwrap import wrap
from typing import NamedTuple

from playground.draw.svg import Tell, text_width
from playground.draw.volumes import Piece, pieces
from playground.message import Count, Message
from playground.numerals import shape_text
from playground.plan import Layer, NetPlan, Shape, StagePlan, Unit

TITLE, TYPE, LINE_HEIGHT = 15.0, 13.0, 18.0  # px
BRACE = 9.0  # px from the words of a bracket to its outer edge
TIMES = 6.0  # px from there to the number of blocks


class Words(NamedTuple):
    """A title, lines under it, a bracket with a block's convolutions, and how often: measured in px."""

    title: str
    lines: tuple[str, ...]
    bracket: tuple[str, ...]
    times: str
    bracket_width: float
    times_width: float
    width: float

    @property
    def height(self) -> float:
        """Below the title."""
        return (len(self.lines) + len(self.bracket)) * LINE_HEIGHT


class Column(NamedTuple):
    """The image, a stage, or the stage that fails (then `broken`).

    size: the shape that leaves it, in one line and in two. label: all of it in one sentence, for
    those who cannot see it.
    """

    name: str
    pieces: tuple[Piece, ...]
    words: Words
    size: tuple[tuple[str], tuple[str, str]]
    size_widths: tuple[float, float]
    label: str
    broken: bool = False


POOLS = {"average": "average pool", "max": "max pool"}


def totals(params: int, macs: int) -> list[Message]:
    """What a figure's heading counts."""
    return [
        Message("{count} parameters", count=Count(params)),
        Message("{count} multiply-adds", count=Count(macs)),
    ]


def columns(plan: NetPlan, tell: Tell) -> tuple[Column, ...]:
    """The image, every stage of the plan, and the one that fails if one does."""
    image = (Piece((plan.image,)),)
    name = tell("image")
    found = [
        _column("image", image, measure(name), plan.image, f"{name}: {shape_text(plan.image)}")
    ]
    found += [_stage(plan, stage, tell) for stage in plan.stages]
    if plan.failure:
        name, title, reason = plan.failure
        last = plan.stages[-1].out if plan.stages else plan.image
        words = measure(title, tuple(wrap(tell(reason), 24)))
        label = tell(Message("{stage} cannot be: {reason}", stage=title, reason=reason))
        column = _column(name, (Piece((last,)),), words, last, label)
        found.append(column._replace(broken=True))
    return tuple(found)


def measure(
    title: str, lines: tuple[str, ...] = (), bracket: tuple[str, ...] = (), times: str = ""
) -> Words:
    """Words with the room that they take."""
    bracket_width = times_width = 0.0
    if bracket:
        bracket_width = max(text_width(line, TYPE) for line in bracket) + 2 * BRACE
        times_width = text_width(times, TYPE) + TIMES
    widths = [text_width(title, TITLE, bold=True), bracket_width + times_width]
    width = max(widths + [text_width(line, TYPE) for line in lines])
    return Words(title, lines, bracket, times, bracket_width, times_width, width)


def _column(
    name: str, parts: tuple[Piece, ...], words: Words, out: Shape, label: str
) -> Column:  # fmt: skip
    channels, height, width = out
    one, two = shape_text(out), (f"{channels} ×", f"{height} × {width}")
    widths = (text_width(one, TYPE), max(text_width(line, TYPE) for line in two))
    return Column(name, parts, words, ((one,), two), widths, label)


def _stage(plan: NetPlan, stage: StagePlan, tell: Tell) -> Column:
    blocks = stage.blocks
    others = stage.units[: len(stage.units) - len(blocks)]
    lines = tuple(
        tell(line) for unit in others for layer in unit.layers if (line := _line(layer, plan))
    )
    bracket = _convolutions(blocks[0]) if blocks else ()
    made_of = ", ".join((*lines, f"{len(blocks)} × [{' | '.join(bracket)}]") if blocks else lines)
    parameters = tell(Message("{count:,} parameters", count=stage.params))
    title = str(stage.title)
    label = f"{title}: {made_of} → {shape_text(stage.out)}; {parameters}"
    words = measure(title, lines, bracket, f"× {len(blocks)}")
    return _column(stage.name, pieces(stage), words, stage.out, label)


def _convolutions(block: Unit) -> tuple[str, ...]:
    convolutions = (layer for layer in block.layers if layer.kind == "conv")
    return tuple(f"{layer.kernel}×{layer.kernel}, {layer.out[0]}" for layer in convolutions)


def _line(layer: Layer, plan: NetPlan) -> str | Message:
    """A layer that stands outside of blocks, or nothing for those that leave the shape as it is."""
    stride = f", /{layer.stride}" if layer.stride > 1 else ""
    if layer.kind == "conv":
        return f"{layer.kernel}×{layer.kernel}, {layer.out[0]}{stride}"
    if layer.kind == "maxpool":
        return Message("max-pool {window}", window=f"{layer.kernel}×{layer.kernel}{stride}")
    if layer.kind == "globalpool":
        return POOLS[plan.spec.pool]
    return Message("linear, {count}", count=layer.out[0]) if layer.kind == "linear" else ""
