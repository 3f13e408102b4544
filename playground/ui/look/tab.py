"""The Look tab: a photo, a network, and where it finds its evidence for each class."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import gradio as gr
import numpy as np
from numpy.typing import NDArray

from playground.errors import CheckpointError, Fetching, ImageError, RunError, SpecError
from playground.message import Term
from playground.ui.browser.heatmap import heatmap
from playground.ui.browser.thumbnails import thumbnails
from playground.ui.look import api as look_api
from playground.ui.look.address import LookPlace
from playground.ui.look.beside import Beside
from playground.ui.look.evidence import told, worded
from playground.ui.look.lengthy import LengthyTools
from playground.ui.look.own_photos import OwnForm
from playground.ui.look.question import FITS, SCALES, UNSTRIDED, Question
from playground.ui.look.teach import TeachForm
from playground.ui.look.tested import BoxCounts
from playground.ui.look.tools import LookTools
from playground.ui.services import Services
from playground.ui.shared.address import Address, parameters_of
from playground.ui.shared.desk import Desk
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.examples import Examples
from playground.ui.shared.guarded import guarded
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.networks import checkpoint_path, explainable
from playground.ui.shared.payload import choice
from playground.ui.shared.pictures import Uploads
from playground.ui.shared.relisted import listed, relisted
from playground.ui.text import Say, say, speaker

if TYPE_CHECKING:
    from playground.explain.fetching import Fetches
    from playground.explain.finding import Looking
    from playground.nets.explainable import Explainable

FIRST_PHOTO = "lion"


class _Parts(NamedTuple):
    """The tab's components."""

    network: gr.Dropdown
    photo: gr.Image
    photos: gr.HTML
    tests: gr.HTML
    view: gr.HTML
    scale: gr.Radio
    unstrided: gr.Radio
    fit: gr.Radio
    refresh: gr.Button


def look_tab(services: Services, i18n: gr.I18n, address: Address) -> gr.Dropdown:
    """Lay the tab out and wire it. Returns the choice of network, for other tabs to set.

    For programs: `ui.look.api`.
    """
    tab = LookTab(services)
    gr.Markdown(i18n("look.lead"), elem_classes="pp-lead")
    with gr.Row():
        with gr.Column(scale=1, min_width=280):
            network = gr.Dropdown(
                [], label=i18n("look.network"), interactive=True, elem_id="look-network"
            )
            refresh = gr.Button(
                i18n("look.refresh"), visible=False, size="sm", elem_id="look-refresh"
            )
            photo = gr.Image(
                tab.examples.photo(FIRST_PHOTO), label=i18n("look.photo"), type="filepath",
                image_mode=None, format="png", sources=["upload", "webcam", "clipboard"], buttons=[],
                interactive=True, height=240, elem_id="look-photo",
            )  # fmt: skip
            own = OwnForm(i18n, tab.uploads)
            fit = gr.Radio(
                [(i18n(f"look.{way}"), way) for way in FITS], value=FITS[0],
                label=i18n("look.fit"),
                elem_id="look-fit",
            )  # fmt: skip
            tests = thumbnails(elem_id="look-tests", noted="photo")
            photos = thumbnails(elem_id="look-photos", noted="photo")
        with gr.Column(scale=3, min_width=320):
            view = heatmap("look-heatmap")
            scale, unstrided = _resolution(i18n)
            with gr.Accordion(i18n("teach.title"), open=False, elem_id="teach"):
                teaching = TeachForm(services, i18n, tab.networks)
    _wire(tab, _Parts(network, photo, photos, tests, view, scale, unstrided, fit, refresh))
    own.wire(address, photo)
    place = LookPlace(tab.examples, tab.choices)
    place.keep(address, network, photo, {"fit": fit, "scale": scale, "unstrided": unstrided})
    place.keep_view(view)
    teaching.wire(network)
    return network


