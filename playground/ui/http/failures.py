"""What a call is told that Gradio fails on: Gradio itself answers with a 500 and no words.

Handlers of ours never come to this, as they are guarded. It is for names and numbers of no endpoint,
and for values that the page's components cannot take.
"""

import json
import logging
from collections.abc import Awaitable, Callable

import gradio as gr
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from gradio.route_utils import FnIndexInferError

from playground.ui.http.asgi import HEADERS, Application, Message, Receive, Scope, Send, words
from playground.ui.text import speaker

Handler = Callable[[Request, Exception], Awaitable[Response]]
_log = logging.getLogger(__name__)


# How a stream tells of a failure that has no words: Gradio's page reads the one, programs the other.
WORDLESS = (
    (b'"output":{"error":null', b'"output":{"error":%b'),
    (b'event: error\ndata: {"error": null', b'event: error\ndata: {"error": %b'),
)


class Words:
    """An ASGI middleware that gives an answer of `{"error": null}` its sentence, and one on a stream."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        held: list[Message] = []  # a 500's messages, until its last

        async def sending(message: Message) -> None:
            if not held and message.get("status") != 500:
                await send(_worded(message, scope))
                return
            held.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                if _is_wordless(b"".join(part.get("body", b"") for part in held)):
                    await _failed(Request(scope))(scope, receive, send)
                else:
                    for part in held:
                        await send(part)
                held.clear()

        await self._app(scope, receive, sending)


def _worded(message: Message, scope: Scope) -> Message:
    """A piece of a stream, each of which is whole news, with words where it lacks them."""
    body = message.get("body", b"")
    for wordless, worded in WORDLESS:
        if wordless in body:
            sentence = json.dumps(words(scope)("common.cannot_answer")).encode()
            body = body.replace(wordless, worded % sentence)
    return {**message, "body": body} if "body" in message else message


def _is_wordless(body: bytes) -> bool:
    try:
        answer = json.loads(body)
    except ValueError:
        return True
    return not (isinstance(answer, dict) and answer.get("error"))


def _failed(request: Request) -> JSONResponse:
    return JSONResponse({"error": speaker(gr.Request(request))("common.cannot_answer")}, 500)


async def _on_no_endpoint(request: Request, error: Exception) -> Response:
    """Logged in a line, not whole: anybody can make as many of these as they like."""
    _log.warning("no endpoint for %.100r: %.200r", request.url.path, error)
    return JSONResponse({"error": speaker(gr.Request(request))("common.no_endpoint")}, 404)


async def _on_misfit(request: Request, _: Exception) -> Response:
    """A call with a field amiss. FastAPI's own answer repeats it, and fails where it is infinite."""
    return JSONResponse({"error": speaker(gr.Request(request))("common.misfit")}, 422)


async def _on_failure(request: Request, _: Exception) -> Response:
    """Outside of all middleware. The server logs the exception, and closes the connection."""
    answer = _failed(request)
    answer.raw_headers += [*HEADERS, (b"connection", b"close")]
    return answer


HANDLERS: dict[type[Exception], Handler] = {
    KeyError: _on_no_endpoint,  # Gradio looks endpoints up in dicts
    FnIndexInferError: _on_no_endpoint,
    RequestValidationError: _on_misfit,
    Exception: _on_failure,
}
"""For FastAPI."""
