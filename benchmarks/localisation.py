"""Where a class activation map points: how often the paper's box finds the thing, without being told.

    python benchmarks/localisation.py [--photos 1000] [--boxes FILE]

1512.04150, section 3.2: the box around the largest part of the map above 20% of its maximum; found if it
overlaps the true one by half (intersection over union). Nothing is claimed; these are figures to read.

Shapes: the whole test set, whose boxes are known exactly, with two networks that differ in the last
pooling alone, average and maximum, of one seed and one recipe: both ship. Of the true class's map
(`known`), and of the likeliest class's, where that must be the true one as well (`named`, the papers'
"top-1 localisation"), at three thresholds.

Cats' faces in photographs: `catsdogs/test/cat` in PLAYGROUND_DATA, and a list of boxes (--boxes: file,
left, top, width, height in pixels of the photo), with EfficientNet-Lite0 and the likeliest of ImageNet's
cats. The class is the cat, not its face, so a box that holds all of the cat is no find here. `points`:
how often the hottest place lies in the face, as in the pointing game (1608.00507, section 4.2).

Beside both a box in the middle of the image, as wide and as high as the true ones are on average.
"""

import argparse
import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.report import report
from playground.checkpoints import SUFFIX
from playground.data import shapes
from playground.data.catalog import SHAPES
from playground.data.load import load
from playground.explain.boxes import overlap
from playground.explain.finding import look_at, opened
from playground.explain.localisation import FOUND, SHARES, in_the_middle, localisation
from playground.explain.methods import finished
from playground.explanation import box_of
from playground.images import read_picture
from playground.nets import foreign
from playground.nets.explainable import Explainable
from playground.settings import ROOT, Settings

CATS = range(281, 286)  # tabby, tiger cat, Persian, Siamese, Egyptian: ImageNet's house cats
TWINS = {"average": "resnet8-shapes", "max": "resnet8-max-shapes"}


class Face(NamedTuple):
    """A photo, and where the face is in it: left, top, right, bottom."""

    path: Path
    box: tuple[int, int, int, int]


def on_shapes(subject: Explainable) -> dict[str, float]:
    """Shares found, of the whole test set."""
    told = finished(localisation(subject, load(SHAPES.key, Settings.from_env().data).test))
    shares = {f"known_{share}": value for share, value in zip(SHARES, told.known, strict=True)}
    shares |= {f"named_{share}": value for share, value in zip(SHARES, told.named, strict=True)}
    return {name: round(value, 4) for name, value in (shares | {"accuracy": told.accuracy}).items()}


def faces(listing: Path, folder: Path, most: int) -> Iterator[Face]:
    with listing.open(newline="") as file:
        for row in list(csv.DictReader(file))[:most]:
            left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
            yield Face(folder / row["file"], (left, top, left + width, top + height))


def on_faces(known: list[Face], unstrided: int) -> dict[str, float]:
    """Shares found and pointed at."""
    subject, limits = opened(foreign.installed()["imagenet"]), Settings.from_env().limits
    found, points = dict.fromkeys(SHARES, 0), 0
    for face in known:
        answer = look_at(read_picture(face.path), subject, 1, unstrided, limits)
        values = answer.maps[max(CATS, key=lambda index: answer.logits[index])]
        for share in SHARES:
            box = box_of(values, answer.crop, share)
            found[share] += box is not None and overlap(box, face.box) >= FOUND
        left, top, right, bottom = answer.crop
        row, column = np.unravel_index(values.argmax(), values.shape)
        x = left + (column + 0.5) * (right - left) / values.shape[1]
        y = top + (row + 0.5) * (bottom - top) / values.shape[0]
        points += face.box[0] <= x < face.box[2] and face.box[1] <= y < face.box[3]
    shares = {f"found_{share}": round(count / len(known), 4) for share, count in found.items()}
    return shares | {"points": round(points / len(known), 4)}


def sized(path: Path) -> tuple[int, int]:
    height, width = read_picture(path).shape[:2]
    return width, height


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=1000)
    parser.add_argument("--boxes", type=Path, help="else catfaces-boxes.csv in PLAYGROUND_DATA")
    options = parser.parse_args()
    load_before, data = os.getloadavg()[0], Settings.from_env().data
    boxes = load(SHAPES.key, data).test.boxes.numpy()
    figures: dict[str, object] = {"shapes": {"images": len(boxes)}}
    middle = round(in_the_middle(boxes, np.full((len(boxes), 2), shapes.SIDE)), 4)
    figures["shapes"] |= {"in_the_middle": middle}
    for pool, name in TWINS.items():
        subject = opened(ROOT / "checkpoints" / f"{name}{SUFFIX}")
        figures["shapes"] |= {pool: on_shapes(subject)}
        print(pool, figures["shapes"][pool])
    listing = options.boxes or data / "catfaces-boxes.csv"
    if listing.is_file():
        known = list(faces(listing, data / "catsdogs" / "test" / "cat", options.photos))
        sides = np.array([sized(face.path) for face in known])
        middle = round(in_the_middle(np.array([face.box for face in known]), sides), 4)
        figures["faces"] = {"photos": len(known), "in_the_middle": middle} | {
            f"unstrided_{count}": on_faces(known, count) for count in (0, 1)
        }
    return report("localisation", figures, {"told": True}, load_before)


if __name__ == "__main__":
    sys.exit(main())
