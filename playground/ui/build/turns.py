"""Whose network is planned and drawn when: long ones one at a time, whoever asks and by whichever way.

Several threads that each plan a ResNet-1202 leave little to the others. Short networks take a thousandth
of a second, and wait for nobody.
"""

import threading
from contextlib import AbstractContextManager, nullcontext

from playground.specs import NetSpec

LONG = 200  # convolutions; ResNet-152 has 151
_LONG_ONES = threading.Lock()
"""The processor's time is the process's, and so is this lock."""


def in_turn(*specs: NetSpec) -> AbstractContextManager[object]:
    """To be held while the networks are planned, drawn or written out."""
    return _LONG_ONES if any(s.convolutions > LONG for s in specs) else nullcontext()
