"""What can be done with the chosen run: hold it, end it, train it longer, keep it, look into it."""

import dataclasses
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import gradio as gr

from playground.data.leftovers import sweep
from playground.errors import RunError, SpecError
from playground.runs.run import Run, RunView
from playground.runs.states import GOING_ON
from playground.specs import NAME_LENGTH, NetSpec
from playground.ui.http.asgi import address
from playground.ui.services import Services
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.networks import has_weights
from playground.ui.shared.payload import whole
from playground.ui.shared.shield import shielded
from playground.ui.text import Say
from playground.ui.train.shelf import EXPERIMENT, SHIPPED

# A folder per run, of files that are handed out once; Gradio serves copies of them.
HANDED_OUT = Path(gettempdir()) / "paper-playground"
MORE = 5  # epochs, or seconds times ten, that are offered on top


class RunPanel:
    """What one presses: above a run, what holds it, ends it and leads on; `show_more` makes the rest,
    below it. What holds and ends acts on the whole of an experiment."""

    def __init__(self, services: Services, i18n: gr.I18n) -> None:
        self._executor, self._owners = services.executor, services.owners
        self._turnstile = services.turnstile
        with gr.Row():
            self._do = {name: _button(i18n, name) for name in ("pause", "resume", "stop")}
            self.continue_ = _button(i18n, "continue")
            self.look = _button(i18n, "look", "primary")
            self.slide = _button(i18n, "slide", "primary")

    def show_more(self, i18n: gr.I18n) -> None:
        """What is seldom done with a run, in a drawer."""
        with gr.Accordion(i18n("train.manage"), open=False, visible=False) as self.manage:
            with gr.Row():
                self.name = gr.Textbox(
                    label=i18n("train.name"),
                    max_length=NAME_LENGTH,
                    min_width=200,
                    elem_id="run-name",
                )
                self.more = gr.Number(
                    MORE,
                    label=i18n("train.more_epochs"),
                    precision=0,
                    min_width=200,
                    elem_id="run-more",
                )
            with gr.Row():
                self.rename_ = _button(i18n, "rename", visible=True)
                self.longer = _button(i18n, "longer")
                self.again = _button(i18n, "again", visible=True)
                self.keep = _button(i18n, "download", visible=True)
                self.best = _button(i18n, "best")
                self.events = _button(i18n, "events")
                self.delete = _button(i18n, "delete")
                self.really = _button(i18n, "really", "stop")
            self.file = gr.File(visible=False, show_label=False, elem_id="run-file")

    @property
    def outputs(self) -> list[Any]:
        """What `updates` is about."""
        return [
            *self._do.values(), self.continue_, self.look, self.slide, self.manage, self.name,
            self.more, self.longer, self.best, self.events, self.delete, self.really, self.file,
        ]  # fmt: skip

    def updates(
        self,
        view: RunView | None,
        say: Say,
        fresh: bool = True,
        together: Sequence[RunView] = (),
    ) -> list[Any]:
        """Which of it makes sense now; nothing for a training that is only replayed.

        view: of the run that is shown. together: all runs of its experiment, it among them.
        fresh: another run is shown than before, so that what was typed for that one goes.
        """
        own = bool(view and view.run.owner)
        state = view.run.state if view and own else ""
        part = view.run.part if view else None
        alike = [other for other in together if part and other.run.part == part]
        views = alike or ([view] if view and own else [])
        states = {other.run.state for other in views}
        ended = bool(own and view and not view.going_on)
        usable = state in ("done", "stopped")
        classifier = bool(view and isinstance(view.run.spec.net, NetSpec))
        by_epochs = bool(view and view.run.spec.train.epochs is not None)
        amount: dict[str, Any] = {"value": MORE if by_epochs else 10 * MORE} if fresh else {}
        shown = (
            "running" in states or bool(alike and "queued" in states),
            "paused" in states and "running" not in states,
            not states.isdisjoint(GOING_ON),
            states.isdisjoint(GOING_ON) and any(other.can_continue for other in views),
            usable and classifier,
            usable and not classifier,
        )
        return [
            *(gr.Button(visible=visible) for visible in shown),
            gr.Accordion(visible=own),
            gr.Textbox(view.run.name if view else "") if fresh else gr.skip(),
            gr.Number(
                **amount,
                label=say("train.more_epochs" if by_epochs else "train.more_seconds"),
                visible=state == "done",
            ),
            gr.Button(visible=state == "done"),
            gr.Button(visible=own and self._has_best(view)),
            gr.Button(visible=bool(own and view and view.run.tensorboard)),
            gr.Button(visible=ended),
            gr.Button(visible=False),
            gr.File(None, visible=False),
        ]

    def wire(self, shown: gr.State, chosen: gr.Dropdown) -> None:
        """Connect what changes neither the list of runs nor who follows them.

        shown: the run that is. chosen: a run, or an experiment.
        """
        for name, button in self._do.items():
            button.click(self.by_owner(getattr(self, f"_{name}")), chosen, None, **QUIET)
        self.delete.click(
            lambda: [gr.Button(visible=False), gr.Button(visible=True)],
            None, [self.delete, self.really], **AT_ONCE,
        )  # fmt: skip
        files = ((self.keep, self._last), (self.best, self._best), (self.events, self._events))
        for button, make in files:
            button.click(self.by_owner(make), shown, self.file, **QUIET).success(
                None, None, None, js=CLICK_FILE
            )

    def by_owner(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """A handler that calls the method with whoever asks, and what he sends."""

        def call(asked: object, request: gr.Request, *more: object) -> Any:
            return method(self._owners.of(request), asked, *more)

        call.__name__, call.__qualname__ = method.__name__, method.__qualname__
        return shielded(call)

    def admitted(self, method: Callable[..., Sequence[Run]]) -> Callable[..., None]:
        """The same with a method that sets runs going, and returns them: unless too many wait that
        came from one address."""

        def call(asked: object, request: gr.Request, *more: object) -> None:
            owner = self._owners.of(request)
            self._turnstile.start(address(request), lambda: method(owner, asked, *more))

        call.__name__, call.__qualname__ = method.__name__, method.__qualname__
        return shielded(call)

    def rename(self, owner: str, run_id: object, name: object) -> None:
        if not isinstance(name, str):
            raise SpecError("a run's name must be text")
        self._executor.rename(*asked_for(owner, run_id), name)

    def replay(self, owner: str, run_id: object) -> Run:
        """Train the same spec with the same seed once more, as its record says: the new run."""
        from playground.training.unfinished import record_of

        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        record = None
        if has_weights(self._executor, run):
            record = record_of(self._executor.checkpoint(*asked))
        spec = dataclasses.replace(run.spec, record=record)
        return self._executor.submit(run.owner, spec, run.name, run.tensorboard)

    def remove(self, owner: str, run_id: object) -> None:
        asked = asked_for(owner, run_id)
        self._executor.delete(*asked)
        shutil.rmtree(HANDED_OUT / asked[0], ignore_errors=True)

    def go_on(self, owner: str, chosen: object) -> list[Run]:
        """Take up those of the chosen that can be: they are returned."""
        views = [self._executor.state(run.id, run.owner) for run in self._whole(owner, chosen)]
        runs = [view.run for view in [view for view in views if view.can_continue] or views]
        for run in runs:
            self._executor.continue_(run.id, run.owner)
        return runs

    def go_on_longer(self, owner: str, run_id: object, more: object) -> list[Run]:
        count = whole(more, "how much longer")
        if count < 1:
            raise SpecError("how much longer must be at least 1: {count} is not", count=count)
        asked = asked_for(owner, run_id)
        self._executor.continue_(*asked, count)
        return [self._executor.state(*asked).run]

    def _pause(self, owner: str, chosen: object) -> None:
        """Those that wait first: none shall take the place that the running one frees."""
        runs = self._whole(owner, chosen)
        for run in [run for run in reversed(runs) if run.state in ("running", "queued")] or runs:
            self._executor.pause(run.id, run.owner)

    def _resume(self, owner: str, chosen: object) -> None:
        runs = self._whole(owner, chosen)
        first, *others = [run for run in runs if run.state == "paused"] or runs
        for run in (first, *reversed(others)):  # each goes to the front of the queue
            self._executor.resume(run.id, run.owner)

    def _stop(self, owner: str, chosen: object) -> None:
        for run in reversed(self._whole(owner, chosen)):
            self._executor.stop(run.id, run.owner)

    def _whole(self, owner: str, chosen: object) -> list[Run]:
        """The chosen run, or all of the chosen experiment in their order."""
        if not isinstance(chosen, str) or not chosen.startswith(EXPERIMENT):
            return [self._executor.state(*asked_for(owner, chosen)).run]
        group = chosen.removeprefix(EXPERIMENT)
        runs = [run for run in self._executor.runs(owner) if run.part]
        return [run for run in reversed(runs) if run.part and run.part.group == group]

    def _has_best(self, view: RunView | None) -> bool:
        return view is not None and has_weights(self._executor, view.run, best=True)

    def _last(self, owner: str, run_id: object) -> gr.File:
        return self._checkpoint(owner, run_id, best=False)

    def _best(self, owner: str, run_id: object) -> gr.File:
        return self._checkpoint(owner, run_id, best=True)

    def _checkpoint(self, owner: str, run_id: object, best: bool) -> gr.File:
        """What the run has learned, without what only its training needs."""
        from playground.training.publish import publish

        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        path = _place(run.id) / f"{_slug(run.name)}{'-best' if best else ''}.safetensors"
        folder = self._executor.checkpoint(*asked, best=best).parent
        publish(folder, path, "the page", best=best)
        return gr.File(str(path), visible=True)

    def _events(self, owner: str, run_id: object) -> gr.File:
        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        stem = _place(run.id) / f"{_slug(run.name)}-tensorboard"
        return gr.File(
            shutil.make_archive(str(stem), "zip", self._executor.events(*asked)), visible=True
        )


# A click that makes a file downloads it too: its link is there a moment later.
CLICK_FILE = """() => {
  let patience = 50;
  const timer = setInterval(() => {
    const link = document.querySelector("#run-file a[download], #run-file a[href]");
    if (link) link.click();
    if (link || --patience < 0) clearInterval(timer);
  }, 100);
}"""


def asked_for(owner: str, run_id: object) -> tuple[str, str]:
    """Which run, and for whom. Raises RunError if none of one's own is chosen."""
    if not isinstance(run_id, str) or not run_id or run_id.startswith(SHIPPED):
        raise RunError("choose one of your runs first")
    return run_id, owner


def _button(i18n: gr.I18n, name: str, variant: Any = "secondary", visible: bool = False) -> Any:
    return gr.Button(
        i18n(f"train.{name}"),
        size="sm",
        variant=variant,
        visible=visible,
        min_width=110,
        elem_id=f"run-{name}",
    )


def _place(run_id: str) -> Path:
    sweep(HANDED_OUT, "*")
    folder = HANDED_OUT / run_id
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "run"
