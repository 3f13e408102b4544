"""The Train tab: starts runs, of the network that stands in Build or of others, and watches them."""

import contextlib
import secrets
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS
from playground.errors import UnknownRun
from playground.runs.run import Part, RunView
from playground.ui.browser.asset import expression
from playground.ui.browser.news import told
from playground.ui.browser.overlay import overlay_view
from playground.ui.browser.run import run_view
from playground.ui.browser.snapshots import snapshots_view
from playground.ui.build.tab import BuildTab
from playground.ui.http.asgi import address as asker
from playground.ui.services import Services
from playground.ui.shared.address import Address, Parameters, lacking
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import field, real
from playground.ui.text import Say, speaker
from playground.ui.train.actions import Actions
from playground.ui.train.api import RunApi
from playground.ui.train.follower import Follower, standing
from playground.ui.train.form import TrainForm
from playground.ui.train.notebook import Notebook
from playground.ui.train.reader import chosen_set, described, read
from playground.ui.train.run_panel import RunPanel
from playground.ui.train.shelf import (
    EXPERIMENT,
    Selection,
    chosen_at_first,
    entries,
    overlays,
    selected,
)
from playground.ui.train.snapshots import snapshots
from playground.ui.train.watch import Shown
from playground.ui.train.watchers import Watchers

# The page's clock in place of the last input.
NOW = "(...inputs) => [...inputs.slice(0, -1), performance.now()]"


