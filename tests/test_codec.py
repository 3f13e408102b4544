"""Dataclasses to dictionaries and back, and what is said of dictionaries that are not one."""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.codec import from_dict, to_dict
from playground.errors import SpecError
from playground.specs import GanSpec, GanTrainSpec, NetSpec, RunSpec, Stage, Stem, TrainSpec
from tests.strategies import net_specs

quiet = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Leaf:
    size: int
    ratio: float = 0.5


@dataclass(frozen=True)
class Twig:
    label: str


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    kind: Literal["oak", "elm"] = "oak"
    rings: Literal[2, 3] = 2
    tall: bool = False
    age: int | None = None
    top: Leaf | Twig = Leaf(1)


TREE = Tree((Leaf(1), Leaf(2, 0.25)), "elm", 3, True, 7, Twig("a"))


def test_plain_is_json() -> None:
    assert to_dict(TREE) == {
        "leaves": [{"size": 1, "ratio": 0.5}, {"size": 2, "ratio": 0.25}],
        "kind": "elm",
        "rings": 3,
        "tall": True,
        "age": 7,
        "top": {"label": "a"},
    }
    assert from_dict(Tree, json.loads(json.dumps(to_dict(TREE)))) == TREE


def test_missing_fields_take_their_defaults() -> None:
    assert from_dict(Tree, {"leaves": []}) == Tree(())


def test_whole_numbers_are_numbers() -> None:
    ratio = from_dict(Leaf, {"size": 1, "ratio": 2}).ratio
    assert ratio == 2.0
    assert isinstance(ratio, float)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "Tree must be an object with named fields, not []"),
        ({}, "Tree lacks 'leaves'"),
        ({"leaves": [], "roots": 1}, "Tree has no field 'roots'; it has leaves, kind, rings,"),
        ({"leaves": 3}, "Tree.leaves must be a list, not 3"),
        ({"leaves": [{"size": "1"}]}, "Tree.leaves[0].size must be a whole number, not '1'"),
        ({"leaves": [{"size": 1.0}]}, "Tree.leaves[0].size must be a whole number, not 1.0"),
        ({"leaves": [{"size": True}]}, "Tree.leaves[0].size must be a whole number, not True"),
        ({"leaves": [{"size": 1, "ratio": "x"}]}, "Tree.leaves[0].ratio must be a number"),
        ({"leaves": [{"size": 1, "ratio": True}]}, "Tree.leaves[0].ratio must be a number"),
        ({"leaves": [], "kind": "ash"}, "Tree.kind must be one of oak, elm, not 'ash'"),
        ({"leaves": [], "kind": ["oak"]}, "Tree.kind must be one of oak, elm, not ['oak']"),
        ({"leaves": [], "rings": 2.0}, "Tree.rings must be one of 2, 3, not 2.0"),
        ({"leaves": [], "rings": True}, "Tree.rings must be one of 2, 3, not True"),
        ({"leaves": [], "tall": 1}, "Tree.tall must be true or false, not 1"),
        ({"leaves": [], "age": "7"}, "Tree.age must be a whole number, not '7'"),
        ({"leaves": [], "top": {"label": 1}}, "Tree.top.label must be text, not 1"),
        ({"leaves": [], "top": {"branch": 1}}, "Tree.top is none of Leaf, Twig"),
        ({"leaves": [], "top": 5}, "must be an object with named fields, not 5"),
    ],
)  # fmt: skip
def test_faults_name_the_field(data: object, sentence: str) -> None:
    with pytest.raises(SpecError) as said:
        from_dict(Tree, data)
    assert sentence in str(said.value)


@pytest.mark.parametrize(
    "ratio",
    [float("nan"), float("inf"), -float("inf"), 10**400],
    ids=["nan", "inf", "-inf", "10^400"],
)
def test_numbers_are_finite(ratio: float) -> None:
    with pytest.raises(SpecError, match=r"Leaf\.ratio must be a finite number"):
        from_dict(Leaf, {"size": 1, "ratio": ratio})


def test_long_values_are_cut_short() -> None:
    with pytest.raises(SpecError) as said:
        from_dict(Leaf, {"size": "9" * 10_000})
    assert len(str(said.value)) < 100


@quiet
@given(net_specs)
def test_networks_survive_the_journey(spec: NetSpec) -> None:
    assert NetSpec.from_dict(json.loads(json.dumps(spec.to_dict()))) == spec


def test_runs_tell_their_networks_apart() -> None:
    net = NetSpec("n", Stem(), (Stage(4, 1),))
    for run in (RunSpec(net, TrainSpec()), RunSpec(GanSpec("g"), GanTrainSpec(), seed=3)):
        assert RunSpec.from_dict(json.loads(json.dumps(run.to_dict()))) == run


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@quiet
@given(spec=net_specs, data=st.data(), value=json_values)
def test_a_damaged_network_is_a_network_or_a_spec_error(
    spec: NetSpec, data: st.DataObject, value: Any
) -> None:
    """Whatever stands in one of the fields, nothing but a SpecError comes of it."""
    fields = spec.to_dict()
    place: Any = fields
    while True:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if isinstance(place[key], (dict, list)) and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = value
        break
    with suppress(SpecError):
        read = NetSpec.from_dict(fields)
        assert NetSpec.from_dict(read.to_dict()) == read
