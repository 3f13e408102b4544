"""The runs one may watch: one's own, alone or as an experiment, and the recorded trainings that ship.

A recorded training is watched like a run that is done. It is chosen as "shipped:<name>", and an
experiment as "experiment:<what its runs share>". Those of an experiment lie in a folder of its name.
"""

from collections.abc import AsyncGenerator, Collection, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.checkpoints import SUFFIX, TEST, read_card, shelf
from playground.data.catalog import title
from playground.errors import UnknownRun
from playground.experiments import EXPERIMENTS, GAN_EXPERIMENT
from playground.numerals import percent
from playground.records import Report
from playground.runs.changes import Watch
from playground.runs.following import News, follow
from playground.runs.recording import RECORDING
from playground.runs.reports import read_reports
from playground.runs.run import Part, Run, RunView
from playground.runs.states import GOING_ON, State
from playground.ui.services import Services
from playground.ui.shared.networks import label
from playground.ui.text import Say
from playground.unchanged import read_once

SHIPPED = "shipped:"
EXPERIMENT = "experiment:"
OVERLAID = 5  # runs that are shown beside the chosen one
RECORDINGS = 8  # kept in memory: every newcomer is shown the same one, and an experiment has four
LIVELY: tuple[State, ...] = ("running", "paused", "queued")  # what is looked at first


@dataclass(frozen=True)
class Selection:
    """What is watched: runs by their ids, and the experiment that they are, or "" for a run and
    those that are laid over it."""

    ids: tuple[str, ...] = ()
    experiment: str = ""


def entries(services: Services, owner: str, say: Say) -> list[tuple[str, str]]:
    """(label, id) of each: own runs by number and experiments, newest first, then recorded trainings."""
    listed: dict[str, str] = {}
    runs = _runs(services, owner)
    for run_id, text in _names(services, runs, say).items():
        run = runs[run_id]
        if run.part is None:
            listed[run_id] = text
        else:
            named, where = _experiment_name(run, run.part, say), run.spec.train.dataset
            listed.setdefault(EXPERIMENT + run.part.group, f"{named} · {title(where)}")
    return [(text, run_id) for run_id, text in listed.items()]


def _experiment_name(run: Run, part: Part, say: Say) -> str:
    named = experiment_title(part.experiment, say)
    return named if run.owner else say("train.recorded").format(name=named)


def experiment_title(name: str, say: Say) -> str:
    """What an experiment is called; its own name if it is none of those that are known."""
    return say(f"experiment.{name}") if name in (*EXPERIMENTS, GAN_EXPERIMENT) else name


def overlays(
    services: Services, owner: str, chosen: object, say: Say, ticked: Collection[str] | None = None
) -> dict[str, Any]:
    """The runs beside the chosen one, as the overlay takes them, and which of them can't be ticked.

    ticked: those that are to be; None to leave what the visitor has ticked, meanwhile too.
    """
    runs = _runs(services, owner)
    names = _names(services, runs, say)
    first = runs.get(chosen) if isinstance(chosen, str) else None
    if first is None:
        return {"entries": [], "ticked": []}
    others = [
        {"id": run_id, "label": names[run_id], "reason": _unlike(first, run, say)}
        for run_id, run in runs.items()
        if run_id != chosen and (run.owner or not run.part)  # a recorded experiment is seen whole
    ]
    value = {"entries": others, "most": OVERLAID, "full": say("train.overlay_full")}
    if ticked is None:
        return value
    possible = [entry["id"] for entry in others if not entry["reason"]]
    return {**value, "ticked": [run_id for run_id in possible if run_id in ticked]}


def chosen_at_first(services: Services, owner: str, dataset: str) -> str | None:
    """The run that goes on, else the newest; for a visitor who has none, the recorded training that scores
    best, on the data set if there is one on it. None where none ships."""
    runs = services.executor.runs(owner)
    going = [run for run in runs if run.state in GOING_ON]
    for run in (*going, *runs):
        return EXPERIMENT + run.part.group if run.part else run.id
    recorded = _recorded(services)
    on_it = [run_id for run_id, run in recorded.items() if run.spec.train.dataset == dataset]
    return max(
        on_it or recorded, key=lambda run_id: _accuracy(services, run_id) or 0.0, default=None
    )


def selected(services: Services, owner: str, chosen: object, over: object) -> Selection:
    """The chosen run and at most OVERLAID of those ticked that are of its kind, or an experiment's
    runs in their order; nothing if none is chosen."""
    if not isinstance(chosen, str):
        return Selection()
    runs = _runs(services, owner)
    if chosen.startswith(EXPERIMENT):
        group = chosen.removeprefix(EXPERIMENT)
        parts = [run for run in reversed(runs.values()) if run.part and run.part.group == group]
        return Selection(
            tuple(run.id for run in parts),
            parts[0].part.experiment if parts and parts[0].part else "",
        )
    if chosen not in runs:
        return Selection((chosen,))
    kind = _kind(runs[chosen])
    others = [i for i in _ticked(over) if i in runs and i != chosen and _kind(runs[i]) == kind]
    return Selection((chosen, *list(dict.fromkeys(others))[:OVERLAID]))


