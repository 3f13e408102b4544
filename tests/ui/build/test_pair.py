"""Build's GANs: the table adds up, and what the controls cannot be is said."""

import json

import pytest

from playground import text
from playground.errors import SpecError
from playground.plan import pair_plan
from playground.ui.build.pair import asked
from playground.ui.build.pair_table import COLUMNS, pair_view
from playground.ui.build.tables import formula
from playground.ui.text import Say
from tests.test_pair_plan import SPECS

ENGLISH = Say(text.ENGLISH)


def number(text: str) -> int:
    return int(text.replace(",", "") or 0)


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_every_printed_column_adds_up(spec) -> None:
    view = json.loads(json.dumps(pair_view(pair_plan(spec), ENGLISH)))
    assert len(view["columns"]) == len(view["total"]) == len(COLUMNS)
    for column, index in (("params", 3), ("macs", 4)):
        stages = [number(stage[column]) for stage in view["stages"]]
        assert sum(stages) == number(view["total"][index])
        for stage, count in zip(view["stages"], stages, strict=True):
            (unit,) = stage["units"]
            assert sum(number(layer[column]) for layer in unit["layers"]) == count
    opponent = ENGLISH(f"train.opponent_{spec.kind}")
    for half in ("generator", opponent):
        part = [s for s in view["stages"] if s["blocks"] == half]
        assert sum(s["paramShare"] for s in part) == pytest.approx(1)
        assert sum(s["macShare"] for s in part) == pytest.approx(1)


def test_a_transposed_convolution_s_size_is_told_by_its_formula() -> None:
    layers = {layer.name: layer for layer in pair_plan(SPECS["dcgan"]).generator.layers}
    assert formula(layers["grow.0.0"]) == "(4 − 1)·2 − 2·1 + 4 = 8"
    critic = {layer.name: layer for layer in pair_plan(SPECS["dcgan"]).critic.layers}
    assert formula(critic["see"]) == "⌊(32 + 2·1 − 4)/2⌋ + 1 = 16"


def test_the_controls_say_which_pair() -> None:
    spec = asked("wgan", "annotated", 32, 3, "constant", "")
    assert (spec.kind, spec.widths, spec.image_channels) == ("wgan", (1024, 512, 256), 3)
    assert (spec.generator, spec.biases, spec.name) == ("constant", True, "WGAN, 32 px")
    assert asked("dcgan", "paper", 64, 1, "mlp", "8 8 8 8").widths == (8, 8, 8, 8)
    assert asked("dcgan", "paper", 32, 1, "mlp", "8 8 8").name == "DCGAN, 32 px"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("gan", "paper", 32, 1, "mlp", ""), "the kind of GAN must be one of dcgan, wgan, wgan_gp"),
        (("wgan", "slow", 32, 1, "mlp", ""), "no recipe is called 'slow'"),
        (("wgan", "paper", 48, 1, "mlp", ""), "image size must be one of 32, 64, not 48"),
        (("wgan", "paper", 32, 9, "mlp", ""), "image channels must lie between 1 and 4"),
        (("wgan", "paper", 32, 1, "cnn", ""), "generator must be one of convolutions"),
        (("wgan", "paper", 32, 1, "mlp", "1 2"), "a GAN takes 3 widths"),
        (("wgan", "paper", 64, 1, "mlp", "8 8 8"), "64 pixels take 4 widths: 3 were given"),
        (("wgan", "paper", 32, 1, "mlp", "9e9 2 2"), "width must lie between 1 and 8192"),
    ],
)
def test_what_cannot_be_is_said(given, sentence: str) -> None:
    with pytest.raises(SpecError, match=sentence):
        asked(*given)
