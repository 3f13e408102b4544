"""What is written in English below the page, recognised by its form and said in Korean."""

import functools
import re
from collections.abc import Mapping

from playground.text import counts
from playground.text.particles import settled

REMEMBERED = 4096  # phrases
DEEPEST = 3  # parts within parts; a payload could hold a sentence that has no end of them


class Forms:
    """English -> Korean: whole terms, and sentences with {places} whose values are translated too.

    What has no translation stays as it is.
    """

    def __init__(self, sentences: Mapping[str, str], terms: Mapping[str, str]) -> None:
        self._terms = terms
        self._sentences = sorted(
            ((_pattern(english), korean) for english, korean in sentences.items()),
            key=lambda pair: -len(re.sub(r"\(.*?\)", "", pair[0].pattern)),  # the particular first
        )
        self._remembered = functools.lru_cache(REMEMBERED)(self._translated)

    def __call__(self, english: str) -> str:
        return self._remembered(english, DEEPEST)

    def _translated(self, english: str, depth: int) -> str:
        if english in self._terms:
            return self._terms[english]
        if (count := counts.in_korean(english)) != english:
            return count
        for pattern, korean in self._sentences if depth else ():
            if match := pattern.fullmatch(english):
                groups = match.groupdict().items()
                parts = {name: self._remembered(part, depth - 1) for name, part in groups}
                return settled(korean.format(**parts))
        return english


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(english)), re.DOTALL)
