"""The Build tab: controls in, a NetSpec and its drawn plan out, without torch."""

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from playground.data.catalog import DATASETS
from playground.errors import DepthError, LimitReached, PlaygroundError, SpecError
from playground.families import FAMILIES, cifar_resnet, member
from playground.plan import outline, plan
from playground.recipes import fitted
from playground.runs.limits import check_limits
from playground.settings import Limits
from playground.specs import NetSpec, TrainSpec
from playground.text import LANGUAGES
from playground.ui.browser.asset import expression
from playground.ui.browser.network import as_value, network_view
from playground.ui.build import readers
from playground.ui.build.api import publish
from playground.ui.build.begin import DEEP, Begin
from playground.ui.build.compare_panel import Compare, compared
from playground.ui.build.custom import Values
from playground.ui.build.form import begin, filled, make_form
from playground.ui.build.link import from_query, mended, query
from playground.ui.build.pair import Pair
from playground.ui.build.readers import DEFAULTS
from playground.ui.build.send import Send
from playground.ui.build.share import Share, Standing, contents, loaded
from playground.ui.build.tables import table
from playground.ui.build.trouble import TOLD, Trouble, reasoned, told
from playground.ui.build.turns import in_turn
from playground.ui.services import Services
from playground.ui.shared.address import Address, Parameters
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.text import Say, speaker

SHOWN = 8 + TOLD  # updates of all that the tab shows


class BuildTab:
    """The tab. For the others: `spec`, the network that can be trained, as a dictionary or None; and
    `train`, the button that leads to its training; and `pair`, the GANs' panel, which has one, too."""

    def __init__(self, address: Address, services: Services, i18n: gr.I18n) -> None:
        self.limits = services.settings.limits
        first = readers.read(DEFAULTS)
        self.spec = gr.State(first[0].to_dict())
        self.standing = gr.State(first)  # (NetSpec, size) as drawn, also if it is impossible
        self.begin = Begin(i18n)
        gr.Markdown(i18n("build.lead"), elem_classes="pp-lead")
        with gr.Row(elem_id="build-row"):
            with gr.Column(scale=1, min_width=280, elem_id="build-controls"):
                self.form = make_form(i18n)
                self.train = gr.Button(
                    i18n("build.train"),
                    variant="primary",
                    elem_classes="pp-next",
                    elem_id="train-this",
                )
            with gr.Column(scale=3, min_width=320, elem_id="built"):
                self.trouble = Trouble()
                drawn = {
                    code: self._picture(*first, Say(one))[0] for code, one in LANGUAGES.items()
                }
                self.picture = network_view(first=drawn)
        self.send = Send(services, i18n)
        self.compare = Compare(i18n)
        self.share = Share(i18n)
        self.pair = Pair(self.limits, i18n)
        self._wire(address)
        self.send.wire(self.standing)
        publish()

    def _answer_each_family(self, context: list[Any], shown: list[Any]) -> None:
        """Each family's knobs answered from few inputs, which makes for a quick answer."""
        controls = self.form.controls
        for family, names in readers.CONTROLS.items():
            given = ("family", *names, *readers.SHARED)
            gr.on(
                [controls[name].input for name in names],
                self._updater(given, family),
                [*context, *(controls[name] for name in given)],
                shown,
                trigger_mode="always_last",
                **AT_ONCE,
            )

    def _wire(self, address: Address) -> None:
        form, share, trouble = self.form, self.share, self.trouble
        every = list(form.controls.values())
        changing = [*every, *form.groups.values()]
        context = [share.open, self.compare.other, trouble.there]
        shown = [
            self.picture, self.standing, self.spec, *share.texts, self.compare.view,
            trouble.there, self.train, *trouble.outputs,
        ]  # fmt: skip
        address.on_arrival(self.come, [*changing, *shown], "built", **AT_ONCE)
        self._answer_each_family(context, shown)
        update = self._updater(tuple(DEFAULTS))
        inputs = [*context, *every]
        shared = [form.controls[name].input for name in readers.SHARED]
        gr.on(shared, update, inputs, shown, trigger_mode="always_last", **AT_ONCE)
        setting: tuple[tuple[Any, Callable[..., list[Any]], list[Any]], ...] = (
            (form.controls["family"].input, choose, [form.controls["family"], self.standing]),
            (share.load.click, load, [share.json, self.standing]),
            *(
                (button.click, use, [gr.State(side), trouble.ways])
                for side, button in enumerate(trouble.buttons)
            ),
        )
        for event, make, asked in setting:
            made = event(guarded(make), asked, changing, trigger_mode="always_last", **QUIET)
            made.success(update, inputs, shown, **AT_ONCE)
        for filling in (address.on_back(_back, changing), *form.restaged):
            filling.success(update, inputs, shown, **AT_ONCE)
        begun = self.begin.shortcuts.click(deep, None, changing, **AT_ONCE)
        drawn = begun.success(update, inputs, shown, **AT_ONCE)
        sent = drawn.success(self.send.begun, None, self.send.beginning, **AT_ONCE)
        sent.success(None, None, None, js=expression("begin.js"))
        share.wire(self.standing)
        self.compare.wire(self.standing)

    def come(self, parameters: Parameters, _owner: str, request: gr.Request) -> list[Any]:
        """The network of the address; the one to begin with stands there already."""
        say = speaker(request)
        try:
            linked = from_query(parameters)
        except PlaygroundError as error:
            drawn = self._drawn(*readers.read(DEFAULTS), request)
            text = say("build.bad_link").format(reason=_sentence(error, say))
            news = told(text, _ways(parameters, error), say)
            return [*filled({}), *drawn, gr.skip(), gr.skip(), gr.skip(), True, gr.skip(), *news]
        if linked is None:
            return [*filled({}), *[gr.skip()] * SHOWN]
        changes = filled(readers.write(*linked))
        return [*changes, *self._answer(linked, (False, None, False), request)]

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
                say = speaker(request)
                news = told(_sentence(error, say), _legal(given, error), say, stale=True)
                stands = [gr.skip(), gr.skip(), None, *[gr.skip()] * (SHOWN - TOLD - 5)]
                return [*stands, True, gr.Button(interactive=False), *news]

        return guarded(update)

    def _answer(
        self, now: tuple[NetSpec, int], context: tuple[bool, Standing, bool], request: gr.Request
    ) -> list[Any]:
        """All that the tab shows of a network; what has not changed is left alone, for speed.

        context: whether the texts are shown, the network to compare with, whether something is
        amiss on the page.
        """
        share_open, other, troubled = context
        with in_turn(now[0], *([other[0]] if other else [])):
            picture, standing, spec = self._drawn(*now, request)
            texts = contents(now) if share_open else [gr.skip(), gr.skip()]
            versus = compared(now, other, request) if other else gr.skip()
        calm = [gr.skip()] * (2 + TOLD)
        if troubled or spec is None:
            nothing = told("", {}, speaker(request))
            calm = [spec is None, gr.Button(interactive=spec is not None), *nothing]
        return [picture, standing, spec, *texts, versus, *calm]

    def _drawn(self, spec: NetSpec, size: int, request: gr.Request) -> list[Any]:
        """The picture, the network it is of, and the network as it can be trained, if it can be built."""
        picture, failed = self._picture(spec, size, speaker(request))
        return [picture, (spec, size), None if failed else spec.to_dict()]

    def _picture(self, spec: NetSpec, size: int, say: Say) -> tuple[str, bool]:
        """What the widget shows of a network, in a language, and whether it cannot be built."""
        whole = outline(spec, size)
        notes = [depth_note(spec, say), "" if whole.failure else beyond(spec, self.limits, say)]
        picture = table(whole, TrainSpec().batch_size, say, " ".join(filter(None, notes)))
        picture["query"] = query(spec, size)
        return as_value(picture), whole.failure is not None


