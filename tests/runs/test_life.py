"""A run from its start to its end on every backend, with fake trainings."""

import asyncio
import json
import threading
import time
from multiprocessing import Pipe
from pathlib import Path

import pytest

from playground.errors import LimitReached, RunError, UnknownRun
from playground.message import NOTHING, Message
from playground.records import Preparing, TrainReport
from playground.runs import faults
from playground.runs.following import follow
from playground.runs.handle import Worker
from playground.runs.reports import curve
from playground.runs.service import RunService
from playground.runs.store import LOCK, RunStore
from playground.settings import Limits
from tests.runs.conftest import Make, until
from tests.runs.fakes import report, spec


def state(runs: RunService, run_id: str, owner: str = "ann") -> str:
    return runs.state(run_id, owner).run.state


def steps(runs: RunService, run_id: str) -> list[int]:
    return [r.step for r in runs.reports(run_id, "ann") if isinstance(r, TrainReport)]


def test_run_goes_from_start_to_done(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("three"))
    assert run.state == "running"
    until(lambda: state(runs, run.id) == "done")
    assert runs.reports(run.id, "ann") == [
        Preparing(Message("Reading"), 0.5),
        *map(report, (1, 2, 3)),
    ]
    assert runs.reports(run.id, "ann", 2) == [report(2), report(3)]
    view = runs.state(run.id, "ann")
    assert (view.place, view.reports, view.can_continue) == (None, 4, False)
    ended = view.run
    assert ended.started is not None
    assert ended.ended is not None
    assert ended.created <= ended.started <= ended.ended <= time.time()
    assert ended.name == "three"
    assert runs.checkpoint(run.id, "ann").read_text() == "3"
    assert (folder / run.id / "data").read_text() == "/data"
    assert (folder / run.id / "resumed").read_text() == "False"
    assert (folder / run.id / "device").read_text() == "auto"


def test_warm_start_is_well_under_a_second(runs: RunService) -> None:
    first = runs.submit("ann", spec("three"))
    until(lambda: state(runs, first.id) == "done")
    run = runs.submit("ann", spec("three"))
    assert until(lambda: runs.reports(run.id, "ann")) < 0.5


def test_pause_halts_and_resume_goes_on(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    runs.pause(run.id, "ann")  # twice is no mistake
    assert state(runs, run.id) == "paused"
    time.sleep(0.15)
    halted = steps(runs, run.id)
    time.sleep(0.2)
    assert steps(runs, run.id) == halted
    runs.resume(run.id, "ann")
    runs.resume(run.id, "ann")
    assert state(runs, run.id) == "running"
    until(lambda: len(steps(runs, run.id)) > len(halted) + 3)
    assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))


def test_of_many_commands_in_one_step_the_last_one_counts(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("naps"))
    until((folder / run.id / "asleep").exists)  # nobody heeds the commands meanwhile
    for _ in range(20):
        runs.pause(run.id, "ann")
        runs.resume(run.id, "ann")
    assert state(runs, run.id) == "running"
    until(lambda: state(runs, run.id) == "done")


def test_commands_to_a_busy_worker_do_not_pile_up() -> None:
    ours, theirs = Pipe()
    worker = Worker(1, "", "", ours)

    def click() -> None:
        for _ in range(2000):
            for worker.command in ("pause", "resume"):
                worker.tell()
        worker.command = "stop"
        worker.tell()

    clicks = threading.Thread(target=click, daemon=True)
    clicks.start()
    clicks.join(timeout=5)
    assert not clicks.is_alive()
    heard = [json.loads(theirs.recv_bytes()) for _ in range(2)]
    assert heard == [{"do": "pause", "threads": None}, {"do": "stop", "threads": None}]
    assert not theirs.poll()
    ours.close()
    theirs.close()


