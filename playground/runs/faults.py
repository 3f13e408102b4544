"""Why a training ended badly, in one sentence fit for the screen."""

import contextlib
import errno
import signal
from collections.abc import Iterator

from playground.errors import PlaygroundError, RunError
from playground.message import Message

OUT_OF_MEMORY = Message("The training ran out of memory: try a smaller batch or a smaller network")
DISK_FULL = Message("The disk of this host is full: delete some runs, then try again")
GONE = Message(
    "The folder of this run has been removed from the disk: delete the run, and start it again"
)
BUG = Message("The training broke on a fault of this program, which has been logged")
SERVER_ENDED = Message("The server ended while this run was going on")
NO_SERVER = Message(
    "The process that starts the trainings ended unexpectedly: start or continue the run again"
)
QUOTA = Message(
    "Your time on this host's GPU is used up for now: continue the training in some hours"
)
NO_GPU = Message("No GPU of this host was free: continue the training in a few minutes")
TAKEN_BACK = Message(
    "The GPU was taken back during the training: continue it from where it last saved"
)
ALONE = Message(
    "This host lends its GPU only to those who watch: continue the training when you are here"
)

# What torch's allocators say; their errors are RuntimeErrors like any other.
_NO_MEMORY = ("can't allocate memory", "not enough memory", "out of memory")


def of_exception(error: BaseException) -> Message:
    """The sentence for an exception. BUG if it is one."""
    if isinstance(error, PlaygroundError):
        return error.message
    text = str(error)
    if isinstance(error, MemoryError):
        return OUT_OF_MEMORY
    if isinstance(error, RuntimeError) and any(words in text for words in _NO_MEMORY):
        return OUT_OF_MEMORY
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT) or "No space left" in text:
            return DISK_FULL
        if error.errno == errno.ENOMEM:
            return OUT_OF_MEMORY
    return BUG


@contextlib.contextmanager
def disk_errors() -> Iterator[None]:
    """A disk that is full, or has lost a run, is the user's to mend; any other refusal is a bug."""
    try:
        yield
    except FileNotFoundError as error:
        raise RunError(GONE) from error
    except OSError as error:
        if of_exception(error) != DISK_FULL:
            raise
        raise RunError(DISK_FULL) from error


def of_exit(code: int) -> Message:
    """The sentence for a worker that said nothing before it ended; code: minus the signal's number."""
    if code == -signal.SIGKILL:
        return Message(
            "The training process was killed by signal 9, most likely for lack of memory: "
            "try a smaller batch or a smaller network"
        )
    if code < 0:
        return Message(
            "The training process was ended by signal {number} ({name})",
            number=-code,
            name=_signal_name(-code),
        )
    return Message("The training process ended unexpectedly, with exit status {code}", code=code)


def silent(minutes: float) -> Message:
    """For a worker that says nothing."""
    return Message(
        "The training had not been heard of for {minutes:g} minutes and was ended", minutes=minutes
    )


def lost(times: int) -> Message:
    """For a training whose process ended so often, without a word."""
    return Message(
        "The process of this training has ended unexpectedly {times} times: try a smaller batch or a "
        "smaller network, or continue it from where it last saved",
        times=times,
    )


def too_long(limit: int) -> Message:
    """For a training that has had all the seconds that the host allows."""
    return Message("This host ends a training after {limit} seconds", limit=limit)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "unknown"
