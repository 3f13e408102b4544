"""What toasts are called, in the reader's language."""

import json

from playground.ui.browser.asset import expression
from playground.ui.text import TEXT

TITLES = {"Error": "common.error", "Warning": "common.note", "Info": "common.note"}


def toast_titles() -> str:
    """JavaScript that renames toasts as they come."""
    names = {
        language: {title: TEXT[key][side] for title, key in TITLES.items()}
        for side, language in enumerate(("en", "ko"))
    }
    return f"() => ({expression('toasts.js')})({json.dumps(names)})"
