"""What the page comes up without: imported a moment later, so that its first visitor waits less."""

import gc
import importlib
import threading

PAUSE = 5.0  # seconds that a first visitor has for the page to come up
MODULES = ("playground.explain.finding", "playground.latents.opening", "matplotlib")


class Late:
    """Whoever needs one of the modules imports it, and need not wait for this."""

    def __init__(self) -> None:
        self._there = threading.Event()
        self._there.set()

    def begin(self) -> None:
        """Have them imported, in PAUSE seconds."""
        self._there.clear()
        timer = threading.Timer(PAUSE, self._load)
        timer.daemon = True
        timer.start()

    def wait(self) -> None:
        """For what is drawn as the page comes up, and nobody sees yet: until they are there, if begun."""
        self._there.wait()

    def _load(self) -> None:
        try:
            for name in MODULES:
                importlib.import_module(name)
            gc.freeze()  # else each full collection walks through all of torch, and halts all threads
        finally:
            self._there.set()
