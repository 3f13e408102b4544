"""The Build tab: controls in, a NetSpec and its drawn plan out, without torch."""

from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS
from playground.errors import DepthError, LimitReached, PlaygroundError
from playground.plan import outline, plan
from playground.recipes import fitted
from playground.runs.limits import check_limits
from playground.settings import Limits
from playground.specs import NetSpec, TrainSpec
from playground.ui import readers
from playground.ui.api import publish
from playground.ui.build_form import QUIET, begin, filled, make_form
from playground.ui.compare_panel import Compare, compared
from playground.ui.custom import Values
from playground.ui.link import from_query
from playground.ui.readers import DEFAULTS
from playground.ui.share import Share, Standing, contents, loaded
from playground.ui.shield import shielded
from playground.ui.tables import Say, short, view
from playground.ui.text import speaker
from playground.ui.widgets.network import network_view

DEPTHS = {"wide_resnet": "wide_depth", "cifar_resnet": "cifar_depth", "plain": "plain_depth"}


class BuildTab:
    """The tab. For the others: `spec`, the network that can be trained, as a dictionary or None; and
    `train`, the button that leads to its training."""

    def __init__(self, demo: gr.Blocks, i18n: gr.I18n, limits: Limits) -> None:
        self.limits = limits
        self.spec = gr.State(None)
        self.standing = gr.State(None)  # (NetSpec, size) as drawn, also if it is impossible
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
                self.picture = network_view()
                self.compare = Compare(i18n)
                self.share = Share(i18n)
        self._wire(demo)
        publish()

    def _wire(self, demo: gr.Blocks) -> None:
        form, share, compare = self.form, self.share, self.compare
        known = [share.open, compare.other, *form.controls.values()]
        changing = [*form.controls.values(), *form.groups.values()]
        shown = [
            self.picture, self.spec, self.standing, self.train, *share.texts, compare.view,
            form.message, self.nearest, *form.depths,
        ]  # fmt: skip
        update = shielded(self.update)
        demo.load(shielded(self.open), None, [*changing, *shown], **QUIET)
        gr.on(
            [control.change for name, control in form.controls.items() if _is_trigger(name)],
            update,
            known,
            shown,
            trigger_mode="always_last",
            **QUIET,
        )
        for event, make, inputs in (
            (form.controls["family"].input, choose, [form.controls["family"], self.standing]),
            (share.load.click, load, [share.json, self.standing]),
        ):
            event(shielded(make), inputs, changing, **QUIET).success(update, known, shown, **QUIET)
        for side, button in enumerate(form.depths):
            controls = [form.controls[name] for name in DEPTHS.values()]
            inputs = [gr.State(side), self.nearest, form.controls["family"]]
            button.click(use_depth, inputs, controls, **QUIET)
        share.wire(self.standing)
        compare.wire(self.standing)

    def open(self, request: gr.Request) -> list[Any]:
        """On page load: the network of the link that was followed, or the one to begin with."""
        say = speaker(request)
        try:
            linked = from_query(request.query_params)
        except PlaygroundError as error:
            shown = self._answer(DEFAULTS, False, None, request)
            told = _warning(say("build.bad_link").format(reason=error), (), say)
            return [*filled({}), *shown[: -len(told)], *told]
        values = readers.write(*linked) if linked else DEFAULTS
        changes = filled(values if linked else {})
        return [*changes, *self._answer(values, False, None, request)]

    def update(
        self, share_open: object, other: Standing, request: gr.Request, *values: object
    ) -> list[Any]:
        """All that the tab shows of what the controls hold; a mistake leaves it as it was."""
        named = dict(zip(DEFAULTS, values, strict=True))
        return self._answer(named, share_open is True, other, request)

    def _answer(
        self, values: Values, share_open: bool, other: Standing, request: gr.Request
    ) -> list[Any]:
        say = speaker(request)
        try:
            now = readers.read(values)
            whole = outline(*now)
        except PlaygroundError as error:
            nearest = error.nearest if isinstance(error, DepthError) else ()
            return [*[gr.skip()] * 7, *_warning(str(error), nearest, say)]
        possible = whole.failure is None
        note = _beyond(now[0], self.limits, say) if possible else ""
        return [
            view(whole, TrainSpec().batch_size, say, note),
            now[0].to_dict() if possible else None,
            now,
            gr.Button(interactive=possible),
            *(contents(now) if share_open else [gr.skip(), gr.skip()]),
            compared(now, other, request) if other else gr.skip(),
            *_warning("", (), say),
        ]


def _is_trigger(name: str) -> bool:
    """Choosing a family fills other controls first; two values are kept and not shown."""
    return name not in ("family", "stride_on", "logit_scale")


def choose(family: object, now: Standing) -> list[Any]:
    return filled(begin(family, now))


def load(text: object, now: Standing) -> list[Any]:
    return filled(loaded(text, now))


def use_depth(side: int, nearest: tuple[int, int] | None, family: object) -> list[Any]:
    """Put the legal depth below (side 0) or above (1) into the chosen family's control."""
    depth = gr.skip() if nearest is None else nearest[side]
    return [depth if name == family else gr.skip() for name in DEPTHS]


def _warning(text: str, nearest: tuple[int, ...], say: Say) -> list[Any]:
    """The sentence under the controls, and a button for each legal depth."""
    buttons = [gr.Button(say("build.use").format(depth=d), visible=True) for d in nearest]
    hidden = [gr.Button(visible=False) for _ in range(2 - len(nearest))]
    message = gr.Markdown(f"⚠ {_plain(text)}" if text else "", visible=bool(text))
    return [message, nearest or None, *buttons, *hidden]


def _plain(text: str) -> str:
    """A sentence that may quote a payload, with nothing in it that Markdown would act upon."""
    return "".join(f"&#{ord(sign)};" if sign in "<>&[]()`*_!\\#" else sign for sign in text)


def _beyond(spec: NetSpec, limits: Limits, say: Say) -> str:
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
