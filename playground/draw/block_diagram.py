"""One stage's blocks in full: every layer with k, s, p, and C × H × W on every arrow.

Side by side stand the blocks that differ: the first, which may change the shape, and the one that
is repeated after it. The flow runs down, as in 1512.03385, figure 2, and the shortcut beside it.
"""

from itertools import groupby
from typing import NamedTuple

from playground.draw.columns import POOLS
from playground.draw.svg import Document, Pen, Tell, number
from playground.errors import PlanError
from playground.message import Message
from playground.numerals import shape_text
from playground.plan import Layer, NetPlan, Path, Shape, StagePlan, Unit

MARGIN, PANEL, HEADER, FOOTER = 40.0, 560.0, 88.0, 48.0  # px
FLOW, SKIP = 120.0, 385.0  # x of the main path and of the shortcut in a panel
BOX, PILL = (200.0, 48.0), (150.0, 26.0)  # width and height of a layer, and of what follows one
SHORT, LONG, SUM = 16.0, 38.0, 13.0  # arrows without and with a size; radius of the addition
TYPE, SMALL = 14.0, 12.5
NOTES: dict[tuple[Path, bool], str] = {  # by the shortcut, and whether the shape changes
    ("none", False): "no shortcut",
    ("none", True): "no shortcut",
    ("identity", False): "same shape in and out: the shortcut is the identity",
    ("projection", True): "the shape changes: a 1×1 convolution projects the shortcut",
    ("projection", False): "same shape in and out, and still a projection (option C)",
    ("padding", True): "the shape changes: the shortcut is padded with zeros",
}
OUTSIDE = {"stem": ("Stem", "ahead of the first stage"), "head": ("Head", "after the last stage")}
CAPTION = "k kernel, s stride, p padding; on the arrows channels × height × width"
TRANSITION = ("Transition", "changes the shape ahead of the blocks")


class Panel(NamedTuple):
    """One unit, for itself or for all that are like it."""

    title: str
    note: str
    unit: Unit


class Step(NamedTuple):
    """A box on the main path or the shortcut. title "+" is the addition; small ones have no detail."""

    title: str
    detail: str
    out: Shape

    @property
    def height(self) -> float:
        return 2 * SUM if self.title == "+" else BOX[1] if self.detail else PILL[1]


def block_diagram(plan: NetPlan, stage: str, tell: Tell = str) -> str:
    """A stage's blocks as one <svg>; `stage` is its name, as in data-stage of `diagram`.

    A stem, a transition or a head is shown layer by layer. tell: gives the words for the figure's
    own, which are English. Raises PlanError if the plan has no such stage.
    """
    found = next((s for s in plan.stages if s.name == stage), None)
    if found is None:
        raise PlanError(
            "{network} has no stage {stage!r} to show: it has {stages}",
            network=plan.spec.name,
            stage=stage,
            stages=[s.name for s in plan.stages] or "–",
        )
    pen = Pen()
    title = f"{plan.spec.name} · {found.title}"
    panels = _panels(found, tell)
    width = 2 * MARGIN + PANEL * max(2, len(panels))
    sizes = f"{shape_text(found.inp)} → {shape_text(found.out)}"
    line = f"{sizes} · {tell(Message('{count:,} parameters', count=found.params))}"
    pen.heading(title, line, "muted", width - 2 * MARGIN)
    bottom, words = HEADER, []
    for i, panel in enumerate(panels):
        left = MARGIN + i * PANEL
        pen.text(left, HEADER + 20, panel.title, 15, "bold ink", "start")
        pen.text(left, HEADER + 40, panel.note, TYPE, "muted", "start")
        bottom = max(bottom, _flow(pen, panel.unit, plan, tell, (left, HEADER + 70)))
        words.append(_spoken(panel, plan, tell))
    pen.text(MARGIN, bottom + 30, tell(CAPTION), SMALL, "muted", "start")
    return Document(width, bottom + FOOTER, title, " ".join(words), "img").render(pen)


def _panels(stage: StagePlan, tell: Tell) -> list[Panel]:
    """The units of a stage that differ."""
    blocks = stage.blocks
    ahead = stage.units[: len(stage.units) - len(blocks)]
    panels = []
    for unit in ahead:
        title, note = OUTSIDE.get(unit.name, TRANSITION)
        panels.append(Panel(tell(title), tell(note), unit))
    first = 1
    for _, group in groupby(blocks, key=_signature):
        same = list(group)
        last, unit = first + len(same) - 1, same[0]
        called = (
            Message("Block {number}", number=first)
            if first == last
            else Message("Blocks {first} to {last}", first=first, last=last)
        )
        panels.append(Panel(tell(called), tell(NOTES[unit.path, unit.inp != unit.out]), unit))
        first = last + 1
    return panels


def _signature(unit: Unit) -> tuple[object, ...]:
    return unit.path, tuple(
        (layer.kind, *layer[2:5], layer.inp, layer.out) for layer in unit.layers
    )


def _spoken(panel: Panel, plan: NetPlan, tell: Tell) -> str:
    """A panel in words, for those who cannot see it."""
    steps = []
    for step in _steps(panel.unit.layers, plan, tell):
        title = tell("addition") if step.title == "+" else step.title
        steps.append(f"{title} ({step.detail}), {shape_text(step.out)}" if step.detail else title)
    return f"{panel.title}: {panel.note}. {shape_text(panel.unit.inp)}; {'; '.join(steps)}."