def _back(parameters: Parameters, _owner: str, _request: gr.Request) -> list[Any]:
    """The controls as they were at an address."""
    return filled(readers.write(*(from_query(parameters) or readers.read(DEFAULTS))))


def deep() -> list[Any]:
    """The network to see with what shortcuts are for."""
    return filled(readers.write(cifar_resnet(DEEP), 32))


def choose(family: object, now: Standing) -> list[Any]:
    return filled(begin(family, now))


def load(text: object, now: Standing) -> list[Any]:
    return filled(loaded(text, now))


def use(side: int, ways: list[Values] | None) -> list[Any]:
    """The controls as the button on that side has them: 0 for the legal depth below, 1 above."""
    return filled(ways[side] if ways else {})


def _sentence(error: PlaygroundError, say: Say) -> str:
    """What is wrong, and why a depth is."""
    sentence = say.sentence(error)
    return (
        reasoned(sentence, say.sentence(error.why)) if isinstance(error, DepthError) else sentence
    )


def _legal(values: Values, error: PlaygroundError) -> dict[int, Values]:
    """By depth, what puts it into the controls of the chosen family."""
    if not isinstance(error, DepthError):
        return {}
    control = FAMILIES[str(values["family"])].knobs[0].key
    return {depth: {control: depth} for depth in error.nearest}


def _ways(parameters: Mapping[str, str], error: PlaygroundError) -> dict[int, Values]:
    """By depth, the controls that give what a bad link asks for, with a legal depth."""
    try:
        nearest = error.nearest if isinstance(error, DepthError) else ()
        return {depth: readers.write(*mended(parameters, depth)) for depth in nearest}
    except SpecError:  # more is wrong with it than its depth
        return {}


def depth_note(spec: NetSpec, say: Say) -> str:
    """How a WRN's depth is counted, where its blocks leave room for doubt; else nothing."""
    found, convolutions = member(spec), len(spec.block.kernels)
    if found is None or found.family != "wide_resnet" or convolutions == 2:
        return ""
    return say("build.depth_note").format(
        depth=found.values["wide_depth"], blocks=spec.stages[0].blocks, convolutions=convolutions
    )


def beyond(spec: NetSpec, limits: Limits, say: Say) -> str:
    """Why the network cannot be trained here, on the data that is ready; nothing if it can be."""
    info = DATASETS[0]
    try:
        check_limits(plan(fitted(spec, info), info.size), TrainSpec(), limits)
    except LimitReached:
        sizes = {
            name: say.count(getattr(limits, name)) for name in ("params", "macs", "activations")
        }
        return say("build.beyond").format(size=info.size, **sizes)
    except PlaygroundError:  # too deep for such small images: the Train tab says so
        return ""
    return ""
