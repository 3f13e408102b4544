"""Every word on the page, in English and in Korean: one table per tab, joined here.

A key's first part is its tab's name. Labels are given to components as `i18n("build.depth")`, which
the browser resolves; `say` resolves on the server, by the request's Accept-Language, what Gradio
does not translate itself (warnings and errors).
"""

from collections.abc import Callable

import gradio as gr

from playground.ui.text import build, classes, common, look, sights, slide, train

TEXT: dict[str, tuple[str, str]] = {
    **common.TEXT, **build.TEXT, **train.TEXT, **look.TEXT, **sights.TEXT, **slide.TEXT,
    **classes.TEXT,
}  # fmt: skip


Say = Callable[[str], str]
"""A text's key -> the text, in one language."""


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
    return TEXT[key][is_korean(request)]


def speaker(request: gr.Request | None) -> Say:
    """`say` for many texts: a key -> its text, in the asker's language."""
    korean = is_korean(request)

    def speak(key: str) -> str:
        return TEXT[key][korean]

    return speak


def class_name(name: str, words: Say) -> str:
    """What a class is called in the asker's language; its own name if it is called nothing else."""
    key = f"class.{name}"
    return words(key) if key in TEXT else name
