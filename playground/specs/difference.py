"""What tells two trained classifiers apart, where it is one thing."""

import dataclasses
from typing import NamedTuple

from playground.specs.net import NetSpec
from playground.specs.run import RunSpec


class Difference(NamedTuple):
    """field: of NetSpec, the one whose values differ. alike: whether recipe and seed are the same."""

    field: str
    alike: bool


def difference(one: RunSpec | None, other: RunSpec | None) -> Difference | None:
    """The one field in which two runs' classifiers differ, their names left out.

    None if they differ in several fields or in none, and for what is no classifier of ours.
    """
    if one is None or other is None:
        return None
    if one.classifier is None or other.classifier is None:
        return None
    first, second = one.classifier[0], other.classifier[0]
    names = (field.name for field in dataclasses.fields(NetSpec) if field.name != "name")
    differing = [name for name in names if getattr(first, name) != getattr(second, name)]
    if len(differing) != 1:
        return None
    return Difference(differing[0], (one.train, one.seed) == (other.train, other.seed))
