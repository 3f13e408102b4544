"""What Slide's widgets ask the server as the hand moves: generator, seeds and places, checked."""

from collections.abc import Mapping
from typing import Any

from playground.errors import SpecError
from playground.latents import Opened, opened
from playground.ui.network_cache import NetworkCache
from playground.ui.networks import checkpoint_path
from playground.ui.payload import real, shown, whole
from playground.ui.services import Services

Question = Mapping[str, Any]


class Generators:
    """The generators behind a widget's questions, kept loaded; a question holds who asks for which."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._kept = NetworkCache(opened)

    def of(self, question: Question, name: str = "generator") -> Opened:
        """Raises CheckpointError or UnknownRun with a sentence."""
        path = checkpoint_path(self._services, question.get("owner"), question.get(name))
        return self._kept.load(path)


def seeds_of(value: object, least: int, most: int) -> list[int]:
    """A list of seeds, whose range `Opened.latents` checks. Raises SpecError."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise SpecError(f"seeds must be a list of {wanted}, not {_listed(value)}")
    return [whole(seed, "a seed") for seed in value]


def part(value: object, name: str) -> float:
    """A number, brought into 0..1. Raises SpecError for what is none."""
    return min(1.0, max(0.0, real(value, name)))


def _listed(value: object) -> str:
    return str(len(value)) if isinstance(value, list) else shown(value)
