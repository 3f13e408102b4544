"""Reading what a browser sent: a payload can hold anything, so nothing about it is taken for granted."""

from collections.abc import Collection
from typing import Any

import gradio as gr

from playground.errors import SpecError
from playground.message import Message, Term, term

LONGEST_LIST = 60  # characters
LARGEST = 2**53  # up to here every whole number is a float of its own


def whole(value: object, name: str | Message) -> int:
    """A number or its text as an int. Raises SpecError naming the field."""
    text = value.strip()[:40] if isinstance(value, str) else value
    try:
        if isinstance(text, (int, float, str)) and not isinstance(text, bool):
            number = float(text)
            if number.is_integer() and abs(number) <= LARGEST:
                return int(number)
    except (ValueError, OverflowError):
        pass
    raise SpecError(
        "{name} must be a whole number, not {value}", name=term(name), value=shown(value)
    )


def real(value: object, name: str | Message) -> float:
    """A finite number as a float. Raises SpecError naming the field."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= LARGEST:
        return float(value)
    raise SpecError("{name} must be a number, not {value}", name=term(name), value=shown(value))


def number(value: object, name: str | Message) -> float:
    """A finite number, or its text, as a float. Raises SpecError naming the field."""
    if isinstance(value, str):
        try:
            return real(float(value.strip()[:40]), name)
        except ValueError:
            raise SpecError(
                "{name} must be a number, not {value}", name=term(name), value=shown(value)
            ) from None
    return real(value, name)


def text(value: object, name: str | Message) -> str:
    """A text. Raises SpecError naming the field."""
    if not isinstance(value, str):
        raise SpecError("{name} must be text, not {value}", name=term(name), value=shown(value))
    return value


def wholes(value: object, name: str) -> tuple[int, ...]:
    """Whole numbers with anything but digits between them. Raises SpecError."""
    text = str(value)
    parts = text.replace(",", " ").replace("-", " ").split()
    if not isinstance(value, str) or len(text) > LONGEST_LIST or not parts:
        raise SpecError("{name} must be a list, not {value}", name=Term(name), value=shown(value))
    return tuple(whole(part, name.removesuffix("s")) for part in parts)


def choice(value: object, allowed: Collection[Any], name: str | Message) -> Any:
    """One of the allowed values, of their own type. Raises SpecError naming the field."""
    if any(type(value) is type(one) and value == one for one in allowed):
        return value
    raise SpecError(
        "{name} must be one of {allowed}, not {value}",
        name=term(name),
        allowed=allowed,
        value=shown(value),
    )


def shown(value: object) -> str:
    """A payload, short enough for a sentence."""
    if value is None:
        return Term("empty")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        return Term("so large a number")
    if isinstance(value, (bool, int, float, str)):
        text = repr(value[:30] if isinstance(value, str) else value)
        return text if len(text) <= 40 else f"{text[:20]}…"
    return f"a {type(value).__name__}"


def field(event: gr.EventData, name: str | Message) -> object:
    """What the browser says about an event: anything, or nothing at all."""
    data = event._data
    return data.get(name) if isinstance(data, dict) else None
