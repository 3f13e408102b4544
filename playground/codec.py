"""Frozen dataclasses to plain dictionaries and back, checking every field on the way in: of specs, of
what lies in files, and of reports.

The types that these use are the only ones handled: `int`, `float`, `Measured`, `str`, `Message`, `bool`,
`Literal[...]`, `X | None`, `tuple[X, ...]`, other dataclasses and unions of them (told apart by their
fields).
"""

import dataclasses
import functools
import sys
import types
import typing
from collections.abc import Callable, Collection, Iterable
from typing import Annotated, Any, Literal, TypeVar, Union

from playground.errors import SpecError
from playground.message import Message, Term

T = TypeVar("T")
Measured = Annotated[float, "measured"]
"""A number that is not chosen but comes out: it may be infinite or nan, where other floats may not."""
Reader = Callable[[object, str], Any]
"""Gives the value that plain data stand for. Raises SpecError naming the place, its second argument."""


def to_dict(spec: Any) -> dict[str, Any]:
    """A dataclass as JSON-ready dictionaries, lists and scalars."""
    return {f.name: _as_json(getattr(spec, f.name)) for f in dataclasses.fields(spec)}


def from_dict(cls: type[T], data: object, where: str = "") -> T:
    """Rebuild `cls` from `to_dict`'s output; anything else raises SpecError naming the field.

    Fields that are missing take the dataclass's defaults; fields that it lacks are refused.
    """
    where = where or cls.__name__
    if not isinstance(data, dict):
        raise SpecError(
            "{name} must be an object with named fields, not {value}",
            name=Term(where),
            value=_show(data),
        )
    known: Any = cls
    readers, needed = _fields(known)
    check_fields(data, readers, where)
    missing = [name for name in needed if name not in data]
    if missing:
        raise SpecError("{name} lacks {field!r}", name=Term(where), field=missing[0])
    return cls(**{name: readers[name](value, f"{where}.{name}") for name, value in data.items()})


def check_fields(given: Iterable[object], known: Collection[str], where: str) -> None:
    """Raise SpecError, naming the place and what it has, for a field that is none of these."""
    unknown = sorted(str(name) for name in given if name not in known)
    if unknown:
        raise SpecError(
            "{name} has no field {field!r}; it has {fields}",
            name=Term(where),
            field=unknown[0],
            fields=known,
        )


def check_choices(spec: Any) -> None:
    """Raise SpecError for a field of a dataclass that is none of the values its Literal allows."""
    cls: Any = type(spec)
    for name, hint in _hints(cls).items():
        value, parts = getattr(spec, name), typing.get_args(hint)
        if value is None and types.NoneType in parts:
            continue
        for choice in (hint, *parts):
            if typing.get_origin(choice) is Literal:
                check_one_of(typing.get_args(choice), value, name)


def check_one_of(allowed: Iterable[Any], value: object, where: str) -> None:
    """Raise SpecError, naming the place and what it may hold, unless the value is one of these."""
    if not any(type(value) is type(one) and value == one for one in allowed):
        raise SpecError(
            "{name} must be one of {allowed}, not {value}",
            name=Term(where),
            allowed=map(str, allowed),
            value=_show(value),
        )


def _as_json(value: Any) -> Any:
    if isinstance(value, Message):
        return value.to_json()
    if dataclasses.is_dataclass(value):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_as_json(item) for item in value]
    return value


@functools.cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls, include_extras=True)


@functools.cache
def _fields(cls: Any) -> tuple[dict[str, Reader], tuple[str, ...]]:
    """A dataclass's fields with their readers, and those that have no default."""
    no = dataclasses.MISSING
    fields = dataclasses.fields(cls)
    needed = tuple(f.name for f in fields if f.default is no and f.default_factory is no)
    return {f.name: _reader(_hints(cls)[f.name]) for f in fields}, needed


def _reader(hint: Any) -> Reader:
    """Of a value of this type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Message:
        return _message
    if dataclasses.is_dataclass(hint):
        return functools.partial(from_dict, typing.cast(type, hint))
    if hint == Measured:
        return _measured
    if origin is Literal:
        return functools.partial(_choice, arguments)
    if origin is tuple:
        return functools.partial(_items, arguments[0], _reader(arguments[0]))
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    return functools.partial(_scalar, hint)


def _message(value: object, where: str) -> Message:
    try:
        return Message.from_json(value)
    except ValueError:
        raise SpecError(
            "{name} must be {kind}, not {value}",
            name=Term(where),
            kind=Term("a sentence"),
            value=_show(value),
        ) from None


def _choice(allowed: tuple[Any, ...], value: object, where: str) -> Any:
    check_one_of(allowed, value, where)
    return value


def _items(hint: Any, reader: Reader, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, (list, tuple)):
        raise SpecError("{name} must be a list, not {value}", name=Term(where), value=_show(value))
    if hint in (int, str) and {*map(type, value)} <= {hint}:  # a confusion has 1,000,000 of them
        return tuple(value)
    return tuple(reader(item, f"{where}[{i}]") for i, item in enumerate(value))


def _union_reader(hints: tuple[Any, ...]) -> Reader:
    choices = [hint for hint in hints if hint is not type(None)]
    reader = _reader(choices[0]) if len(choices) == 1 else functools.partial(_fitting, choices)
    if len(choices) == len(hints):
        return reader
    return lambda value, where: None if value is None else reader(value, where)


def _fitting(choices: list[Any], value: object, where: str) -> Any:
    """The first of some dataclasses that has these fields."""
    keys = set(value) if isinstance(value, dict) else set()
    fitting = [cls for cls in choices if keys <= _fields(cls)[0].keys()]
    if not fitting:
        raise SpecError(
            "{name} is none of {choices}",
            name=Term(where),
            choices=[cls.__name__ for cls in choices],
        )
    return from_dict(fitting[0], value, where)


def _measured(value: object, where: str) -> Any:
    return value if isinstance(value, float) else _scalar(float, value, where)


def _scalar(hint: Any, value: object, where: str) -> Any:
    if hint is bool and isinstance(value, bool):
        return value
    if hint is str and isinstance(value, str):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    if hint is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        if abs(value) <= sys.float_info.max:  # false for nan too, and right for the longest integer
            return float(value)
        raise SpecError(
            "{name} must be a finite number, not {value}", name=Term(where), value=_show(value)
        )
    names = {bool: "true or false", str: "text", int: "a whole number", float: "a number"}
    raise SpecError(
        "{name} must be {kind}, not {value}",
        name=Term(where),
        kind=Term(names[hint]),
        value=_show(value),
    )


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
