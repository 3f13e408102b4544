"""Whose turn it is: runs share the machine between their owners, whoever came first.

An owner is charged for the time that his runs had; whoever has been charged least comes next, and of his
runs the one that had least. So five runs of one owner get the share of one, and nobody waits behind
somebody's hour. (Stride scheduling: Waldspurger and Weihl, 1995.) Between those who differ by less than a
turn it goes in a round: else whoever is a moment ahead of all waits until each had two turns.
"""

from collections.abc import Collection
from typing import Protocol, TypeVar

ROUND = 30.0  # seconds in which everybody has a turn, if there are not too many
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
        self._latest: dict[str, int] = {}  # owners by when they were last charged
        self._count = 0

    def meet(self, owners: Collection[str]) -> None:
        """These are present now. Whoever is new stands where the one stands who has had least, so that
        nobody gains by having stayed away."""
        known = [self._charged[owner] for owner in owners if owner in self._charged]
        floor = min(known, default=0.0)
        self._charged = {owner: self._charged.get(owner, floor) for owner in owners}
        self._latest = {owner: self._latest.get(owner, 0) for owner in owners}

    def charge(self, contender: Contender, seconds: float) -> None:
        """It has had so much more; its owner is present."""
        contender.had += seconds
        self._charged[contender.owner] += seconds
        self._count += 1
        self._latest[contender.owner] = self._count

    def in_order(self, waiting: Collection[C], length: float) -> list[C]:
        """Who comes next, first. length: seconds of a turn."""
        floor = min((self._charged[one.owner] for one in waiting), default=0.0)

        def rank(one: C) -> tuple[bool, float, float]:
            charged = self._charged[one.owner]
            ahead = charged >= floor + length
            return ahead, charged if ahead else self._latest.get(one.owner, 0), one.had

        return sorted(waiting, key=rank)


def turn_seconds(contenders: int, slots: int) -> float:
    """How long a turn lasts where so many share so many slots."""
    return min(LONGEST, max(SHORTEST, ROUND * slots / max(1, contenders)))
