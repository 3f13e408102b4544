"""What every middleware of ours needs: ASGI's types, headers, and answers in the asker's language."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import gradio as gr
from starlette.requests import Request

from playground.ui.text import Say, speaker

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

# A Space shows the page in a frame of its own host's.
FRAMES = "'self' https://huggingface.co https://*.hf.space"
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (
        b"content-security-policy",
        f"frame-ancestors {FRAMES}; object-src 'none'; base-uri 'self'".encode(),
    ),
)
"""Of every answer."""


def header(scope: Scope, name: bytes) -> bytes:
    """A request's header, empty if it has none of that name."""
    return next((value for key, value in scope["headers"] if key == name), b"")


def address(request: Request | gr.Request) -> str:
    """Where a request comes from: behind a proxy, as far as uvicorn trusts what that says of it."""
    client = request.client
    return str(client.host) if client else ""


def words(scope: Scope) -> Say:
    """What says things in the language of this request."""
    return speaker(gr.Request(Request(scope)))


async def refuse(send: Send, status: int, sentence: str, plain: bool = False) -> None:
    """Answer with the sentence, as Gradio's own errors are, or as plain text."""
    kind = b"text/plain; charset=utf-8" if plain else b"application/json"
    body = sentence if plain else json.dumps({"error": sentence})
    headers = [(b"content-type", kind), (b"connection", b"close"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode()})
