"""Send an image through: the network that stands in Build, or a trained one, stage by stage."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from playground.data.catalog import CIFAR10, SHAPES
from playground.errors import (
    CheckpointError,
    ImageError,
    LimitReached,
    PlanError,
    RunError,
    SpecError,
)
from playground.ui.browser.passage import passage_view
from playground.ui.browser.thumbnails import thumbnails
from playground.ui.build.passage import MOST_LAYERS, Passages
from playground.ui.build.share import Standing
from playground.ui.services import Services
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.examples import Examples
from playground.ui.shared.guarded import guarded
from playground.ui.shared.network_cache import NetworkCache
from playground.ui.shared.networks import checkpoint_path, choices
from playground.ui.shared.pictures import uploaded
from playground.ui.shared.relisted import relisted
from playground.ui.text import Say, say, speaker

if TYPE_CHECKING:
    from playground.checkpoints.weights import Classifier

UNTRAINED = "untrained"
FIRST_PHOTO = "lion"
KEPT_NETWORKS = 2
SETS = (CIFAR10, SHAPES)
"""Whose images are offered for an untrained network: of the first one that is on this machine."""


class Send:
    """The panel. Nothing is computed until it is opened, nor for a closed one."""

    def __init__(self, services: Services, i18n: gr.I18n) -> None:
        self.sender = Sender(services)
        opening = gr.Accordion(i18n("build.send"), open=False, elem_id="send")
        with opening as self.panel:
            with gr.Row():
                self._controls(i18n)
            self.view = passage_view()

    def _controls(self, i18n: gr.I18n) -> None:
        with gr.Column(scale=3, min_width=240):
            self.network = gr.Dropdown(
                [(i18n("build.send_untrained"), UNTRAINED)], value=UNTRAINED,
                label=i18n("build.send_network"), interactive=True, elem_id="send-network",
            )  # fmt: skip
            self.normalised = gr.Checkbox(
                True, label=i18n("build.send_bn"), info=i18n("build.send_bn_info"),
                interactive=True, elem_id="send-bn",
            )  # fmt: skip
        with gr.Column(scale=2, min_width=240):
            self.photo = gr.Image(
                self.sender.examples.photo(FIRST_PHOTO), label=i18n("build.send_photo"),
                type="filepath", image_mode=None, format="png", buttons=[], height=210,
                sources=["upload", "clipboard"], interactive=True, elem_id="send-photo",
            )  # fmt: skip
        with gr.Column(scale=3, min_width=240):
            self.photos = thumbnails(elem_id="send-photos")
            self.tests = thumbnails(elem_id="send-tests")

    def wire(self, standing: gr.State) -> None:
        """An answer is asked for by opening the panel, by its controls, and, while it is open, by
        a change of the network above; one after the other for all visitors."""
        asked = [self.photo, self.network, self.normalised, standing]
        # preprocess=False: `uploaded` checks where the file lies, and `images` opens it
        asking: dict[str, Any] = {
            "preprocess": False, "show_progress": "hidden", "api_visibility": "private",
            "concurrency_limit": 1, "concurrency_id": "send",
        }  # fmt: skip
        controls = (self.photo.change, self.network.input, self.normalised.change)
        for control in controls:  # what is shown is no longer what is asked for
            control(None, None, None, js=_telling("pp-sending"), api_visibility="private")
        send = guarded(self.sender.send)
        asking["trigger_mode"] = "always_last"
        for sent in (
            gr.on([self.panel.expand, *controls], send, asked, self.view, **asking),
            self.view.ask(send, asked, self.view, **asking),
        ):
            sent.then(None, None, None, js=_telling("pp-sent"), api_visibility="private")
        for event in (self.photos.pick, self.tests.pick):
            event(guarded(self.sender.examples.pick), None, self.photo, **QUIET)
        for event in (self.panel.expand, self.network.focus):
            event(
                guarded(self.sender.offer), self.network, self.network, preprocess=False, **AT_ONCE
            )
        self.panel.expand(guarded(self.sender.photos), None, self.photos, **AT_ONCE)
        reading, images = guarded(self.sender.reading), guarded(self.sender.images)
        begun = gr.on(
            [self.panel.expand, self.network.input], reading, self.network, self.tests,
            preprocess=False, **AT_ONCE,
        )  # fmt: skip
        for following in (begun.then, self.tests.more):
            read = following(images, self.network, self.tests, preprocess=False, **QUIET)
            read.failure(lambda: None, None, self.tests, **AT_ONCE)
        self.network.input(guarded(choosable), self.network, self.normalised, **AT_ONCE)

    def begun(self) -> list[Any]:
        """Updates of `beginning`: opened, with the network above, without batch normalisation."""
        return [gr.Accordion(open=True), UNTRAINED, gr.Checkbox(False, visible=True)]

    @property
    def beginning(self) -> list[Any]:
        return [self.panel, self.network, self.normalised]


def _telling(event: str) -> str:
    """JavaScript that tells the widget."""
    return f'() => {{ document.dispatchEvent(new Event("{event}")); }}'


class Sender:
    """The panel's handlers, and what they keep: a few networks and examples.

    Their arguments come from the browser as they are, so each is checked before it is used.
    """

    def __init__(self, services: Services) -> None:
        self.services = services
        self.examples = Examples(services.settings)
        self.networks = NetworkCache(_loaded, KEPT_NETWORKS)
        self.passages = Passages(services.settings.limits)

    def send(
        self,
        photo: object,
        network: object,
        normalised: object,
        standing: Standing,
        request: gr.Request,
    ) -> Any:
        """The widget's value; a message for a missing photo and for a network that cannot be used."""
        if photo is None:
            return {"message": say("look.no_photo", request)}
        words = speaker(request)
        try:
            pixels = uploaded(photo, self.services.settings.limits)
            if network is not None and network != UNTRAINED:
                return self.passages.trained(pixels, self._network(network, request), words)
            if standing is None:
                return gr.skip()
            return self.passages.untrained(pixels, standing, normalised is not False, words)
        except LimitReached:  # said again at each change: no toasts, here and below
            return {"message": self._beyond(words), "follows": True}
        except (PlanError, SpecError) as error:
            return {"message": words.sentence(error), "follows": True}
        except (ImageError, CheckpointError, RunError) as error:
            return {"message": words.sentence(error)}

    def offer(self, network: object, request: gr.Request) -> Any:
        """What there is to choose from now."""
        fresh = (say("build.send_untrained", request), UNTRAINED)
        owner = self.services.owners.of(request)
        offered = [fresh, *choices(self.services, owner, "classifier", speaker(request))]
        return relisted(offered, network)

    def photos(self, request: gr.Request) -> dict[str, Any]:
        """Thumbnails of the photographs: whatever they show can be sent."""
        return self.examples.photos((), request)

    def images(self, network: object, event: gr.EventData, request: gr.Request) -> dict[str, Any]:
        """Thumbnails of a data set's test images, the next ones if asked for."""
        key = self._set(network, request)
        return self.examples.tests(key, "build.send_images", event, request)

    def reading(self, network: object, request: gr.Request) -> Any:
        """What is said before those, if it takes a while."""
        return self.examples.reading(self._set(network, request), request)

    def _beyond(self, words: Say) -> str:
        limits = self.services.settings.limits
        sizes = {
            name: words.count(getattr(limits, name)) for name in ("params", "macs", "activations")
        }
        return words("build.send_beyond").format(layers=f"{MOST_LAYERS:,}", **sizes)

    def _set(self, network: object, request: gr.Request) -> str:
        if network is None or network == UNTRAINED:
            from playground.data.load import available

            here = available(self.services.settings.data)
            return next(info.key for info in SETS if info.key in here)
        return self._network(network, request).card.run.train.dataset

    def _network(self, choice: object, request: gr.Request) -> "Classifier":
        owner = self.services.owners.of(request)
        return self.networks.load(checkpoint_path(self.services, owner, choice))


def _loaded(path: Path) -> "Classifier":
    from playground.checkpoints.weights import load_classifier

    return load_classifier(path)


def choosable(network: object) -> Any:
    """A trained network's BN goes by what it has gathered: there is nothing to switch."""
    return gr.Checkbox(visible=network == UNTRAINED)
