"""Whose turn it is: runs share the machine between their owners, whoever came first.

An owner is charged for the time that his runs had; whoever has been charged least comes next, and of his
runs the one that had least. So five runs of one owner get the share of one, and nobody waits behind
somebody's hour. (Stride scheduling: Waldspurger and Weihl, 1995.)
"""

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

ROUND = 40.0  # seconds in which everybody has a turn, if there are not too many
SHORTEST, LONGEST = 1.0, 15.0  # seconds of a turn


class Contender(Protocol):
    """A run that wants to train. had: seconds that it has had."""

    owner: str
    had: float


C = TypeVar("C", bound=Contender)


class Turns:
    """Keeps account of the owners that are present."""

    def __init__(self) -> None:
        self._charged: dict[str, float] = {}

    def meet(self, owners: Collection[str]) -> None:
        """These are present now. Whoever is new stands where the one stands who has had least, so that
        nobody gains by having stayed away."""
        known = [self._charged[owner] for owner in owners if owner in self._charged]
        floor = min(known, default=0.0)
        self._charged = {owner: self._charged.get(owner, floor) for owner in owners}

    def charge(self, contender: Contender, seconds: float) -> None:
        """It has had so much more; its owner is present."""
        contender.had += seconds
        self._charged[contender.owner] += seconds

    def in_order(self, waiting: Iterable[C]) -> list[C]:
        """Who comes next, first."""
        return sorted(waiting, key=lambda c: (self._charged[c.owner], c.had))


def turn_seconds(contenders: int, slots: int) -> float:
    """How long a turn lasts where so many share so many slots."""
    return min(LONGEST, max(SHORTEST, ROUND * slots / max(1, contenders)))
