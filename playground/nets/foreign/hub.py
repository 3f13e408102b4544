"""Weights on the Hugging Face Hub: where they lie on this machine, and how they come here."""

import io
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

from playground.errors import CheckpointError

FILE = "model.safetensors"
LOOKS_AGAIN = 0.1  # seconds between two looks at how far it is


def cached(repository: str) -> Path | None:
    """Where a repository's weights lie, None where they have not been fetched."""
    from huggingface_hub import try_to_load_from_cache  # late: it takes a while to import

    found = try_to_load_from_cache(repository, FILE)
    return Path(found) if isinstance(found, str) else None


class Fetch:
    """Fetches a repository's weights in a thread of its own. share: of the file that is here, 0..1."""

    def __init__(self, repository: str, name: str) -> None:
        """name: what the network is called in a sentence."""
        self.share = 0.0
        self._repository, self._name = repository, name
        self._error: CheckpointError | None = None
        self._thread = threading.Thread(target=self._run, name=f"fetch {repository}", daemon=True)
        self._thread.start()

    @property
    def going(self) -> bool:
        return self._thread.is_alive()

    def result(self) -> None:
        """Wait for the end. Raises CheckpointError, with one sentence, if the weights did not come."""
        self._thread.join()
        if self._error:
            raise self._error

    def _run(self) -> None:
        from huggingface_hub import hf_hub_download

        try:
            hf_hub_download(self._repository, FILE, tqdm_class=_bar_for(self))
        except OSError:  # what the Hub answers, and all that may go wrong on the way, are such
            self._error = CheckpointError(
                "the weights of {network} are not on this machine, and huggingface.co did not send "
                "them: look at this machine’s connection, and choose the network again",
                network=self._name,
            )


def waited_for(fetch: Fetch) -> Generator[float, None, None]:
    """Yields the share that is here until all is. Errors are those of Fetch's `result`."""
    while fetch.going:
        yield fetch.share
        time.sleep(LOOKS_AGAIN)
    fetch.result()


def _bar_for(fetch: Fetch) -> type[Any]:
    """A progress bar of tqdm's kind that draws nothing, and tells the fetch how far it is."""
    from tqdm import tqdm

    class Bar(tqdm):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **options: Any) -> None:
            options.pop("name", None)  # the Hub's own
            super().__init__(*arguments, **options | {"file": io.StringIO(), "disable": False})

        def update(self, n: float | None = 1) -> bool | None:
            shown: bool | None = super().update(n)
            if self.total:
                fetch.share = min(1.0, self.n / self.total)
            return shown

    return Bar