def _resolution(i18n: gr.I18n) -> tuple[gr.Radio, gr.Radio]:
    """How large the photo is given to the network, and how many of its stages keep their maps' size."""
    with gr.Accordion(i18n("look.more"), open=False):
        scale = gr.Radio(
            [(f"{n}×", n) for n in SCALES], value=SCALES[0], label=i18n("look.scale"),
            info=i18n("look.scale_info"), elem_id="look-scale",
        )  # fmt: skip
        unstrided = gr.Radio(
            list(UNSTRIDED), value=UNSTRIDED[0], label=i18n("look.unstrided"),
            info=i18n("look.unstrided_info"), elem_id="look-unstrided",
        )  # fmt: skip
    return scale, unstrided


def _wire(tab: "LookTab", parts: _Parts) -> None:
    network, photo, photos, tests, view, scale, unstrided, fit, refresh = parts
    question = [photo, network, scale, unstrided, fit]
    desk = Desk()
    look_api.publish(tab, tab.services, desk)  # first: an event of the page's would take its name
    # preprocess=False: `uploaded` checks where the file lies, and `images` opens it
    asking: dict[str, Any] = {"preprocess": False, "show_progress": "minimal"}
    # photo.change, as a photo's `input` hands over the one before when it is taken away
    gr.on(
        [photo.change, network.change, scale.change, unstrided.change, fit.change],
        guarded(tab.look), question, view, trigger_mode="always_last", api_visibility="private", **asking,
    )  # fmt: skip
    refresh.click(guarded(tab.look), question, view, preprocess=False, **QUIET)
    network.change(guarded(_refreshable), network, refresh, preprocess=False, **AT_ONCE)
    view.again(guarded(tab.look), question, view, preprocess=False, **QUIET)
    LookTools(tab.asked, tab.services.settings.limits, tab.examples.picture).wire(view, question)
    Beside(tab.asked, tab.services).wire(view, question)
    LengthyTools(tab.asked, tab.services, desk, BoxCounts(tab.services, tab.network)).wire(
        view, question
    )
    for event in (photos.pick, tests.pick):
        event(guarded(tab.examples.pick), None, photo, **QUIET)
    view.opened(guarded(tab.offer), network, network, preprocess=False, **AT_ONCE)
    view.opened(guarded(tab.patches), None, view, **QUIET)
    for event in (network.focus, network.change):
        event(guarded(tab.relist), network, network, preprocess=False, **AT_ONCE)
    network.change(guarded(tab.photos), network, photos, preprocess=False, **QUIET)
    begun = network.change(guarded(tab.reading), network, tests, preprocess=False, **AT_ONCE)
    for event in (begun.then, tests.more):
        read = event(guarded(tab.tests), network, tests, preprocess=False, **QUIET)
        read.failure(lambda: None, None, tests, **AT_ONCE)


class Asked(NamedTuple):
    """A photo, uint8 (H, W, 3), and a network before it."""

    photo: NDArray[np.uint8]
    looking: "Looking"


