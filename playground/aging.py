"""`python -m playground ages`: a generator at several points of its training, for Slide's age slider."""

import argparse
from pathlib import Path
from typing import Any

from playground.errors import PlaygroundError

COUNT = 8


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "checkpoints",
        type=Path,
        nargs="+",
        help="copies of a run's last.safetensors, made as it trained, or a folder of them",
    )
    parser.add_argument("--out", type=Path, required=True, help="NAME-ages.safetensors")
    parser.add_argument("--count", type=int, default=COUNT, help="snapshots to keep")
    parser.set_defaults(command=ages)


def ages(options: argparse.Namespace) -> dict[str, Any]:
    """Write the file. Returns its name, its steps and its size in bytes."""
    from playground.latents.ages import ENDING, gather, save_ages

    if not options.out.name.endswith(ENDING):
        raise PlaygroundError(
            "--out must end in {ending}, beside the generator's NAME.safetensors", ending=ENDING
        )
    files = [file for given in options.checkpoints for file in _files(given)]
    dated = gather(files, options.count)
    try:
        save_ages(options.out, dated)
    except OSError as error:
        raise PlaygroundError(
            "{out} cannot be written: {strerror}", out=options.out, strerror=error.strerror
        ) from None
    steps, size = [step for step, _ in dated], options.out.stat().st_size
    print(f"{options.out}, {size / 1e6:.1f} MB: after steps {', '.join(map(str, steps))}")
    return {"file": str(options.out), "steps": steps, "bytes": size}


def _files(given: Path) -> list[Path]:
    return sorted(given.glob("*.safetensors")) if given.is_dir() else [given]
