"""Reads figures back, and measures their words with a real font, for the tests of both figures."""

import re
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree

from PIL import ImageFont

Box = tuple[float, float, float, float]
FONTS = files("matplotlib") / "mpl-data" / "fonts" / "ttf"
NS = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def with_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in root.iter() if name in e.get("class", "").split()]


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(f"{NS}text")]


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(str(FONTS / name), 100)


def text_box(text: ElementTree.Element) -> Box:
    """Left, top, right, bottom of a line of text as DejaVu Sans draws it."""
    x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    length = _font("font-weight" in text.attrib).getlength("".join(text.itertext())) * size / 100
    left = {"start": x, "middle": x - length / 2, "end": x - length}[text.attrib["text-anchor"]]
    return left, y - 0.76 * size, left + length, y + 0.24 * size


def path_box(path: ElementTree.Element) -> Box:
    """Bounds of a path of straight relative steps."""
    x = y = 0.0
    xs, ys = [], []
    for command, numbers in re.findall(r"([Mlhvz])([^Mlhvz]*)", path.attrib["d"]):
        values = [float(n) for n in re.findall(r"-?\d+\.?\d*", numbers)]
        for i in range(0, len(values), 2 if command in "Ml" else 1):
            if command == "M":
                x, y = values[i : i + 2]
            else:
                x += values[i] if command in "lh" else 0
                y += values[i + 1] if command == "l" else values[i] if command == "v" else 0
            xs.append(x)
            ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def clashes(root: ElementTree.Element) -> list[tuple[str, str]]:
    """Words that lie on one another, on a cuboid or outside of the figure."""
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    texts = [("".join(e.itertext()), text_box(e)) for e in root.iter(f"{NS}text")]
    faces = [
        (face, path_box(e))
        for face in ("pp-front", "pp-side", "pp-top", "pp-ghost")
        for e in with_class(root, face)
    ]
    found = [
        (a, b)
        for i, (a, box) in enumerate(texts)
        for b, other in texts[i + 1 :] + faces
        if overlaps(box, other)
    ]
    frame = [("frame", box) for _, box in texts if box[0] < 0 or box[1] < 0]
    frame += [("frame", box) for _, box in texts if box[2] > width or box[3] > height]
    return found + [(name, str(box)) for name, box in frame]
