"""Whose runs are whose: a token that the browser keeps, signed with this server's own secret.

A browser fetches its token at ROUTE and sends it in a header with each of its calls (browser/owner.js).
No component of Gradio's ever holds it: nothing that Gradio saves, restores or puts into a link can
read or set it, and another site's page can send no such header.
"""

import hashlib
import hmac
import secrets
from pathlib import Path

import gradio as gr
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from playground.drafts import SECRET, drafted
from playground.errors import PlaygroundError

ROUTE, HEADER = "/owner", "x-playground-owner"
SIGNING = ".signing-key"  # a file in the folder for runs
NAME_LENGTH = 32  # characters of a token that name its owner; the rest are the signature's
NOBODY = ""  # owns no run and can start none
_DIGITS = set("0123456789abcdef")


class Owners:
    """Tells this server's tokens from made-up ones. secret: what they are signed with."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def of(self, request: gr.Request) -> str:
        """The name of whoever a call comes from, NOBODY without a token of this server's."""
        return self._named(request.headers.get(HEADER))

    def or_page(self, request: gr.Request) -> str:
        """The same, or, of nobody, a name for the page that calls."""
        return self.of(request) or str(request.session_hash)

    def token(self, request: gr.Request) -> str:
        """The asker's own token, as he sent it; empty of nobody."""
        owner = self.of(request)
        return self._signed(owner) if owner else ""

    def new(self) -> str:
        """A token for somebody who has none."""
        return self._signed(secrets.token_hex(NAME_LENGTH // 2))

    async def give(self, request: Request) -> Response:
        """For ROUTE: the browser's own token if it counts here, else a new one."""
        name = self._named(request.headers.get(HEADER))
        token = self._signed(name) if name else self.new()
        return PlainTextResponse(token, headers={"cache-control": "no-store"})

    def _named(self, token: str | None) -> str:
        if token is None or not set(token) <= _DIGITS:
            return NOBODY
        name = token[:NAME_LENGTH]
        counts = len(name) == NAME_LENGTH and hmac.compare_digest(token, self._signed(name))
        return name if counts else NOBODY

    def _signed(self, name: str) -> str:
        return name + hmac.new(self._secret, name.encode(), hashlib.sha256).hexdigest()


def server_secret(folder: Path) -> str:
    """What this server signs tokens with: made once and kept in `folder`, so that a restart knows it.

    Raises PlaygroundError if the folder cannot be written to.
    """
    path = folder / SIGNING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with drafted(path, SECRET) as draft:
                draft.write_text(secrets.token_hex(32), encoding="ascii")
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise PlaygroundError(
            "the folder for runs, {folder}, cannot be written to ({strerror}): set "
            "PLAYGROUND_RUNS to another one",
            folder=folder,
            strerror=error.strerror,
        ) from error
