"""One address cannot fill the queue, and a newcomer still gets in."""

import pytest

from playground.errors import LimitReached
from playground.runs.service import RunService
from playground.ui.http.turnstile import Turnstile
from tests.runs.conftest import Make, backend, make, until
from tests.runs.fakes import spec

__all__ = ["backend", "make"]


def test_one_address_cannot_fill_the_queue_with_made_up_owners(make: Make) -> None:
    executor: RunService = make()
    turnstile = Turnstile(executor, 5)
    owners = [f"made up {i}" for i in range(20)]

    def start(owner: str) -> None:
        turnstile.start("1.2.3.4", lambda: [executor.submit(owner, spec("endless"))])

    start(owners[0])
    until(lambda: executor.state(executor.runs(owners[0])[0].id, owners[0]).run.state == "running")
    for owner in owners[1:6]:
        start(owner)
    with pytest.raises(
        LimitReached, match="5 runs that were started from your address are waiting"
    ):
        start(owners[6])
    newcomer = turnstile.start("5.6.7.8", lambda: [executor.submit("new", spec("endless"))])
    assert executor.state(newcomer[0].id, "new").run.state == "queued"
    for owner in [*owners, "new"]:
        for run in executor.runs(owner):
            executor.delete(run.id, owner)
    until(lambda: not executor._pool.workers)
    assert turnstile.start("1.2.3.4", lambda: [executor.submit("ann", spec("three"))])


def test_what_is_refused_elsewhere_is_not_counted(make: Make) -> None:
    turnstile = Turnstile(make(), 1)

    def refused() -> list:
        raise LimitReached("no")

    for _ in range(3):
        with pytest.raises(LimitReached, match=r"^no$"):
            turnstile.start("1.2.3.4", refused)
