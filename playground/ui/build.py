"""The Build tab: controls in, a NetSpec and its drawn plan out, without torch."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS
from playground.errors import DepthError, LimitReached, PlaygroundError
from playground.numerals import short
from playground.plan import outline, plan
from playground.recipes import fitted
from playground.runs.limits import check_limits
from playground.settings import Limits
from playground.specs import NetSpec, TrainSpec
from playground.ui import readers
from playground.ui.api import publish
from playground.ui.build_form import begin, filled, make_form
from playground.ui.compare_panel import Compare, compared
from playground.ui.events import AT_ONCE, QUIET
from playground.ui.link import from_query, query
from playground.ui.plain import plain
from playground.ui.readers import DEFAULTS
from playground.ui.send import Send
from playground.ui.services import Services
from playground.ui.share import Share, Standing, contents, loaded
from playground.ui.shield import shielded
from playground.ui.tables import view
from playground.ui.text import Say, speaker
from playground.ui.widgets.network import as_value, network_view

TOLD = 4  # updates of what `_said` returns: the message, the legal depths, a button for each
SHOWN = 8 + TOLD  # updates of all that the tab shows
DEPTHS = {"wide_resnet": "wide_depth", "cifar_resnet": "cifar_depth", "plain": "plain_depth"}


class BuildTab:
    """The tab. For the others: `spec`, the network that can be trained, as a dictionary or None; and
    `train`, the button that leads to its training."""

    def __init__(
        self, demo: gr.Blocks, services: Services, i18n: gr.I18n, owner: gr.BrowserState
    ) -> None:
        self.limits = services.settings.limits
        self.spec = gr.State(None)
        self.standing = gr.State(None)  # (NetSpec, size) as drawn, also if it is impossible
        self.troubled = gr.State(False)  # whether the message is shown or the button is off
        self.nearest = gr.State(None)  # the legal depths beside one that is not
        gr.Markdown(i18n("build.lead"), elem_classes="pp-lead")
        with gr.Row():
            with gr.Column(scale=1, min_width=280, elem_id="build-controls"):
                self.form = make_form(i18n)
                self.train = gr.Button(
                    i18n("build.train"),
                    variant="primary",
                    elem_classes="pp-next",
                    elem_id="train-this",
                )
            with gr.Column(scale=3, min_width=320):
                self.message = gr.Markdown(visible=False, elem_id="build-message")
                with gr.Row(elem_id="depths"):
                    self.depths = [
                        gr.Button(visible=False, size="sm", min_width=80, elem_id=f"depth-{side}")
                        for side in ("below", "above")
                    ]
                self.picture = network_view()
        self.send = Send(services, i18n)
        self.compare = Compare(i18n)
        self.share = Share(i18n)
        self._wire(demo)
        self.send.wire(self.standing, owner)
        publish()

    def _wire(self, demo: gr.Blocks) -> None:
        form, share = self.form, self.share
        every = list(form.controls.values())
        changing = [*every, *form.groups.values()]
        context = [share.open, self.compare.other, self.troubled]
        shown = [
            self.picture, self.standing, self.spec, *share.texts, self.compare.view,
            self.troubled, self.train, self.message, self.nearest, *self.depths,
        ]  # fmt: skip
        demo.load(shielded(self.open), None, [*changing, *shown], **AT_ONCE)
        for family, names in readers.CONTROLS.items():  # few inputs make for a quick answer
            given = ("family", *names, *readers.SHARED)
            gr.on(
                [form.controls[name].change for name in names],
                self._updater(given, family),
                [*context, *(form.controls[name] for name in given)],
                shown,
                trigger_mode="always_last",
                **AT_ONCE,
            )
        update = self._updater(tuple(DEFAULTS))
        inputs = [*context, *every]
        shared = [form.controls[name].change for name in readers.SHARED]
        gr.on(shared, update, inputs, shown, trigger_mode="always_last", **AT_ONCE)
        for event, make, of in (
            (form.controls["family"].input, choose, form.controls["family"]),
            (share.load.click, load, share.json),
        ):
            asked = [of, self.standing]
            made = event(shielded(make), asked, changing, trigger_mode="always_last", **QUIET)
            made.success(update, inputs, shown, **AT_ONCE)
        for side, button in enumerate(self.depths):
            place = [gr.State(side), self.nearest, form.controls["family"]]
            button.click(use_depth, place, [form.controls[n] for n in DEPTHS.values()], **AT_ONCE)
        share.wire(self.standing)
        self.compare.wire(self.standing)

    def open(self, request: gr.Request) -> list[Any]:
        """On page load: the network of the link that was followed, or the one to begin with."""
        say = speaker(request)
        try:
            linked = from_query(request.query_params)
        except PlaygroundError as error:
            drawn = self._drawn(*readers.read(DEFAULTS), request)
            told = _said(say("build.bad_link").format(reason=say.sentence(error)), (), say)
            return [*filled({}), *drawn, gr.skip(), gr.skip(), gr.skip(), True, gr.skip(), *told]
        now = linked or readers.read(DEFAULTS)
        changes = filled(readers.write(*now) if linked else {})
        return [*changes, *self._answer(now, (False, None, False), request)]

    def _updater(self, names: tuple[str, ...], family: str = "") -> Callable[..., list[Any]]:
        """A handler that answers to the controls of these names; not if another family is chosen."""

        def update(
            share_open: object,
            other: Standing,
            troubled: bool,
            request: gr.Request,
            *values: object,
        ) -> list[Any]:
            given = dict(zip(names, values, strict=True))
            if family and given["family"] != family:
                return [gr.skip()] * SHOWN
            try:
                now = readers.read({**DEFAULTS, **given})
                return self._answer(now, (share_open is True, other, troubled), request)
            except PlaygroundError as error:
                nearest = error.nearest if isinstance(error, DepthError) else ()
                say = speaker(request)
                told = _said(say.sentence(error), nearest, say)
                stands = [gr.skip(), gr.skip(), None, *[gr.skip()] * (SHOWN - TOLD - 5)]
                return [*stands, True, gr.Button(interactive=False), *told]

        return shielded(update)

    def _answer(
        self, now: tuple[NetSpec, int], context: tuple[bool, Standing, bool], request: gr.Request
    ) -> list[Any]:
        """All that the tab shows of a network; what has not changed is left alone, for speed.

        context: whether the texts are shown, the network to compare with, whether something is
        amiss on the page.
        """
        share_open, other, troubled = context
        picture, standing, spec = self._drawn(*now, request)
        texts = contents(now) if share_open else [gr.skip(), gr.skip()]
        versus = compared(now, other, request) if other else gr.skip()
        calm = [gr.skip()] * (2 + TOLD)
        if troubled or spec is None:
            told = _said("", (), speaker(request))
            calm = [spec is None, gr.Button(interactive=spec is not None), *told]
        return [picture, standing, spec, *texts, versus, *calm]

    def _drawn(self, spec: NetSpec, size: int, request: gr.Request) -> list[Any]:
        """The picture, the network it is of, and the network as it can be trained, if it can be built."""
        say = speaker(request)
        whole = outline(spec, size)
        notes = [depth_note(spec, say), "" if whole.failure else beyond(spec, self.limits, say)]
        picture = view(whole, TrainSpec().batch_size, say, " ".join(filter(None, notes)))
        picture["query"] = query(spec, size)
        return [as_value(picture), (spec, size), None if whole.failure else spec.to_dict()]


def choose(family: object, now: Standing) -> list[Any]:
    return filled(begin(family, now))


def load(text: object, now: Standing) -> list[Any]:
    return filled(loaded(text, now))


def use_depth(side: int, nearest: tuple[int, int] | None, family: object) -> list[Any]:
    """Put the legal depth below (side 0) or above (1) into the chosen family's control."""
    depth = gr.skip() if nearest is None else nearest[side]
    return [depth if name == family else gr.skip() for name in DEPTHS]


