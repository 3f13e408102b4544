"""A number's bounds, and those that several specs share."""

from typing import NamedTuple

from playground.errors import SpecError
from playground.message import Message, term


class Range(NamedTuple):
    """Inclusive bounds of a number, and the step of its slider."""

    low: float
    high: float
    step: float = 1

    def check(self, name: str | Message, value: float) -> None:
        """Raise SpecError, naming the field, unless `value` lies within the bounds."""
        if not self.low <= value <= self.high:
            raise SpecError(
                "{name} must lie between {low} and {high}: {value} does not",
                name=term(name),
                low=self.low,
                high=self.high,
                value=value,
            )


IMAGE_SIZE = Range(1, 1024)
IMAGE_CHANNELS = Range(1, 4)
WIDTH = Range(1, 8192)
NAME_LENGTH = 60


def check_name(name: str) -> None:
    """Raise SpecError unless a network may be called that."""
    if not 1 <= len(name) <= NAME_LENGTH or not name.isprintable():
        raise SpecError("a name must have 1 to {most} printable characters", most=NAME_LENGTH)
