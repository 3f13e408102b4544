"""Networks by their names, and the names and families of networks."""

import re
from contextlib import suppress
from typing import NamedTuple

from playground.errors import SpecError
from playground.families.family import Value
from playground.families.networks import finer
from playground.families.papers import FAMILIES
from playground.specs import NetSpec

FINER = (0, 1, 2)  # last stages that may be un-strided


class Member(NamedTuple):
    """Where a network stands: its family, the knobs' values by their keys, and how many of its last
    stages are un-strided."""

    family: str
    values: dict[str, Value]
    finer: int


def forms() -> tuple[str, ...]:
    """How a network of each family is written."""
    return tuple(map(_form, FAMILIES))


def presets() -> tuple[str, ...]:
    """The names of the networks that are worth a comparison."""
    return tuple(f"{key}:{numbers}" for key, one in FAMILIES.items() for numbers in one.presets)


def called(text: str) -> str:
    """What `named` reads, of a network's own name: "WRN-28-10" -> "wide_resnet:28,10"; else the text.

    "ResNet-50" and "ResNet-20" are of two families: each is that one's which offers its depth.
    """
    title, *numbers = text.strip().casefold().split("-")
    if not all(re.fullmatch(r"[0-9]{1,5}", number) for number in numbers):
        return text
    alike = [
        key
        for key, family in FAMILIES.items()
        if family.named == len(numbers) and family.first.name.casefold().partition("-")[0] == title
    ]
    offering = [key for key in alike if int(numbers[0]) in FAMILIES[key].knobs[0].offered]
    return f"{(offering or alike)[0]}:{','.join(numbers)}" if alike else text


def named(text: str, classes: int | None = None) -> NetSpec:
    """A family by its name on the command line, "resnet:50", "wide_resnet:16,2", "speed"; or as
    `called` has it, "ResNet-50".

    classes: None keeps the family's own (1,000 with the 7x7 stem, 10 otherwise). Raises SpecError
    with the forms that would do.
    """
    match = re.fullmatch(r"([a-z_]+)(?::(\d{1,5}(?:,\d{1,5})*))?", called(text).strip())
    if not match or match[1] not in FAMILIES:
        raise SpecError(
            "no network is called {name!r}: try {forms}", name=text, forms=list(forms())
        )
    family = FAMILIES[match[1]]
    numbers = [int(n) for n in match[2].split(",")] if match[2] else []
    if len(numbers) != family.named and (numbers or not family.bare):
        raise SpecError(
            "{family} is written {example}: {name!r} is not",
            family=match[1],
            example=_form(match[1]),
            name=text,
        )
    given = zip(family.knobs, numbers, strict=False)
    values = {knob.key: knob.default for knob in family.knobs}
    return family.network({**values, **{knob.key: number for knob, number in given}}, classes)


def name_of(spec: NetSpec) -> str:
    """What `named` reads as this very network, or nothing."""
    found = member(spec)
    if found is None:
        return ""
    knobs = FAMILIES[found.family].knobs[: FAMILIES[found.family].named]
    name = f"{found.family}:{','.join(str(found.values[knob.key]) for knob in knobs)}"
    return name if named(name, spec.classes) == spec else ""


def member(spec: NetSpec) -> Member | None:
    """The family that has this very network, its pooling aside; None if it is none's."""
    for key, family in FAMILIES.items():
        values = family.shown(spec)
        if values is None:
            continue
        with suppress(SpecError):  # no such depth
            made = family.network(values, spec.classes).replace(pool=spec.pool)
            for stages in FINER:
                if finer(made, stages) == spec:
                    return Member(key, values, stages)
    return None


def _form(key: str) -> str:
    family = FAMILIES[key]
    return f"{key} or {key}:{family.example}" if family.bare else f"{key}:{family.example}"
