"""Look's part of the page's address: the network and an example photo; the class, and the
network that it is compared with, are its widget's."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from playground.errors import PlaygroundError
from playground.ui.shared.address import Address, Parameters, lacking
from playground.ui.shared.examples import Examples
from playground.ui.text import Say, speaker

Offer = Callable[[str, Say], list[tuple[str, str]]]
"""The networks there are, (label, choice) each: of an owner, in a language."""


class LookPlace:
    """Brings the tab to where an address says."""

    def __init__(self, examples: Examples, offer: Offer) -> None:
        self._examples, self._offer = examples, offer

    def keep(self, address: Address, network: gr.Dropdown, photo: gr.Image) -> None:
        """Wire it. A photo of one's own is in no address."""
        address.remember("network", network)
        address.forget("photo", photo.input)
        address.on_arrival(self.come, [network, photo], "looked")
        address.on_back(self.back, [network])

    def come(self, parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        """Updates of network and photo; what the address does not say is left as it is."""
        photo: Any = gr.skip()
        if "photo" in parameters:
            try:
                photo = self._examples.picture(parameters["photo"])
            except PlaygroundError:
                lacking(parameters, "look", "photo", speaker(request))
        return [*self.back(parameters, owner, request), photo]

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
