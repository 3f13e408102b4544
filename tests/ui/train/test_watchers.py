"""Of what a page asks to watch, the latest question counts, in whatever order they come."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import wraps

import pytest

from playground.runs.changes import Watch
from playground.ui.train.watchers import Watchers

PAGE = "page"


def on_a_loop(test: Callable[..., Coroutine[None, None, None]]) -> Callable[..., None]:
    """A watch belongs to one."""

    @wraps(test)
    def run(**given: object) -> None:
        asyncio.run(test(**given))

    return run


@on_a_loop
async def test_a_newer_watch_ends_the_older_one() -> None:
    watchers, older, newer = Watchers(), Watch(), Watch()
    assert watchers.begin(PAGE, 1.0, older)
    assert watchers.begin("another", 0.5, Watch())
    assert not older.left
    assert watchers.begin(PAGE, 2.0, newer)
    assert (older.left, newer.left) == (True, False)


@pytest.mark.parametrize("late", [True, False])
@on_a_loop
async def test_what_was_asked_before_and_comes_later_is_refused(late: bool) -> None:
    watchers, newer = Watchers(), Watch()
    assert watchers.begin(PAGE, 2.0, newer)
    assert not watchers.begin(PAGE, 1.0, Watch() if late else None)
    assert not newer.left


@on_a_loop
async def test_nothing_to_watch_ends_a_watch_too() -> None:
    watchers, older = Watchers(), Watch()
    assert watchers.begin(PAGE, 1.0, older)
    assert watchers.begin(PAGE, 2.0, None)
    assert older.left


@on_a_loop
async def test_a_page_that_is_closed_is_forgotten() -> None:
    watchers, watch = Watchers(), Watch()
    assert watchers.begin(PAGE, 2.0, watch)
    watchers.end(PAGE)
    watchers.end("unknown")
    assert watch.left
    assert watchers.begin(PAGE, 1.0, Watch())
