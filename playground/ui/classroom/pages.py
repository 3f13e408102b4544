"""The pages of a class as they are sent: a style, a script, its words, and nothing of the class."""

import functools
import json
import secrets
from html import escape

from playground.draw.svg import palette_css
from playground.text import LANGUAGES
from playground.ui.browser.asset import asset, expression
from playground.ui.http.asgi import FRAMES
from playground.ui.text import Say

WORDS = "classroom"  # the part of the table that the pages say
SCRIPTS = {"projector": "projector.js", "instructor": "instructor.js"}  # of each page


def page(name: str, say: Say) -> tuple[str, str]:
    """The page of that name and its content security policy, which lets only its own script run."""
    nonce = secrets.token_urlsafe(16)
    script, style = _parts(name, say)
    body = (
        f'<!doctype html><html lang="{say.language.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><link rel="icon" href="data:,">'
        f"<title>{escape(say(f'{WORDS}.{name}'))}</title>"
        f'<style nonce="{nonce}">{style}</style></head>'
        f'<body><main id="{name}"></main><script nonce="{nonce}">{script}</script></body></html>'
    )
    policy = (
        f"default-src 'self'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src data:; "
        f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {FRAMES}"
    )
    return body, policy


@functools.cache
def _parts(name: str, say: Say) -> tuple[str, str]:
    """A page's script, with the words it says, and its style."""
    script = f"({expression(SCRIPTS[name])})({_safe(say.every(WORDS))})"
    return script, palette_css() + asset("classroom.css") + asset(f"{name}.css")


def joining() -> str:
    """The script that lets a visitor of the main page join, in the language of his browser."""
    words = {code: Say(language).every(WORDS) for code, language in LANGUAGES.items()}
    return f"({expression('join.js')})({_safe(words)});"


def _safe(words: object) -> str:
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
