"""Temporary files: where this user's are, and what processes that were killed have left half done."""

import getpass
import logging
import os
import shutil
import tempfile
import time
from pathlib import Path

STALE = 3600.0  # seconds without a change, after which nobody is at work there

_log = logging.getLogger(__name__)


def own_folder() -> Path:
    """For this user's temporary files: on a machine of many, one each."""
    user = os.getuid() if hasattr(os, "getuid") else getpass.getuser()
    return Path(tempfile.gettempdir()) / f"paper-playground-{user}"


def sweep(folder: Path, pattern: str) -> None:
    """Remove the files and folders of such names in which nothing has changed for an hour."""
    for path in folder.glob(pattern):
        try:
            changed = max(part.stat().st_mtime for part in (path, *path.rglob("*")))
            if changed > time.time() - STALE:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError as error:
            _log.info("%s stays: %s", path, error)
