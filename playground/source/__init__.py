"""NetSpec -> a stand-alone PyTorch file that a learner can read and run.

Only what this very network needs is written down: no dropout where there is none, no shortcut in a
plain net, no argument that is always the same. Submodules have the plan's names, so that the weights
of a trained network go in with `load_state_dict`.
"""

import textwrap

from playground.plan import NetPlan, plan
from playground.source.block import block_class
from playground.source.block_form import BlockForm
from playground.source.network import network_class, stage_function
from playground.source.pair import pair_source
from playground.specs import NetSpec

__all__ = ["pair_source", "source"]

_PAPERS = {
    "post": "He et al., Deep Residual Learning for Image Recognition (arXiv:1512.03385).",
    "pre": "Zagoruyko & Komodakis, Wide Residual Networks (arXiv:1605.07146).",
    "branch": "Jordan, 94% on CIFAR-10 in 3.29 Seconds on a Single GPU (arXiv:2404.00498).",
}
_IMPORTS = """\
from collections import OrderedDict

import torch
from torch import Tensor, nn
from torch.nn import functional as F"""


def source(spec: NetSpec, size: int) -> str:
    """Python source of the network, whose comments give the shapes for images of `size` pixels.

    It needs torch alone, and prints its output's shape and its parameters when run. The network is
    the last class, and is built without arguments. Raises PlanError if it cannot take that size.
    """
    whole = plan(spec, size)
    form = BlockForm.of(whole)
    head = f"{_docstring(whole)}\n\n{_IMPORTS}"
    parts = [
        head,
        block_class(form),
        stage_function(form),
        network_class(whole, form),
        _main(whole, form),
    ]
    return "\n\n\n".join(filter(None, parts)) + "\n"


def _docstring(whole: NetPlan) -> str:
    spec, (_, size, _) = whole.spec, whole.image
    after = "A plain network, after" if spec.shortcut == "none" else "After"
    return f'''"""{_escaped(spec.name)}

{after} {_PAPERS[spec.order]}
{whole.params:,} parameters, {whole.macs:,} multiply-adds for one {size}x{size} image.
"""'''


def _escaped(name: str) -> str:
    """Untrusted text, kept within a docstring and within 100 columns, even of wide letters."""
    lines = textwrap.wrap(name, 48) or ["A network"]
    return "\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)


def _main(whole: NetPlan, form: BlockForm) -> str:
    channels, size, _ = whole.image
    return f"""\
if __name__ == "__main__":
    net = {form.network}().eval()
    logits = net(torch.zeros(1, {channels}, {size}, {size}))
    print(tuple(logits.shape), f"{{sum(p.numel() for p in net.parameters()):,}} parameters")"""
