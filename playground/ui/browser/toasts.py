"""What toasts are called, in the reader's language."""

import json

from playground.text import LANGUAGES
from playground.ui.browser.asset import expression

TITLES = {"Error": "common.error", "Warning": "common.note", "Info": "common.note"}


def toast_titles() -> str:
    """JavaScript that renames toasts as they come."""
    names = {
        code: {title: language.page[key] for title, key in TITLES.items()}
        for code, language in LANGUAGES.items()
    }
    return f"() => ({expression('toasts.js')})({json.dumps(names)})"
