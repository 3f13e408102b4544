"""What the page comes up without: imported a moment later, so that its first visitor waits less."""

import gc
import importlib
import threading
import time

ALONE = 30.0  # seconds that a page may be opened in, before
PAUSE = 0.2  # of the time that it took to come up: that long it has for its first answers
MODULES = ("playground.explain.finding", "playground.latents.opening", "matplotlib")


class Late:
    """Whoever needs one of the modules imports it, and need not wait for this."""

    def __init__(self) -> None:
        self._up, self._there = threading.Event(), threading.Event()
        self._there.set()

    def begin(self) -> None:
        """Have them imported once a page is up, or no page has been opened for a while."""
        self._there.clear()
        threading.Thread(target=self._import, name="late", daemon=True).start()

    def wait(self) -> None:
        """For what is drawn as the page comes up, and nobody sees yet: until they are there, if begun."""
        self._up.set()
        self._there.wait()

    def _import(self) -> None:
        begun = time.monotonic()
        self._up.wait(ALONE)
        time.sleep(PAUSE * (time.monotonic() - begun))
        gc.disable()  # what is imported stays
        try:
            for name in MODULES:
                importlib.import_module(name)
            gc.freeze()  # else each full collection walks through all of torch, and halts all threads
        finally:
            gc.enable()
            self._there.set()
