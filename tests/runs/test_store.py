"""Runs on disk: what is written comes back, and what is damaged harms nothing else."""

import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from playground.errors import RunError, UnknownRun
from playground.message import Message
from playground.records import GanReport, Preparing, Report, report_to_dict
from playground.runs.reports import REPORTS, curve, read_reports
from playground.runs.run import Part
from playground.runs.store import RunStore
from tests.runs.fakes import report, spec


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path)


def test_a_run_and_its_reports_come_back_from_disk(store: RunStore) -> None:
    run = store.create("ann", spec("net", epochs=3), "my run")
    store.append(run.id, Preparing(Message("Reading"), 0.5))
    store.append(run.id, report(1))
    again = RunStore(store.folder)
    assert again.get(run.id, "ann") == run
    assert again.reports(run.id) == [Preparing(Message("Reading"), 0.5), report(1)]


def test_a_run_knows_its_experiment_and_one_from_before_opens_without(store: RunStore) -> None:
    part = Part("shortcuts", "0123")
    run, old = store.create("ann", spec("net"), part=part), store.create("ann", spec("net"))
    path = store.path(old.id) / "run.json"
    written = json.loads(path.read_text())
    del written["part"]
    path.write_text(json.dumps(written))
    again = RunStore(store.folder)
    assert again.get(run.id, "ann").part == part
    assert again.get(old.id, "ann") == old


def test_runs_are_listed_newest_first_and_by_owner(store: RunStore) -> None:
    a, b, c = (store.create(owner, spec("net")) for owner in ("ann", "bob", "ann"))
    assert [run.id for run in store.runs("ann")] == [c.id, a.id]
    assert [run.id for run in RunStore(store.folder).runs("bob")] == [b.id]
    assert store.runs("") == store.runs("nobody") == []


def test_an_owner_is_listed_what_is_left_of_his_as_it_is_now(store: RunStore) -> None:
    a, b, c = (store.create(owner, spec("net")) for owner in ("ann", "bob", "ann"))
    store.rename(c.id, "ann", "another")
    store.save(replace(a, state="done"))
    assert [(run.id, run.name, run.state) for run in store.runs("ann")] == [
        (c.id, "another", "queued"), (a.id, "net", "done"),
    ]  # fmt: skip
    store.delete(a.id, "ann")
    assert [run.id for run in store.runs("ann")] == [c.id]
    store.save(replace(b, state="done"))
    store.delete(b.id, "bob")
    assert store.runs("bob") == []
    assert [run.id for run in store.everyone()] == [c.id]


def test_names(store: RunStore) -> None:
    assert store.create("ann", spec("net")).name == "net"
    run = store.create("ann", spec("net"), " 나의 run ")
    assert run.name == "나의 run"
    assert store.rename(run.id, "ann", "x" * 60).name == "x" * 60
    assert RunStore(store.folder).get(run.id, "ann").name == "x" * 60
    for name in ("", "  ", "x" * 61, "a\nb", "\x00"):
        with pytest.raises(RunError, match="1 to 60 printable"):
            store.rename(run.id, "ann", name)


@pytest.mark.parametrize("owner", ["", "x" * 201, None])
def test_a_run_needs_an_owner(store: RunStore, owner: str) -> None:
    with pytest.raises(RunError, match="reload the page"):
        store.create(owner, spec("net"))


def test_a_spec_as_long_as_a_book_is_refused(store: RunStore) -> None:
    with pytest.raises(RunError, match="too long"):
        store.create("ann", spec("net", dataset="x" * 100_000))
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize(
    "given",
    [
        "../x",
        "..",
        "",
        ".",
        "/etc",
        "a" * 15,
        "A" * 16,
        "g" * 16,
        "0" * 16 + "\n",
        "%2e%2e",
        None,
        3,
    ],
)
def test_only_ids_name_runs(store: RunStore, given: str) -> None:
    outside = store.folder.parent / "x"
    outside.mkdir()
    for ask in (store.get, store.delete):
        with pytest.raises(UnknownRun):
            ask(given, "ann")
    with pytest.raises(UnknownRun):
        store.path(given)
    assert outside.exists()
    outside.rmdir()


