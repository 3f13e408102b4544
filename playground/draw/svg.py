"""What the figures are made of: colours, text whose width is known beforehand, a few shapes.

Everything is placed in absolute coordinates, in pixels of the viewBox; there are no ids, so any
number of figures can stand on one page.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from playground.message import Message
from playground.plan import Path

Anchor = Literal["start", "middle", "end"]

FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"

# Custom properties that a page may set; what stands first is each one's fallback inside the figure.
PALETTE: dict[str, tuple[str, str]] = {  # name: (light, dark)
    "--pp-ink": ("#0f172a", "#f1f5f9"),  # titles, sizes, arrows
    "--pp-muted": ("#5b6b82", "#a3b1c6"),  # captions, brackets, normalisation
    "--pp-line": ("#cbd5e1", "#475569"),  # outlines of boxes
    "--pp-paper": ("#f8fafc", "#1e293b"),  # inside of boxes
    "--pp-volume": ("#bfdbfe", "#2f5fa8"),  # front of a volume: C across, H down
    "--pp-volume-side": ("#7fb2f5", "#1c427f"),  # its H×W face
    "--pp-volume-top": ("#e3efff", "#5b8fd9"),
    "--pp-volume-edge": ("#3b74c9", "#a9ccff"),
    "--pp-conv": ("#e8f1ff", "#1d3866"),  # inside of a convolution's box
    "--pp-accent": ("#e8590c", "#ff9d57"),  # shortcuts, keyboard focus
    "--pp-danger": ("#cf1338", "#ff7d90"),  # the stage that cannot be
}


def palette_css() -> str:
    """Rules for a page: the colours in light, and in dark under the class `dark`."""
    rules = []
    for selector, mode in ((":root", 0), (".dark", 1)):
        colours = ";".join(f"{name}:{both[mode]}" for name, both in PALETTE.items())
        rules.append(f"{selector}{{{colours}}}")
    return "\n".join(rules)


def flat(svg: str, dark: bool = False) -> str:
    """The same figure with its colours written out, for programs that know no custom properties."""
    return re.sub(r"var\((--pp-[a-z-]+),[^)]*\)", lambda m: PALETTE[m[1]][dark], svg)


def colour(name: str) -> str:
    """`var(--pp-name, fallback)` of a colour of the palette, by its name without `--pp-`."""
    return f"var(--pp-{name},{PALETTE[f'--pp-{name}'][0]})"


_RULES = (
    f".pp-ink{{fill:{colour('ink')}}}",
    f".pp-muted{{fill:{colour('muted')}}}",
    f".pp-warn{{fill:{colour('danger')}}}",
    f".pp-say{{fill:{colour('accent')}}}",
    f".pp-volumes{{stroke:{colour('volume-edge')};stroke-width:.7;stroke-linejoin:round}}",
    f".pp-front{{fill:{colour('volume')}}}",
    f".pp-side{{fill:{colour('volume-side')}}}",
    f".pp-top{{fill:{colour('volume-top')}}}",
    f".pp-image .pp-volumes{{stroke:{colour('muted')}}}",
    f".pp-image .pp-volumes path{{fill:{colour('paper')}}}",
    f".pp-ghost{{fill:none;stroke:{colour('danger')};stroke-width:1.4;stroke-dasharray:5 4}}",
    f".pp-cross{{fill:none;stroke:{colour('danger')};stroke-width:2.6;stroke-linecap:round}}",
    f".pp-flow{{fill:none;stroke:{colour('ink')};stroke-width:1.4}}",
    f".pp-brace{{fill:none;stroke:{colour('muted')};stroke-width:1.2}}",
    f".pp-box{{fill:{colour('paper')};stroke:{colour('line')};stroke-width:1.2}}",
    f".pp-conv{{fill:{colour('conv')};stroke:{colour('volume-edge')};stroke-width:1.2}}",
    f".pp-skip{{fill:none;stroke:{colour('accent')};stroke-width:1.8}}",
    f".pp-dot{{fill:{colour('accent')}}}",
    f".pp-sum{{fill:{colour('paper')};stroke:{colour('accent')};stroke-width:1.8}}",
    ".pp-projection{stroke-dasharray:6 4}",
    ".pp-padding{stroke-dasharray:.1 4.5;stroke-linecap:round}",
    ".pp-stage{cursor:pointer;outline:none}",
    ".pp-hit{fill:transparent}",
    f".pp-open .pp-hit{{fill:{colour('volume-edge')};fill-opacity:.14}}",
    f".pp-stage:hover .pp-hit{{fill:{colour('volume-edge')};fill-opacity:.08}}",
    f".pp-stage:focus-visible .pp-hit{{stroke:{colour('accent')};stroke-width:2.5}}",
)
STYLE = " ".join(f".pp-diagram {rule}" for rule in _RULES)


def escape(text: str) -> str:
    """Text for XML content and attributes. Signs that page templates give a meaning go too."""
    return re.sub(r"[&<>\"'`${}]", lambda m: f"&#{ord(m[0])};", text)


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


Tell = Callable[[str | Message], str]
"""A phrase of a figure, in English -> the same for its reader."""


def text_width(text: str, size: float, bold: bool = False) -> float:
    """An upper estimate of a text's width in px: no usual face is wider than DejaVu Sans."""
    ems = sum([_EMS.get(char, 1.05) for char in text])
    return ems * size * (1.1 if bold else 1.0)


