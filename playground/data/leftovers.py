"""What processes that were killed have left half done on the disk."""

import logging
import shutil
import time
from pathlib import Path

STALE = 3600.0  # seconds without a change, after which nobody is at work there

_log = logging.getLogger(__name__)


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