@pytest.mark.parametrize("name", ["endless", "blocks", "prepares", "slow to save"])
def test_stop_shows_within_a_second(runs: RunService, folder: Path, name: str) -> None:
    run = runs.submit("ann", spec(name))
    until(lambda: runs.reports(run.id, "ann"))
    if name == "blocks":
        until((folder / run.id / "asleep").exists)
    runs.stop(run.id, "ann")
    runs.stop(run.id, "ann")
    assert until(lambda: state(runs, run.id) == "stopped") < 1.0
    view = runs.state(run.id, "ann")
    assert view.run.reason == NOTHING
    assert view.run.ended is not None


def test_stop_keeps_the_checkpoint_of_the_last_step(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: len(steps(runs, run.id)) > 3)
    runs.pause(run.id, "ann")
    runs.stop(run.id, "ann")
    until(lambda: state(runs, run.id) == "stopped")
    assert runs.checkpoint(run.id, "ann").read_text() == str(steps(runs, run.id)[-1])
    with pytest.raises(RunError, match="no such checkpoint"):
        runs.checkpoint(run.id, "ann", best=True)


def test_a_worker_that_will_not_end_is_killed_and_makes_room(
    runs: RunService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.runs.handle.KILL_SECONDS", 1.2)
    stuck = runs.submit("ann", spec("blocks long"))
    until(lambda: runs.reports(stuck.id, "ann"))
    after = runs.submit("ann", spec("three"))
    runs.stop(stuck.id, "ann")
    until(lambda: state(runs, after.id) == "done", 3)
    assert state(runs, stuck.id) == "stopped"


def test_queue_places_move_up(runs: RunService) -> None:
    first, second, third = (runs.submit("ann", spec("endless")) for _ in range(3))
    places = [runs.state(run.id, "ann").place for run in (first, second, third)]
    assert places == [None, 1, 2]
    assert [run.state for run in (first, second, third)] == ["running", "queued", "queued"]
    runs.stop(second.id, "ann")
    assert state(runs, second.id) == "stopped"
    with pytest.raises(RunError, match="only a training that goes on"):
        runs.pause(second.id, "ann")
    assert runs.state(third.id, "ann").place == 1
    runs.stop(first.id, "ann")
    until(lambda: state(runs, third.id) == "running")
    assert runs.state(third.id, "ann").place is None


def test_a_queued_run_can_be_paused_and_waits_again_when_resumed(runs: RunService) -> None:
    first, second = (runs.submit("ann", spec("endless")) for _ in range(2))
    runs.pause(second.id, "ann")
    assert (state(runs, second.id), runs.state(second.id, "ann").place) == ("paused", None)
    runs.stop(first.id, "ann")
    third = runs.submit("ann", spec("endless"))
    until(lambda: state(runs, third.id) == "running")  # the paused one takes no place
    assert state(runs, second.id) == "paused"
    runs.resume(second.id, "ann")
    assert runs.state(second.id, "ann").place == 1


def test_no_more_go_on_by_being_paused_and_resumed(make: Make) -> None:
    runs = make(limits=Limits(going_per_owner=1))
    first = runs.submit("ann", spec("endless"))
    runs.pause(first.id, "ann")
    second = runs.submit("ann", spec("endless"))
    with pytest.raises(LimitReached, match="no more than 1 of your runs"):
        runs.resume(first.id, "ann")
    assert state(runs, first.id) == "paused"
    runs.stop(second.id, "ann")
    until(lambda: state(runs, second.id) == "stopped")
    runs.resume(first.id, "ann")
    until(lambda: state(runs, first.id) == "running")


def test_as_many_run_as_there_are_workers(make: Make) -> None:
    runs = make(workers=2)
    three = [runs.submit("ann", spec("endless")) for _ in range(3)]
    assert [run.state for run in three] == ["running", "running", "queued"]
    until(lambda: steps(runs, three[0].id) and steps(runs, three[1].id))


def test_paused_run_gives_up_its_place_and_takes_its_turn_again(
    runs: RunService, folder: Path
) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    other = runs.submit("bob", spec("endless"))
    until(lambda: state(runs, other.id, "bob") == "running")
    assert state(runs, run.id) == "paused"
    runs.resume(run.id, "ann")
    assert runs.state(run.id, "ann").place == 1
    before = steps(runs, run.id)
    runs.stop(other.id, "bob")
    until(lambda: len(steps(runs, run.id)) > len(before))
    assert (folder / run.id / "resumed").read_text() == "True"
    assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))


