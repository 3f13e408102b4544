"""Frozen dataclasses to plain dictionaries and back, checking every field on the way in.

The types that specs use are the only ones handled: `int`, `float`, `str`, `bool`, `Literal[...]`,
`X | None`, `tuple[X, ...]`, other dataclasses and unions of them (told apart by their fields).
"""

import dataclasses
import functools
import sys
import types
import typing
from typing import Any, Literal, TypeVar, Union

from playground.errors import SpecError

T = TypeVar("T")


def to_dict(spec: Any) -> dict[str, Any]:
    """A dataclass as JSON-ready dictionaries, lists and scalars."""
    return {f.name: _plain(getattr(spec, f.name)) for f in dataclasses.fields(spec)}


def from_dict(cls: type[T], data: object, where: str = "") -> T:
    """Rebuild `cls` from `to_dict`'s output; anything else raises SpecError naming the field.

    Fields that are missing take the dataclass's defaults; fields that it lacks are refused.
    """
    where = where or cls.__name__
    if not isinstance(data, dict):
        raise SpecError(f"{where} must be an object with named fields, not {_show(data)}")
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    unknown = sorted(str(name) for name in data if name not in fields)
    if unknown:
        raise SpecError(f"{where} has no field {unknown[0]!r}; it has {', '.join(fields)}")
    missing = [n for n, f in fields.items() if n not in data and not _has_default(f)]
    if missing:
        raise SpecError(f"{where} lacks {missing[0]!r}")
    values = {name: _value(hints[name], value, f"{where}.{name}") for name, value in data.items()}
    return cls(**values)


def check_choices(spec: Any) -> None:
    """Raise SpecError for a field of a dataclass that is none of the values its Literal allows."""
    cls: Any = type(spec)
    for name, allowed in _literals(cls):
        _one_of(allowed, getattr(spec, name), name)


@functools.cache
def _literals(cls: Any) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Of a dataclass: each such field and what it allows."""
    hints = typing.get_type_hints(cls)
    return tuple(
        (name, typing.get_args(hint))
        for name, hint in hints.items()
        if typing.get_origin(hint) is Literal
    )


def _one_of(allowed: tuple[Any, ...], value: object, where: str) -> None:
    if not any(type(value) is type(one) and value == one for one in allowed):
        choices = ", ".join(map(str, allowed))
        raise SpecError(f"{where} must be one of {choices}, not {_show(value)}")


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _has_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


def _value(hint: Any, value: object, where: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return from_dict(typing.cast(type, hint), value, where)
    if origin is Literal:
        _one_of(arguments, value, where)
        return value
    if origin is tuple:
        if not isinstance(value, (list, tuple)):
            raise SpecError(f"{where} must be a list, not {_show(value)}")
        return tuple(_value(arguments[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin in (Union, types.UnionType):
        return _union(arguments, value, where)
    return _scalar(hint, value, where)


def _union(choices: tuple[Any, ...], value: object, where: str) -> Any:
    if value is None and type(None) in choices:
        return None
    choices = tuple(c for c in choices if c is not type(None))
    if len(choices) == 1:
        return _value(choices[0], value, where)
    keys = set(value) if isinstance(value, dict) else set()
    fitting = [c for c in choices if keys <= {f.name for f in dataclasses.fields(c)}]
    if not fitting:
        raise SpecError(f"{where} is none of {', '.join(c.__name__ for c in choices)}")
    return _value(fitting[0], value, where)


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
        raise SpecError(f"{where} must be a finite number, not {_show(value)}")
    names = {bool: "true or false", str: "text", int: "a whole number", float: "a number"}
    raise SpecError(f"{where} must be {names[hint]}, not {_show(value)}")


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