def _ems() -> dict[str, float]:
    groups = {
        " .,:;|/·'()[]fijlrt": 0.42,
        'abcdeghknopqsuvxyz0123456789-+=_#&*?!"$<>{}~^`': 0.64,
        "ABCDEFGHIJKLNOPQRSTUVXYZ×√∝−": 0.84,
    }
    return {char: width for chars, width in groups.items() for char in chars}


_EMS = _ems()  # widths of letters over the font's size; any other letter is at most 1.05


class Pen:
    """Collects the elements of one figure, in the order they are painted."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        style: str = "ink",
        anchor: Anchor = "middle",
    ) -> None:
        """One line of text, on baseline y. style: a text class, "bold ink" for a heavier face."""
        weight = ' font-weight="650"' if "bold " in style else ""
        self.parts.append(
            f'<text class="pp-{style.removeprefix("bold ")}" x="{number(x)}" y="{number(y)}"'
            f' font-size="{number(size)}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'
        )

    def heading(self, title: str, line: str, style: str, width: float) -> None:
        """The figure's title at its top left, no wider than `width`, and a line under it."""
        size = min(22.0, 22 * width / text_width(title, 22, bold=True))
        self.text(40, 40, title, size, "bold ink", "start")
        self.text(40, 63, line, 14, style, "start")

    def path(self, style: str, d: str) -> None:
        self.parts.append(f'<path class="pp-{style}" d="{d}"/>')

    def skip(self, path: Path, d: str) -> None:
        """A shortcut's line: identity solid, projection dashed, padding dotted."""
        self.path(f"skip pp-{path}", d)

    def dot(self, x: float, y: float, radius: float = 2.4) -> None:
        """Where a shortcut leaves or joins."""
        self.disc("dot", x, y, radius)

    def disc(self, style: str, x: float, y: float, radius: float) -> None:
        self.parts.append(
            f'<circle class="pp-{style}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'
        )

    def box(self, style: str, corner: tuple[float, float], size: tuple[float, float]) -> None:
        """A rectangle with round corners; corner (x, y), size (width, height)."""
        (x, y), (width, height) = corner, size
        self.parts.append(
            f'<rect class="pp-{style}" x="{number(x)}" y="{number(y)}" width="{number(width)}"'
            f' height="{number(height)}" rx="{number(min(8, height / 2))}"/>'
        )

    def head(self, x: float, y: float, turn: Literal["right", "down", "left"], style: str) -> None:
        """An arrow's head, its tip at (x, y)."""
        shape = {"right": "l-7-4v8z", "down": "l-4-7h8z", "left": "l7-4v8z"}[turn]
        self.path(style, f"M{number(x)} {number(y)}{shape}")

    def open_button(self, stage: str, label: str) -> None:
        """What follows, until `close`, is one button; a page finds the stage's name in data-stage."""
        name = escape(label)
        self.parts.append(
            f'<g class="pp-stage" tabindex="0" role="button" data-stage="{escape(stage)}"'
            f' aria-label="{name}"><title>{name}</title>'
        )

    def open_group(self, style: str, label: str = "") -> None:
        """What follows, until `close`, belongs together; with a label, it is read out as that."""
        spoken = f' role="img" aria-label="{escape(label)}"' if label else ""
        self.parts.append(f'<g class="pp-{style}"{spoken}>')

    def close(self) -> None:
        self.parts.append("</g>")

    def arrow(self, x: float, y: float, end: float) -> None:
        """A horizontal arrow of the main path, from (x, y) to (end, y)."""
        self.path("flow", f"M{number(x)} {number(y)}H{number(end - 6)}")
        self.head(end, y, "right", "ink")

    def drop(self, x: float, y: float, end: float) -> None:
        """A vertical arrow of the main path, from (x, y) down to (x, end)."""
        self.path("flow", f"M{number(x)} {number(y)}V{number(end - 6)}")
        self.head(x, end, "down", "ink")


class Document(NamedTuple):
    """A figure's frame. role: "group" if something in it can be reached by keyboard, else "img"."""

    width: float
    height: float
    title: str
    description: str
    role: Literal["group", "img"]

    def render(self, pen: Pen) -> str:
        """The whole <svg>: as wide as its container, within bounds: text stays legible."""
        size = f"{number(self.width)} {number(self.height)}"
        narrowest, widest = number(self.width * 0.8), number(self.width * 1.4)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-diagram" viewBox="0 0 {size}"'
            f' width="100%" role="{self.role}" aria-label="{escape(self.title)}"'
            f' style="display:block;height:auto;min-width:{narrowest}px;max-width:{widest}px"'
            f' font-family="{FONT}">'
            f"<title>{escape(self.title)}</title><desc>{escape(self.description)}</desc>"
            f"<style>{STYLE}</style>{''.join(pen.parts)}</svg>"
        )
