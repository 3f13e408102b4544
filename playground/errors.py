"""Everything a user can get wrong, each with a sentence that says how to put it right.

    PlaygroundError
    ├── SpecError         a description of something that cannot exist
    │   └── DepthError    a depth that no whole number of blocks gives (17 for a WRN)
    ├── PlanError         a network that cannot take this image
    ├── DataError         a data set that is missing, damaged or out of reach
    ├── ImageError        an upload that is not a picture we can read
    ├── CheckpointError   a file that is not one of our checkpoints, or is damaged
    │   └── Fetching      weights that are still on their way to this machine
    └── RunError          something asked of a run that cannot be done
        ├── UnknownRun    no such run, or not yours
        └── LimitReached  this host's limits do not allow it

Anything that is not a PlaygroundError is a bug: it is logged whole and never explained away.

An error holds its sentence as a template and values, never joined, so that it can be said in the reader's
language: SpecError("{name} must be text, not {value}", name=..., value=...).
"""

from playground.message import Given, Message


class PlaygroundError(Exception):
    """A mistake that its maker can mend. `message` is one sentence, fit for the screen; `str` is it in
    English."""

    def __init__(self, template: str | Message, /, **values: Given) -> None:
        self.message = template if isinstance(template, Message) else Message(template, **values)
        super().__init__(str(self.message))


class SpecError(PlaygroundError):
    """The description cannot be built: says which field, why, and what would do."""


class DepthError(SpecError):
    """No network of the family has this depth; `nearest` holds the legal depths around it, and `why`
    a sentence on what the family's depths are made of."""

    def __init__(
        self, template: str, nearest: tuple[int, int], why: Message, /, **values: Given
    ) -> None:
        super().__init__(template, **values)
        self.nearest = nearest
        self.why = why


class PlanError(PlaygroundError):
    """The network cannot take an image of this size: says at which stage, and why."""


class DataError(PlaygroundError):
    """The data set is missing, damaged or out of reach: says where it was looked for."""


class ImageError(PlaygroundError):
    """The upload is not a picture that can be read here."""


class CheckpointError(PlaygroundError):
    """The file is not a checkpoint of this project, or it is damaged."""


class Fetching(CheckpointError):
    """The weights are on their way: says how far. Ask again in a moment."""


class RunError(PlaygroundError):
    """What was asked cannot be done with this run in its present state."""


class UnknownRun(RunError):
    """There is no run of that name among the asker's own."""


class LimitReached(RunError):
    """The host's settings do not allow it: says which limit, and what would fit."""
