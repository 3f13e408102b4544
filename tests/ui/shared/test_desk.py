"""The desk: two at a time, one for each owner, and nothing that cannot be stopped."""

import asyncio
import threading
import time
from collections.abc import Generator

from playground.ui.shared.desk import PLACES, Desk, Done


class Work:
    """Steps that wait until they are let go."""

    def __init__(self, count: int = 3) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.made, self.count = 0, count

    def steps(self) -> Generator[float, None, str]:
        self.begun.set()
        for i in range(self.count):
            self.go_on.wait(10)
            self.made += 1
            yield (i + 1) / self.count
        return "all"


async def done(desk: Desk, owner: str, work: Work) -> list:
    return [told async for told in desk.work(owner, work.steps())]


def test_it_tells_the_shares_and_then_the_result():
    work = Work()
    work.go_on.set()
    assert asyncio.run(done(Desk(), "a", work)) == [1 / 3, 2 / 3, 1.0, Done("all")]


def test_a_third_waits_for_its_place():
    async def crowd():
        desk, works = Desk(), [Work() for _ in range(PLACES + 1)]
        tasks = [asyncio.create_task(done(desk, str(i), w)) for i, w in enumerate(works)]
        for work in works[:PLACES]:
            await asyncio.to_thread(work.begun.wait, 10)
        await asyncio.sleep(0.25)
        assert not works[-1].begun.is_set()
        for work in works:
            work.go_on.set()
        told = await asyncio.gather(*tasks)
        assert [one[-1] for one in told] == [Done("all")] * (PLACES + 1)
        assert told[-1][0] is None  # it was told that it waits

    asyncio.run(crowd())


def test_what_is_stopped_makes_no_further_step_and_frees_its_place():
    async def stopped():
        desk, first = Desk(1), Work(1000)
        task = asyncio.create_task(done(desk, "a", first))
        await asyncio.to_thread(first.begun.wait, 10)
        desk.stop("b")
        desk.stop("a")
        first.go_on.set()
        assert Done("all") not in await task
        assert first.made <= 1
        second = Work()
        second.go_on.set()
        assert (await done(desk, "b", second))[-1] == Done("all")

    asyncio.run(stopped())


def test_an_owner_who_begins_anew_has_left_what_went_before():
    async def again():
        desk, first, second = Desk(), Work(1000), Work()
        task = asyncio.create_task(done(desk, "a", first))
        await asyncio.to_thread(first.begun.wait, 10)
        second.go_on.set()
        newer = asyncio.create_task(done(desk, "a", second))
        await asyncio.sleep(0.05)
        first.go_on.set()
        assert Done("all") not in await task
        assert (await newer)[-1] == Done("all")

    asyncio.run(again())


def test_a_page_that_is_gone_leaves_its_place_to_others():
    async def gone():
        desk, first, second = Desk(1), Work(1000), Work()
        task = asyncio.create_task(done(desk, "a", first))
        await asyncio.to_thread(first.begun.wait, 10)
        task.cancel()
        first.go_on.set()
        second.go_on.set()
        start = time.monotonic()
        assert (await done(desk, "b", second))[-1] == Done("all")
        assert time.monotonic() - start < 5
        assert first.made <= 2

    asyncio.run(gone())
