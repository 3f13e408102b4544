"""`python -m playground explain`: what Look shows of a photo, as numbers and as a picture."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.errors import PlaygroundError
from playground.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.explanation import Explained
    from playground.nets.explainable import Explainable


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    _add_question(parser)
    parser.add_argument("--colours", default="signed", help="signed, inferno or jet")
    parser.add_argument(
        "--box", type=float, default=0.2, help="share of the maximum that the box is around"
    )
    parser.add_argument(
        "--faithful", action="store_true", help="cover what the map shows: is it what counts?"
    )
    parser.add_argument("--out", type=Path, help="the picture to write: the map over the photo")
    parser.add_argument("--map", type=Path, help="the file to write the map's numbers to, .npy")
    parser.set_defaults(command=explain)


def _add_question(parser: argparse.ArgumentParser) -> None:
    """What is looked at, by which network, and how."""
    parser.add_argument("photo", type=Path, help="a picture: JPEG, PNG, WebP, HEIC ...")
    parser.add_argument(
        "--net",
        default="foreign:imagenet",
        help="foreign:NAME, shipped:NAME or a .safetensors file",
    )
    parser.add_argument(
        "--beside",
        metavar="NET",
        help="another network, whose map of the same class is shown as well",
    )
    parser.add_argument(
        "--class", dest="name", help="whose evidence, by a part of its name; else the likeliest"
    )
    parser.add_argument("--scale", type=int, choices=range(1, 5), default=1, help="of the input")
    parser.add_argument(
        "--unstrided", type=int, choices=range(3), default=0, help="strides left out, from the end"
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="all of the photo, within a grey square; else its middle",
    )
    parser.add_argument(
        "--method",
        default="cam",
        help="cam, gradcam, hirescam, gradcam++, layercam, scorecam or occlusion",
    )
    parser.add_argument(
        "--stage", help="of the network, for a method other than cam and occlusion; else the last"
    )


def explain(options: argparse.Namespace) -> dict[str, Any]:
    """Look at a photo, write what was asked for, print the likeliest classes. Returns all of it as JSON."""
    from playground.explain.finding import before
    from playground.explanation import Asking, side_by_side, together
    from playground.images import read_picture
    from playground.terminal import waited_for

    settings = Settings.from_env()
    asking = Asking(
        options.name, options.method, options.stage, options.box, options.faithful, options.colours
    )
    if not options.photo.is_file():
        raise PlaygroundError("there is no picture at {path}", path=options.photo)
    photo = read_picture(options.photo, settings.limits)
    lookings = [
        before(photo, subject, options.scale, options.unstrided, settings.limits, options.whole)
        for subject in (_network(one, settings) for one in (options.net, options.beside) if one)
    ]
    answers = waited_for(side_by_side(lookings, asking, settings.limits))
    _write(options, photo, answers)
    for answer in answers:
        _print(answer.told)
    return together(answers)


def _print(told: dict[str, Any]) -> None:
    print(told["network"])
    print("\n".join(f"{share:7.1%}  {name}" for name, share in told["likeliest"]))
    print(f"{told['class']}: mean {told['mean']}, bias {told['bias']}, logit {told['logit']}")
    if "faithfulness" in told:
        print(f"faithfulness of {told['method']}: {told['faithfulness']['score']:+.3f}")


def _network(choice: str, settings: Settings) -> "Explainable":
    from playground.explain.choices import known, weights_file
    from playground.explain.fetching import fetch, missing
    from playground.explain.finding import opened
    from playground.nets.foreign.hub import waited_for as fetched
    from playground.terminal import waited_for

    name = missing(choice)
    if name is not None:
        waited_for(fetched(fetch(name)))
    path = weights_file(choice, settings.checkpoints)
    if path is None and (":" in choice or not Path(choice).suffix):
        there = ", ".join(known(settings.checkpoints))
        raise PlaygroundError(
            "no network is called {choice!r}: there are {there}", choice=choice, there=there
        )
    return opened(path or Path(choice))


def _write(
    options: argparse.Namespace, photo: "NDArray[np.uint8]", answers: "Sequence[Explained]"
) -> None:
    """The maps beside each other, and the first one's numbers."""
    import numpy as np
    from PIL import Image

    from playground.explanation import pictures

    try:
        if options.out:
            shown = np.hstack(pictures(photo, answers, options.colours))
            Image.fromarray(shown).save(options.out)
        if options.map:
            np.save(options.map, answers[0].values)
    except (OSError, ValueError) as error:  # ValueError: of a suffix that Pillow does not know
        raise PlaygroundError("it cannot be written: {error}", error=error) from None
