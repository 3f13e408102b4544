"""Runs on disk: one folder each, with run.json, reports.jsonl and the checkpoints.

All of it is read once, when the store is made; from then on memory leads and the disk follows.
"""

import fcntl
import json
import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from playground.codec import from_dict, to_dict
from playground.drafts import discard_drafts, drafted
from playground.errors import PlaygroundError, RunError, UnknownRun
from playground.records import Report
from playground.runs.changes import Changes
from playground.runs.expiry import Expiry
from playground.runs.faults import SERVER_ENDED
from playground.runs.known import KnownRuns
from playground.runs.reports import REPORTS, ReportFiles, Tally
from playground.runs.run import Part, Run
from playground.runs.states import GOING_ON
from playground.specs import NAME_LENGTH, RunSpec

ID = re.compile(r"[0-9a-f]{16}")
OWNER_LENGTH = 200
OWNER = re.compile(r'"owner": ("[^"\\]*")')  # in run.json
SPEC_LENGTH = 60_000  # characters of JSON, some times what an honest one takes, record and all
RUN = "run.json"
EVENTS = "tensorboard"  # the folder of TensorBoard's files
LOCK = ".lock"
_DELETED = ".deleted-"

_log = logging.getLogger(__name__)


class RunStore:
    """The runs in a folder. Every method may be called from any thread; `lock` guards them all.

    changes: is told of all that happens to a run here.
    """

    def __init__(self, folder: Path) -> None:
        """Raises RunError if the folder cannot be made or read."""
        self.folder = folder
        self.lock, self.changes = threading.RLock(), Changes()
        self._reports, self._expiry = ReportFiles(folder), Expiry(self.path)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._unreadable: list[str | None] = []
            self._runs = KnownRuns(self._scan())
        except OSError as error:
            raise _unusable(folder, error) from error

    def claim(self) -> IO[bytes]:
        """Keep other servers from the folder until the file is closed or this process ends.

        Raises RunError if one has it: two would train the same run, and write the same files.
        """
        try:
            file = (self.folder / LOCK).open("ab")
        except OSError as error:
            raise _unusable(self.folder, error) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise RunError(
                "the folder for runs, {folder}, is in use by a server that is running: end that one, "
                "or set PLAYGROUND_RUNS to another folder",
                folder=self.folder,
            ) from error
        except OSError as error:  # some network drives have no locks
            _log.warning("%s cannot be locked: %s", self.folder, error)
        return file

    def create(
        self,
        owner: str,
        spec: RunSpec,
        name: str = "",
        tensorboard: bool = False,
        part: Part | None = None,
    ) -> Run:
        """A new run in the state queued; without a name it takes its network's.

        Raises RunError for a name or an owner that cannot be, OSError if the disk refuses.
        """
        if not isinstance(owner, str) or not 1 <= len(owner) <= OWNER_LENGTH:
            raise RunError("a run needs an owner: reload the page and try again")
        if len(json.dumps(spec.to_dict())) > SPEC_LENGTH:
            raise RunError("the description of this run is too long")
        run = Run(
            secrets.token_hex(8),
            owner,
            _clean(name) if name.strip() else spec.net.name,
            spec,
            created=time.time(),
            tensorboard=tensorboard,
            part=part,
        )
        with self.lock:
            self.path(run.id).mkdir()
            try:
                self.save(run)
            except OSError:
                self._runs.drop(run)
                shutil.rmtree(self.path(run.id), ignore_errors=True)
                raise
            return run

    def get(self, run_id: str, owner: str) -> Run:
        """Raises UnknownRun, with one and the same sentence, for no such run and for another's."""
        with self.lock:
            run = self._runs.get(run_id) if isinstance(run_id, str) else None
            if run is None or run.owner != owner:
                raise UnknownRun("there is no such run among yours: it may have been deleted")
            return run

    def runs(self, owner: str) -> list[Run]:
        """The owner's runs, newest first."""
        with self.lock:
            return _newest_first(self._runs.of(owner))

    def everyone(self) -> list[Run]:
        """All owners' runs, newest first."""
        with self.lock:
            return _newest_first(self._runs.all())

    def unreadable(self, owner: str) -> int:
        """How many runs were left out whose damaged file still names this owner."""
        return self._unreadable.count(owner)

    def find(self, run_id: str) -> Run | None:
        """A run whoever owns it, for the executor; None if it has been deleted."""
        with self.lock:
            return self._runs.get(run_id)

    def save(self, run: Run) -> None:
        """Replace what is known of a run. Raises OSError if the disk refuses; memory has it then."""
        with self.lock:
            self._runs.put(run)
            self.changes.changed(run.id)
            self._write(run)

    def rename(self, run_id: str, owner: str, name: str) -> Run:
        """Raises RunError for a name that cannot be, UnknownRun, or OSError if the disk refuses."""
        with self.lock:
            run = replace(self.get(run_id, owner), name=_clean(name))
            self._write(run)
            self._runs.put(run)
            self.changes.changed(run.id)
            return run

    def _write(self, run: Run) -> None:
        path = self.path(run.id) / RUN
        with drafted(path) as draft:
            draft.write_text(json.dumps(to_dict(run), indent=1), encoding="utf-8")

    def delete(self, run_id: str, owner: str) -> None:
        """Forget a run that is not going on, and remove its folder, or what its worker leaves of it."""
        with self.lock:
            run = self.get(run_id, owner)
            if run.state in GOING_ON:
                raise RunError("{run} is still going on: stop it first", run=run.name)
            self._forget(run)
        self.sweep()

    def expire(self, days: int, most: int) -> None:
        """Delete the runs that ended more than so many days ago, and where all take more bytes than `most`,
        more of those that have ended, whoever owns them."""
        with self.lock:
            for run in self._expiry.due(self._runs.all(), days, most):
                try:
                    self._forget(run)
                except OSError as error:
                    _log.warning("run %s is old and stays: %s", run.id, error)
        self.sweep()

    def _forget(self, run: Run) -> None:
        """Put a run's folder aside, for `sweep`."""
        if self.path(run.id).exists():  # a worker that still ends there loses its way
            self.path(run.id).rename(self.folder / f"{_DELETED}{run.id}")
        self._runs.drop(run)
        self._reports.forget(run.id)
        self.changes.changed(run.id)

    def sweep(self) -> None:
        """Remove what is left of deleted runs: a worker may have written while its run was deleted."""
        for folder in self.folder.glob(f"{_DELETED}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def path(self, run_id: str) -> Path:
        """The folder of a run. Raises UnknownRun for anything that is not made like an id."""
        if not isinstance(run_id, str) or not ID.fullmatch(run_id):
            raise UnknownRun("there is no such run among yours: it may have been deleted")
        return self.folder / run_id

    def reports(self, run_id: str) -> list[Report]:
        """All reports of a run, oldest first. The list is the store's own: copy, don't change it."""
        with self.lock:
            return self._reports.read(run_id)

    def tally(self, run_id: str) -> Tally:
        """How many reports a run has; cheap, however many runs there are."""
        with self.lock:
            return self._reports.tally(run_id)

    def append(self, run_id: str, report: Report) -> None:
        """Add a report. Raises OSError if the disk refuses; the report is then not kept."""
        with self.lock:
            self._reports.append(run_id, report)
            self.changes.reported(run_id)

    def interrupt_all(self) -> None:
        """Mark what is queued, running or paused as interrupted: nobody trains it any more."""
        with self.lock:
            for run in [run for run in self._runs.all() if run.state in GOING_ON]:
                ended = _last_sign(self.path(run.id))
                try:
                    self.save(replace(run, state="interrupted", reason=SERVER_ENDED, ended=ended))
                except OSError as error:
                    _log.warning("run %s could not be marked as interrupted: %s", run.id, error)

    def tidy(self, run_id: str) -> None:
        """Remove what a server that was killed has left half written; a training does so with its own."""
        discard_drafts(self.path(run_id) / RUN)

    def _scan(self) -> Iterator[Run]:
        self.sweep()
        for folder in sorted(self.folder.iterdir()):
            if ID.fullmatch(folder.name):
                run = _read_run(folder)
                if run is not None:
                    yield run
                else:
                    self._unreadable.append(_owner_of(folder))


def _newest_first(runs: list[Run]) -> list[Run]:
    return sorted(runs, key=lambda run: run.created, reverse=True)


def _unusable(folder: Path, error: OSError) -> RunError:
    return RunError(
        "the folder for runs, {folder}, cannot be used ({strerror}): set PLAYGROUND_RUNS to "
        "another one",
        folder=folder,
        strerror=error.strerror,
    )


def _clean(name: str) -> str:
    name = name.strip() if isinstance(name, str) else ""
    if not 1 <= len(name) <= NAME_LENGTH or not name.isprintable():
        raise RunError("a run's name must have 1 to {most} printable characters", most=NAME_LENGTH)
    return name


def _read_run(folder: Path) -> Run | None:
    try:
        run = from_dict(Run, json.loads((folder / RUN).read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, PlaygroundError) as error:
        _log.warning("the run in %s is left out: %s", folder, error)
        return None
    if run.id != folder.name:
        _log.warning("the run in %s is left out: it calls itself %s", folder, run.id)
        return None
    return run


def _owner_of(folder: Path) -> str | None:
    """Whose a damaged run is, if its file says so somewhere."""
    try:
        text = (folder / RUN).read_text(encoding="utf-8", errors="replace")
        found = OWNER.search(text)
        return json.loads(found[1]) if found else None
    except (OSError, ValueError):
        return None


def _last_sign(folder: Path) -> float:
    """When a run last wrote anything."""
    paths = [folder / RUN, folder / REPORTS]
    return max((path.stat().st_mtime for path in paths if path.exists()), default=time.time())
