"""What the page says, in the language of who asks: the tables are in `playground.text`.

Labels are given to components as `i18n("build.depth")`, which the browser resolves; `say` resolves on the
server, by the request's Accept-Language, what Gradio does not translate itself (warnings and errors).
"""

from dataclasses import dataclass

import gradio as gr

from playground.errors import PlaygroundError
from playground.message import Count, Message
from playground.text import ENGLISH, LANGUAGES, Language


@dataclass(frozen=True)
class Say:
    """What says things in the asker's language."""

    language: Language

    def __call__(self, key: str) -> str:
        """The text of that key."""
        return self.language.page[key]

    def every(self, part: str) -> dict[str, str]:
        """All texts whose keys begin with that part, such as "look", by the rest of their keys."""
        begin = f"{part}."
        page = self.language.page
        return {
            key.removeprefix(begin): text for key, text in page.items() if key.startswith(begin)
        }

    def sentence(self, said: PlaygroundError | Message) -> str:
        """An error's sentence, or another message."""
        return self.language(said.message if isinstance(said, PlaygroundError) else said)

    def count(self, number: float) -> str:
        """A large number in three digits."""
        return self.language(Count(number))

    def figure(self, said: Message | str) -> str:
        """A phrase of a figure; a name that is no phrase stays as it is."""
        return self.language(said if isinstance(said, Message) else Message(said))

    def class_names(self, name: str, imagenet: int | None = None) -> tuple[str, str]:
        """What a class is called in the asker's language, and in the others.

        imagenet: the index of its logit, if it is one of ImageNet's.
        """
        others = (one for one in LANGUAGES.values() if one is not self.language)
        return (
            self.language.class_name(name, imagenet),
            " · ".join(dict.fromkeys(one.class_name(name, imagenet) for one in others)),
        )


def make_i18n() -> gr.I18n:
    """Gradio's translator over all languages."""
    return gr.I18n(**{code: dict(language.page) for code, language in LANGUAGES.items()})


def speaker(request: gr.Request | None) -> Say:
    """What says things in the language that the browser prefers of those there are, else in English."""
    accepted = (request.headers.get("accept-language") or "") if request else ""
    asked = (part.split(";")[0].strip().lower()[:2] for part in accepted.split(","))
    return Say(next((LANGUAGES[code] for code in asked if code in LANGUAGES), ENGLISH))


def say(key: str, request: gr.Request | None) -> str:
    """The text in the asker's language."""
    return speaker(request)(key)
