"""Whose runs are whose: a token that the browser keeps, signed with this server's own secret."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from playground.errors import PlaygroundError

SIGNING, SEALING = ".signing-key", ".secret"  # files in the folder for runs
NAME_LENGTH = 32  # characters of a token that name its owner; the rest are the signature's
_DIGITS = set("0123456789abcdef")


class Owners:
    """Tells this server's tokens from made-up ones, which own nothing and start nothing.

    secret: what tokens are signed with. has_runs: whether a token owns runs here; by it alone, those that
    earlier code gave out unsigned still count.
    """

    def __init__(self, secret: str, has_runs: Callable[[str], bool]) -> None:
        self._secret, self._has_runs = secret.encode(), has_runs

    def of(self, token: object) -> str:
        """The browser's token, or a new one for a browser that brings none of this server's."""
        if isinstance(token, str) and self._counts(token):
            return token
        name = secrets.token_hex(NAME_LENGTH // 2)
        return name + self._signature(name)

    def _counts(self, token: str) -> bool:
        if not set(token) <= _DIGITS:
            return False
        if len(token) == NAME_LENGTH:
            return self._has_runs(token)
        name, signature = token[:NAME_LENGTH], token[NAME_LENGTH:]
        return len(name) == NAME_LENGTH and hmac.compare_digest(signature, self._signature(name))

    def _signature(self, name: str) -> str:
        return hmac.new(self._secret, name.encode(), hashlib.sha256).hexdigest()


def server_secret(folder: Path, name: str) -> str:
    """A secret of this server: made once, kept in `folder` as `name`, so that a restart still knows it.

    SIGNING signs tokens. SEALING is what Gradio wraps them in for the browser, and tells everybody.

    Raises PlaygroundError if the folder cannot be written to.
    """
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            draft = folder / f"{name}.{os.getpid()}"
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(32), encoding="ascii")
            draft.replace(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise PlaygroundError(
            f"the folder for runs, {folder}, cannot be written to ({error.strerror}): "
            f"set PLAYGROUND_RUNS to another one"
        ) from error
