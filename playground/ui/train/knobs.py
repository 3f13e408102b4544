"""The knobs of a training as the page has them: which are typed, which chosen, and how each is read."""

import typing
from collections.abc import Callable, Mapping
from typing import Any

from playground.specs import Knob, kind_of, knobs, values_of
from playground.ui.shared.payload import choice, number, whole, wholes

AS_RECIPE = "as_recipe"
YES, NO = "yes", "no"
Typed = Mapping[str, Callable[[object, str], Any]]
Chosen = Mapping[str, tuple[str, ...]]


def on_page(spec: type) -> dict[str, Knob]:
    """Those of a spec that the form has, among what most leave as it is."""
    return {field: known for field, known in knobs(spec).items() if known.page}


def typed(spec: type) -> Typed:
    """Those that are typed, and how each is read."""
    return {
        field: _reader(kind_of(spec, field))
        for field in on_page(spec)
        if not values_of(spec, field)
    }


def _reader(kind: Any) -> Callable[[object, str], Any]:
    if typing.get_origin(kind) is tuple:
        return wholes
    return whole if kind is int else number


def chosen(spec: type) -> Chosen:
    """Those that are chosen from a few, and those few, as the page writes them."""
    return {
        field: (YES, NO) if kind_of(spec, field) is bool else values_of(spec, field)
        for field in on_page(spec)
        if values_of(spec, field)
    }


def given(
    values: Mapping[str, Any], typed: Typed, chosen: Chosen, prefix: str = ""
) -> dict[str, Any]:
    """The fields that are not left as the recipe has them. Raises SpecError.

    values: what the controls hold, by name: the field's, after the prefix.
    """
    found: dict[str, Any] = {}
    for field, read in typed.items():
        value = values.get(prefix + field)
        if value not in (None, ""):
            found[field] = read(value, field.replace("_", " "))
    for field, allowed in chosen.items():
        value = choice(values.get(prefix + field, AS_RECIPE), (AS_RECIPE, *allowed), field)
        if value != AS_RECIPE:
            found[field] = value == YES if allowed == (YES, NO) else value
    return found
