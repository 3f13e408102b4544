"""A language: the page's texts in it, how a message is said, and what classes are called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playground.message import Count, Message, Term, Value, fill
from playground.numerals import short


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, eq=False)
class Language:
    """
    code: as browsers name it, such as "ko". page: the page's texts by key.
    sentences: by their English templates, with the same places in any order.
    terms: the words of this program that stand in sentences. classes: by their English names.
    count: a large number in three digits. settle: last touches to a finished sentence.
    imagenet: the names of ImageNet's 1,000 classes, a line each, in the order of its logits.
    """

    code: str
    page: Mapping[str, str]
    sentences: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    count: Callable[[float], str] = short
    settle: Callable[[str], str] = _same
    imagenet: Path | None = None

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

    def class_name(self, name: str, imagenet: int | None = None) -> str:
        """What a class is called; its English name where it has no other.

        imagenet: the index of its logit, if it is one of ImageNet's.
        """
        if imagenet is None:
            return self.classes.get(name, name)
        return _lines(self.imagenet)[imagenet] if self.imagenet else name


@cache
def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())
