"""Who watches a run is woken by what happens to it, once for all of it, and by nothing else."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import ExitStack

import pytest

from playground.runs import changes as changes_module
from playground.runs.changes import MANY, Changes, Watch
from playground.runs.following import follow
from playground.runs.service import RunService
from tests.runs.conftest import until
from tests.runs.fakes import spec

LONG = 60.0


class Looks:
    """Counts how often a watcher looks. With LONG between two looks, none comes by itself."""

    def __init__(self, changes: Changes, run_ids: list[str], pause: float) -> None:
        self.count, self.watch = 0, Watch()
        self._changes, self._run_ids, self._pause = changes, run_ids, pause

    async def __call__(self) -> None:
        with self._changes.watching(self.watch, self._run_ids):
            while not self.watch.left:
                await self.watch.news(self._pause)
                self.count += 1


def looks(happens: Callable[[Changes], object], pause: float = 0.0, before: bool = False) -> int:
    """How often a watcher of "one" looks while this happens, in another thread. before: it has looked
    already, and so would wait."""

    async def count() -> int:
        changes = Changes()
        watcher = Looks(changes, ["one"], pause)
        task = asyncio.create_task(watcher())
        await asyncio.sleep(0)
        if before:
            changes.reported("one")
            await settled(lambda: watcher.count == 1)
        began = watcher.count
        thread = threading.Thread(target=happens, args=[changes])
        thread.start()
        await asyncio.to_thread(thread.join)
        await asyncio.sleep(2 * changes_module.SHORTEST_SECONDS)
        found = watcher.count - began
        watcher.watch.leave()
        await task
        return found

    return asyncio.run(count())


async def settled(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_module, "SHORTEST_SECONDS", 0.05)


def test_nothing_happens_and_nobody_looks() -> None:
    assert looks(lambda _: None) == 0
    assert looks(lambda changes: changes.reported("other")) == 0
    assert looks(lambda changes: changes.changed("other")) == 0


def test_a_hundred_reports_at_once_are_one_look() -> None:
    def flood(changes: Changes) -> None:
        for _ in range(100):
            changes.reported("one")

    assert looks(flood) <= 2  # the first may be seen before the others have come


@pytest.mark.parametrize("name", ["changed", "reported", "shifted"])
def test_each_kind_of_news_wakes(name: str) -> None:
    assert looks(lambda changes: getattr(changes, name)(*["one"] * (name != "shifted"))) == 1


def test_reports_are_gathered_and_a_change_of_state_is_not() -> None:
    assert looks(lambda changes: changes.reported("one"), LONG, before=True) == 0
    assert looks(lambda changes: changes.shifted(), LONG, before=True) == 0
    assert looks(lambda changes: changes.changed("one"), LONG, before=True) == 1

    def both(changes: Changes) -> None:
        changes.reported("one")
        changes.changed("one")

    assert looks(both, LONG, before=True) == 1


def test_reports_are_gathered_where_many_watch() -> None:
    async def pauses() -> list[float]:
        changes, found = Changes(), []
        with ExitStack() as stack:
            for _ in range(MANY + 1):
                found.append(changes.pause)
                stack.enter_context(changes.watching(Watch(), ["one"]))
            found.append(changes.pause)
        return [*found, changes.pause]

    *few, many, after = asyncio.run(pauses())
    assert set(few) == {changes_module.SHORTEST_SECONDS} == {after}
    assert many == changes_module.GATHERED_SECONDS == 1.0


def test_who_leaves_waits_no_more_and_is_forgotten() -> None:
    async def leave() -> None:
        changes = Changes()
        watcher = Looks(changes, ["one"], LONG)
        task = asyncio.create_task(watcher())
        await asyncio.sleep(0)
        watcher.watch.leave()
        await task
        assert not changes._all
        assert not changes._watches

    asyncio.run(leave())


def test_one_whose_event_loop_has_ended_hinders_nobody() -> None:
    changes = Changes()

    async def begin() -> Watch:
        return Watch()

    watch = asyncio.run(begin())
    with changes.watching(watch, ["one"]):
        changes.changed("one")


def test_a_follower_asks_for_nothing_while_nothing_happens(
    runs: RunService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paused run's."""
    run = runs.submit("ann", spec("endless"))
    until(lambda: runs.reports(run.id, "ann"))
    runs.pause(run.id, "ann")
    until(lambda: all(w.halted for w in runs._pool.workers.values()))
    asked: list[str] = []
    state = runs.state
    monkeypatch.setattr(runs, "state", lambda *who: asked.append(who[0]) or state(*who))

    async def watch(then: Callable[[], Awaitable[None]]) -> list[str]:
        states = []

        async def collect() -> None:
            async for batch in follow(runs, [run.id], "ann"):
                states.extend(news.view.run.state for news in batch)

        task = asyncio.create_task(collect())
        await settled(lambda: bool(states))
        await then()
        await task
        return states

    async def wait_and_stop() -> None:
        await asyncio.sleep(0.3)
        assert len(asked) == 1
        runs.stop(run.id, "ann")

    states = asyncio.run(watch(wait_and_stop))
    assert states[0] == "paused"
    assert states[-1] == "stopped"
    assert len(asked) <= 6
