"""The ring's games, kept between the questions of those who watch them: each question is a slice of time.

Who stops asking has stopped. One slice is computed at a time, whoever asks, and a game ends by itself.
"""

import threading

from cachetools import LRUCache

from playground.lessons.ring import Game, Standing, rules

KEPT = 64  # triples of games, of some 2 MB each: more than watch at once, who would begin anew at each turn
SLICE = 40  # updates of each critic in one slice
UPDATES = 2400  # of each critic in the whole


class Arena:
    """Triples of games by the names that their watchers gave them; the oldest is forgotten for a new."""

    def __init__(self) -> None:
        self._games: LRUCache[str, tuple[list[Game], int]] = LRUCache(KEPT)
        self._lock = threading.Lock()

    def advance(self, name: str, seed: int, rate: float) -> tuple[list[Standing], float]:
        """The next slice of the games of that name, begun with this seed and DCGAN's discriminator at this
        rate if nobody has; where they stand, and how far they are, 0..1."""
        with self._lock:
            games, done = self._games.get(name) or ([Game(*one, seed) for one in rules(rate)], 0)
            if done < UPDATES:
                for game in games:
                    for _ in range(SLICE):
                        game.learn()
                done += SLICE
            self._games[name] = games, done
            return [game.standing() for game in games], done / UPDATES
