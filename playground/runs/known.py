"""Runs in memory: by their ids, and by whose they are, so that nobody's list takes longer for what others
have."""

from collections import defaultdict
from collections.abc import Iterable

from playground.runs.run import Run


class KnownRuns:
    """A run replaces the one of its id; an owner's are the same throughout a run's life."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._by_id: dict[str, Run] = {}
        self._by_owner: defaultdict[str, dict[str, Run]] = defaultdict(dict)
        for run in runs:
            self.put(run)

    def put(self, run: Run) -> None:
        self._by_id[run.id] = self._by_owner[run.owner][run.id] = run

    def drop(self, run: Run) -> None:
        """Forget it, if it is known at all."""
        if self._by_id.pop(run.id, None):
            own = self._by_owner[run.owner]
            del own[run.id]
            if not own:
                del self._by_owner[run.owner]

    def get(self, run_id: str) -> Run | None:
        return self._by_id.get(run_id)

    def all(self) -> list[Run]:
        """In no particular order."""
        return list(self._by_id.values())

    def of(self, owner: str) -> list[Run]:
        """An owner's, in no particular order."""
        return list(self._by_owner[owner].values()) if owner in self._by_owner else []
