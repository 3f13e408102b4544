"""Every word on the page, in English and in Korean: one table per tab, joined here.

A key's first part is its tab's name. Labels are given to components as `i18n("build.depth")`, which
the browser resolves; `say` resolves on the server, by the request's Accept-Language, what Gradio
does not translate itself (warnings and errors). The sentences of errors are written where they are
raised, in English, and those of figures where they are drawn; their Korean is in `errors` and
`figures`.
"""

from dataclasses import dataclass

import gradio as gr

from playground.errors import PlaygroundError
from playground.message import Count, Message
from playground.text import ENGLISH, KOREAN, Language
from playground.ui.text import (
    build,
    charts,
    classes,
    common,
    gan,
    look,
    pair,
    sights,
    slide,
    teach,
    train,
    why,
)

TEXT: dict[str, tuple[str, str]] = {
    **common.TEXT, **build.TEXT, **train.TEXT, **look.TEXT, **sights.TEXT, **slide.TEXT,
    **classes.TEXT, **teach.TEXT, **why.TEXT, **gan.TEXT, **charts.TEXT, **pair.TEXT,
}  # fmt: skip


@dataclass(frozen=True)
class Say:
    """What says things in the asker's language."""

    korean: bool

    def __call__(self, key: str) -> str:
        """The text of that key."""
        return TEXT[key][self.korean]

    @property
    def language(self) -> Language:
        return KOREAN if self.korean else ENGLISH

    def sentence(self, said: PlaygroundError | Message) -> str:
        """An error's sentence, or another message."""
        return self.language(said.message if isinstance(said, PlaygroundError) else said)

    def count(self, number: float) -> str:
        """A large number in three digits."""
        return self.language(Count(number))

    def figure(self, said: Message | str) -> str:
        """A phrase of a figure; a name that is no phrase stays as it is."""
        return self.language(said if isinstance(said, Message) else Message(said))


def make_i18n() -> gr.I18n:
    """Gradio's translator over the whole table."""
    return gr.I18n(
        en={key: english for key, (english, _) in TEXT.items()},
        ko={key: korean for key, (_, korean) in TEXT.items()},
    )


def is_korean(request: gr.Request | None) -> bool:
    """Whether the browser prefers Korean to English."""
    accepted = (request.headers.get("accept-language") or "") if request else ""
    languages = [part.split(";")[0].strip().lower()[:2] for part in accepted.split(",")]
    return next((name == "ko" for name in languages if name in ("ko", "en")), False)


def say(key: str, request: gr.Request | None) -> str:
    """The text in the asker's language."""
    return speaker(request)(key)


def speaker(request: gr.Request | None) -> Say:
    """What says things in the language of this request."""
    return Say(is_korean(request))


def class_name(name: str, words: Say) -> str:
    """What a class is called in the asker's language; its own name if it is called nothing else."""
    key = f"class.{name}"
    return words(key) if key in TEXT else name


def class_in_both(name: str, index: int, imagenet: bool, words: Say) -> tuple[str, str]:
    """What a class is called in the asker's language, and in the other one.

    index: of its logit. imagenet: whether its network's classes are ImageNet's.
    """
    english, korean = TEXT.get(f"class.{name}", (name, name))
    if imagenet:
        korean = classes.imagenet()[index]
    return (korean, english) if words.korean else (english, korean)
