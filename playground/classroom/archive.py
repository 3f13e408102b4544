"""Everything that a class has trained as one archive, made while it is sent.

Of each run its weights, as the page hands them out (safetensors, which can run no code), and its curve; and
a table of all, with what the knobs of each training were set to. On the disk there is never more of it than
one run's weights.
"""

import csv
import dataclasses
import io
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playground.classroom.curve import Curve
from playground.classroom.roster import Roster
from playground.errors import PlaygroundError
from playground.records import Report
from playground.runs.reports import curve
from playground.runs.run import Run
from playground.runs.service import RunService

CHUNK = 1 << 20  # bytes
TABLE = "runs.csv"
COLUMNS = (
    "participant", "run", "network", "data", "seed", "state", "seconds", "validation_accuracy",
    "test_accuracy", "folder", "missing",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is computed by a spreadsheet


class _Pipe:
    """A file that cannot be searched: what is written comes out at `taken`."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def archive(service: RunService, roster: Roster) -> Iterator[bytes]:
    """The archive of all that is there now, in pieces of about CHUNK bytes."""
    pipe = _Pipe()
    rows: list[dict[str, object]] = []
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as packed:  # type: ignore[call-overload]
        for run in reversed(service.everyone()):
            name = roster.name_of(run.owner)
            folder = f"{_file_name(name) or 'guests'}/{_file_name(run.name) or 'run'}-{run.id[:6]}"
            missing = []
            try:
                reports = service.reports(run.id, run.owner)
                packed.writestr(f"{folder}/curve.csv", _curve_table(reports))
            except PlaygroundError as error:  # deleted meanwhile
                reports, missing = [], [str(error)]
            yield from _weights(service, run, folder, packed, pipe, missing)
            rows.append(_row(run, name, reports, folder, "; ".join(missing)))
        packed.writestr(TABLE, _runs_table(rows))
        yield pipe.taken()
    yield pipe.taken()


def _weights(
    service: RunService,
    run: Run,
    folder: str,
    packed: zipfile.ZipFile,
    pipe: _Pipe,
    missing: list[str],
) -> Iterator[bytes]:
    """Pack a run's weights; missing: takes the reason where there are none."""
    from playground.training.export import export

    with TemporaryDirectory(prefix="class-") as place:
        path = Path(place) / "weights.safetensors"
        try:
            export(service.checkpoint(run.id, run.owner).parent, path, "the class's archive")
        except (PlaygroundError, OSError) as error:
            missing.append(str(error))
            return
        entry = zipfile.ZipInfo(f"{folder}/{path.name}", time.localtime()[:6])
        entry.file_size = path.stat().st_size  # by which it is known whether it is a large one
        with path.open("rb") as file, packed.open(entry, "w") as out:  # weights do not get smaller
            while chunk := file.read(CHUNK):
                out.write(chunk)
                yield pipe.taken()


def _row(
    run: Run, name: str, reports: list[Report], folder: str, missing: str
) -> dict[str, object]:
    found = Curve()
    found.take(reports)
    points = curve(reports)
    seconds = round(points[-1].seconds, 1) if points else ""
    told = (
        name, run.name, run.spec.net.name, run.spec.train.dataset, run.spec.seed, run.state, seconds,
        found.validation, found.test, folder, missing,
    )  # fmt: skip
    knobs = {f"train.{field}": _measured(value) for field, value in run.spec.settings.items()}
    return {**dict(zip(COLUMNS, told, strict=True)), **knobs}


def _runs_table(rows: list[dict[str, object]]) -> str:
    """With a column, such as "train.lr", for each knob that some run has."""
    columns = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    return _table(columns, [[row.get(name, "") for name in columns] for row in rows])


def _curve_table(reports: list[Report]) -> str:
    """All that was measured at each point."""
    points = curve(reports)
    if not points:
        return ""
    names = [field.name for field in dataclasses.fields(points[0])]
    return _table(names, [[_measured(getattr(point, name)) for name in names] for point in points])


def _measured(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def _table(columns: list[str], rows: list[list[object]]) -> str:
    """As spreadsheets read it, Hangul too; no text is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(
            [f"'{c}" if isinstance(c, str) and c.startswith(FORMULAS) else c for c in row]
        )
    return "\ufeff" + text.getvalue()


def _file_name(name: str) -> str:
    """A name as a folder's."""
    return re.sub(r"[^\w]+", "-", name).strip("-_")
