"""What Slide's widgets ask the server as the hand moves: generator, seeds and places, checked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard, get_args

import gradio as gr

from playground.errors import CheckpointError, SpecError
from playground.latents import Opened, Way, opened
from playground.latents.ages import Ages, ages_of, opened_ages
from playground.latents.points import MARK, Stop
from playground.ui.http.owner import NOBODY
from playground.ui.services import Services
from playground.ui.shared.guarded import ASKER
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.networks import checkpoint_path
from playground.ui.shared.payload import choice, real, shown, whole

Question = Mapping[str, Any]
WAYS: tuple[Way, ...] = get_args(Way)
FAMILIES = 2  # of ages, kept: each holds several generators


class Generators:
    """The generators behind a widget's questions, kept loaded; a question holds who asks for which."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.settings, self.late = services.settings, services.late
        self._kept = NetworkCache(opened)
        self._aged = NetworkCache(opened_ages, FAMILIES)

    def of(self, question: Question, name: str = "generator") -> Opened:
        """Raises CheckpointError or UnknownRun with a sentence."""
        return self._kept.load(self._path(question, name))

    def ages(self, question: Question) -> Ages:
        """The chosen generator at several ages. Raises CheckpointError where there are none."""
        path = ages_of(self._path(question, "generator"))
        if not path.exists():
            raise CheckpointError(
                "no snapshots of this generator's training were kept: choose another one"
            )
        return self._aged.load(path)

    def _path(self, question: Question, name: str) -> Path:
        asker = question.get(ASKER)
        owner = self._services.owners.of(asker) if isinstance(asker, gr.Request) else NOBODY
        return checkpoint_path(self._services, owner, question.get(name))


def stops_of(value: object, least: int, most: int) -> list[Stop]:
    """A list of seeds and points, each of which `Opened.latents` checks. Raises SpecError."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise SpecError(
            "seeds must be a list of {count}, not {value}", count=wanted, value=_listed(value)
        )
    return [stop if is_point(stop) else whole(stop, "a seed") for stop in value]


def is_point(stop: object) -> TypeGuard[str]:
    """Whether it is written as a point, and no seed is."""
    return isinstance(stop, str) and stop.startswith(MARK)


def way_of(value: object) -> Way:
    """Raises SpecError for what is no path."""
    way: Way = choice(value, WAYS, "the path")
    return way


def part(value: object, name: str) -> float:
    """A number, brought into 0..1. Raises SpecError for what is none."""
    return min(1.0, max(0.0, real(value, name)))


def _listed(value: object) -> str:
    return str(len(value)) if isinstance(value, list) else shown(value)
