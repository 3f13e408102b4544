"""Train for programs: what the page can do with a run, a notebook can, by the same token.

A program says whose it is by the header that a browser sends (`http/owner.py`); the page shows its own
(`notebook.py`).
"""

import inspect
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, Literal

import gradio as gr
from gradio import FileData
from gradio.events import api

from playground.data.listing import datasets
from playground.experiments import EXPERIMENTS, GAN_EXPERIMENT
from playground.families import forms
from playground.gan_recipes import GAN_RECIPES
from playground.gans import GANS
from playground.recipes import RECIPES
from playground.records import Point, report_to_dict
from playground.runs.following import News, follow
from playground.runs.run import Part, Run, RunView
from playground.specs import GanTrainSpec, RunSpec, TrainSpec, knobs, values_of
from playground.ui.http.asgi import address
from playground.ui.services import Services
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice, text, whole
from playground.ui.train.actions import Actions
from playground.ui.train.asked import PAIR_FIELDS, SIDE, SIZE, Asked, asked_experiment, asked_run

PARALLEL = 8  # calls
USUAL_SECONDS = 60.0
KINDS = ("last", "best", "events", "samples")  # of what can be exported


class RunApi:
    """The endpoints: plain functions with types, whose words stand in the API's own description."""

    def __init__(self, services: Services, actions: Actions, file: gr.File) -> None:
        """file: in whose keeping the exported files are until they are fetched."""
        self._services, self._actions, self._file = services, actions, file

    def publish(self) -> None:
        """Make the endpoints of the page that is being built."""
        quick = (
            self.train, self.experiment, self.runs, self.pause, self.resume, self.stop, self.again,
            self.rename, self.delete, self.export,
        )  # fmt: skip
        named = {function.__name__: function for function in quick} | {"continue": self.continue_}
        for name, function in named.items():
            api(
                guarded(function), api_name=name, api_description=self._told(function),
                concurrency_limit=PARALLEL, concurrency_id="runs",
            )  # fmt: skip
        api(
            guarded(self.follow), api_name="follow", api_description=self._told(self.follow),
            concurrency_limit=None,
        )  # fmt: skip

    def train(
        self,
        request: gr.Request,
        net: str,
        data: str = "shapes",
        seconds: float = USUAL_SECONDS,
        recipe: str = "",
        seed: int = 0,
        changes: dict | None = None,  # type: ignore[type-arg]  # Gradio knows no other
    ) -> dict[str, Any]:
        """Start a training.

        net: {nets}, or what /describe takes as JSON; a GAN: {gans}. data: {data}, or another folder of
        pictures in the server's data folder. seconds: of training. recipe: {recipes}, empty for the usual
        one; of a GAN: {gan_recipes}. seed: two trainings with one differ by chance of the machine alone.
        changes: fields to have otherwise than the recipe, by name. Of a classifier: {fields}; of a GAN:
        {gan_fields}, {pair_fields}, {side}. {size} is that of a folder's pictures; epochs, if given, take
        the place of seconds. "tensorboard": true has it write event files. Gives the run, as /runs does.
        """
        options, events = _without_events(changes)
        run = asked_run(Asked(net, data, seconds, recipe, seed, options), self._services.settings)
        (started,) = self._started(request, [run], events)
        return started

    def experiment(
        self,
        request: gr.Request,
        name: str,
        data: str = "shapes",
        seconds: float = USUAL_SECONDS,
        recipe: str = "",
        seed: int = 0,
        changes: dict | None = None,  # type: ignore[type-arg]
    ) -> list[dict[str, Any]]:
        """Start a comparison of the papers: a few runs that differ in one thing.

        name: {experiments}. The rest as in /train, for each of them; "gans" takes what a GAN does.
        Gives the runs, as /runs does; "experiment:" and their `group` means all of them in /pause,
        /resume, /stop and /continue.
        """
        options, events = _without_events(changes)
        asked = Asked(name, data, seconds, recipe, seed, options)
        runs = asked_experiment(asked, self._services.settings)
        return self._started(request, runs, events, Part(name, secrets.token_hex(8)))

    def runs(self, request: gr.Request) -> list[dict[str, Any]]:
        """One's own runs, newest first: run (its id), name, state (queued, running, paused, done, stopped,
        failed or interrupted), reason (of an end that needs one), place (in the queue), others (people
        whose runs train by turns with it) and share (of the time, that it gets), can_continue, saving,
        held (by whoever leads a class, for all), group, net, data, seed, seconds, epochs, settings (what
        the knobs of its training are set to) and created (seconds since 1970)."""
        owner = self._services.owners.of(request)
        return [self._row(run) for run in self._services.executor.runs(owner)]

    async def follow(self, request: gr.Request, run: str) -> AsyncIterator[dict[str, Any]]:
        """A run's news as they come, until it has ended: what /runs says of it, and with each of the news
        `points`, the new ones of its curves, and `first`, the index of the first of those among all.

        A point has step, epoch, seconds (trained), fraction (done), seconds_left, images_per_second, and of
        a classifier loss, accuracy, lr, and, where they were measured, validation_accuracy and
        test_accuracy; of a GAN generator_loss, critic_loss, estimate, diversity and others. The last
        step's may come again, with its score.
        """
        owner = self._services.owners.of(request)
        executor, count = self._services.executor, 0
        async with aclosing(follow(executor, [text(run, "run")], owner)) as batches:
            async for batch in batches:
                for news in batch:
                    points = _points(news)
                    yield _told(news.view) | {"first": count, "points": points}
                    count += len(points)

    def pause(self, request: gr.Request, run: str) -> list[dict[str, Any]]:
        """Halt a run, or an experiment, between two steps. Gives all one's runs."""
        self._actions.pause(self._services.owners.of(request), run)
        return self.runs(request)

    def resume(self, request: gr.Request, run: str) -> list[dict[str, Any]]:
        """Let a paused run, or experiment, go on. Gives all one's runs."""
        self._actions.resume(self._services.owners.of(request), run)
        return self.runs(request)

    def stop(self, request: gr.Request, run: str) -> list[dict[str, Any]]:
        """End a run, or an experiment; what it has learned is kept. Gives all one's runs."""
        self._actions.stop(self._services.owners.of(request), run)
        return self.runs(request)

    def continue_(self, request: gr.Request, run: str, more: int = 0) -> list[dict[str, Any]]:
        """Take up a run, or an experiment, that was stopped, interrupted or has failed, from its last
        checkpoint. more: make a single run so many epochs longer, or seconds where it counts those;
        one that is done needs some. Gives all one's runs."""
        owner, count = self._services.owners.of(request), whole(more, "how much longer")
        go_on, longer = self._actions.go_on, self._actions.go_on_longer
        self._services.turnstile.start(
            address(request), lambda: longer(owner, run, count) if count else go_on(owner, run)
        )
        return self.runs(request)

    def again(self, request: gr.Request, run: str) -> dict[str, Any]:
        """Train the same once more, with the same seed and by the record of the first time. Gives the
        new run."""
        owner = self._services.owners.of(request)
        (new,) = self._services.turnstile.start(
            address(request), lambda: [self._actions.replay(owner, run)]
        )
        return self._row(new)

    def rename(self, request: gr.Request, run: str, name: str) -> list[dict[str, Any]]:
        """Give a run another name. Gives all one's runs."""
        self._actions.rename(self._services.owners.of(request), run, name)
        return self.runs(request)

    def delete(self, request: gr.Request, run: str) -> list[dict[str, Any]]:
        """End a run and delete all that is kept of it. Gives the others."""
        self._actions.remove(self._services.owners.of(request), run)
        return self.runs(request)

    def export(
        self,
        request: gr.Request,
        run: str,
        what: Literal["last", "best", "events", "samples"] = "last",
    ) -> FileData:
        """A file of a run: what it has learned, which Look and Slide open ("last"; "best" by the held-out
        images), an archive of its TensorBoard files ("events"), or a GIF of a GAN's samples as they became
        what they are ("samples")."""
        make = getattr(self._actions, choice(what, KINDS, "what to export"))
        path = make(self._services.owners.of(request), run)
        kept = self._file.move_resource_to_block_cache(path)
        return FileData(path=str(kept), orig_name=path.name)

    def _started(
        self, request: gr.Request, runs: list[RunSpec], events: bool, part: Part | None = None
    ) -> list[dict[str, Any]]:
        owner, submit = self._services.owners.of(request), self._services.executor.submit_all
        started = self._services.turnstile.start(
            address(request), lambda: submit(owner, runs, tensorboard=events, part=part)
        )
        return [self._row(run) for run in started]

    def _row(self, run: Run) -> dict[str, Any]:
        return _told(self._services.executor.state(run.id, run.owner))

    def _told(self, function: Callable[..., Any]) -> str:
        """A function's words, with the names of what there is here to choose from."""
        names = {
            "nets": forms(),
            "gans": tuple(GANS),
            "data": [info.key for info in datasets(self._services.settings.data)],
            "recipes": tuple(RECIPES),
            "gan_recipes": tuple(GAN_RECIPES),
            "experiments": (*EXPERIMENTS, GAN_EXPERIMENT),
            "fields": _fields(TrainSpec),
            "gan_fields": _fields(GanTrainSpec),
            "pair_fields": PAIR_FIELDS,
        }
        texts = {key: ", ".join(some) for key, some in names.items()}
        words = (inspect.getdoc(function) or "").format(**texts, side=SIDE, size=SIZE)
        return " ".join(words.split())


