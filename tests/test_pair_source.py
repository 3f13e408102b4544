"""The exported file of a GAN, run as it stands, against the networks that are trained here."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from playground.nets.gan import Discriminator, Generator, initialise
from playground.plan import pair_plan
from playground.source import pair_source
from playground.specs import GanSpec
from tests.test_pair_plan import SPECS


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_the_file_s_networks_take_the_weights_and_give_the_same(spec: GanSpec) -> None:
    space: dict[str, object] = {"__name__": "exported"}
    exec(compile(pair_source(spec), "exported", "exec"), space)
    rng = torch.Generator().manual_seed(3)
    opponent = "Discriminator" if spec.kind == "dcgan" else "Critic"
    for name, own, inputs in (
        ("Generator", Generator(spec), torch.randn(5, spec.latent, generator=rng)),
        (
            opponent,
            Discriminator(spec),
            torch.rand(5, spec.image_channels, spec.image_size, spec.image_size, generator=rng),
        ),
    ):
        initialise(own, rng)
        for parameter in own.parameters():  # biases that are not 0, too
            torch.nn.init.normal_(parameter, 0.0, 0.1, generator=rng)
        exported = space[name]()  # type: ignore[operator]
        exported.load_state_dict(own.state_dict())
        torch.testing.assert_close(exported(inputs), own(inputs), rtol=1e-4, atol=1e-5)


def test_the_file_runs_and_prints_what_the_plan_says(tmp_path: Path) -> None:
    spec = SPECS["colour, 64"]
    path = tmp_path / "gan.py"
    path.write_text(pair_source(spec))
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    pair = pair_plan(spec)
    assert done.stdout == f"(2, 3, 64, 64) (2,)\n[{pair.generator.params}, {pair.critic.params}]\n"


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_no_line_is_too_long(spec: GanSpec) -> None:
    assert max(map(len, pair_source(spec).splitlines())) <= 100
