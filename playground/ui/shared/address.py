"""Where one is on the page, as the parameters of its address: read when the page is opened, and when the
browser goes back. `link` reads Build's part, `ui.browser.address` writes all of it.

    tab          build, train, look or slide: as the page names them
    run          what is chosen in Train, as its list has it
    network      what is chosen in Look, as `networks` has it; photo: an example; class: by its index;
                 beside: the network that it is compared with; fit, scale, unstrided: how the photo is
                 given to it; method, stage, against, apart: which map; colours, opacity, cells, swipe,
                 box: how that is drawn. What is as the tab opens is not in it
    generator    what is chosen in Slide; a, b: its seeds; way: sphere or line;
                 stops, closed: of a walk that two seeds do not tell

Whatever comes from an address is checked like every payload. None of it is a secret: a run's id opens
that run to its owner alone.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import gradio as gr

from playground.ui.browser.address import ARRIVED, address_widget, noting, noting_that
from playground.ui.http.owner import Owners
from playground.ui.shared.escaped import escaped
from playground.ui.shared.events import AT_ONCE, QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import field, shown
from playground.ui.text import Say, speaker

LONGEST = 20_000  # characters of an address that are read


class Parameters(dict[str, str]):
    """What an address says. told: the names of what is not to be had, once the visitor was told so."""

    def __init__(self, said: Mapping[str, str]) -> None:
        super().__init__(said)
        self.told: list[str] = []


Come = Callable[[Parameters, str, gr.Request], list[Any]]
"""Updates that bring a part of the page to where an address says: parameters, owner, request."""


class Address:
    """What the page's parts tell where they are, and are told. widget: shows nothing."""

    def __init__(self, demo: gr.Blocks, owners: Owners) -> None:
        self._demo, self._owners = demo, owners
        self.widget = address_widget()

    def on_arrival(self, come: Come, outputs: list[Any], place: str = "", **how: Any) -> Any:
        """Have a part of the page brought to its place when the page is opened. Returns the event.

        place: of the widget's events, the one without which the address has nothing to say of it: then
        nothing is asked. Each update that is asked for keeps the page from coming up.
        how: as in `events`; without a queue there is no way to warn.
        """

        def arrive(request: gr.Request) -> list[Any]:
            return self._brought(come, parameters_of(request), request)

        begin = getattr(self.widget, place) if place else self._demo.load
        return begin(guarded(arrive), None, [*outputs, self.widget], **(how or QUIET))

    def on_back(self, come: Come, outputs: list[Any]) -> Any:
        """The same when one goes back or forward over a step."""

        def back(event: gr.EventData, request: gr.Request) -> list[Any]:
            query = str(field(event, "query"))[:LONGEST]
            return self._brought(come, Parameters(dict(parse_qsl(query))), request)

        return self.widget.back(guarded(back), None, [*outputs, self.widget], **AT_ONCE)

    def _brought(self, come: Come, parameters: Parameters, request: gr.Request) -> list[Any]:
        """The updates, and one that takes out of the address what has been told not to be had."""
        updates = come(parameters, self._owners.of(request), request)
        return [*updates, parameters.told or gr.skip()]

    def remember(self, name: str, component: Any, usual: object = None) -> None:
        """Keep what a component holds in the address, under that name, unless it is as usual."""
        component.change(None, component, None, js=noting(name, usual), api_visibility="private")

    def forget(self, name: str, event: Any) -> None:
        """Have the address say nothing under that name, once the event comes."""
        event(None, None, None, js=noting_that(name, None), api_visibility="private")

    def remember_tabs(self, tabs: gr.Tabs, each: Mapping[str, gr.Tab]) -> None:
        """Keep the open tab in the address."""
        for name, tab in each.items():
            tab.select(None, None, None, js=noting_that("tab", name), api_visibility="private")
        opening = opening_one_of(tuple(each))
        opened = self.on_arrival(opening, [tabs], "opened")
        opened.then(None, None, None, js=ARRIVED, api_visibility="private")
        self.on_back(opening, [tabs])


def parameters_of(request: gr.Request) -> Parameters:
    """What the address says as a request is sent; a program's has none."""
    return Parameters(getattr(request, "query_params", {}))


def opening_one_of(names: tuple[str, ...]) -> Come:
    """Opens the tab of an address: of those with these names, else the first."""

    def opened(parameters: Parameters, _owner: str, request: gr.Request) -> list[Any]:
        name = parameters.get("tab", names[0])
        if name in names:
            return [gr.Tabs(selected=name)]
        lacking(parameters, name, "tab", speaker(request))
        return [gr.Tabs(selected=names[0])]

    return opened


def lacking(parameters: Parameters, tab: str, name: str, say: Say) -> None:
    """Say that what the address asks for is not to be had, to whoever opened that tab by it; once."""
    if parameters.get("tab") == tab:
        parameters.told.append(name)
        say_lacking(name, parameters[name], say)


def say_lacking(name: str, value: object, say: Say) -> None:
    """Say that an address asks for something that is not to be had."""
    text = say("common.lacking").format(name=name, value=shown(value))
    gr.Warning(escaped(text), title=say("common.note"))
