"""GanSpec -> a stand-alone PyTorch file with both networks, written from the pair's plan.

Submodules have the plan's names, so that the weights of a trained generator go in with
`load_state_dict`.
"""

from collections.abc import Sequence

from playground.gans import GANS
from playground.plan import HalfPlan, Layer, PairPlan, StagePlan, pair_plan
from playground.specs import GanSpec

SLOPE = "0.2"
_PAPERS = {
    "dcgan": "Radford et al., Unsupervised Representation Learning with DCGANs (arXiv:1511.06434).",
    "wgan": "Arjovsky et al., Wasserstein GAN (arXiv:1701.07875).",
    "wgan_gp": "Gulrajani et al., Improved Training of Wasserstein GANs (arXiv:1704.00028).",
}


def pair_source(spec: GanSpec) -> str:
    """Python source of generator and opponent, with the shapes in comments.

    It needs torch alone, and prints both outputs' shapes and their parameters when run; both classes are
    built without arguments.
    """
    pair = pair_plan(spec)
    head = f'''"""{GANS[spec.kind].title}: a generator and its opponent

After {_PAPERS.get(spec.kind, GANS[spec.kind].title)}
{pair.generator.params:,} and {pair.critic.params:,} parameters.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F'''
    return "\n\n\n".join((head, _generator(pair), _critic(pair), _main(pair))) + "\n"


def _opponent(pair: PairPlan) -> str:
    """The name of its class: one that is told labels gives logits of being real."""
    return "Discriminator" if GANS[pair.spec.kind].labelled else "Critic"


def _generator(pair: PairPlan) -> str:
    half, spec = pair.generator, pair.spec
    project, *middle, paint = half.stages
    layer = next(iter(project.layers))
    lines = [f"self.project = {_made(layer)}"]
    bias_apart = layer.bias and layer.out[1] > 1  # one for each channel, not for each number
    if bias_apart:
        lines[0] = f"self.project = nn.Linear({layer.inp[0]}, {_count(layer)}, bias=False)"
        lines.append(f"self.project.bias = nn.Parameter(torch.zeros({layer.out[0]}))")
    lines += [f"self.{x.name} = {_made(x)}" for x in project.layers if x.kind == "bn"]
    lines += _grown(middle, flat=spec.generator == "mlp")
    lines += _painted(paint)
    return _class("Generator", "z (N, latent) to images in -1..1", lines, _forward(half))


def _forward(half: HalfPlan) -> list[str]:
    project, paint = half.stages[0], half.stages[-1]
    layer = next(iter(project.layers))
    channels, side, _ = layer.out
    normed = any(x.kind == "bn" for x in project.layers)
    if side == 1:
        first = [f"x = self.project(z)  # (N, {channels})"]
    elif layer.bias:
        first = [
            f"x = F.linear(z, self.project.weight).view(len(z), {channels}, {side}, {side})",
            "x = x + self.project.bias[:, None, None]",
        ]
    else:
        first = [f"x = self.project(z).view(len(z), {channels}, {side}, {side})"]
    return [
        "def forward(self, z: Tensor) -> Tensor:",
        *(f"    {line}" for line in first),
        f"    x = F.relu({'self.bn(x)' if normed else 'x'})",
        "    x = self.grow(x)",
        f"    return torch.tanh(self.paint(x))  # {_shape(paint)}",
    ]


def _critic(pair: PairPlan) -> str:
    see, *middle, judge = pair.critic.stages
    lines = [f"self.see = {_made(next(iter(see.layers)))}  # {_shape(see)}"]
    lines += _sequence("shrink", middle)
    last = next(iter(judge.layers))
    numbers = last.inp[0] * last.inp[1] * last.inp[2]
    lines.append(f"self.judge = nn.Linear({numbers}, 1)")
    forward = [
        "def forward(self, images: Tensor) -> Tensor:",
        f"    x = F.leaky_relu(self.see(images), {SLOPE})",
        "    x = self.shrink(x)",
        "    return self.judge(x.flatten(1)).squeeze(1)  # (N,)",
    ]
    real = GANS[pair.spec.kind].labelled
    says = "images to logits of being real" if real else "images to scores"
    return _class(_opponent(pair), says, lines, forward)


def _class(name: str, says: str, lines: Sequence[str], forward: Sequence[str]) -> str:
    return "\n".join(
        [
            f"class {name}(nn.Module):",
            f'    """{says[0].upper()}{says[1:]}."""',
            "",
            "    def __init__(self) -> None:",
            "        super().__init__()",
            *(f"        {line}" for line in lines),
            "",
            *(f"    {line}" for line in forward),
        ]
    )


def _grown(middle: Sequence[StagePlan], flat: bool) -> list[str]:
    if not flat:
        return _sequence("grow", middle)
    layers = [f"    {_made(layer)}," for stage in middle for layer in stage.layers]
    return ["self.grow = nn.Sequential(", *layers, ")"]


def _sequence(name: str, stages: Sequence[StagePlan]) -> list[str]:
    """A Sequential of stages, each one a Sequential of layers."""
    lines = [f"self.{name} = nn.Sequential("]
    for stage in stages:
        lines.append(f"    nn.Sequential(  # {_shape(stage)}")
        lines += [f"        {_made(layer)}," for layer in stage.layers]
        lines.append("    ),")
    return [*lines, ")"]


def _painted(paint: StagePlan) -> list[str]:
    layer = next(iter(paint.layers))
    if layer.kind != "linear":
        return [f"self.paint = {_made(layer)}"]
    shape = ", ".join(map(str, layer.out))
    return [f"self.paint = nn.Sequential({_made(layer)}, nn.Unflatten(1, ({shape})))"]


def _made(layer: Layer) -> str:
    """The call that makes a layer."""
    window = f"{layer.inp[0]}, {layer.out[0]}, {layer.kernel}, stride={layer.stride}"
    window += f", padding={layer.padding}"
    bias = "" if layer.bias else ", bias=False"
    calls = {
        "linear": f"nn.Linear({layer.inp[0]}, {_count(layer)}{bias})",
        "transposed": f"nn.ConvTranspose2d({window}{bias})",
        "conv": f"nn.Conv2d({window}{bias})",
        "bn": f"nn.BatchNorm2d({layer.out[0]})",
        "relu": "nn.ReLU()",
        "leaky": f"nn.LeakyReLU({SLOPE})",
    }
    return calls[layer.kind]


def _count(layer: Layer) -> int:
    return layer.out[0] * layer.out[1] * layer.out[2]


def _shape(stage: StagePlan) -> str:
    return f"(N, {', '.join(map(str, stage.out))})"


def _main(pair: PairPlan) -> str:
    opponent = _opponent(pair)
    return f"""\
if __name__ == "__main__":
    generator, opponent = Generator(), {opponent}()
    images = generator(torch.randn(2, {pair.spec.latent}))
    print(tuple(images.shape), tuple(opponent(images).shape))
    print([sum(p.numel() for p in net.parameters()) for net in (generator, opponent)])"""