def _said(text: str, nearest: tuple[int, ...], say: Say) -> list[Any]:
    """The sentence over the picture, and a button for each legal depth."""
    buttons = [gr.Button(say("build.use").format(depth=d), visible=True) for d in nearest]
    hidden = [gr.Button(visible=False) for _ in range(2 - len(nearest))]
    message = gr.Markdown(f"⚠ {plain(text)}" if text else "", visible=bool(text))
    return [message, nearest or None, *buttons, *hidden]


def depth_note(spec: NetSpec, say: Say) -> str:
    """How a WRN's depth is counted, where its blocks leave room for doubt; else nothing."""
    blocks, convolutions = spec.stages[0].blocks, len(spec.block.kernels)
    family = readers.write(spec, 32)["family"] if convolutions != 2 else ""
    if family != "wide_resnet":
        return ""
    depth = 3 * convolutions * blocks + 4  # as `families.wide_resnet` has it
    values = {"depth": depth, "blocks": blocks, "convolutions": convolutions}
    return say("build.depth_note").format(**values)


def beyond(spec: NetSpec, limits: Limits, say: Say) -> str:
    """Why the network cannot be trained here, on the data that is ready; nothing if it can be."""
    info = DATASETS[0]
    try:
        check_limits(plan(fitted(spec, info.key), info.size), TrainSpec(), limits)
    except LimitReached:
        sizes = {name: short(getattr(limits, name)) for name in ("params", "macs", "activations")}
        return say("build.beyond").format(size=info.size, **sizes)
    except PlaygroundError:  # too deep for such small images: the Train tab says so
        return ""
    return ""
