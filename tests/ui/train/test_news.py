"""What a generator tells a widget reaches it as it was told."""

import json
from typing import Any

import gradio as gr
import pytest
from gradio.utils import diff

from playground.ui.browser.news import told

LONG = {"parts": [{"points": [{"g": [1, 2, 3]}] * 5}, {"points": [{"g": [1]}] * 3}]}
SHORT = {"parts": [{"points": [{"g": [1]}] * 2}]}


def received(old: Any, new: Any) -> Any:
    """What a page makes of the differences that Gradio sends: its client's `apply_edit`."""
    value = json.loads(json.dumps(old))
    for action, path, given in diff(old, new):
        if not path:
            value = given if action == "replace" else value + given
            continue
        *way, last = path
        place = value
        for step in way:
            place = place[step]
        if action == "replace":
            place[last] = given
        elif action == "append":
            place[last] += given
        elif action == "delete":
            del place[last]
        elif isinstance(place, list):
            place.insert(last, given)
        else:
            place[last] = given
    return value


@pytest.mark.parametrize(("old", "new"), [(LONG, SHORT), (SHORT, LONG), (SHORT, SHORT)])
def test_news_arrive_whole(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert json.loads(received(told(old), told(new))) == new


def test_nothing_to_tell_changes_nothing() -> None:
    assert told(None) == gr.skip()


def test_gradio_still_takes_lists_within_lists_apart_wrongly() -> None:
    """Where this fails, Gradio was mended, and news need no longer be texts."""
    with pytest.raises((IndexError, AssertionError)):
        assert received(LONG, SHORT) == SHORT
