"""Mistakes become sentences, bugs become log entries, and Gradio still sees what it needs to see."""

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator

import gradio as gr
import pytest
from gradio.context import LocalContext

from playground.errors import SpecError
from playground.text import LANGUAGES
from playground.ui.shared.guarded import guarded

MISTAKE = "a name must be text, not 17"
SECRET = "/home/ada/secret.txt is not there"


def handler(number: int, request: gr.Request) -> int:  # noqa: ARG001  (Gradio fills it)
    """Doubles."""
    if number == 1:
        raise SpecError("a name must be text, not {value}", value=17)
    if number == 2:
        raise OSError(SECRET)
    if number == 3:
        raise gr.Error("as it is")
    return 2 * number


async def follower(number: int, request: gr.Request) -> AsyncIterator[int]:
    yield 0
    yield handler(number, request)


class Tab:
    def handler(self, number: int, request: gr.Request) -> int:
        return handler(number, request)


def asker(language: str = "en") -> gr.Request:
    return gr.Request(headers={"accept-language": language})


def finish(task):
    """Run a coroutine in a loop of its own: `asyncio.run` would drop Gradio's without closing it."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(task)
    finally:
        loop.close()


def run_through(steps: AsyncIterator[int]) -> list[int]:
    async def collect() -> list[int]:
        return [step async for step in steps]

    return finish(collect())


def last_of(call, number, request):
    """What a guarded handler, of either kind, gives in the end."""
    LocalContext.request.set(request)  # as Gradio does before each event
    result = call(number, request)
    return run_through(result)[-1] if inspect.isasyncgen(result) else result


KINDS = pytest.mark.parametrize("inner", [handler, Tab().handler, follower])


@KINDS
def test_results_pass(inner):
    assert last_of(guarded(inner), 21, asker()) == 42


@KINDS
@pytest.mark.parametrize(
    ("language", "words"), [("en", MISTAKE), ("ko", "이름은 글자여야 합니다. 17은 안 됩니다")]
)
def test_a_mistake_is_shown_in_its_own_words(inner, language, words, caplog):
    with pytest.raises(gr.Error) as caught:
        last_of(guarded(inner), 1, asker(language))
    assert caught.value.message == words
    assert caught.value.title == {"en": "Error", "ko": "오류"}[language]
    assert not caplog.records


@KINDS
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_bug_is_logged_whole_and_not_shown(inner, language, caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(gr.Error) as caught:
        last_of(guarded(inner), 2, asker(language))
    assert caught.value.message == LANGUAGES[language].page["common.bug"]
    assert caught.value.title == LANGUAGES[language].page["common.error"]
    assert SECRET in caplog.text
    assert "Traceback" in caplog.text
    assert "handler" in caplog.text


@KINDS
def test_gradios_own_error_passes(inner, caplog):
    with pytest.raises(gr.Error) as caught:
        last_of(guarded(inner), 3, asker())
    assert caught.value.message == "as it is"
    assert not caplog.records


@KINDS
def test_the_signature_stays(inner):
    outer = guarded(inner)
    assert inspect.signature(outer) == inspect.signature(inner)
    assert inspect.get_annotations(outer) == inspect.get_annotations(inner)
    assert inspect.isasyncgenfunction(outer) is inspect.isasyncgenfunction(inner)
    assert outer.__name__ == inner.__name__


def test_a_follower_gives_its_steps_one_by_one_before_it_fails():
    steps = guarded(follower)(1, asker())

    async def first_and_failure():
        assert await anext(steps) == 0
        with pytest.raises(gr.Error):
            await anext(steps)

    finish(first_and_failure())


def test_a_follower_that_is_left_is_closed():
    ended = []

    async def endless() -> AsyncIterator[int]:
        try:
            while True:
                yield 1
        finally:
            ended.append(True)

    async def leave() -> None:
        steps = guarded(endless)()
        await anext(steps)
        await steps.aclose()
        assert ended == [True]

    finish(leave())


async def coroutine() -> None:
    pass


def generator():
    yield 1


@pytest.mark.parametrize("inner", [coroutine, generator])
def test_other_kinds_are_refused_at_once(inner):
    with pytest.raises(TypeError, match=inner.__name__):
        guarded(inner)


@KINDS
def test_gradio_hands_the_request_in(inner):
    request = asker("ko")
    arguments, *_ = gr.helpers.special_args(guarded(inner), [5], request)
    assert arguments == [5, request]