def test_a_resumed_run_is_the_next_one(runs: RunService) -> None:
    """It had a place, and gave it up for others: it does not queue behind those that came since."""
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    training, *waiting = (runs.submit("bob", spec("endless")) for _ in range(3))
    until(lambda: state(runs, training.id, "bob") == "running")
    runs.resume(run.id, "ann")
    assert runs.state(run.id, "ann").place == 1
    assert [runs.state(other.id, "bob").place for other in waiting] == [2, 3]
    runs.stop(training.id, "bob")
    until(lambda: state(runs, run.id) == "running")
    assert [runs.state(other.id, "bob").place for other in waiting] == [1, 2]


def test_parked_run_can_be_stopped_and_continued(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    other = runs.submit("ann", spec("endless"))
    until(lambda: state(runs, other.id) == "running")
    runs.stop(run.id, "ann")
    assert state(runs, run.id) == "stopped"
    runs.continue_(run.id, "ann")
    assert state(runs, run.id) == "queued"


def test_a_stop_counts_while_the_parked_worker_ends(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    worker = runs._pool.worker_of(run.id)
    assert worker is not None
    runs.submit("bob", spec("endless"))
    until(lambda: worker.ended)
    runs.stop(run.id, "ann")
    assert until(lambda: state(runs, run.id) == "stopped") < 1.0


def test_continue_resumes_from_the_checkpoint_and_keeps_the_reports(
    runs: RunService, folder: Path
) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: len(steps(runs, run.id)) > 3)
    runs.stop(run.id, "ann")
    until(lambda: state(runs, run.id) == "stopped")
    before = steps(runs, run.id)
    assert runs.state(run.id, "ann").can_continue
    runs.continue_(run.id, "ann")
    until(lambda: len(steps(runs, run.id)) > len(before) + 3)
    assert (folder / run.id / "resumed").read_text() == "True"
    assert steps(runs, run.id) == list(range(1, len(steps(runs, run.id)) + 1))
    assert runs.state(run.id, "ann").run.ended is None


def test_continue_right_after_a_stop_waits_for_the_old_worker(make: Make, tmp_path: Path) -> None:
    runs, folder = make(workers=2), tmp_path
    run = runs.submit("ann", spec("naps"))
    until((folder / run.id / "asleep").exists)
    runs.stop(run.id, "ann")
    until(lambda: state(runs, run.id) == "stopped")
    with pytest.raises(RunError, match="no checkpoint"):
        runs.continue_(run.id, "ann")  # it saves only when its step is done
    (folder / run.id / "last.safetensors").write_text("0")
    runs.continue_(run.id, "ann")
    assert runs.state(run.id, "ann").place == 1
    until(lambda: state(runs, run.id) == "done")
    assert steps(runs, run.id) == [1, 2, 1, 2]
    assert [r.step for r in curve(runs.reports(run.id, "ann"))] == [1, 2]


def test_done_run_goes_on_for_more_epochs(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("as long as asked", epochs=3))
    until(lambda: state(runs, run.id) == "done")
    runs.continue_(run.id, "ann", more=2)
    until(lambda: len(steps(runs, run.id)) == 5 and state(runs, run.id) == "done")
    assert (folder / run.id / "resumed").read_text() == "True"
    assert runs.state(run.id, "ann").run.spec.train.epochs == 5
    with pytest.raises(LimitReached, match="epochs"):
        runs.continue_(run.id, "ann", more=500)
    assert state(runs, run.id) == "done"


def test_tensorboard_files_are_written_where_asked_for(runs: RunService) -> None:
    plain = runs.submit("ann", spec("three"))
    run = runs.submit("ann", spec("three"), tensorboard=True)
    until(lambda: state(runs, run.id) == "done", 90)  # TensorBoard takes seconds to import
    assert list(runs.events(run.id, "ann").glob("events.out.tfevents.*"))
    with pytest.raises(RunError, match="no TensorBoard files"):
        runs.events(plain.id, "ann")


def test_a_full_disk_takes_no_more(make: Make) -> None:
    runs = make()
    run = runs.submit("ann", spec("endless"))
    runs.close()
    runs = make(limits=Limits(free_bytes=2**60))
    with pytest.raises(LimitReached, match="disk is nearly full"):
        runs.submit("ann", spec("three"))
    with pytest.raises(LimitReached, match="disk is nearly full"):
        runs.continue_(run.id, "ann")
    assert state(runs, run.id) == "interrupted"


def test_a_full_queue_takes_no_more(make: Make) -> None:
    runs = make(limits=Limits(queued=2))
    for owner in ("ann", "bob", "bob"):
        runs.submit(owner, spec("endless"))
    with pytest.raises(LimitReached, match="no more than 2 runs may wait on this host"):
        runs.submit("ann", spec("endless"))


def test_what_cannot_be_continued(runs: RunService) -> None:
    run = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "done")
    with pytest.raises(RunError, match="is done"):
        runs.continue_(run.id, "ann")
    for ask in (runs.pause, runs.resume):
        with pytest.raises(RunError, match="is done"):
            ask(run.id, "ann")
    runs.stop(run.id, "ann")
    assert state(runs, run.id) == "done"


