"""A network's figure, made from its plan: an SVG that stays sharp in print and can be walked by keyboard.

    columns   the image, the stages, the stage that fails: cuboids and words
    layout    how many rows, how deep the cuboids, where each column stands
    diagram   the drawing, row by row

Stages are buttons: `<g class="pp-stage" data-stage="stage1" tabindex="0">`, so that a page can open
`block_diagram` of the one that is clicked, and mark it with the class `pp-open`. Shortcuts are drawn
after 1512.03385, figure 3: identity solid, projection and zero-padding dashed.
"""

from playground.draw.columns import LINE_HEIGHT, TIMES, TITLE, TYPE, Column, columns, totals
from playground.draw.layout import BETWEEN_ROWS, INDENT, MARGIN, WIDTH, Look, Placed, Row, lay_out
from playground.draw.svg import Document, Pen, Tell, number, text_width
from playground.draw.volumes import draw_skips, draw_slab
from playground.message import Message
from playground.numerals import shape_text
from playground.plan import NetPlan, Path

HEADER, FOOTER = 88.0, 56.0
SKIPS: dict[Path, str] = {
    "identity": "identity shortcut",
    "projection": "projection shortcut (1×1 convolution)",
    "padding": "zero-padding shortcut",
}
CAPTION = "side of a cuboid ∝ √height = √width; its depth grows with √channels"


def diagram(plan: NetPlan, tell: Tell = str) -> str:
    """The whole network as one <svg>; with a failure, up to the stage that fails, which is marked.

    tell: gives the words for the figure's own, which are English.
    """
    found = columns(plan, tell)
    layout = lay_out(found, HEADER)
    pen = Pen()
    _heading(pen, plan, tell)
    for row in layout.rows:
        _row(pen, row, layout.look, tell)
    for above, below in zip(layout.rows, layout.rows[1:], strict=False):
        _turn(pen, above, below, layout.look)
    last = layout.rows[-1]
    if not plan.failure:
        pen.arrow(_exit(last.placed[-1], layout.look), last.axis, last.right)
    bottom = layout.rows[-1].bottom
    _legend(pen, plan, bottom + 30, tell)
    words = f"{tell(CAPTION)}. " + "; ".join(column.label for column in found)
    return Document(WIDTH, bottom + FOOTER, plan.spec.name, words, "group").render(pen)


def _heading(pen: Pen, plan: NetPlan, tell: Tell) -> None:
    facts = [Message("{size} image", size=shape_text(plan.image))]
    if plan.failure:
        facts.append(Message("stops at {stage}", stage=plan.failure.title))
    else:
        facts += totals(plan.params, plan.macs)
    line = " · ".join(map(tell, facts))
    pen.heading(plan.spec.name, line, "warn" if plan.failure else "muted", WIDTH - 2 * MARGIN)


def _row(pen: Pen, row: Row, look: Look, tell: Tell) -> None:
    for placed in row.placed:
        _column(pen, placed, row, look, tell)
    for placed, following in zip(row.placed, row.placed[1:], strict=False):
        pen.arrow(_exit(placed, look), row.axis, following.volumes.entry - 1)
        _size(pen, placed, following.volumes.left, row.axis, look)
    last = row.placed[-1]
    if not last.column.broken:
        _size(pen, last, row.right, row.axis, look)


def _column(pen: Pen, placed: Placed, row: Row, look: Look, tell: Tell) -> None:
    """The cuboids of a stage, its shortcuts, and its words; all of it one button."""
    column = placed.column
    if column.broken:
        pen.open_group("failed", column.label)
    elif column.name == "image":
        pen.open_group("image", column.label)
    else:
        pen.open_button(column.name, column.label)
        left, right = placed.bounds
        pen.box("hit", (left - 4, row.top), (right - left + 8, row.bottom - row.top))
    pen.open_group("volumes")
    for slabs in placed.volumes.slabs:
        for slab in slabs:
            draw_slab(pen, slab, look.scale, row.axis, column.broken)
    pen.close()
    more = [part.more for part in column.pieces if part.more]
    for count, x in zip(more, placed.volumes.folds, strict=True):
        pen.text(x, row.axis, str(count), TYPE, "bold ink")
        pen.text(x, row.axis + 14, tell("more"), 12, "muted")
    draw_skips(pen, placed.volumes, look.scale, row.axis)
    _words(pen, column, placed.middle, row.words)
    pen.close()


def _words(pen: Pen, column: Column, x: float, y: float) -> None:
    """Title, lines, and the bracket with what a block is made of, as in 1512.03385, table 1."""
    words = column.words
    style = "warn" if column.broken else "muted"
    pen.text(x, y, words.title, TITLE, "bold warn" if column.broken else "bold ink")
    for line in words.lines:
        y += LINE_HEIGHT
        pen.text(x, y, line, TYPE, style)
    if not words.bracket:
        return
    left = x - (words.bracket_width + words.times_width) / 2
    right = left + words.bracket_width
    top, high = number(y + 9), number(len(words.bracket) * LINE_HEIGHT)
    middle = y + 13.5 + len(words.bracket) * LINE_HEIGHT / 2
    for line in words.bracket:
        y += LINE_HEIGHT
        pen.text((left + right) / 2, y + 4, line, TYPE, "ink")
    pen.path(
        "brace", f"M{number(left + 5)} {top}h-5v{high}h5M{number(right - 5)} {top}h5v{high}h-5"
    )
    pen.text(right + TIMES, middle, words.times, TYPE, "ink", "start")


def _size(pen: Pen, placed: Placed, end: float, axis: float, look: Look) -> None:
    """The size of the tensor that leaves a column, over (and under) its arrow."""
    (one,), two = placed.column.size
    pen.open_group("size", one)
    for line, y in zip(two if look.stacked else (one,), (axis - 9, axis + 19), strict=False):
        pen.text((placed.volumes.right + end) / 2, y, line, TYPE, "ink")
    pen.close()


def _exit(placed: Placed, look: Look) -> float:
    """The middle of the H×W face from which a column's arrow starts."""
    slab = placed.volumes.slabs[-1][-1]
    return slab.x + look.scale.thickness(slab.shape)


def _turn(pen: Pen, above: Row, below: Row, look: Look) -> None:
    """The line from the end of a row to the beginning of the next."""
    first = below.placed[0].volumes
    right, left = above.right, first.left - INDENT + 2
    channel = above.bottom + BETWEEN_ROWS / 2
    pen.path(
        "flow",
        f"M{number(_exit(above.placed[-1], look))} {number(above.axis)}H{number(right - 10)}"
        f"q10 0 10 10V{number(channel - 10)}q0 10-10 10H{number(left + 10)}q-10 0-10 10"
        f"V{number(below.axis - 10)}q0 10 10 10H{number(first.entry - 7)}",
    )
    pen.head(first.entry - 1, below.axis, "right", "ink")


def _legend(pen: Pen, plan: NetPlan, y: float, tell: Tell) -> None:
    """The kinds of shortcut that occur, and how to read the cuboids."""
    paths = {unit.path for stage in plan.stages for unit in stage.units}
    x = MARGIN
    for path, name in SKIPS.items():
        if path in paths:
            words = tell(name)
            pen.skip(path, f"M{number(x)} {number(y - 4)}h34")
            pen.text(x + 42, y, words, 12, "muted", "start")
            x += 42 + text_width(words, 12) + 24
    pen.text(WIDTH - MARGIN, y, tell(CAPTION), 12, "muted", "end")
