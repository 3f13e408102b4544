"""The figure of a GAN: its generator over its critic, map by map, made from the pair's plan.

Stages are buttons, as in `diagram`.
"""

from playground.draw.columns import LINE_HEIGHT, TITLE, TYPE, totals
from playground.draw.layout import MARGIN, WIDTH
from playground.draw.svg import Document, Pen, Tell, text_width
from playground.draw.volumes import LIFT, Scale, Slab, draw_slab
from playground.message import Count, Message
from playground.numerals import shape_text
from playground.plan import HalfPlan, Layer, PairPlan, Shape, StagePlan

TALLEST = 130.0  # px of the image's side
DEEPEST = 0.34  # of a column's width, of the map with the most channels
HEADER, ROW, WORDS = 96.0, 330.0, 62.0
CALLED = {"bn": "BN", "relu": "ReLU", "leaky": "leaky ReLU", "tanh": "tanh"}
TITLES = {"generator": "Generator", "critic": "Critic or discriminator"}


def pair_diagram(pair: PairPlan, tell: Tell = str) -> str:
    """Both networks as one <svg>. tell: gives the words for the figure's own, which are English."""
    pen, scale = Pen(), _scale(pair)
    params, macs = (
        sum(getattr(half, count) for half in pair.halves) for count in ("params", "macs")
    )
    line = " · ".join(map(tell, totals(params, macs)))
    pen.heading(pair.spec.name, line, "muted", WIDTH - 2 * MARGIN)
    for i, half in enumerate(pair.halves):
        _row(pen, half, scale, HEADER + i * ROW, tell)
    words = "; ".join(
        f"{stage.title} → {shape_text(stage.out)}" for half in pair.halves for stage in half.stages
    )
    return Document(WIDTH, HEADER + 2 * ROW, pair.spec.name, words, "group").render(pen)


def _scale(pair: PairPlan) -> Scale:
    shapes = [shape for half in pair.halves for shape in _shapes(half)]
    widest = max(shape[0] for shape in shapes)
    count = max(len(_shapes(half)) for half in pair.halves)
    column = (WIDTH - 2 * MARGIN) / count
    return Scale(TALLEST / pair.spec.image_size**0.5, DEEPEST * column / widest**0.5)


def _shapes(half: HalfPlan) -> list[Shape]:
    return [half.inp, *(stage.out for stage in half.stages)]


def _row(pen: Pen, half: HalfPlan, scale: Scale, top: float, tell: Tell) -> None:
    """One network from left to right, under its name."""
    title = tell(TITLES[half.name])
    pen.text(MARGIN, top + TITLE, title, TITLE, "bold ink", "start")
    facts = (
        Message("{count:,} parameters", count=half.params),
        Message("{count:,} multiply-adds", count=half.macs),
    )
    beside = MARGIN + text_width(title, TITLE, bold=True) + 16
    pen.text(beside, top + TITLE, " · ".join(map(tell, facts)), 12, "muted", "start")
    shapes = _shapes(half)
    column = (WIDTH - 2 * MARGIN) / len(shapes)
    axis = top + 34 + LIFT + TALLEST / 2
    middles = [MARGIN + (i + 0.5) * column for i in range(len(shapes))]
    first = tell("z" if half.name == "generator" else "image")
    pen.open_group("image", f"{first}: {shape_text(shapes[0])}")
    _column(pen, (first, (), shapes[0]), scale, (middles[0], axis))
    pen.close()
    for stage, middle in zip(half.stages, middles[1:], strict=True):
        pen.open_button(stage.name, f"{stage.title} → {shape_text(stage.out)}")
        pen.box("hit", (middle - column / 2 + 4, top + 26), (column - 8, ROW - 44))
        _column(pen, (tell(stage.title), _lines(stage, tell), stage.out), scale, (middle, axis))
        pen.close()
    for (a, left), (b, right) in zip(
        zip(shapes, middles, strict=True), zip(shapes[1:], middles[1:], strict=True), strict=False
    ):
        pen.arrow(left + _half(a, scale) + 5, axis, right - _half(b, scale) - 5)


def _half(shape: Shape, scale: Scale) -> float:
    """Half of a cuboid's width, its face included."""
    return (scale.thickness(shape) + scale.across(shape)) / 2


def _column(
    pen: Pen, said: tuple[str, tuple[str, ...], Shape], scale: Scale, place: tuple[float, float]
) -> None:
    """A cuboid, its shape, and the words under it."""
    title, lines, shape = said
    x, axis = place
    pen.open_group("volumes")
    draw_slab(pen, Slab(x - scale.thickness(shape) / 2, shape), scale, axis)
    pen.close()
    y = axis + TALLEST / 2 + WORDS - 32
    pen.text(x, y, shape_text(shape), TYPE, "ink")
    y += LINE_HEIGHT + 4
    pen.text(x, y, title, TITLE, "bold ink")
    for line in lines:
        y += LINE_HEIGHT
        pen.text(x, y, line, 12, "muted")


def _lines(stage: StagePlan, tell: Tell) -> tuple[str, ...]:
    """The stage's own layer, what follows it, and what it has to learn."""
    first, *others = stage.layers
    after = " · ".join(CALLED[layer.kind] for layer in others if layer.kind in CALLED)
    learnt = tell(Message("{count} parameters", count=Count(stage.params)))
    return tuple(filter(None, (tell(_line(first)), after, learnt)))


def _line(layer: Layer) -> str | Message:
    channels = layer.out[0]
    if layer.kind == "linear":
        return Message("linear, {count}", count=channels * layer.out[1] * layer.out[2])
    way = "×2" if layer.kind == "transposed" else f"/{layer.stride}"
    return f"{layer.kernel}×{layer.kernel}, {channels}, {way}"
