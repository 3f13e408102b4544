"""The Train tab: starts runs, of the network that stands in Build or of others, and watches them."""

import threading
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

import gradio as gr

from playground.data.catalog import dataset
from playground.errors import SpecError, UnknownRun
from playground.numerals import short
from playground.plan import plan
from playground.ui.build import BuildTab
from playground.ui.events import AT_ONCE, QUIET
from playground.ui.plain import plain
from playground.ui.run_panel import RunPanel
from playground.ui.services import Services
from playground.ui.shelf import chosen_at_first, entries, followed, ids_of
from playground.ui.shield import shielded
from playground.ui.sights import sights
from playground.ui.text import speaker
from playground.ui.train_form import TrainForm
from playground.ui.train_reader import built, read
from playground.ui.turnstile import address
from playground.ui.watch import Progress, Shown
from playground.ui.widgets.run import run_view
from playground.ui.widgets.sights import sights_view

SESSIONS = 1000  # browsers that are remembered as watching
OVERLAID = 5  # runs that are shown beside the chosen one


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
    """The tab. For the others: `runs`, the chosen run's id, and the buttons in `panel` that lead on."""

    def __init__(self, services: Services, i18n: gr.I18n, owner: gr.BrowserState) -> None:
        self.services, self.owner, self.watchers = services, owner, Watchers()
        gr.Markdown(i18n("train.lead"), elem_classes="pp-lead")
        with gr.Row():
            with gr.Column(scale=1, min_width=280):
                self.form = TrainForm(i18n)
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
                with gr.Accordion(
                    i18n("train.overlay"), open=False, visible=False, elem_id="compare-runs"
                ) as self.comparing:
                    self.overlay = gr.CheckboxGroup([], show_label=False, elem_id="overlay")
                self.view = run_view()
                self.panel = RunPanel(services.executor, i18n)
                self.sights = sights_view()

    def wire(self, demo: gr.Blocks, build: BuildTab, tab: gr.Tab) -> None:
        """Connect the tab's events, and Build's network to it.

        What would be trained is said when the tab is opened, not at each move in Build.
        """
        form, panel, controls = self.form, self.panel, self.form.controls
        shelf = [self.owner, self.runs, self.overlay, self.comparing]
        described = [build.spec, controls["dataset"]]
        gr.on(
            [tab.select, build.train.click, controls["dataset"].change],
            shielded(self._describe), described, form.network, **AT_ONCE,
        )  # fmt: skip
        self.start.click(
            shielded(self._start), [self.owner, build.spec, *controls.values()], shelf, **QUIET
        )
        demo.load(shielded(self._open), self.owner, shelf, **QUIET)
        panel.wire(self.owner, self.runs)
        asked = [self.owner, self.runs]
        panel.really.click(shielded(self._delete), asked, shelf, **QUIET)
        panel.again.click(shielded(self._again), asked, shelf, **QUIET)
        named = gr.on(
            [panel.name.submit, panel.rename_.click],
            shielded(self._rename), [*asked, panel.name], shelf, **QUIET,
        )  # fmt: skip
        seen = [self.owner, self.runs, self.overlay]
        self.runs.input(shielded(self._choose), seen, self.overlay, **QUIET)
        watched = [self.view, self.sights, *panel.outputs]
        following: dict[str, Any] = {
            "concurrency_limit": None, "trigger_mode": "multiple", **QUIET,
        }  # fmt: skip
        gr.on(
            [self.runs.change, self.overlay.input],
            shielded(self._follow), seen, watched, **following,
        )  # fmt: skip
        # A tab's contents are made when it is first opened, and have missed what came before; and two
        # answers that come together may be taken for one.
        for event in (self.sights.opened, self.view.lost):
            event(shielded(self._follow), seen, watched, **following)
        for event in (
            panel.continue_.click(shielded(panel.go_on), asked, None, **QUIET),
            panel.longer.click(shielded(panel.go_on_longer), [*asked, panel.more], None, **QUIET),
            named,
        ):
            event.success(shielded(self._follow), seen, watched, **following)

    def _describe(self, spec: object, key: object, request: gr.Request) -> str:
        """The line that says what would be trained."""
        info, words = dataset(str(key)), speaker(request)
        try:
            net = built(spec, info.key)
        except SpecError as error:
            return f"⚠ {plain(words.sentence(error))}"
        params = short(plan(net, info.size).params)
        return words("train.network").format(
            name=plain(net.name), params=params, classes=net.classes, size=info.size,
            dataset=info.title,
        )  # fmt: skip

    def _start(
        self, request: gr.Request, owner: str | None, spec: object, *values: object
    ) -> list[Any]:
        """Submit what is asked for; the first run is then chosen, with the others laid over it."""
        owner = self.services.owners.of(owner)
        given = dict(zip(self.form.controls, values, strict=True))
        asked = read(given, spec, self.services.settings.limits)
        events = given["tensorboard"] is True
        submit = self.services.executor.submit_all
        runs = self.services.turnstile.start(
            address(request), lambda: submit(owner, asked, tensorboard=events)
        )
        return self._shelf(owner, runs[0].id, [run.id for run in runs[1:]])

    def _open(self, owner: str | None) -> list[Any]:
        """On page load: this browser's runs, the one that goes on or the newest chosen."""
        owner = self.services.owners.of(owner)
        return self._shelf(owner, chosen_at_first(self.services, owner))

    def _delete(self, owner: str | None, run_id: object) -> list[Any]:
        self.panel.remove(owner, run_id)
        return self._open(owner)

    def _again(self, owner: str | None, run_id: object) -> list[Any]:
        new = self.panel.replay(owner, run_id)
        return self._shelf(self.services.owners.of(owner), new, [str(run_id)])

    def _rename(self, owner: str | None, run_id: object, name: object) -> list[Any]:
        self.panel.rename(owner, run_id, name)
        listed = entries(self.services, self.services.owners.of(owner))
        others = gr.CheckboxGroup([entry for entry in listed if entry[1] != run_id])
        return [owner, gr.Dropdown(listed), others, gr.skip()]

    def _shelf(self, owner: str, chosen: str | None, over: list[str] | None = None) -> list[Any]:
        """Updates of the owner, the list of runs, and of those to tick for being laid over it."""
        listed = entries(self.services, owner)
        return [
            owner,
            gr.Dropdown(listed, value=chosen, visible=bool(listed)),
            _others(listed, chosen, over or []),
            gr.Accordion(visible=len(listed) > 1, open=bool(over)),
        ]

    def _choose(self, owner: str | None, chosen: object, over: object) -> Any:
        """Another run is chosen: it cannot be laid over itself."""
        return _others(entries(self.services, self.services.owners.of(owner)), chosen, over)

    async def _follow(
        self, owner: str | None, chosen: object, over: object, request: gr.Request
    ) -> AsyncIterator[list[Any]]:
        """A snapshot of the chosen run and those over it, then what comes, until all have ended or
        others are chosen.

        When a generator ends, Gradio sends what it yielded last once more. A follower that ends
        because others are chosen would so put its own run back, over the one that is now followed:
        therefore the last word of each is that nothing changes.
        """
        async with aclosing(self._news(owner, chosen, over, request)) as updates:
            async for update in updates:
                yield update
        yield [gr.skip(), gr.skip(), *_unchanged(self.panel)]

    async def _news(
        self, owner: str | None, chosen: object, over: object, request: gr.Request
    ) -> AsyncGenerator[list[Any], None]:
        """What `_follow` yields, but for its last word."""
        session = str(request.session_hash)
        token = self.watchers.begin(session)
        ids = ids_of(chosen, over, OVERLAID)
        names = {run_id: name for name, run_id in entries(self.services, owner or "")}
        shown = Shown(ids, speaker(request), names)
        if not ids:
            yield [
                shown.nothing(),
                sights(None, "", shown.say),
                *self.panel.updates(None, shown.say),
            ]
            return
        progress: dict[str, Progress] = {}
        offered = None
        try:
            async for news in followed(self.services, ids, owner or ""):
                if not self.watchers.is_present(session, token):
                    return
                run = news.view.run
                now = progress[run.id] = progress.get(run.id, Progress()).after(news.reports)
                state = (run.state, news.view.can_continue)
                changed = run.id == ids[0] and state != offered
                updates = _unchanged(self.panel)
                if changed:
                    updates = self.panel.updates(news.view, shown.say, fresh=offered is None)
                    offered = state
                yield [shown.news(news, now), sights(news, ids[0], shown.say, now.views), *updates]
        except UnknownRun:
            nothing = [Shown((), shown.say).nothing(), sights(None, "", shown.say)]
            yield [*nothing, *self.panel.updates(None, shown.say)]


def _others(listed: list[tuple[str, str]], chosen: object, over: object) -> gr.CheckboxGroup:
    """The runs that may be laid over the chosen one, and those of `over` among them that are."""
    others = [entry for entry in listed if entry[1] != chosen]
    wanted = over if isinstance(over, list) else []
    return gr.CheckboxGroup(others, value=[run_id for _, run_id in others if run_id in wanted])


def _unchanged(panel: RunPanel) -> list[Any]:
    return [gr.skip() for _ in panel.outputs]
