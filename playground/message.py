"""What is said to a person: the template of a sentence and its values, made into words when it is read.

The English template is also the key by which `playground.text` finds the sentence in other languages.
So a message can cross processes and lie in a file, and be read in a language its writer did not know.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

from playground.numerals import short


class Term(str):
    """A word of this program among the values of a sentence (a field's name, a state), which has its
    own translation; a plain `str` stays as it is."""

    __slots__ = ()


def term(name: "str | Message") -> "Term | Message":
    """What a field is called, as it stands in a sentence about it."""
    return name if isinstance(name, Message) else Term(name)


@dataclass(frozen=True)
class Count:
    """A large number that is told in three digits: 36_479_194 as "36.5 M"."""

    number: float

    def __str__(self) -> str:
        return short(self.number)


Value = Union[str, int, float, Count, "Message", tuple["Value", ...]]
Given = Union["Value", Iterable["Value"], Path, BaseException, None]


@dataclass(frozen=True, init=False)
class Message:
    """A sentence or a part of one; `str` makes it English.

    template: in English, its places named and formatted as by `str.format`: "{share:.0%} of {name}".
    values: by place; several are told with commas, an error by its own message.
    """

    template: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, template: str, /, **values: Given) -> None:
        kept = ((name, _value(given)) for name, given in values.items())
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple(kept))

    def __str__(self) -> str:
        return fill(self.template, dict(self.values), str)

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.template)

    def to_json(self) -> str | dict[str, Any]:
        """What JSON can hold: a text where there are no values. `from_json` gives an equal message."""
        return _to_json(self) if self.values else self.template

    @classmethod
    def from_json(cls, data: object) -> "Message":
        """Of `to_json`'s output, or of the finished sentence that earlier code wrote in its place.

        Raises ValueError for anything else.
        """
        if isinstance(data, str):
            return cls(data)
        message = _from_json(data)
        if not isinstance(message, cls):
            raise ValueError(f"no message: {data!r:.80}")
        return message


def _value(given: Given) -> Value:
    if isinstance(given, BaseException):
        message = getattr(given, "message", None)
        return message if isinstance(message, Message) else str(given)
    if isinstance(given, (str, int, float, Count, Message)):
        return given
    return tuple(given) if isinstance(given, Iterable) else str(given)


NOTHING = Message("")


def fill(template: str, values: Mapping[str, Value], word: Callable[[Value], str]) -> str:
    """The template with its values, numbers formatted as it says and all else put into words by `word`.

    Without values it is taken as it is: an earlier sentence may hold braces that are no places.
    """

    def told(value: Value) -> str | int | float:
        if isinstance(value, tuple):
            return ", ".join(word(one) for one in value)
        return value if isinstance(value, (int, float)) else word(value)

    return template.format(**{k: told(v) for k, v in values.items()}) if values else template


def _to_json(value: Value) -> Any:
    if isinstance(value, Message):
        values = {name: _to_json(one) for name, one in value.values}
        return {"template": value.template, "values": values}
    if isinstance(value, Count):
        return {"count": value.number}
    if isinstance(value, Term):
        return {"term": str(value)}
    return [_to_json(one) for one in value] if isinstance(value, tuple) else value


def _from_json(data: object) -> Value:
    match data:
        case str() | int() | float():
            return data
        case list():
            return tuple(_from_json(one) for one in data)
        case {"term": str(word)}:
            return Term(word)
        case {"count": int() | float() as number}:
            return Count(number)
        case {"template": str(template), "values": dict(values)}:
            message = Message(template, **{str(k): _from_json(v) for k, v in values.items()})
            _check(message)
            return message
    raise ValueError(f"no value of a message: {data!r:.80}")


def _check(message: Message) -> None:
    """Raise ValueError unless its values fill its places."""
    try:
        str(message)
    except (LookupError, AttributeError, ValueError) as error:
        raise ValueError(f"a message whose values do not fill it: {message.template!r}") from error
