"""What the page comes up without: imported a moment later, so that its first visitor waits less."""

import gc
import importlib
import threading
import time

ALONE = 10.0  # seconds that a page may be opened in, before
PAUSE = 0.2  # seconds that a page has for a first answer, once it is up
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
        self._up.wait(ALONE)
        time.sleep(PAUSE)
        gc.disable()  # what is imported stays
        try:
            for name in MODULES:
                importlib.import_module(name)
            gc.freeze()  # else each full collection walks through all of torch, and halts all threads
        finally:
            gc.enable()
            self._there.set()
