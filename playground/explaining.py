"""`python -m playground explain`: what Look shows of a photo, as numbers and as a picture."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.errors import PlaygroundError
from playground.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.explain.finding import Looking
    from playground.nets.explainable import Explainable

LIKELIEST = 5
CAM = "cam"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("photo", type=Path, help="a picture: JPEG, PNG, WebP, HEIC ...")
    parser.add_argument(
        "--net",
        default="foreign:imagenet",
        help="foreign:NAME, shipped:NAME or a .safetensors file",
    )
    parser.add_argument(
        "--class", dest="name", help="whose evidence, by a part of its name; else the likeliest"
    )
    parser.add_argument("--scale", type=int, choices=range(1, 5), default=1, help="of the input")
    parser.add_argument(
        "--unstrided", type=int, choices=range(3), default=0, help="strides left out, from the end"
    )
    parser.add_argument(
        "--method", default=CAM, help="cam, gradcam, hirescam, gradcam++ or layercam"
    )
    parser.add_argument(
        "--stage", help="of the network, for a method other than cam; else the last"
    )
    parser.add_argument("--colours", default="signed", help="signed, inferno or jet")
    parser.add_argument(
        "--box", type=float, default=0.2, help="share of the maximum that the box is around"
    )
    parser.add_argument("--out", type=Path, help="the picture to write: the map over the photo")
    parser.add_argument("--map", type=Path, help="the file to write the map's numbers to, .npy")
    parser.set_defaults(command=explain)


def explain(options: argparse.Namespace) -> dict[str, Any]:
    """Look at a photo, write what was asked for, print the likeliest classes. Returns all of it."""
    from playground.explain.evidence import called, of_class
    from playground.explain.finding import before, look
    from playground.images import read_picture

    settings = Settings.from_env()
    photo = read_picture(options.photo, settings.limits)
    subject = _network(options.net, settings)
    looking = before(photo, subject, options.scale, options.unstrided, settings.limits)
    found = look(looking, settings.limits)
    names, order = subject.classes, found.order
    index = order[0] if options.name is None else called(names, order, options.name)
    if index is None:
        raise PlaygroundError(f"{subject.name} has no class with {options.name!r} in its name")
    values = found.maps[index] if options.method == CAM else _by_method(options, looking, index)
    box = _box(values, found.crop, options.box)
    _write(options, photo, found.crop, values, box)
    told = asdict(of_class(found, index))
    likeliest = [[names[i], round(float(found.probabilities[i]), 4)] for i in order[:LIKELIEST]]
    print("\n".join(f"{share:7.1%}  {name}" for name, share in likeliest))
    print(f"{told['name']}: mean {told['mean']}, bias {told['bias']}, logit {told['logit']}")
    return {
        "network": subject.name,
        "class": told.pop("name"),
        **told,
        "adds": found.adds,
        "method": options.method,
        "map": list(values.shape),
        "box": box,
        "likeliest": likeliest,
    }


def _by_method(
    options: argparse.Namespace, looking: "Looking", index: int
) -> "NDArray[np.float32]":
    from playground.explain.methods import METHODS, explained_by
    from playground.nets.explainable import MAPS

    if options.method not in METHODS:
        raise PlaygroundError(f"--method must be one of {', '.join([CAM, *METHODS])}")
    return explained_by(METHODS[options.method], looking, index, options.stage or MAPS)


def _network(choice: str, settings: Settings) -> "Explainable":
    from playground.explain.choices import known, weights_file
    from playground.explain.finding import opened

    path = weights_file(choice, settings.checkpoints)
    if path is None and ":" in choice:
        there = ", ".join(known(settings.checkpoints))
        raise PlaygroundError(f"no network is called {choice!r}: there are {there}")
    return opened(path or Path(choice))


def _box(
    values: "NDArray[np.float32]", crop: tuple[int, ...], share: float
) -> tuple[int, ...] | None:
    """The box in pixels of the photo, as the page draws it: around the smooth map."""
    from playground.draw.overlay import SMOOTH_SIDE, smooth
    from playground.explain.boxes import box_around

    height, width = (max(SMOOTH_SIDE, side) for side in values.shape)
    box = box_around(smooth(values, height, width), share)
    if box is None:
        return None
    left, top, right, bottom = crop
    across, down = (right - left) / width, (bottom - top) / height
    scaled = zip(box, (across, down, across, down), (left, top, left, top), strict=True)
    return tuple(round(start + place * step) for place, step, start in scaled)


def _write(
    options: argparse.Namespace,
    photo: "NDArray[np.uint8]",
    crop: tuple[int, int, int, int],
    values: "NDArray[np.float32]",
    box: Any,
) -> None:
    import numpy as np
    from PIL import Image

    from playground.draw.overlay import SCHEMES, framed, overlay

    if options.colours not in SCHEMES:
        raise PlaygroundError(f"--colours must be one of {', '.join(SCHEMES)}")
    try:
        if options.out:
            picture = overlay(photo, crop, values, options.colours)
            Image.fromarray(framed(picture, box) if box else picture).save(options.out)
        if options.map:
            np.save(options.map, values)
    except (OSError, ValueError) as error:  # ValueError: of a suffix that Pillow does not know
        raise PlaygroundError(f"it cannot be written: {error}") from None