def shown_first(selection: Selection, states: Mapping[str, State], picked: object) -> str:
    """Which of the runs is shown whole: of an experiment the picked one, else the one that trains or
    will, else the last."""
    if not selection.experiment:
        return selection.ids[0]
    if picked in selection.ids:
        return str(picked)
    lively = [i for state in LIVELY for i in selection.ids if states.get(i) == state]
    return next(iter(lively), selection.ids[-1])


async def followed(
    services: Services, ids: tuple[str, ...], owner: str, watch: Watch | None = None
) -> AsyncGenerator[list[News], None]:
    """The news of all of them, as `follow` gives them; recorded trainings' at once, with the first.

    Raises UnknownRun if the first one is unknown.
    """
    recorded = _recorded(services)
    old = []
    for run_id in ids:
        if run_id in recorded:
            reports = list(_recording(_path(services, run_id)))
            view = RunView(recorded[run_id], None, len(reports), can_continue=False)
            old.append(News(view, 0, reports))
        elif run_id.startswith(SHIPPED) and run_id == ids[0]:
            raise UnknownRun("there is no such recorded training")
    own = [run_id for run_id in ids if not run_id.startswith(SHIPPED)]
    if own:
        async with aclosing(follow(services.executor, own, owner, watch)) as batches:
            async for news in batches:
                yield [*old, *news]
                old = []
    elif old:
        yield old


@read_once(RECORDINGS)
def _recording(path: Path) -> list[Report]:
    return read_reports(path)


def run_name(run: Run, say: Say) -> str:
    """What a run is called where it is shown; a recorded training says that it is one."""
    if run.owner:
        return run.name
    return say("train.recorded").format(name=run.name)


def _names(services: Services, runs: Mapping[str, Run], say: Say) -> dict[str, str]:
    """What each run is called in a list, by its id."""
    count = sum(bool(run.owner) for run in runs.values())
    names = {}
    for i, run in enumerate(runs.values()):
        name = label(run.name, run.spec.train.dataset)
        names[run.id] = f"{count - i} · {name}" if run.owner else _recorded_name(services, run, say)
    return names


def _recorded_name(services: Services, run: Run, say: Say) -> str:
    accuracy = _accuracy(services, run.id)
    name = label(run_name(run, say), run.spec.train.dataset)
    return name if accuracy is None else f"{name}, {percent(accuracy)}"


def _accuracy(services: Services, run_id: str) -> float | None:
    """Of a recorded training, on the test images, 0..1."""
    return read_card(_path(services, run_id).with_suffix(SUFFIX)).metric(TEST)


def _runs(services: Services, owner: str) -> dict[str, Run]:
    """One's own, newest first, then what is recorded, by their ids."""
    own = services.executor.runs(owner) if owner else []
    return {run.id: run for run in [*own, *_recorded(services).values()]}


def _recorded(services: Services) -> dict[str, Run]:
    """The recorded trainings, by their ids; of an experiment the last one first, as one's own are."""
    folder = services.settings.checkpoints
    found = {}
    for name, card in shelf(folder).items():
        run_id = SHIPPED + name
        found[run_id] = Run(run_id, "", card.run.net.name, card.run, state="done")
    for experiment in EXPERIMENTS:
        for name, card in reversed(shelf(folder / experiment).items()):
            run_id, part = f"{SHIPPED}{experiment}/{name}", Part(experiment, experiment)
            found[run_id] = Run(run_id, "", card.run.net.name, card.run, state="done", part=part)
    return {run_id: run for run_id, run in found.items() if _path(services, run_id).exists()}


def _kind(run: Run) -> str:
    """Curves of one kind can be laid over each other."""
    return run.spec.net.kind


def _unlike(first: Run, other: Run, say: Say) -> str:
    """Why the other run's curves cannot be laid over the first one's, or ""."""
    one, two = _kind(first), _kind(other)
    if one == two:
        return ""
    return say("train.unlike").format(
        other=say(f"train.kind_{two}"), chosen=say(f"train.kind_{one}")
    )


def _ticked(over: object) -> list[str]:
    """The ids that a browser says are ticked."""
    ticked = over.get("ticked") if isinstance(over, dict) else None
    return [i for i in ticked if isinstance(i, str)] if isinstance(ticked, list) else []


def _path(services: Services, run_id: str) -> Path:
    return services.settings.checkpoints / f"{run_id.removeprefix(SHIPPED)}{RECORDING}"
