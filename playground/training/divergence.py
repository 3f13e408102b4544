"""When a training counts as lost: its loss is no number, or has exploded and stays so.

A network that guesses has a loss of ln(classes). Healthy trainings at a high rate may pass well above
that for some steps at their start, and one bad batch is no disaster; a loss of several times a
guesser's, batch after batch, is that of weights from which no training here has come back.
"""

import math

from playground.message import NOTHING, Message

EXPLODED = 4.0  # times a guesser's loss
PATIENCE = 20  # steps in a row above that
NOT_A_NUMBER = Message("its loss is no longer a number")
HOPELESS = 1000.0  # times a guesser's loss, once


class Watch:
    """Watches the losses of a training's steps, in nats, as they come."""

    def __init__(self, classes: int) -> None:
        self._guess = math.log(classes)
        self._high = 0

    def is_sound(self, loss: float) -> bool:
        """Whether weights with this loss are worth keeping."""
        return loss <= EXPLODED * self._guess  # false for nan too

    def diverged(self, loss: float) -> Message:
        """Take in the loss of the next step: what is wrong, in words, or NOTHING while it is not lost."""
        if not math.isfinite(loss):
            return NOT_A_NUMBER
        self._high = 0 if self.is_sound(loss) else self._high + 1
        if self._high >= PATIENCE or loss > HOPELESS * self._guess:
            return Message(
                "its loss has exploded to {loss:.3g}, and guessing has {guess:.3g}",
                loss=loss,
                guess=self._guess,
            )
        return NOTHING
