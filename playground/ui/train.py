"""The Train tab: starts runs of the network that stands in Build, and watches them."""

import threading
from collections import OrderedDict
from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS, dataset
from playground.errors import SpecError, UnknownRun
from playground.numerals import short
from playground.plan import plan
from playground.recipes import DEFAULT_RECIPE, RECIPES, fitted, recipe
from playground.records import Point, Preparing
from playground.runs.executor import RunView, follow
from playground.runs.limits import check_limits
from playground.runs.store import Run
from playground.specs import BATCH_SIZE, SEED, NetSpec, RunSpec
from playground.ui.build import BuildTab
from playground.ui.owner import owner_of
from playground.ui.payload import real, whole
from playground.ui.services import Services
from playground.ui.shield import shielded
from playground.ui.text import say, speaker
from playground.ui.watch import news
from playground.ui.widgets.run import run_view

UNITS = ("seconds", "epochs")
SESSIONS = 1000  # browsers that are remembered as watching
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class Watchers:
    """Which follower is each browser session's present one: an older one sees that and ends."""

    def __init__(self) -> None:
        self._present: OrderedDict[str, object] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, session: str) -> object:
        """A token for a new follower of that session."""
        token = object()
        with self._lock:
            self._present[session] = token
            self._present.move_to_end(session)
            while len(self._present) > SESSIONS:
                self._present.popitem(last=False)
        return token

    def is_present(self, session: str, token: object) -> bool:
        with self._lock:
            return self._present.get(session) is token


