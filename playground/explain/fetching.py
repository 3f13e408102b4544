"""Weights that are not here yet come when a network is first chosen: once, however many choose it."""

import threading

from playground.errors import Fetching
from playground.explain.choices import FOREIGN
from playground.nets import foreign
from playground.nets.foreign.hub import Fetch
from playground.numerals import byte_text, percent


def missing(choice: str) -> str | None:
    """The name in `foreign` of a choice whose weights can be fetched, and are not here."""
    where, _, name = choice.partition(":")
    network = foreign.FOREIGN.get(name) if where == FOREIGN else None
    lacks = network is not None and network.repository and network.weights_path() is None
    return name if lacks else None


def fetch(name: str) -> Fetch:
    """Begin to fetch what is missing."""
    network = foreign.FOREIGN[name]
    return Fetch(network.repository, network.name)


class Fetches:
    """What is on its way. May be used from any thread."""

    def __init__(self) -> None:
        self._going: dict[str, Fetch] = {}
        self._lock = threading.Lock()

    def check(self, choice: str) -> None:
        """Raise Fetching, with how far it is, while the weights of a choice are not here; the first
        call begins to fetch them. Raises CheckpointError, once, if they could not be fetched."""
        name = missing(choice)
        if name is None:
            return
        with self._lock:
            under_way = self._going.get(name)
            if under_way is None:
                under_way = self._going[name] = fetch(name)
            elif not under_way.going:
                del self._going[name]
        if under_way.going:
            network = foreign.FOREIGN[name]
            raise Fetching(
                "the weights of {network} are on their way: {share} of {size}",
                network=network.name,
                share=percent(under_way.share),
                size=byte_text(network.size),
            )
        under_way.result()