def _steps(layers: tuple[Layer, ...], plan: NetPlan, tell: Tell) -> list[Step]:
    """Layers as boxes; neighbours that leave the shape as it is share one."""
    steps: list[Step] = []
    for layer in layers:
        step = _step(layer, plan, tell)
        if (
            steps
            and not step.detail
            and not steps[-1].detail
            and "+" not in (step.title, steps[-1].title)
        ):
            step = Step(f"{steps.pop().title} · {step.title}", "", step.out)
        steps.append(step)
    return steps


def _step(layer: Layer, plan: NetPlan, tell: Tell) -> Step:
    window = f"{layer.kernel}×{layer.kernel}"
    numbers = f"k {layer.kernel} · s {layer.stride} · p {layer.padding}"
    bias = " · bias" if layer.bias else ""
    channels = layer.out[0]
    words: dict[str, tuple[str | Message, str | Message]] = {
        "conv": (Message("{window} conv, {count}", window=window, count=channels), numbers + bias),
        "maxpool": (Message("{window} max-pool", window=window), numbers),
        "globalpool": (
            POOLS[plan.spec.pool],
            Message("over the whole {window} map", window=window),
        ),
        "linear": (
            Message("linear, {count}", count=channels),
            f"{layer.inp[0]} → {channels}{bias}",
        ),
        "pad": (
            "zero-padding",
            Message(
                "{before} → {after} channels · s {stride}",
                before=layer.inp[0],
                after=channels,
                stride=layer.stride,
            ),
        ),
        "bn": ("BN", ""),
        "relu": ("ReLU", ""),
        "dropout": (Message("dropout {share:g}", share=plan.spec.dropout), ""),
        "add": ("+", ""),
    }
    title, detail = words[layer.kind]
    return Step(tell(title), tell(detail), layer.out)


def _flow(pen: Pen, unit: Unit, plan: NetPlan, tell: Tell, corner: tuple[float, float]) -> float:
    """Draw one unit from a corner (x, y) on; returns where it ends."""
    left, y = corner
    x = left + FLOW
    pre = plan.spec.order == "pre"
    steps = _steps(unit.layers, plan, tell)
    pen.text(x, y, shape_text(unit.inp), TYPE)
    pen.drop(x, y + 8, y + 8 + LONG)
    fork, y = y + 20, y + 8 + LONG
    for i, step in enumerate(steps):
        if i:
            before = steps[i - 1]
            length = SHORT if _joined(before, step, pre) else LONG
            if length == LONG:
                pen.text(x + 10, y + 23, shape_text(before.out), TYPE, "ink", "start")
            elif i == 1 and pre and unit.path == "projection":
                length = LONG  # it shares the first BN and ReLU, as in the WRN authors' code
                fork = y + 14
            pen.drop(x, y, y + length)
            y += length
        if step.title == "+":
            _skip(pen, unit, plan, tell, (left, fork, y + SUM))
        _box(pen, step, x, y)
        y += step.height
    pen.drop(x, y, y + LONG)
    pen.text(x, y + LONG + 18, shape_text(unit.out), TYPE)
    return y + LONG + 18


def _joined(before: Step, step: Step, pre: bool) -> bool:
    """Whether two neighbours belong together: what follows a layer, or precedes it in a pre-activation."""
    if not before.detail and before.title != "+":
        return pre
    return not step.detail and step.title != "+" and (not pre or before.title == "+")


def _box(pen: Pen, step: Step, x: float, y: float) -> None:
    """One step, its top at y."""
    if step.title == "+":
        pen.disc("sum", x, y + SUM, SUM)
        pen.path("flow", f"M{number(x - 6)} {number(y + SUM)}h12m-6-6v12")
        return
    width, height = BOX if step.detail else PILL
    pen.box("conv" if step.detail else "box", (x - width / 2, y), (width, height))
    if step.detail:
        pen.text(x, y + 20, step.title, TYPE, "bold ink")
        pen.text(x, y + 38, step.detail, SMALL, "muted")
    else:
        pen.text(x, y + 17.5, step.title, SMALL, "muted")


def _skip(
    pen: Pen, unit: Unit, plan: NetPlan, tell: Tell, place: tuple[float, float, float]
) -> None:
    """The shortcut from the fork to the addition, with its layers; place (left, fork, addition)."""
    left, fork, end = place
    start, x = left + FLOW, left + SKIP
    pen.skip(
        unit.path,
        f"M{number(start)} {number(fork)}H{number(x - 14)}q14 0 14 14V{number(end - 14)}"
        f"q0 14-14 14H{number(start + SUM + 7)}",
    )
    pen.dot(start, fork, 3)
    pen.head(start + SUM + 1, end, "left", "dot")
    steps = _steps(unit.shortcut, plan, tell)
    high = sum(step.height for step in steps) + SHORT * max(0, len(steps) - 1)
    y = (fork + end - high) / 2
    pen.text(x + 12, y - 10 if steps else y - 5, tell(unit.path), TYPE, "say", "start")
    for step in steps:
        _box(pen, step, x, y)
        y += step.height + SHORT
    pen.text(x + 12, y + (7 if steps else 14), shape_text(unit.out), TYPE, "ink", "start")
