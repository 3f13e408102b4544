"""Whose runs are whose: a token that the browser keeps, sealed with this server's own secret."""

import os
import secrets
from pathlib import Path

from playground.errors import PlaygroundError

SECRET_FILE = ".secret"
TOKEN_LENGTH = 32


def owner_of(token: object) -> str:
    """The browser's token, or a new one for a browser that brings none."""
    if isinstance(token, str) and len(token) == TOKEN_LENGTH and token.isalnum():
        return token
    return secrets.token_hex(TOKEN_LENGTH // 2)


def server_secret(folder: Path) -> str:
    """What tokens are sealed with: made once, kept in `folder`, so that a restart still knows them.

    Raises PlaygroundError if the folder cannot be written to.
    """
    path = folder / SECRET_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            draft = folder / f"{SECRET_FILE}.{os.getpid()}"
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(32), encoding="ascii")
            draft.replace(path)
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise PlaygroundError(
            f"the folder for runs, {folder}, cannot be written to ({error.strerror}): "
            f"set PLAYGROUND_RUNS to another one"
        ) from error
