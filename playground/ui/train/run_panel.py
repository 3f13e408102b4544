"""What can be done with the chosen run: hold it, end it, train it longer, keep it, look into it."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from playground.runs.run import Run, RunView
from playground.runs.states import GOING_ON
from playground.specs import NAME_LENGTH
from playground.ui.http.asgi import address
from playground.ui.services import Services
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.networks import has_weights
from playground.ui.text import Say
from playground.ui.train.actions import Actions

MORE = 5  # epochs, or seconds times ten, that are offered on top


class RunPanel:
    """What one presses: above a run, what holds it, ends it and leads on; `show_more` makes the rest,
    below it. What holds and ends acts on the whole of an experiment."""

    def __init__(self, services: Services, actions: Actions, i18n: gr.I18n) -> None:
        self._executor, self._owners = services.executor, services.owners
        self._turnstile, self._actions = services.turnstile, actions
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
                self.film = _button(i18n, "film")
                self.delete = _button(i18n, "delete")
                self.really = _button(i18n, "really", "stop")
            self.file = gr.File(visible=False, show_label=False, elem_id="run-file")

    @property
    def outputs(self) -> list[Any]:
        """What `updates` is about."""
        return [
            *self._do.values(), self.continue_, self.look, self.slide, self.manage, self.name,
            self.more, self.longer, self.best, self.events, self.film, self.delete, self.really, self.file,
        ]  # fmt: skip

    def updates(
        self, view: RunView | None, say: Say, fresh: bool = True, together: Sequence[RunView] = ()
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
        classifier = bool(view and view.run.spec.classifier)
        by_epochs = bool(view and view.run.spec.train.epochs is not None)
        amount: dict[str, Any] = {"value": MORE if by_epochs else 10 * MORE} if fresh else {}
        go_on = states.isdisjoint(GOING_ON) and any(other.can_continue for other in views)
        shown = (*_states_buttons(states, bool(alike)), go_on)
        shown += (usable and classifier, usable and not classifier)
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
            gr.Button(visible=own and not classifier),
            gr.Button(visible=ended),
            gr.Button(visible=False),
            gr.File(None, visible=False),
        ]

    def wire(self, shown: gr.State, chosen: gr.Dropdown) -> None:
        """Connect what changes neither the list of runs nor who follows them.

        shown: the run that is. chosen: a run, or an experiment.
        """
        for name, button in self._do.items():
            button.click(self.by_owner(getattr(self._actions, name)), chosen, None, **QUIET)
        self.delete.click(
            lambda: [gr.Button(visible=False), gr.Button(visible=True)],
            None, [self.delete, self.really], **AT_ONCE,
        )  # fmt: skip
        actions = self._actions
        files = (
            (self.keep, actions.last),
            (self.best, actions.best),
            (self.events, actions.events),
            (self.film, actions.samples),
        )
        for button, make in files:
            button.click(self._file(make), shown, self.file, **QUIET).success(
                None, None, None, js=CLICK_FILE
            )

    def by_owner(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """A handler that calls the method with whoever asks, and what he sends."""

        def call(asked: object, request: gr.Request, *more: object) -> Any:
            return method(self._owners.of(request), asked, *more)

        call.__name__, call.__qualname__ = method.__name__, method.__qualname__
        return guarded(call)

    def _file(self, make: Callable[[str, object], Path]) -> Callable[..., gr.File]:
        """A handler that hands out the file which the method makes."""

        def call(asked: object, request: gr.Request) -> gr.File:
            return gr.File(str(make(self._owners.of(request), asked)), visible=True)

        return guarded(call)

    def admitted(self, method: Callable[..., Sequence[Run]]) -> Callable[..., None]:
        """The same with a method that sets runs going, and returns them: unless too many wait that
        came from one address."""

        def call(asked: object, request: gr.Request, *more: object) -> None:
            owner = self._owners.of(request)
            self._turnstile.start(address(request), lambda: method(owner, asked, *more))

        call.__name__, call.__qualname__ = method.__name__, method.__qualname__
        return guarded(call)

    def _has_best(self, view: RunView | None) -> bool:
        return view is not None and has_weights(self._executor, view.run, best=True)


# A click that makes a file downloads it too: its link is there a moment later.
CLICK_FILE = """() => {
  let patience = 50;
  const timer = setInterval(() => {
    const link = document.querySelector("#run-file a[download], #run-file a[href]");
    if (link) link.click();
    if (link || --patience < 0) clearInterval(timer);
  }, 100);
}"""


def _states_buttons(states: Collection[str], several: bool) -> tuple[bool, ...]:
    """Whether pause, resume and stop make sense for runs in these states; several: of one experiment."""
    return (
        "running" in states or (several and "queued" in states),
        "paused" in states and "running" not in states,
        any(state in GOING_ON for state in states),
    )


def _button(i18n: gr.I18n, name: str, variant: Any = "secondary", visible: bool = False) -> Any:
    return gr.Button(
        i18n(f"train.{name}"),
        size="sm",
        variant=variant,
        visible=visible,
        min_width=110,
        elem_id=f"run-{name}",
    )
