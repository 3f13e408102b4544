"""A knob: a spec's field that a person may turn. What is to be known of it stands at the field, and is read
there by whoever offers, reads or checks it: the page's form, the command line, the spec itself.
"""

import dataclasses
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.codec import check_choices
from playground.gans import GanKind
from playground.specs.ranges import Range

_KEY = "knob"
_FOR_ALL: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knob:
    """
    help: what the command line says of it, after its name.
    name: what errors call it.
    bounds: of the number, or of each where it is several; None where the field's type says all.
    page: whether the page's form has it, among what most leave as it is.
    of: says of which kinds of GAN it has an effect. optimisers, generators: with which ones; none for all.
    """

    help: str
    name: str
    bounds: Range | None = None
    page: bool = False
    of: Callable[[GanKind], bool] | None = None
    optimisers: tuple[str, ...] = _FOR_ALL
    generators: tuple[str, ...] = _FOR_ALL

    def applies(self, kind: GanKind, optimiser: str, generator: str) -> bool:
        """Whether it has an effect, for such a GAN that is trained by that optimiser."""
        return (
            (self.of is None or self.of(kind))
            and optimiser in (self.optimisers or (optimiser,))
            and generator in (self.generators or (generator,))
        )


def knob(default: Any, help: str, bounds: Range | None = None, **more: Any) -> Any:
    """A dataclass field that is a Knob; its `name` is the field's if none is given."""
    metadata = {_KEY: {"help": help, "bounds": bounds, **more}}
    return dataclasses.field(default=default, metadata=metadata)


def knobs(spec: type) -> dict[str, Knob]:
    """All of a spec, by their fields, in order."""
    return {
        f.name: Knob(**{"name": f.name.replace("_", " "), **f.metadata[_KEY]})
        for f in dataclasses.fields(spec)
        if _KEY in f.metadata
    }


def kind_of(spec: type, field: str) -> Any:
    """The type of a field's values: int, float, bool, a tuple of such, or a Literal; None left out."""
    hint = typing.get_type_hints(spec)[field]
    choices = [one for one in typing.get_args(hint) if one is not type(None)]
    return choices[0] if type(None) in typing.get_args(hint) else hint


def values_of(spec: type, field: str) -> tuple[Any, ...]:
    """The values that a field is chosen from; none where it is typed."""
    kind = kind_of(spec, field)
    if kind is bool:
        return (True, False)
    return typing.get_args(kind) if typing.get_origin(kind) is Literal else ()


def check_knobs(spec: Any) -> None:
    """Raise SpecError for a field of a spec that is none of its choices, or out of its bounds."""
    check_choices(spec)
    for field, known in knobs(type(spec)).items():
        value = getattr(spec, field)
        if known.bounds is None or value is None:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            known.bounds.check(known.name, one)
