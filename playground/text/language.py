"""A language other than English, and how a message is said in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playground.message import Count, Message, Term, Value, fill
from playground.numerals import short


def _same(text: str) -> str:
    return text


@dataclass(frozen=True)
class Language:
    """
    code: as browsers name it, such as "ko".
    sentences: by their English templates, with the same places in any order.
    terms: the words of this program that stand in sentences.
    count: a large number in three digits. settle: last touches to a finished sentence.
    """

    code: str
    sentences: Mapping[str, str]
    terms: Mapping[str, str]
    count: Callable[[float], str] = short
    settle: Callable[[str], str] = _same

    def __call__(self, value: Value) -> str:
        """A message, or one of its values; in English what has no translation."""
        match value:
            case Message(template, values):
                translated = self.sentences.get(template, template)
                return self.settle(fill(translated, dict(values), self))
            case Term():
                return self.terms.get(value, value)
            case Count(number):
                return self.count(number)
        return str(value)