class TrainTab:
    """The tab. For the others: `runs`, what is chosen, `shown`, the run that is shown whole, and the
    buttons in `panel` that lead on."""

    def __init__(self, services: Services, i18n: gr.I18n) -> None:
        self.services, self.watchers = services, Watchers()
        self.actions = Actions(services.executor)
        self.shown = gr.State("")
        self.standing = gr.State(None)  # of what is shown: what the panel offers follows from it
        self.offered = gr.State("")  # the run for which the panel offers something
        self.picked = gr.State("")
        self.asked = gr.Number(0, visible=False)  # when the page asks to follow: see NOW
        gr.Markdown(i18n("train.lead"), elem_classes="pp-lead")
        gr.Markdown(i18n("train.visit"), elem_classes="pp-lead", elem_id="visit")
        with gr.Row():
            with gr.Column(scale=1, min_width=280):
                self.form = TrainForm(i18n, services)
                self.start = gr.Button(
                    i18n("train.start"),
                    variant="primary",
                    interactive=False,  # until the list of runs has come: it chooses one
                    elem_id="start-training",
                    elem_classes="pp-next",
                )
            with gr.Column(scale=3, min_width=320):
                self.runs = gr.Dropdown(
                    [], label=i18n("train.runs"), interactive=True, elem_id="runs", visible=False
                )
                self.panel = RunPanel(services, self.actions, i18n)
                with gr.Accordion(
                    i18n("train.overlay"), open=False, visible=False, elem_id="compare-runs"
                ) as self.comparing:
                    self.overlay = overlay_view()
                self.view = run_view()
                self.panel.show_more(i18n)
                Notebook(services.owners, i18n)
                RunApi(services, self.actions, self.panel.file).publish()
                self.snapshots = snapshots_view()

    def wire(self, demo: gr.Blocks, address: Address, build: BuildTab, tab: gr.Tab) -> None:
        """Connect the tab's events, and Build's network to it.

        What would be trained is said when the tab is opened, not at each move in Build.
        """
        form, controls = self.form, self.form.controls
        form.wire(tab)
        demo.unload(self._leave)
        shelf = [self.runs, self.overlay, self.comparing]
        described = [build.spec, controls["dataset"], controls["size"]]
        gr.on(
            [tab.select, build.train.click, controls["dataset"].change, controls["size"].change],
            guarded(self._describe), described, form.network, **AT_ONCE,
        )  # fmt: skip
        started = self.start.click(
            guarded(self._start), [build.spec, *controls.values()], shelf, **QUIET
        )
        started.success(None, None, None, js=expression("started.js"), api_visibility="private")
        address.on_arrival(self._come, [*shelf, self.start])
        address.remember("run", self.runs)
        self._wire_panel(shelf)

    def _wire_panel(self, shelf: list[Any]) -> None:
        """What can be done with the run that is shown, and what follows it."""
        panel = self.panel
        panel.wire(self.shown, self.runs)
        offered = [self.offered, *panel.outputs]
        self.standing.change(guarded(self._offer), [self.standing, self.offered], offered, **QUIET)
        shown = [self.shown, self.runs]
        deleted = panel.really.click(guarded(self._delete), shown, shelf, **QUIET)
        panel.again.click(guarded(self._again), self.shown, shelf, **QUIET)
        named = gr.on(
            [panel.name.submit, panel.rename_.click],
            guarded(self._rename), [self.shown, panel.name, self.runs], shelf, **QUIET,
        )  # fmt: skip
        self.runs.input(guarded(self._choose), self.runs, [self.overlay, self.comparing], **QUIET)
        picked = self.view.pick(guarded(_pick), None, self.picked, **QUIET)
        self._follow_on(
            [self.runs.change, self.overlay.tick, self.snapshots.opened, self.view.lost],
            [
                picked, named, deleted,
                panel.continue_.click(panel.admitted(self.actions.go_on), self.runs, None, **QUIET),
                panel.longer.click(
                    panel.admitted(self.actions.go_on_longer), [self.shown, panel.more], None, **QUIET
                ),
            ],
        )  # fmt: skip

    def _follow_on(self, at_once: list[Any], after: list[Any]) -> None:
        """What makes the page follow again: events, and handlers that have done their work.

        A tab's contents are made when it is first opened, and have missed what came before. The values
        are texts that need no more to be done to them, for which Gradio would take a thread each.
        """
        following: dict[str, Any] = {
            "inputs": [self.runs, self.overlay, self.picked, self.asked],
            "js": NOW,
            "outputs": [self.view, self.shown, self.snapshots, self.standing],
            "concurrency_limit": None,
            "trigger_mode": "multiple",
            "postprocess": False,
            **QUIET,
        }
        for event in [*at_once, *(handler.success for handler in after)]:
            event(guarded(self._follow), **following)

    def _describe(self, spec: object, key: object, size: object, request: gr.Request) -> str:
        return described(spec, chosen_set(key, size, self.services.settings), speaker(request))

    def _start(self, spec: object, request: gr.Request, *values: object) -> list[Any]:
        """Submit what is asked for, which is then chosen."""
        owner = self.services.owners.of(request)
        given = dict(zip(self.form.controls, values, strict=True))
        asked = read(given, spec, self.services.present)
        part = None
        if given["subject"] == "experiment":
            part = Part(str(given["experiment"]), secrets.token_hex(8))
        events = given["tensorboard"] is True
        submit = self.services.executor.submit_all
        runs = self.services.turnstile.start(
            asker(request), lambda: submit(owner, asked, tensorboard=events, part=part)
        )
        chosen = EXPERIMENT + part.group if part else runs[0].id
        return self._shelf(owner, chosen, speaker(request))

    def _come(self, parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        """On page load: this browser's runs, and chosen that of the address."""
        say, begin = speaker(request), gr.Button(interactive=True)
        if "run" in parameters:
            listed = [run_id for _, run_id in entries(self.services, owner, say)]
            if parameters["run"] in listed:
                return [*self._shelf(owner, parameters["run"], say), begin]
            lacking(parameters, "train", "run", say)
        return [*self._open(request), begin]

    def _open(self, request: gr.Request) -> list[Any]:
        """This browser's runs, the one that goes on or the newest chosen; without any, a recorded one."""
        owner = self.services.owners.of(request)
        if damaged := self.services.executor.unreadable(owner):
            say = speaker(request)
            gr.Warning(say("train.unreadable").format(count=damaged), title=say("common.note"))
        chosen = chosen_at_first(self.services, owner, DATASETS[0].key)
        return self._shelf(owner, chosen, speaker(request))

    def _delete(self, run_id: object, chosen: object, request: gr.Request) -> list[Any]:
        owner = self.services.owners.of(request)
        self.actions.remove(owner, run_id)
        if not selected(self.services, owner, chosen, None).experiment:
            return self._open(request)
        return self._shelf(owner, str(chosen), speaker(request))

    def _again(self, run_id: object, request: gr.Request) -> list[Any]:
        owner = self.services.owners.of(request)
        start = self.services.turnstile.start
        (new,) = start(asker(request), lambda: [self.actions.replay(owner, run_id)])
        return self._shelf(owner, new.id, speaker(request), [str(run_id)])

    def _rename(
        self, run_id: object, name: object, chosen: object, request: gr.Request
    ) -> list[Any]:
        owner, say = self.services.owners.of(request), speaker(request)
        self.actions.rename(owner, run_id, name)
        listed = gr.Dropdown(entries(self.services, owner, say))
        return [listed, overlays(self.services, owner, chosen, say), gr.skip()]

    def _shelf(
        self, owner: str, chosen: str | None, say: Say, over: list[str] | None = None
    ) -> list[Any]:
        """Updates of the list of runs, and of those to tick for being laid over it."""
        listed = entries(self.services, owner, say)
        beside = overlays(self.services, owner, chosen, say, over or ())
        return [
            gr.Dropdown(listed, value=chosen, visible=bool(listed)),
            beside,
            gr.Accordion(visible=bool(beside["entries"]), open=bool(over)),
        ]

    def _choose(self, chosen: object, request: gr.Request) -> list[Any]:
        """Another run is chosen: it cannot be laid over itself, nor an experiment over anything."""
        owner = self.services.owners.of(request)
        beside = overlays(self.services, owner, chosen, speaker(request))
        return [beside, gr.Accordion(visible=bool(beside["entries"]))]

    def _leave(self, request: gr.Request) -> None:
        """The page is closed: nobody is told any more."""
        self.watchers.end(str(request.session_hash))

    async def _follow(
        self, chosen: object, over: object, picked: object, asked: object, request: gr.Request
    ) -> AsyncIterator[list[Any]]:
        """A snapshot of the chosen run and those over it, then what comes, until all have ended or
        others are chosen. asked: when the page did: of two that it asks for at once, whichever comes
        first, the later one counts.

        When a generator ends, Gradio sends what it yielded last once more. A follower that ends
        because others are chosen would so put its own run back, over the one that is now followed:
        therefore the last word of each is that nothing changes.
        """
        owner, at = self.services.owners.of(request), real(asked, "asked")
        selection = selected(self.services, owner, chosen, over)
        async with aclosing(self._news(owner, selection, picked, at, request)) as updates:
            async for update in updates:
                yield update
        yield [gr.skip()] * 4

    async def _news(
        self, owner: str, selection: Selection, picked: object, at: float, request: gr.Request
    ) -> AsyncGenerator[list[Any], None]:
        """What `_follow` yields, but for its last word."""
        session, say = str(request.session_hash), speaker(request)
        nothing = [told(Shown((), say).nothing()), "", told(snapshots(None, "", say)), None]
        if not selection.ids:
            if self.watchers.begin(session, at, None):
                yield nothing
            return
        follower = Follower(self.services, owner, selection, picked, say)
        if not self.watchers.begin(session, at, follower.watch):
            return
        seen = gr.skip()
        try:
            async with aclosing(follower.tell()) as tellings:
                async for telling in tellings:
                    if follower.watch.left:
                        return
                    if telling.snapshots is not None:
                        seen = told(
                            telling.snapshots
                        )  # said again with all that follows, which is free
                    shown = telling.shown.run.id
                    yield [told(telling.curves), shown, seen, standing(shown, telling.views)]
        except UnknownRun:
            yield nothing

    def _offer(self, standing: object, offered: object, request: gr.Request) -> list[Any]:
        """What can be done with the run that is shown. An event of its own: Gradio makes each output of a
        generator again with each of its values, the unchanged ones too, and the panel has fifteen."""
        say = speaker(request)
        if not isinstance(standing, dict):
            return ["", *self.panel.updates(None, say)]
        owner, run_id = self.services.owners.of(request), standing["run"]
        views: dict[str, RunView] = {}
        for other in standing["ids"]:
            with contextlib.suppress(UnknownRun):  # deleted meanwhile, or only replayed
                views[other] = self.services.executor.state(other, owner)
        fresh = run_id != offered
        return [run_id, *self.panel.updates(views.get(run_id), say, fresh, tuple(views.values()))]


def _pick(event: gr.EventData) -> str:
    """The run of an experiment that is to be shown."""
    return str(field(event, "run"))
