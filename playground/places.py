"""Where a command keeps its training, made sure of before the first step, and how it is gone on with."""

import argparse
import os
import shlex
import tempfile
from pathlib import Path

from playground.checkpoints import LAST, SUFFIX
from playground.errors import PlaygroundError


def places(options: argparse.Namespace) -> tuple[Path, Path]:
    """The run's folder, and the file to write at the end: both made sure of before the training."""
    if options.resume and not options.folder:
        raise PlaygroundError("--resume needs the --folder of the run to go on with")
    if options.out and options.out.suffix != SUFFIX:
        raise PlaygroundError(
            "--out must end in {suffix}: {out} could not be loaded", suffix=SUFFIX, out=options.out
        )
    if options.folder and (options.folder / LAST).exists() and not options.resume:
        raise PlaygroundError(
            "{folder} holds a training: --resume it, or give another --folder",
            folder=options.folder,
        )
    asked = (options.folder, options.out and options.out.parent, options.tensorboard)
    for place in filter(None, asked):
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PlaygroundError(
                "{place} cannot be made: {strerror}", place=place, strerror=error.strerror
            ) from None
        if not os.access(place, os.W_OK):
            raise PlaygroundError("{place} cannot be written to: give another one", place=place)
    folder = options.folder or Path(tempfile.mkdtemp(prefix="playground-"))
    return folder, options.out or folder / f"trained{SUFFIX}"


def how_to_go_on(options: argparse.Namespace, folder: Path) -> str:
    """In words, from what was saved in the run's folder."""
    if not (folder / LAST).exists():
        return "there is no checkpoint to go on from yet"
    given = [argument for argument in options.given if argument != "--resume"]
    place = [] if options.folder else ["--folder", str(folder)]
    return f"go on by {shlex.join(['python', '-m', 'playground', *given, '--resume', *place])}"