class TrainTab:
    """The tab's parts that others use: the chosen run, and the button that looks into it."""

    def __init__(self, services: Services, i18n: gr.I18n, owner: gr.BrowserState) -> None:
        self.services, self.owner, self.watchers = services, owner, Watchers()
        gr.Markdown(i18n("train.lead"), elem_classes="pp-lead")
        with gr.Row():
            with gr.Column(scale=1, min_width=280):
                self.network = gr.Markdown(elem_id="train-network")
                self._settings(i18n)
                self.start = gr.Button(
                    i18n("train.start"),
                    variant="primary",
                    elem_id="start-training",
                    elem_classes="pp-next",
                )
            with gr.Column(scale=3, min_width=320):
                self.runs = gr.Dropdown(
                    [], label=i18n("train.runs"), interactive=True, elem_id="runs", visible=False
                )
                self.view = run_view()
                with gr.Row():
                    self.buttons = {
                        name: gr.Button(
                            i18n(f"train.{name}"), size="sm", visible=False, elem_id=f"run-{name}"
                        )
                        for name in ("pause", "resume", "stop", "continue", "delete")
                    }
                    self.look = gr.Button(
                        i18n("train.look"),
                        variant="primary",
                        size="sm",
                        visible=False,
                        elem_id="run-look",
                    )

    def _settings(self, i18n: gr.I18n) -> None:
        self.dataset = gr.Radio(
            [(info.title, info.key) for info in DATASETS],
            value=DATASETS[0].key,
            label=i18n("train.dataset"),
            info=i18n("train.dataset_info"),
            elem_id="dataset",
        )
        self.recipe = gr.Dropdown(
            [(i18n(f"train.recipe_{name}"), name) for name in RECIPES],
            value=DEFAULT_RECIPE,
            label=i18n("train.recipe"),
            elem_id="recipe",
        )
        with gr.Row():
            self.length = gr.Number(
                60, label=i18n("train.length"), minimum=1, min_width=90, elem_id="length"
            )
            self.unit = gr.Radio(
                [(i18n(f"train.unit_{name}"), name) for name in UNITS],
                value="seconds",
                label=i18n("train.unit"),
                min_width=160,
                elem_id="unit",
            )
        with gr.Accordion(i18n("train.more"), open=False):
            self.batch_size = gr.Number(
                RECIPES[DEFAULT_RECIPE].batch_size,
                label=i18n("train.batch_size"),
                precision=0,
                minimum=BATCH_SIZE.low,
                maximum=BATCH_SIZE.high,
            )
            self.lr = gr.Number(None, label=i18n("train.lr"))
            self.held_out = gr.Number(
                1000, label=i18n("train.held_out"), precision=0, minimum=0, elem_id="held-out"
            )
            self.seed = gr.Number(
                0, label=i18n("train.seed"), precision=0, minimum=0, maximum=SEED.high
            )

    def wire(self, demo: gr.Blocks, build: BuildTab) -> None:
        """Connect the tab's events, and Build's network to it."""
        settings = [
            build.spec, self.dataset, self.recipe, self.length, self.unit,
            self.batch_size, self.lr, self.held_out, self.seed,
        ]  # fmt: skip
        watched = [self.view, *self.buttons.values(), self.look]
        following: dict[str, Any] = {
            "concurrency_limit": None, "trigger_mode": "multiple", **QUIET,
        }  # fmt: skip
        gr.on(
            [build.picture.change, self.dataset.change],
            shielded(self._describe),
            [build.spec, self.dataset],
            self.network,
            queue=False,
            **QUIET,
        )
        self.recipe.input(_batch_size, self.recipe, self.batch_size, queue=False, **QUIET)
        self.start.click(
            shielded(self._start), [self.owner, *settings], [self.owner, self.runs], **QUIET
        )
        self.runs.change(shielded(self._follow), [self.owner, self.runs], watched, **following)
        demo.load(shielded(self._find), self.owner, [self.owner, self.runs], **QUIET)
        for name in ("pause", "resume", "stop"):
            self.buttons[name].click(
                shielded(getattr(self, f"_{name}")), [self.owner, self.runs], None, **QUIET
            )
        self.buttons["continue"].click(
            shielded(self._continue), [self.owner, self.runs], None, **QUIET
        ).success(shielded(self._follow), [self.owner, self.runs], watched, **following)
        self.buttons["delete"].click(
            shielded(self._delete), [self.owner, self.runs], [self.owner, self.runs], **QUIET
        )

    def _describe(self, spec: object, key: object, request: gr.Request) -> str:
        """The line that says what would be trained."""
        if spec is None:
            return say("train.no_network", request)
        net = fitted(NetSpec.from_dict(spec), str(key))
        params = short(plan(net, dataset(str(key)).size).params)
        return say("train.network", request).format(name=net.name, params=params)

    def _start(
        self, owner: str | None, spec: object, key: object, name: object, *rest: object
    ) -> list[Any]:
        """Submit a run of these settings; the runs list then shows it."""
        owner = owner_of(owner)
        length, unit, batch_size, lr, held_out, seed = rest
        net = fitted(NetSpec.from_dict(spec), str(key))
        changes: dict[str, Any] = {
            "batch_size": whole(batch_size, "batch size"),
            "validation": whole(held_out, "validation images"),
        }
        if unit == "epochs":
            changes["epochs"] = whole(length, "epochs")
        else:
            changes["seconds"] = real(length, "seconds")
        if lr is not None:
            changes["lr"] = real(lr, "learning rate")
        train = recipe(str(name), str(key), changes)
        check_limits(plan(net, dataset(str(key)).size), train, self.services.settings.limits)
        run = self.services.executor.submit(owner, RunSpec(net, train, whole(seed, "seed")))
        return [owner, self._list(owner, run.id)]

    def _find(self, owner: str | None) -> list[Any]:
        """On page load: this browser's runs, the one that goes on or the newest chosen."""
        owner = owner_of(owner)
        runs = self.services.executor.runs(owner)
        going = [run for run in runs if run.state in ("running", "queued", "paused")]
        chosen = next((run.id for run in going or runs), None)
        return [owner, self._list(owner, chosen)]

    def _list(self, owner: str, chosen: str | None) -> gr.Dropdown:
        runs = self.services.executor.runs(owner)
        choices = [(_label(run, len(runs) - i), run.id) for i, run in enumerate(runs)]
        return gr.Dropdown(choices, value=chosen, visible=bool(runs))

    async def _follow(
        self, owner: str | None, run_id: object, request: gr.Request
    ) -> AsyncIterator[list[Any]]:
        """A snapshot of the chosen run, then what comes, until it ends or another is chosen."""
        speak = speaker(request)
        session = str(request.session_hash)
        token = self.watchers.begin(session)

        if not isinstance(run_id, str):
            yield [news(None, [], 0, speak), *_button_updates(None)]
            return
        start, state = 0, ""
        last: list[Preparing | Point] = []
        try:
            async for view, reports in follow(self.services.executor, run_id, owner or ""):
                if not self.watchers.is_present(session, token):
                    return
                told = [report for report in reports if isinstance(report, Preparing | Point)]
                last = told[-1:] or last
                shown = news(view, told or last, start, speak)
                if not told:
                    shown["points"] = []
                changed = state != view.run.state or start == 0
                buttons = _button_updates(view) if changed else [gr.skip()] * 6
                yield [shown, *buttons]
                start, state = start + len(reports), view.run.state
        except UnknownRun:
            yield [news(None, [], 0, speak), *_button_updates(None)]

    def _pause(self, owner: str | None, run_id: object) -> None:
        self.services.executor.pause(*_asked(owner, run_id))

    def _resume(self, owner: str | None, run_id: object) -> None:
        self.services.executor.resume(*_asked(owner, run_id))

    def _stop(self, owner: str | None, run_id: object) -> None:
        self.services.executor.stop(*_asked(owner, run_id))

    def _continue(self, owner: str | None, run_id: object) -> None:
        self.services.executor.continue_(*_asked(owner, run_id))

    def _delete(self, owner: str | None, run_id: object) -> list[Any]:
        self.services.executor.delete(*_asked(owner, run_id))
        return self._find(owner)


def _asked(owner: str | None, run_id: object) -> tuple[str, str]:
    if not isinstance(run_id, str):
        raise SpecError("choose one of your runs first")
    return run_id, owner or ""


def _label(run: Run, number: int) -> str:
    return f"{number} · {run.name} · {dataset(run.spec.train.dataset).title}"


def _batch_size(name: object) -> int:
    known = RECIPES.get(str(name), RECIPES[DEFAULT_RECIPE])
    return known.batch_size


def _button_updates(view: RunView | None) -> list[Any]:
    """Which of pause, resume, stop, continue, delete and look make sense now."""
    state = view.run.state if view else ""
    shown = (
        state == "running",
        state == "paused",
        state in ("queued", "running", "paused"),
        bool(view and view.can_continue),
        bool(view and not view.going_on),
        bool(view and not view.going_on and state in ("done", "stopped")),
    )
    return [gr.Button(visible=visible) for visible in shown]
