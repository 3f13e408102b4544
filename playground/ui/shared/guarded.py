"""What stands between a handler and the page: mistakes become sentences, bugs become log entries."""

import functools
import html
import inspect
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import aclosing, contextmanager
from typing import Any, TypeVar, cast

import gradio as gr
from gradio.context import LocalContext

from playground.errors import PlaygroundError
from playground.ui.text import Say, speaker

Handler = TypeVar("Handler", bound=Callable[..., Any])
ASKER = "asker"
_log = logging.getLogger(__name__)


def guarded(handler: Handler) -> Handler:
    """The handler, with every exception but Gradio's own turned into a gr.Error.

    A PlaygroundError is shown in its own words, or in Korean. Anything else is a bug: it is logged
    whole, and the page gets one sentence that says nothing about it. Works on plain functions and
    methods and on async generators, and keeps the signature, by which Gradio hands in requests and
    event data.
    Raises TypeError for other kinds of functions.
    """
    if inspect.isasyncgenfunction(handler):

        @functools.wraps(handler)
        async def steps(*args: object) -> AsyncIterator[Any]:
            with _sentences(handler):
                async with aclosing(handler(*args)) as results:
                    async for result in results:
                        yield result

        return cast(Handler, steps)
    if inspect.iscoroutinefunction(handler) or inspect.isgeneratorfunction(handler):
        raise TypeError(f"{handler.__qualname__} is neither a plain function nor async generator")

    @functools.wraps(handler)
    def call(*args: object) -> Any:
        with _sentences(handler):
            return handler(*args)

    return cast(Handler, call)


def answering(
    name: str, answer: Callable[[Mapping[str, Any], Say], dict[str, Any]]
) -> Callable[[object, gr.Request], dict[str, Any]]:
    """`answer` as one of a widget's `server_functions`, under that name in its script.

    It gets what the browser asks, whose values can be anything, with ASKER, the request that the question
    came with, whatever the browser says under that name; and the asker's language. In place of
    an error the widget gets {problem}: a sentence, as above. Gradio would say nothing.
    """

    def call(question: object, request: gr.Request) -> dict[str, Any]:
        say = speaker(request)
        try:
            asked = question if isinstance(question, dict) else {}
            return answer({**asked, ASKER: request}, say)
        except PlaygroundError as error:
            return {"problem": say.sentence(error)}
        except Exception:  # as in _sentences
            _log.exception("a bug in what answers %s", name)
            return {"problem": say("common.bug")}

    call.__name__ = name
    return call


@contextmanager
def _sentences(handler: Callable[..., Any]) -> Iterator[None]:
    say = speaker(LocalContext.request.get(None))  # also of handlers that don't ask for it
    try:
        yield
    except gr.Error:
        raise
    except PlaygroundError as error:
        raise gr.Error(
            html.escape(say.sentence(error), quote=False),
            title=say("common.error"),
            print_exception=False,
        ) from error
    except (
        Exception
    ) as error:  # the one place where all is caught: what happens next is up to nobody
        _log.exception("a bug in %s", handler.__qualname__)
        raise gr.Error(
            say("common.bug"), title=say("common.error"), print_exception=False
        ) from error
