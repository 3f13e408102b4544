"""`python -m playground`: describe, train, score and explain networks. The page's own code."""

import argparse
import dataclasses
import json
import shlex
import shutil
import sys
import typing
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, Literal

from playground import aging, describing, explaining
from playground.data.catalog import DATASETS, SHAPES
from playground.data.listing import find
from playground.describe import network
from playground.errors import PlaygroundError, RunError
from playground.gan_recipes import DEFAULT_GAN_RECIPE, GAN_RECIPES, gan_run
from playground.gans import GANS
from playground.recipes import RECIPES, classifier_run
from playground.records import Preparing
from playground.settings import Settings
from playground.specs import (
    GAN_IMAGE_SIZES,
    GanSpec,
    GanTrainSpec,
    NetSpec,
    RunSpec,
    TrainSpec,
    kind_of,
    knobs,
)
from playground.terminal import raise_on_signals, show, until_signal

Fields = dict[str, str]  # of a spec that can be given as options, with what to say of them
SIDES = "of the generated images; without it, the recipe's own"
SETS = f"{', '.join(info.key for info in DATASETS)}, or a folder of pictures in the data folder"
PLACES = ("--folder", "--out", "--tensorboard")  # where on this machine things are


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 after a mistake that its user can mend."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _parser().parse_args(given)
    options.given = given
    try:
        result = options.command(options)
    except PlaygroundError as error:
        print(f"playground: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stop:
        print(": ".join(["stopped", *stop.args]), file=sys.stderr)
        return 130
    if options.json:
        print(json.dumps(result))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    describing.add_options(commands.add_parser("describe", help="print a network's table"))
    train = commands.add_parser("train", help="train a classifier", allow_abbrev=False)
    gan = commands.add_parser("gan", help="train a GAN", allow_abbrev=False)
    _add_train_options(train)
    _add_gan_options(gan)
    again = commands.add_parser(
        "again", help="repeat a training by the record in its checkpoint", allow_abbrev=False
    )
    again.add_argument("checkpoint", type=Path, help="a .safetensors file of ours")
    again.set_defaults(command=_again, best=False)
    for command in (train, gan):
        command.add_argument("--seed", type=int, default=0)
    for command in (train, gan, again):
        command.add_argument("--out", type=Path, help="the checkpoint to write, .safetensors")
        command.add_argument("--folder", type=Path, help="where to keep what a resumed run needs")
        command.add_argument("--tensorboard", type=Path, help="a folder for event files")
        command.add_argument("--resume", action="store_true", help="go on from what is in --folder")

    score = commands.add_parser("score", help="print a classifier's accuracy on its test images")
    score.add_argument("checkpoint", type=Path, help="a .safetensors file of ours")
    score.set_defaults(command=_score)

    explain = commands.add_parser(
        "explain", help="show where a network finds what it sees in a photo"
    )
    explaining.add_options(explain)
    ages = commands.add_parser("ages", help="gather a generator's snapshots into one file")
    aging.add_options(ages)
    for name, command in commands.choices.items():
        command.add_argument("--json", action="store_true", help="end with one JSON object")
        if name not in ("describe", "explain", "ages"):
            command.add_argument(
                "--device", help="cpu, cuda, mps; else PLAYGROUND_DEVICE, else the best"
            )
    return parser


def _add_train_options(train: argparse.ArgumentParser) -> None:
    train.add_argument("--net", required=True, help="as in describe")
    train.add_argument("--data", default="cifar10", help=SETS)
    train.add_argument(
        "--recipe", help=f"{', '.join(RECIPES)}; else the one that suits the network"
    )
    add_fields(train, NetSpec, told(NetSpec))
    add_fields(train, TrainSpec, told(TrainSpec))
    train.add_argument(
        "--best", action="store_true", help="keep the best on held-out images, not the last"
    )
    train.set_defaults(command=_train)


def _add_gan_options(gan: argparse.ArgumentParser) -> None:
    gan.add_argument("--kind", choices=tuple(GANS), default="dcgan")
    gan.add_argument("--data", default="fashion-mnist", help=SETS)
    gan.add_argument("--recipe", default=DEFAULT_GAN_RECIPE, help=", ".join(GAN_RECIPES))
    gan.add_argument("--side", type=int, choices=GAN_IMAGE_SIZES, help=SIDES)
    add_fields(gan, GanSpec, told(GanSpec))
    add_fields(gan, GanTrainSpec, _told_of_gans())
    gan.set_defaults(command=_gan, best=False)


def told(spec: type) -> Fields:
    """All knobs of a spec."""
    return {field: known.help for field, known in knobs(spec).items()}


def _told_of_gans() -> Fields:
    """All of a GAN's training but the size of a folder's pictures: it is the generator's, by --side."""
    return {field: text for field, text in told(GanTrainSpec).items() if field != "size"}


def add_fields(command: argparse.ArgumentParser, spec: type, fields: Fields) -> None:
    """An option for each of these fields of a spec, of the field's own type and choices."""
    for name, text in fields.items():
        flag, kind = f"--{name.replace('_', '-')}", kind_of(spec, name)
        if kind is bool:
            command.add_argument(flag, action=argparse.BooleanOptionalAction, help=text)
        elif typing.get_origin(kind) is Literal:
            command.add_argument(flag, choices=typing.get_args(kind), help=text)
        else:  # a number, or some
            some = "+" if typing.get_origin(kind) is tuple else None
            number = (*typing.get_args(kind), kind)[0]
            command.add_argument(flag, type=number, nargs=some, help=text)


def _changes(options: argparse.Namespace, fields: Fields) -> dict[str, Any]:
    """Those of the fields that were given."""
    given = {name: vars(options)[name] for name in fields if vars(options)[name] is not None}
    return {n: tuple(value) if isinstance(value, list) else value for n, value in given.items()}


def _train(options: argparse.Namespace) -> dict[str, Any]:
    if options.best and not options.validation:
        raise PlaygroundError("--best is chosen by held-out images: give --validation too")
    net = network(options.net).replace(**_changes(options, told(NetSpec)))
    changes = _changes(options, told(TrainSpec))
    info = find(options.data, Settings.from_env().data, options.size)
    return _run(classifier_run(net, info, options.recipe, changes, options.seed), options)


def _gan(options: argparse.Namespace) -> dict[str, Any]:
    changes, of_net = _changes(options, _told_of_gans()), _changes(options, told(GanSpec))
    info = find(options.data, Settings.from_env().data)
    if options.side:
        of_net["side"] = options.side
    run = gan_run(options.kind, info, changes, options.seed, options.recipe, of_net)
    return _run(run, options)


def _again(options: argparse.Namespace) -> dict[str, Any]:
    """On the same machine it ends with the same weights, bit by bit."""
    from playground.checkpoints import read_card
    from playground.training.unfinished import record_of

    card = read_card(options.checkpoint)
    record = record_of(options.checkpoint) or card.run.record
    if record is None:
        raise PlaygroundError(
            "{checkpoint} has no record of how it was trained: it was made before there was one. "
            "Train it by its command: {value}",
            checkpoint=options.checkpoint,
            value=card.command or "which it does not tell either",
        )
    options.best = "--best" in shlex.split(card.command)
    return _run(dataclasses.replace(card.run, record=record), options, card.command)


def _score(options: argparse.Namespace) -> dict[str, Any]:
    from playground.training.score import Score, scoring_file

    settings, path = Settings.from_env(), options.checkpoint
    scores: list[Score] = []

    def scored() -> Generator[Preparing, None, None]:
        device = options.device or settings.device
        scores.append((yield from scoring_file(path, settings.data, device)))

    show(scored())
    print(f"{path}, test accuracy {scores[0].accuracy:.2%}")
    return {"test_accuracy": scores[0].accuracy, "test_loss": scores[0].loss}


def _run(spec: RunSpec, options: argparse.Namespace, command: str = "") -> dict[str, Any]:
    """command: by which anybody could train it, if it is not the one given."""
    from playground.allocator import keep_freed_memory
    from playground.checkpoints import LAST
    from playground.places import how_to_go_on, places
    from playground.runs.recording import RECORDING, kept, record
    from playground.runs.reports import REPORTS
    from playground.training.export import export
    from playground.training.run import run

    folder, out = places(options)
    keep_freed_memory()
    settings = Settings.from_env()
    device = options.device or settings.device
    reports = until_signal(run(spec, settings.data, folder, options.resume, device))
    if options.tensorboard:
        from playground.runs.events import logged

        reports = logged(reports, spec, options.tensorboard)
    try:
        show(kept(reports, folder / REPORTS, options.resume))
    except KeyboardInterrupt:
        raise KeyboardInterrupt(how_to_go_on(options, folder)) from None
    except RunError as error:
        if not (folder / LAST).exists():
            raise
        raise RunError(
            "{reason}. What was trained before is in {folder}", reason=error, folder=folder
        ) from error
    drawn = spec.train.dataset == SHAPES.key  # others' images are not ours to hand on
    try:
        record(folder / REPORTS, out.with_suffix(RECORDING), images=drawn)
        result = export(folder, out, command or _command(options.given), options.best)
    except OSError as error:
        raise PlaygroundError(
            "{out} cannot be written ({strerror}): what was trained is in {folder}",
            out=out,
            strerror=error.strerror or error,
            folder=folder,
        ) from error
    if options.out and not options.folder:
        shutil.rmtree(folder)
    known = [name for name in ("test_accuracy", "validation_accuracy") if result[name] is not None]
    print(", ".join([str(out), *(f"{n.replace('_', ' ')} {result[n]:.2%}" for n in known)]))
    return result


def _command(arguments: Sequence[str]) -> str:
    """The command as anybody could give it: without what names places on this machine."""
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        name, equals, _ = argument.partition("=")
        if name in PLACES and not equals:
            next(rest, None)
        elif name not in (*PLACES, "--resume", "--json"):
            kept.append(argument)
    return shlex.join(["python", "-m", "playground", *kept])


if __name__ == "__main__":
    raise_on_signals()
    sys.exit(main())
