"""The values of Build's controls to a NetSpec, and a NetSpec to values that give it again."""

from typing import Any

from playground.errors import SpecError
from playground.families import FAMILIES as PAPERS
from playground.families import FINER, FamilyKnob, finer, member
from playground.specs import NetSpec
from playground.ui.build import custom
from playground.ui.build.custom import Values
from playground.ui.shared.payload import choice, real, whole

CUSTOM = "custom"
SHARED = ("classes", "pool", "finer", "size")
_FIRST = next(iter(PAPERS))
_OWN = custom.write(custom.own(PAPERS[_FIRST].first))
DEFAULTS: Values = {  # every control of Build, in the order in which handlers are given them
    "family": _FIRST,
    **{knob.key: knob.default for family in PAPERS.values() for knob in family.knobs},
    **_OWN,
    "finer": 0,
    "size": 32,
}
CONTROLS: dict[str, tuple[str, ...]] = {  # each family's own
    **{key: tuple(knob.key for knob in family.knobs) for key, family in PAPERS.items()},
    CUSTOM: tuple(name for name in _OWN if name not in SHARED),
}
FAMILIES = tuple(CONTROLS)


def read(values: Values) -> tuple[NetSpec, int]:
    """A network and its image size. values: one for each key of DEFAULTS, of whatever type.

    Raises SpecError, naming the field.
    """
    key = family_of(values["family"])
    size = whole(values["size"], "image size")
    if key == CUSTOM:
        return custom.read(values), size
    family = PAPERS[key]
    set_to = {knob.key: _setting(knob, values[knob.key]) for knob in family.knobs}
    spec = family.network(set_to, whole(values["classes"], "classes"))
    spec = spec.replace(pool=choice(values["pool"], custom.POOLS, "pool"))
    return finer(spec, choice(values["finer"], FINER, "un-strided stages")), size


def family_of(value: object) -> str:
    """Raises SpecError for what is no family."""
    if not isinstance(value, str) or value not in FAMILIES:
        raise SpecError("choose one of the families: {families}", families=FAMILIES)
    return value


def write(spec: NetSpec, size: int) -> Values:
    """Values of which `read` makes this very network: its family's if it has one, else "Your own"."""
    own = {**DEFAULTS, **custom.write(spec), "size": size, "family": CUSTOM}
    found = member(spec)
    if found is None:
        return own
    return {**own, **found.values, "family": found.family, "finer": found.finer}


def _setting(knob: FamilyKnob, value: object) -> Any:
    """Raises SpecError for what the knob cannot be set to."""
    if knob.choices:
        return choice(value, knob.choices, knob.label)
    return real(value, knob.label) if knob.fractional else whole(value, knob.label)
