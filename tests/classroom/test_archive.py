"""Everything as one archive: what is in it, what is not, and how little of it is there at a time."""

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.checkpoints import LAST
from playground.checkpoints.weights import load
from playground.classroom import archive as archive_module
from playground.classroom.archive import archive
from playground.classroom.roster import Roster
from playground.data.images import Dataset
from playground.runs.backends.inprocess import InProcess
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from tests.runs.conftest import until
from tests.runs.fakes import TARGET, spec
from tests.training.conftest import colours
from tests.training.test_classify import run_spec
from tests.training.trainings import train

__all__ = ["colours"]


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[RunService]:
    settings = Settings(data=Path("/data"), runs=tmp_path / "runs", workers=2)
    service = RunService(RunStore(settings.runs), settings, InProcess(TARGET))
    yield service
    service.close()


@pytest.fixture
def roster(runs: RunService, tmp_path: Path) -> Roster:
    """Ann, Bob and somebody who has not joined; each has a run, Ann's a real checkpoint."""
    roster = Roster(tmp_path / "runs")
    for owner, name in (("ann", "../Ann / 안나"), ("bob", "=HYPERLINK(1)")):
        roster.join(owner, name, roster.code, "here")
    for owner in ("ann", "bob", "eve"):
        run = runs.submit(owner, spec("three"), name="../../=1+1")
        until(lambda run=run: runs.state(run.id, run.owner).run.state == "done")
        until(lambda run=run: not runs.state(run.id, run.owner).saving)
    return roster


@pytest.fixture
def trained(runs: RunService, roster: Roster, colours: Dataset, tmp_path: Path) -> RunService:
    assert len(roster.people) == 2
    list(train(run_spec(epochs=1), colours, tmp_path))
    shutil.copy(tmp_path / LAST, runs.checkpoint(runs.runs("ann")[0].id, "ann"))
    return runs


def unpacked(service: RunService, roster: Roster, out: Path) -> list[str]:
    whole = b"".join(archive(service, roster))
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        assert packed.testzip() is None
        packed.extractall(out)
        return packed.namelist()


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_each_runs_weights_and_curve_lie_in_its_participants_folder(
    trained: RunService, roster: Roster, tmp_path: Path
) -> None:
    names = unpacked(trained, roster, tmp_path / "out")
    ids = {owner: trained.runs(owner)[0].id[:6] for owner in ("ann", "bob", "eve")}
    assert sorted(names) == sorted(
        [
            f"Ann-안나/1-1-{ids['ann']}/curve.csv",
            f"Ann-안나/1-1-{ids['ann']}/weights.safetensors",
            f"HYPERLINK-1/1-1-{ids['bob']}/curve.csv",
            f"guests/1-1-{ids['eve']}/curve.csv",
            "runs.csv",
        ]
    )
    card, net, state = load(tmp_path / "out" / names[1])
    assert card.run.net.name == run_spec(epochs=1).net.name
    assert sum(p.numel() for p in net.parameters()) > 0
    assert not state  # what only its training needs is left out
    curve = table(tmp_path / "out" / names[0])
    assert [row["step"] for row in curve] == ["1", "2", "3"]
    assert float(curve[0]["accuracy"]) == 0.1


def test_the_table_names_people_and_what_is_missing_and_computes_nothing(
    trained: RunService, roster: Roster, tmp_path: Path
) -> None:
    unpacked(trained, roster, tmp_path / "out")
    ann, bob, eve = table(tmp_path / "out/runs.csv")
    assert ann["participant"] == "../Ann / 안나"
    assert bob["participant"] == "'=HYPERLINK(1)"
    assert (eve["participant"], eve["network"], eve["seconds"]) == ("", "three", "1.0")
    assert (eve["train.batch_size"], eve["train.lr"], eve["train.optimiser"]) == (
        "128",
        "0.1",
        "sgd",
    )
    assert ann["missing"] == ""
    assert bob["missing"]  # the fake training's checkpoint is none
    text = (tmp_path / "out/runs.csv").read_text("utf-8")
    for secret in (roster.secret, roster.code, "ann", "bob", "eve"):
        assert secret not in text


def test_nothing_in_it_can_run_code(trained: RunService, roster: Roster, tmp_path: Path) -> None:
    names = unpacked(trained, roster, tmp_path / "out")
    assert {Path(name).suffix for name in names} == {".csv", ".safetensors"}


def test_a_large_one_comes_in_pieces_and_leaves_nothing_behind(
    trained: RunService, roster: Roster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "CHUNK", 1000)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    pieces = archive(trained, roster)
    sizes = [len(next(pieces)) for _ in range(5)]
    assert max(sizes) < 3000
    pieces.close()  # whoever asked has gone
    assert list((tmp_path / "temporary").iterdir()) == []