class LookTab:
    """The tab's handlers, and what they keep: a few networks and examples.

    Their arguments come from the browser as they are, so each is checked before it is used.
    """

    def __init__(self, services: Services) -> None:
        self.services = services
        self.examples = Examples(services.settings)
        self.networks = NetworkCache(_opened)
        self.uploads = Uploads(services.settings.limits)

    @cached_property
    def _fetches(self) -> "Fetches":
        from playground.explain.fetching import Fetches

        return Fetches()

    def look(
        self,
        photo: object,
        network: object,
        scale: object,
        unstrided: object,
        fit: object,
        request: gr.Request,
    ) -> Any:
        """The heatmap widget's value, or {message} if the photo or the network cannot be used; with
        `again` while the network's weights are on their way: ask again in a moment."""
        from playground.explain.finding import look

        words = speaker(request)
        if network is None and self.choices(self._owner(request), words):
            return gr.skip()  # one of them is about to be chosen
        if network is None:
            return {"message": say("look.no_network", request)}
        if photo is None:
            return {"message": say("look.no_photo", request)}
        try:
            question = Question(photo, network, scale, unstrided, fit)
            pixels, looking = self.asked(question, request)
            found = look(looking, self.services.settings.limits)
        except Fetching as error:
            return {"message": words.sentence(error), "again": True}
        except (ImageError, CheckpointError, RunError) as error:  # in place of an older answer
            return {"message": words.sentence(error)}
        return worded(told(found, pixels, self.examples.box(pixels)), words)

    def asked(self, question: Question, request: gr.Request) -> Asked:
        """The photo, and what is needed to look at it. Raises PlaygroundError with a sentence."""
        from playground.explain.finding import before

        times = _one_of(question.scale, SCALES, "input size")
        stages = _one_of(question.unstrided, UNSTRIDED, "stages without stride")
        whole = choice(question.fit, FITS, "what is seen of the photo") == "letterbox"
        pixels = self.uploads.read(question.photo)
        subject = self.network(question.network, request)
        limits = self.services.settings.limits
        return Asked(pixels, before(pixels, subject, times, stages, limits, whole))

    def offer(self, network: object, request: gr.Request) -> Any:
        """The networks there are as the tab is opened, and where none is chosen yet, one: the
        address's, as what it asks for may be still on its way, or the first."""
        if network is not None:
            return self.relist(network, request)
        offered = self.choices(self._owner(request), speaker(request))
        return listed(offered, parameters_of(request).get("network"))

    def patches(self) -> Any:
        """What the brush may put over a photo, as the property `patches`."""
        return gr.HTML(patches=self.examples.patches)

    def relist(self, network: object, request: gr.Request) -> Any:
        """The networks there are now, one of which is chosen already."""
        return relisted(self.choices(self._owner(request), speaker(request)), network)

    def photos(self, network: object, request: gr.Request) -> Any:
        """Thumbnails of the example photos, and whether the network has classes for what they show."""
        chosen = self._here(network, request)
        known = () if chosen is None else chosen.classes
        return self.examples.photos(known, request)

    def tests(self, network: object, event: gr.EventData, request: gr.Request) -> Any:
        """Thumbnails of test images of the network's data set, the next ones if asked for."""
        key = self._set(network, request)
        return self.examples.tests(key, "look.tests", event, request) if key else None

    def reading(self, network: object, request: gr.Request) -> Any:
        """What is said before those, if it takes a while."""
        return self.examples.reading(self._set(network, request), request)

    def choices(self, owner: str, words: Say) -> list[tuple[str, str]]:
        """The networks there are, (label, choice) each."""
        return explainable(self.services, owner, words)

    def _here(self, choice: object, request: gr.Request) -> "Explainable | None":
        """The network that is chosen, if one is and its weights are here."""
        from playground.explain.fetching import missing

        if choice is None or missing(str(choice)) is not None:
            return None
        return self.network(choice, request)

    def network(self, choice: object, request: gr.Request) -> "Explainable":
        """The network behind a choice. Raises PlaygroundError with a sentence."""
        self._fetches.check(str(choice))
        return self.networks.load(checkpoint_path(self.services, self._owner(request), choice))

    def _set(self, network: object, request: gr.Request) -> str:
        """The key of the data set that a network was trained on, "" for none that is known here."""
        chosen = self._here(network, request)
        return "" if chosen is None else chosen.dataset

    def _owner(self, request: gr.Request) -> str:
        return self.services.owners.of(request)


def _opened(path: Path) -> "Explainable":
    from playground.explain.finding import opened

    return opened(path)


def _refreshable(network: object) -> Any:
    """The button, which is there for what may be training still."""
    return gr.Button(visible=isinstance(network, str) and network.startswith("run:"))


def _one_of(value: object, allowed: tuple[int, ...], name: str) -> int:
    """One of the allowed numbers, or its text."""
    for number in allowed:
        if isinstance(value, (int, str)) and str(value) == str(number):
            return number
    raise SpecError("{name} must be one of {allowed}", name=Term(name), allowed=allowed)