def test_ids_are_random_and_lead_into_the_folder(store: RunStore) -> None:
    ids = {store.create("ann", spec("net")).id for _ in range(50)}
    assert len(ids) == 50
    assert all(store.path(run_id).parent == store.folder for run_id in ids)


def test_delete_leaves_nothing_and_spares_what_goes_on(store: RunStore) -> None:
    run, other = store.create("ann", spec("net")), store.create("ann", spec("net"))
    store.append(run.id, report(1))
    with pytest.raises(RunError, match="still going on"):
        store.delete(run.id, "ann")
    store.save(replace(run, state="done"))
    with pytest.raises(UnknownRun):
        store.delete(run.id, "bob")
    store.delete(run.id, "ann")
    assert [path.name for path in store.folder.iterdir()] == [other.id]
    with pytest.raises(UnknownRun):
        store.get(run.id, "ann")


def test_a_deletion_that_was_broken_off_is_finished(store: RunStore) -> None:
    (store.folder / ".deleted-0123456789abcdef").mkdir()
    RunStore(store.folder)
    assert list(store.folder.iterdir()) == []


DAMAGE = {
    "empty": b"",
    "cut short": b'{"id": "',
    "not text": b"\xff\xfe\x00",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "unknown state": b'{"state": "dancing"}',
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_run_is_left_out_with_a_warning(
    store: RunStore, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = store.create("ann", spec("net")), store.create("ann", spec("net"))
    (store.path(bad.id) / "run.json").write_bytes(DAMAGE[damage])
    with caplog.at_level(logging.WARNING):
        again = RunStore(store.folder)
    assert [run.id for run in again.runs("ann")] == [good.id]
    assert bad.id in caplog.text
    assert store.path(bad.id).exists()


def test_a_damaged_run_is_counted_for_whom_its_file_names(store: RunStore) -> None:
    for owner in ("ann", "ann", "bob"):
        path = store.path(store.create(owner, spec("net")).id) / "run.json"
        path.write_bytes(path.read_bytes()[:-1] + b"\xff,")
    (store.path(store.create("ann", spec("net")).id) / "run.json").write_bytes(b"")
    store.create("ann", spec("net"))
    again = RunStore(store.folder)
    assert [again.unreadable(owner) for owner in ("ann", "bob", "eve", "")] == [2, 1, 0, 0]
    assert len(again.runs("ann")) == 1


def test_a_rename_that_the_disk_refuses_has_no_effect(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = store.create("ann", spec("net"), "before")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_text", refuse)
        with pytest.raises(OSError, match="No space left"):
            store.rename(run.id, "ann", "after")
    assert store.get(run.id, "ann").name == "before"
    assert store.rename(run.id, "ann", "after").name == "after"


def test_other_ways_to_damage_a_folder(store: RunStore, caplog: pytest.LogCaptureFixture) -> None:
    good = store.create("ann", spec("net"))
    (store.folder / "notes.txt").write_text("mine")
    (store.folder / ("f" * 16)).mkdir()
    (store.folder / ("e" * 16)).write_text("a file")
    copy = store.folder / ("d" * 16)
    copy.mkdir()
    (copy / "run.json").write_bytes((store.path(good.id) / "run.json").read_bytes())
    assert [run.id for run in RunStore(store.folder).runs("ann")] == [good.id]
    assert "calls itself" in caplog.text
    assert (store.folder / "notes.txt").exists()


def test_broken_lines_are_left_out_and_a_broken_end_cut_off(
    store: RunStore, caplog: pytest.LogCaptureFixture
) -> None:
    run = store.create("ann", spec("net"))
    store.append(run.id, report(1))
    path = store.path(run.id) / "reports.jsonl"
    mistyped = json.dumps({**report_to_dict(report(1)), "step": "1"})
    for line in ("nonsense", "[]", "3", '{"kind": "dance"}', '{"kind": "train"}', mistyped):
        path.write_text(path.read_text() + line + "\n")
    path.write_text(path.read_text() + json.dumps({"kind": "train", "step": 2}))
    again = RunStore(store.folder)
    assert again.reports(run.id) == [report(1)]
    again.append(run.id, report(2))
    assert RunStore(store.folder).reports(run.id) == [report(1), report(2)]
    assert caplog.text.count("is left out") == 12
    assert caplog.text.count("middle of a line") == 1


def test_reports_are_read_again_when_memory_has_let_go_of_them(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_runs = [store.create("ann", spec("net")) for _ in range(5)]
    for run in all_runs:
        store.append(run.id, report(1))
    monkeypatch.setattr("playground.runs.reports.CACHED", 2 * store.tally(all_runs[0].id).size)
    again = RunStore(store.folder)
    for run in all_runs:
        again.append(run.id, report(2))
        assert len(again._reports._kept) <= 2
    for run in [*all_runs, *all_runs]:
        assert again.reports(run.id) == [report(1), report(2)]
        assert len(again._reports._kept) == 1


def test_asking_how_many_reports_there_are_reads_no_file_twice(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_runs = [store.create("ann", spec("net")) for _ in range(5)]
    for run in all_runs:
        store.append(run.id, report(1))
        store.append(run.id, Preparing(Message("Scoring")))
    read: list[Path] = []

    def counted(path: Path) -> list[Report]:
        read.append(path)
        return read_reports(path)

    monkeypatch.setattr("playground.runs.reports.CACHED", 0)
    monkeypatch.setattr("playground.runs.reports.read_reports", counted)
    again = RunStore(store.folder)
    for _ in range(3):
        for run in all_runs:
            tally = again.tally(run.id)
            assert (tally.reports, tally.points) == (2, 1)
            assert tally.size == (store.path(run.id) / REPORTS).stat().st_size
    again.append(all_runs[0].id, report(2))
    assert (again.tally(all_runs[0].id).reports, again.tally(all_runs[0].id).points) == (3, 2)
    assert len(read) == len(all_runs)


@pytest.mark.parametrize("state", ["queued", "running", "paused"])
def test_what_nobody_trains_is_interrupted(store: RunStore, state: str) -> None:
    run = store.create("ann", spec("net"))
    done = store.create("ann", spec("net"))
    store.save(replace(run, state=state))  # type: ignore[arg-type]
    store.save(replace(done, state="done", ended=5.0))
    again = RunStore(store.folder)
    assert again.get(run.id, "ann").state == state
    again.interrupt_all()
    for there in (again, RunStore(store.folder)):
        left = there.get(run.id, "ann")
        assert left.state == "interrupted"
        assert left.reason
        assert left.ended is not None
        assert there.get(done.id, "ann").ended == 5.0


def test_tidy_removes_what_a_killed_server_had_half_written_only(store: RunStore) -> None:
    run = store.create("ann", spec("net"))
    stays = ("last.safetensors", ".last.safetensors.x1y2", ".mine")  # a worker may be at the second
    for name in (".run.json.x1y2", *stays):
        (store.path(run.id) / name).write_text("")
    (store.path(run.id) / ".ipynb_checkpoints").mkdir()
    store.tidy(run.id)
    names = {path.name for path in store.path(run.id).iterdir()}
    assert names == {"run.json", ".ipynb_checkpoints", *stays}


def test_a_folder_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="set PLAYGROUND_RUNS"):
        RunStore(tmp_path / "file" / "runs")


def test_curve_counts_each_step_once() -> None:
    first, again = [report(i, seconds=1.0) for i in (1, 2, 3)], [report(i, 2.0) for i in (2, 3, 4)]
    assert curve([Preparing(Message("a")), *first, Preparing(Message("b")), *again]) == [
        first[0],
        *again,
    ]
    gan = [GanReport(i, 0.1, 1.0, 0.1, 1.0, 10.0, 1.0, 1.0) for i in (1, 2, 1)]
    assert curve(list(gan)) == [gan[2]]
    assert curve([]) == []


def test_what_a_dying_worker_wrote_into_a_deleted_run_is_swept(tmp_path: Path) -> None:
    store = RunStore(tmp_path)
    left = tmp_path / ".deleted-0123456789abcdef"
    left.mkdir()
    (left / "late.safetensors").touch()
    store.sweep()
    assert not left.exists()