def _fields(spec: type) -> list[str]:
    """What may be changed of a training, with the values that it is chosen from."""
    named = {field: values_of(spec, field) for field in knobs(spec) if field != SIZE}
    return [f"{f} ({' | '.join(map(str, v))})" if v else f for f, v in named.items()]


def _told(view: RunView) -> dict[str, Any]:
    """How a run stands, as programs are told."""
    run, train = view.run, view.run.spec.train
    return {
        "run": run.id,
        "name": run.name,
        "state": run.state,
        "reason": str(run.reason),
        "place": view.place,
        "others": view.others,
        "share": round(view.share, 4),
        "can_continue": view.can_continue,
        "saving": view.saving,
        "held": view.held,
        "group": run.part.group if run.part else None,
        "net": run.spec.net.name,
        "data": train.dataset,
        "seed": run.spec.seed,
        "seconds": train.seconds,
        "epochs": train.epochs,
        "settings": run.spec.settings,
        "created": run.created,
    }


def _points(news: News) -> list[dict[str, Any]]:
    points = [report for report in news.reports if isinstance(report, Point)]
    return [{k: v for k, v in report_to_dict(p).items() if k != "kind"} for p in points]


def _without_events(changes: object) -> tuple[object, bool]:
    """The changes without the one that is not of the training, and that one."""
    if not isinstance(changes, dict):
        return changes, False
    rest = {key: value for key, value in changes.items() if key != "tensorboard"}
    return rest, choice(changes.get("tensorboard", False), (True, False), "tensorboard")
