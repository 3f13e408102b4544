"""Look's part of the page's address: network, example photo, and how that is given to it. What is chosen in
the heatmap is the widget's: it reads the address itself, and tells here what is not to be had."""

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from playground.errors import PlaygroundError
from playground.ui.look.question import WAYS
from playground.ui.shared.address import Address, Parameters, lacking, say_lacking
from playground.ui.shared.events import QUIET
from playground.ui.shared.examples import Examples
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import choice, field
from playground.ui.text import Say, speaker

HEATMAPS = (
    "class", "beside", "against", "apart", "method", "stage", "colours", "opacity", "cells", "swipe", "box",
)  # fmt: skip
"""What the widget reads of the address."""

Offer = Callable[[str, Say], list[tuple[str, str]]]
"""The networks there are, (label, choice) each: of an owner, in a language."""


class LookPlace:
    """Brings the tab to where an address says."""

    def __init__(self, examples: Examples, offer: Offer) -> None:
        self._examples, self._offer = examples, offer

    def keep(
        self, address: Address, network: gr.Dropdown, photo: gr.Image, ways: Mapping[str, gr.Radio]
    ) -> None:
        """Wire it. ways: as WAYS has them. A photo of one's own is in no address."""
        address.remember("network", network)
        address.forget("photo", photo.input)
        for name, allowed in WAYS.items():
            address.remember(name, ways[name], allowed[0])
        address.on_arrival(self.come, [network, photo, *(ways[name] for name in WAYS)], "looked")
        address.on_back(self.back, [network])

    def keep_view(self, view: gr.HTML) -> None:
        """Let the heatmap tell what it does not find."""
        view.lacking(guarded(self.lacks), None, None, trigger_mode="multiple", **QUIET)

    def lacks(self, event: gr.EventData, request: gr.Request) -> None:
        """Say that the event's `value` is not to be had under its `name`. Raises SpecError for a name that
        is none of HEATMAPS."""
        name = choice(field(event, "name"), HEATMAPS, "the name")
        say_lacking(name, field(event, "value"), speaker(request))

    def come(self, parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        """Updates of network, photo and ways; what the address does not say is left as it is."""
        photo: Any = gr.skip()
        if "photo" in parameters:
            try:
                photo = self._examples.picture(parameters["photo"])
            except PlaygroundError:
                lacking(parameters, "look", "photo", speaker(request))
        ways = [_way(name, parameters, speaker(request)) for name in WAYS]
        return [*self.back(parameters, owner, request), photo, *ways]

    def back(self, parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        """An update of the network alone."""
        if "network" not in parameters:
            return [gr.skip()]
        say = speaker(request)
        offered = self._offer(owner, say)
        if parameters["network"] in [value for _, value in offered]:
            return [gr.Dropdown(offered, value=parameters["network"])]
        lacking(parameters, "look", "network", say)
        return [gr.skip()]


def _way(name: str, parameters: Parameters, say: Say) -> Any:
    """An update of one of the WAYS."""
    if name not in parameters:
        return gr.skip()
    for value in WAYS[name]:
        if str(value) == parameters[name]:
            return value
    lacking(parameters, "look", name, say)
    return gr.skip()
