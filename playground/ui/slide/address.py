"""Slide's part of the page's address: the generator, and the walk's seeds and way."""

from typing import Any

import gradio as gr

from playground.errors import SpecError
from playground.specs import SEED
from playground.ui.services import Services
from playground.ui.shared.address import Address, Parameters, lacking
from playground.ui.shared.networks import choices
from playground.ui.shared.payload import whole
from playground.ui.shared.relisted import listed
from playground.ui.slide.questions import is_point, way_of
from playground.ui.text import speaker


def keep_slide(
    services: Services, address: Address, offered: tuple[gr.Dropdown, gr.Markdown], walk: list[Any]
) -> None:
    """offered: the list of generators, and what is said where there are none. walk: its seeds and way."""
    names = ("a", "b", "way")

    def generators(parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        say, asked = speaker(request), parameters.get("generator")
        there = choices(services, owner, "generator", say)
        if asked is not None and asked not in [value for _, value in there]:
            lacking(parameters, "slide", "generator", say)
        return generators_offered(there, asked)

    def come(parameters: Parameters, owner: str, request: gr.Request) -> list[Any]:
        changes: list[Any] = []
        said = {**parameters, **ends_of(parameters)}
        for name in names:
            try:
                changes.append(of_address(name, said[name]) if name in said else gr.skip())
            except SpecError:
                lacking(
                    parameters, "slide", name if name in parameters else "stops", speaker(request)
                )
                changes.append(gr.skip())
        return [*generators(parameters, owner, request), *changes]

    address.on_arrival(come, [*offered, *walk])
    address.on_back(generators, list(offered))
    address.remember("generator", offered[0])
    for name, control in zip(names, walk, strict=True):
        address.remember(name, control)


def generators_offered(there: list[tuple[str, str]], wanted: object) -> list[Any]:
    """The list of generators, the wanted one chosen while it is among them, else the first; and whether
    it is said that there are none."""
    return [listed(there, wanted), gr.Markdown(visible=not there)]


def ends_of(parameters: Parameters) -> dict[str, str]:
    """The first and the last stop of an address that holds a row of them: the strip reads the others."""
    stops = parameters["stops"].split(",") if "stops" in parameters else []
    return {"a": stops[0], "b": stops[-1]} if len(stops) > 1 else {}


def of_address(name: str, value: str) -> object:
    """A seed or the way, as an address has it; None for a point, which has no seed. Raises SpecError."""
    if name == "way":
        return way_of(value)
    if is_point(value):
        return None
    seed = whole(value, "a seed")
    SEED.check("a seed", seed)
    return seed
