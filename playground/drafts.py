"""Files that are there whole or not at all."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

READABLE, SECRET = 0o644, 0o600

_log = logging.getLogger(__name__)


@contextmanager
def drafted(path: Path, mode: int = READABLE) -> Iterator[Path]:
    """A file of its own beside `path`, to be written in the block; at its end it takes the place of `path`.

    If the block fails, what stood at `path` before is still there, and the draft is gone. The folder is
    not made. Raises OSError if the disk will not take it.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(mode)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def discard_drafts(path: Path) -> None:
    """Remove what writers of `path` that were killed have left beside it; for who alone writes it now."""
    for draft in path.parent.glob(f".{path.name}.*"):
        try:
            draft.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("%s stays: %s", draft, error)