def test_delete_ends_a_running_run_and_leaves_nothing(runs: RunService, folder: Path) -> None:
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    after = runs.submit("ann", spec("three"))
    runs.delete(run.id, "ann")
    with pytest.raises(UnknownRun):
        runs.state(run.id, "ann")
    until(lambda: state(runs, after.id) == "done")
    assert [path.name for path in folder.iterdir() if path.name != LOCK] == [after.id]


def test_owners_see_only_their_own(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    asks = (runs.state, runs.reports, runs.pause, runs.resume, runs.stop, runs.continue_)
    for ask in (*asks, runs.delete, runs.checkpoint):
        with pytest.raises(UnknownRun) as others:
            ask(run.id, "bob")
        with pytest.raises(UnknownRun) as missing:
            ask("0" * 16, "bob")
        assert str(others.value) == str(missing.value)
    with pytest.raises(UnknownRun):
        runs.rename(run.id, "bob", "mine")
    assert runs.runs("bob") == []
    assert [r.id for r in runs.runs("ann")] == [run.id]


def test_twenty_submits_at_once_fill_the_queue_and_no_more(runs: RunService) -> None:
    refused: list[str] = []

    def submit() -> None:
        try:
            runs.submit("ann", spec("endless"))
        except LimitReached as error:
            refused.append(str(error))

    threads = [threading.Thread(target=submit) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = sorted(run.state for run in runs.runs("ann"))
    assert states == ["queued"] * 4 + ["running"]
    assert len(refused) == 15
    assert "no more than 5 of your runs may go on" in refused[0]
    assert runs.submit("bob", spec("three")).state == "queued"


def test_several_runs_are_taken_together_or_not_at_all(make: Make, backend: str) -> None:
    events = backend == "local"  # TensorBoard's own thread would outlive a run in this process
    runs = make(limits=Limits(runs_per_owner=4, going_per_owner=3, queued=3, epochs=5))
    three = [spec("endless", epochs=1) for _ in range(3)]
    with pytest.raises(LimitReached, match="6 epochs"):
        runs.submit_all("ann", [*three[:2], spec("endless", epochs=6)])
    with pytest.raises(LimitReached, match="no more than 3 of your runs"):
        runs.submit_all("ann", [*three, *three[:1]])
    with pytest.raises(LimitReached, match=r"you would have 5 runs.* delete 1 first"):
        runs.submit_all("ann", [*three, *three[:2]])
    assert runs.runs("ann") == []
    states = [run.state for run in runs.submit_all("ann", three, tensorboard=events)]
    assert states == ["running", "queued", "queued"]
    assert all(run.tensorboard is events for run in runs.runs("ann"))
    with pytest.raises(LimitReached, match="no more than 3 runs may wait on this host"):
        runs.submit_all("bob", three[:2])
    assert runs.runs("bob") == []
    assert runs.submit_all("bob", three[:1])[0].state == "queued"


def test_limits_of_a_host(make: Make) -> None:
    runs = make(limits=Limits(seconds=60, epochs=5, runs_per_owner=2))
    with pytest.raises(LimitReached, match=r"6 epochs.* 5 or fewer"):
        runs.submit("ann", spec("three", epochs=6))
    with pytest.raises(LimitReached, match=r"61 seconds.* 60 or fewer"):
        runs.submit("ann", spec("three", epochs=None, seconds=61.0))
    for _ in range(2):
        runs.submit("ann", spec("three", epochs=5))
    with pytest.raises(
        LimitReached, match=r"you would have 3 runs.* keeps 2 for one user: delete 1 first"
    ):
        runs.submit("ann", spec("three", epochs=5))


def test_training_by_epochs_ends_at_the_limit_of_seconds(make: Make) -> None:
    runs = make(limits=Limits(seconds=1000))
    run = runs.submit("ann", spec("hour"))
    until(lambda: state(runs, run.id) == "stopped")
    assert (
        str(runs.state(run.id, "ann").run.reason) == "This host ends a training after 1000 seconds"
    )
    until(lambda: runs.state(run.id, "ann").can_continue)


def test_time_that_a_training_does_not_count_is_limited_too(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.runs.supervisor.LONG_TICK", 0.02)
    monkeypatch.setattr("playground.runs.supervisor.GRACE_SECONDS", -0.5)
    runs = make(limits=Limits(seconds=1))
    run = runs.submit("ann", spec("endless", epochs=None, seconds=1.0))
    until(lambda: steps(runs, run.id))
    runs.pause(run.id, "ann")
    time.sleep(1.6)  # which would be too long, if it counted
    runs.resume(run.id, "ann")
    assert 0.1 < until(lambda: state(runs, run.id) == "stopped") < 2
    assert str(runs.state(run.id, "ann").run.reason) == "This host ends a training after 1 seconds"
    until(lambda: runs.state(run.id, "ann").can_continue)


def test_a_flood_of_reports_arrives_whole(runs: RunService) -> None:
    run = runs.submit("ann", spec("flood"))
    until(lambda: state(runs, run.id) == "done")
    assert steps(runs, run.id) == list(range(1, 1001))


def test_followers_get_every_report_once(runs: RunService) -> None:
    async def watch(run_id: str) -> tuple[list[int], list[str]]:
        seen, states = [], []
        async for batch in follow(runs, [run_id], "ann"):
            ((view, _, reports),) = batch
            seen += [r.step for r in reports if isinstance(r, TrainReport)]
            states.append(view.run.state)
        return seen, states

    async def both(run_id: str) -> list[tuple[list[int], list[str]]]:
        return list(await asyncio.gather(watch(run_id), watch(run_id)))

    run = runs.submit("ann", spec("three"))
    for seen, states in asyncio.run(both(run.id)):
        assert seen == [1, 2, 3]
        assert states[-1] == "done"


def test_several_runs_are_followed_together_and_a_deleted_one_no_longer(
    runs: RunService,
) -> None:
    first, second, gone = (runs.submit("ann", spec(name)) for name in ("three", "three", "endless"))
    runs.delete(gone.id, "ann")

    async def watch() -> dict[str, list[int]]:
        seen: dict[str, list[int]] = {first.id: [], second.id: []}
        async for batch in follow(runs, [first.id, second.id, gone.id], "ann"):
            batches.append([news.view.run.id for news in batch])
            for view, start, reports in batch:
                seen[view.run.id] += range(start, start + len(reports))
        return seen

    batches: list[list[str]] = []
    assert asyncio.run(watch()) == {first.id: [0, 1, 2, 3], second.id: [0, 1, 2, 3]}
    assert batches[0] == [first.id, second.id]  # together: of two values a page may see one

    async def lost() -> None:
        async for _ in follow(runs, [gone.id, first.id], "ann"):
            pass

    with pytest.raises(UnknownRun):
        asyncio.run(lost())


def test_followers_stay_until_a_stopped_run_has_saved(runs: RunService, folder: Path) -> None:
    async def watch(run_id: str) -> list[tuple[str, bool, bool]]:
        return [
            (view.run.state, view.saving, view.can_continue)
            async for batch in follow(runs, [run_id], "ann")
            for view, _, _ in batch
        ]

    run = runs.submit("ann", spec("naps"))
    until((folder / run.id / "asleep").exists)
    runs.stop(run.id, "ann")
    views = asyncio.run(watch(run.id))
    assert ("stopped", True, False) in views
    assert views[-1] == ("stopped", False, True)


def test_a_crash_costs_its_run_alone(runs: RunService) -> None:
    before, run = runs.submit("bob", spec("endless")), runs.submit("ann", spec("bug"))
    runs.stop(before.id, "bob")
    after = runs.submit("ann", spec("three"))
    until(lambda: state(runs, run.id) == "failed")
    assert runs.state(run.id, "ann").run.reason == faults.BUG
    until(lambda: state(runs, after.id) == "done")
    runs.continue_(run.id, "ann")  # nothing is lost that it had saved
    until(lambda: state(runs, run.id) == "failed")
    assert steps(runs, run.id) == [1, 1]


def test_a_stop_right_after_the_first_news_of_a_continued_run_counts(runs: RunService) -> None:
    run = runs.submit("ann", spec("endless"))
    for _ in range(5):
        count = len(steps(runs, run.id))
        until(lambda count=count: len(steps(runs, run.id)) > count)  # type: ignore[misc]
        runs.stop(run.id, "ann")
        assert until(lambda: state(runs, run.id) == "stopped") < 1.0
        until(lambda: runs.state(run.id, "ann").can_continue)
        runs.continue_(run.id, "ann")
        runs.stop(run.id, "ann")
        until(lambda: state(runs, run.id) == "stopped")
        until(lambda: not runs.state(run.id, "ann").saving)
        runs.continue_(run.id, "ann")


def test_close_interrupts_and_the_next_server_continues(make: Make, tmp_path: Path) -> None:
    runs = make()
    run, waiting = (runs.submit("ann", spec("endless")) for _ in range(2))
    until(lambda: len(steps(runs, run.id)) > 3)
    start = time.monotonic()
    runs.close()
    assert time.monotonic() - start < 2
    assert state(runs, run.id) == state(runs, waiting.id) == "interrupted"
    with pytest.raises(RunError, match="shut down"):
        runs.submit("ann", spec("three"))
    before = steps(runs, run.id)
    again = make()
    assert steps(again, run.id) == before
    again.continue_(waiting.id, "ann")  # it had never begun
    until(lambda: steps(again, waiting.id))
    assert (tmp_path / waiting.id / "resumed").read_text() == "False"
    again.stop(waiting.id, "ann")
    again.continue_(run.id, "ann")
    until(lambda: len(steps(again, run.id)) > len(before))
    assert (tmp_path / run.id / "resumed").read_text() == "True"
    assert steps(again, run.id)[: len(before) + 1] == list(range(1, len(before) + 2))


def test_a_second_server_leaves_the_runs_of_the_first_alone(make: Make, tmp_path: Path) -> None:
    runs = make()
    run = runs.submit("ann", spec("endless"))
    until(lambda: steps(runs, run.id))
    with pytest.raises(RunError, match="set PLAYGROUND_RUNS to another folder"):
        make()
    assert RunStore(tmp_path).get(run.id, "ann").state == "running"
    runs.close()
    assert state(make(), run.id) == "interrupted"
