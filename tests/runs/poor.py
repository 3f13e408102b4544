"""The fakes on a host that refuses to fork the second worker. Only the fork server imports this."""

import errno
import itertools
import os

from tests.runs.fakes import run

__all__ = ["run"]

_fork, _calls = os.fork, itertools.count(1)


def _refusing() -> int:
    if next(_calls) == 2:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return _fork()


os.fork = _refusing
