"""The app in one language more, in which every text of ours is English with accents on its vowels:
`python -m tests.journeys.marked`. What shows none is said in no table."""

import re
import runpy
from collections.abc import Iterator, Mapping

from playground.text import ENGLISH, KOREAN, LANGUAGES, Language

CODE = "ja"  # a language that Gradio has words of its own for, in no Latin letters
_ACCENTS = str.maketrans("aeiouyAEIOUY", "àéîõüýÀÉÎÕÜÝ")
_KEPT = re.compile(r"(\{[^}]*\}|\]\([^)]*\)|<[^>]*>|`[^`]*`|https?://\S+)")  # values, links, code


def marked(text: str) -> str:
    """The text with accents on the vowels of all that is shown of it."""
    parts = _KEPT.split(text)
    return "".join(
        part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts)
    )


class Marked(Mapping[str, str]):
    """A table that has everything."""

    def __getitem__(self, english: str) -> str:
        return marked(english)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


if __name__ == "__main__":
    page = {key: marked(text) for key, text in ENGLISH.page.items()}
    LANGUAGES[CODE] = Language(CODE, page, Marked(), Marked(), Marked(), imagenet=KOREAN.imagenet)
    runpy.run_path("app.py", run_name="__main__")
