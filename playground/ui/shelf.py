"""The runs one may watch: one's own, and the recorded trainings of the networks that ship.

A recorded training is watched like a run that is done. It is chosen as "shipped:<name>".
"""

from collections.abc import AsyncIterator
from pathlib import Path

from playground.checkpoints import shelf
from playground.errors import UnknownRun
from playground.runs.executor import News, RunView, follow
from playground.runs.recording import RECORDING
from playground.runs.reports import read_reports
from playground.runs.store import GOING_ON, Run
from playground.ui.networks import label
from playground.ui.services import Services

SHIPPED = "shipped:"


def entries(services: Services, owner: str) -> list[tuple[str, str]]:
    """(label, id) of each: own runs by number, newest first, then recorded trainings."""
    runs = services.executor.runs(owner)
    own = [
        (f"{len(runs) - i} · {label(run.name, run.spec.train.dataset)}", run.id)
        for i, run in enumerate(runs)
    ]
    return own + [
        (f"▶ {label(run.name, run.spec.train.dataset)}", run.id)
        for run in _recorded(services).values()
    ]


def chosen_at_first(services: Services, owner: str) -> str | None:
    """The run that goes on, else the newest, else a recorded training."""
    runs = services.executor.runs(owner)
    going = [run for run in runs if run.state in GOING_ON]
    return next((run.id for run in [*going, *runs, *_recorded(services).values()]), None)


def ids_of(chosen: object, over: object, most: int) -> tuple[str, ...]:
    """The chosen run and at most `most` others, each once; nothing if none is chosen."""
    if not isinstance(chosen, str):
        return ()
    others = (
        [run_id for run_id in over if isinstance(run_id, str)] if isinstance(over, list) else []
    )
    return tuple(dict.fromkeys([chosen, *others]))[: 1 + most]


async def followed(services: Services, ids: tuple[str, ...], owner: str) -> AsyncIterator[News]:
    """The news of each, as `follow` gives them; a recorded training's all at once.

    Raises UnknownRun if the first one is unknown.
    """
    recorded = _recorded(services)
    for run_id in ids:
        if run_id in recorded:
            reports = read_reports(_path(services, run_id))
            view = RunView(recorded[run_id], None, len(reports), can_continue=False)
            yield News(view, 0, reports)
        elif run_id.startswith(SHIPPED) and run_id == ids[0]:
            raise UnknownRun("there is no such recorded training")
    own = [run_id for run_id in ids if not run_id.startswith(SHIPPED)]
    if own:
        async for news in follow(services.executor, own, owner):
            yield news


def _recorded(services: Services) -> dict[str, Run]:
    """The recorded trainings, by their ids."""
    found = {}
    for name, card in shelf(services.settings.checkpoints).items():
        run_id = SHIPPED + name
        if _path(services, run_id).exists():
            found[run_id] = Run(run_id, "", card.run.net.name, card.run, state="done")
    return found


def _path(services: Services, run_id: str) -> Path:
    return services.settings.checkpoints / f"{run_id.removeprefix(SHIPPED)}{RECORDING}"
