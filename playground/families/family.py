"""What a family of networks is: one record says all there is to be said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.specs import NetSpec, Range

Value = int | float | str
"""What a person sets a knob to: a number, or the name of a choice."""
Builder = Callable[..., NetSpec]


@dataclass(frozen=True)
class FamilyKnob:
    """What can be turned within a family.

    key: of its control, the only one of that key. argument: of the family's function.
    default: in the form; `named` leaves out what stands at it.
    of: what the function was given for it, told by a network of the family.
    choices: what the function takes, by what is chosen; without any, the number itself.
    offered: numbers to choose from. typed: whether others than what is offered can be typed.
    bounds: of its slider, and of what the form can show.
    name: what errors call it, if it is not the argument's; and, with underscores, the texts' keys.
    """

    key: str
    argument: str
    default: Value
    of: Callable[[NetSpec], Any]
    choices: Mapping[str, Any] = field(default_factory=dict)
    offered: tuple[int, ...] = ()
    typed: bool = False
    bounds: Range | None = None
    name: str = ""

    @property
    def label(self) -> str:
        return self.name or self.argument

    @property
    def fractional(self) -> bool:
        """Whether it can stand between two whole numbers."""
        return self.bounds is not None and self.bounds.step % 1 != 0

    def shown(self, spec: NetSpec) -> Value | None:
        """What it is set to in a network of the family; None if it cannot be set to that."""
        taken = self.of(spec)
        if self.choices:
            return next((name for name, choice in self.choices.items() if choice == taken), None)
        within = self.bounds is None or self.bounds.low <= taken <= self.bounds.high
        number: Value | None = taken if within else None
        return number


@dataclass(frozen=True)
class Family:
    """Networks that differ in a few knobs.

    build: a network, of the knobs' arguments and `classes`. A depth, if there is one, is the first knob.
    presets: the networks worth a comparison; example: the one that shows how a name is written. Both
    by the numbers that stand in a network's name, "28,10".
    named: how many of the knobs, from the first on, those numbers are. bare: whether they can be left out.
    params, macs: what the paper prints, in millions and in billions, by the same numbers.
    """

    build: Builder
    knobs: tuple[FamilyKnob, ...]
    presets: tuple[str, ...]
    example: str
    named: int = 1
    bare: bool = False
    params: Mapping[str, str] = field(default_factory=dict)
    macs: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> NetSpec:
        """The network of the knobs' defaults."""
        return self.network({knob.key: knob.default for knob in self.knobs})

    def network(self, values: Mapping[str, Value], classes: int | None = None) -> NetSpec:
        """The network of the knobs' values, by their keys; classes: None for the family's own.

        Raises SpecError for values that make none.
        """
        own = {} if classes is None else {"classes": classes}
        arguments = {
            knob.argument: knob.choices[str(values[knob.key])] if knob.choices else values[knob.key]
            for knob in self.knobs
        }
        return self.build(**arguments, **own)

    def shown(self, spec: NetSpec) -> dict[str, Value] | None:
        """What the knobs are set to in a network of the family, by their keys; None if it is none."""
        values = {knob.key: knob.shown(spec) for knob in self.knobs}
        known = {key: value for key, value in values.items() if value is not None}
        return known if known.keys() == values.keys() else None
