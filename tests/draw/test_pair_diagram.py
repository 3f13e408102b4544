"""The figure of a GAN, read back and compared with the plan it was made from."""

import pytest

from playground.draw.pair_diagram import pair_diagram
from playground.numerals import shape_text
from playground.plan import pair_plan
from playground.specs import GanSpec
from tests.draw.svg_reader import clashes, read, with_class, words
from tests.test_pair_plan import SPECS

LARGE = GanSpec("An annotated reading", "dcgan", 1, 100, (1024, 512, 256, 128), biases=True)


@pytest.mark.parametrize("spec", [*SPECS.values(), LARGE], ids=[*SPECS, "large"])
def test_every_stage_is_a_button_with_its_shape(spec: GanSpec) -> None:
    pair = pair_plan(spec)
    root = read(pair_diagram(pair))
    stages = [*pair.generator.stages, *pair.critic.stages]
    assert [e.attrib["data-stage"] for e in with_class(root, "pp-stage")] == [
        stage.name for stage in stages
    ]
    said = words(root)
    for stage in stages:
        assert shape_text(stage.out) in said
    assert f"{pair.generator.params:,} parameters · {pair.generator.macs:,} multiply-adds" in said


def test_stages_have_names_of_their_own_in_the_pair() -> None:
    for spec in SPECS.values():
        pair = pair_plan(spec)
        names = [stage.name for half in (pair.generator, pair.critic) for stage in half.stages]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("spec", [*SPECS.values(), LARGE], ids=[*SPECS, "large"])
def test_no_word_lies_on_another_or_on_a_cuboid(spec: GanSpec) -> None:
    assert clashes(read(pair_diagram(pair_plan(spec)))) == []
