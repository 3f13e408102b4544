"""All maps of ResNet-18 at 224 pixels: against the bare forward pass, and against torchcam and grad-cam.

    python benchmarks/cam.py [--rounds 40] [--photos 500]

Claimed: all 1,000 maps take at most 1.1 times the forward pass alone, and at most 0.6 times what
torchcam's CAM and Grad-CAM and pytorch-grad-cam's Grad-CAM take for one, where bfloat16 is native (0.85
elsewhere). All in one run, one after the other in each round, of the same random weights; ratios of
medians. Our map is torchcam's to 1e-5. Told beside it is what the network's multiply-adds alone would take
at the fastest product or convolution of this machine, in float32: see fastest.py.

Tried beside it, and used only if it changes nothing: bfloat16, and batch normalisation folded into the
convolutions. What bfloat16 changes, by autocast, which keeps what needs it in float32, is measured on two
networks whose weights are here, EfficientNet-Lite0 and the ResNet-11 for cats and dogs, with photos of
`catsdogs/test` in PLAYGROUND_DATA: how many keep their likeliest class, the lowest correlation of that
class's map with float32's, and how many maps stay below 0.999. It would have to be all, and none.
"""

import argparse
import copy
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from pytorch_grad_cam import GradCAM as TheirGradCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torchcam.methods import CAM, GradCAM
from torchvision.models import ResNet, resnet18

from benchmarks.fastest import multiply_adds_a_second
from benchmarks.report import report
from playground.checkpoints import SUFFIX
from playground.explain.cam import explain
from playground.explain.finding import opened
from playground.explain.inputs import prepared
from playground.families import resnet
from playground.images import read_picture, resize_to
from playground.nets import foreign
from playground.nets.explainable import Explainable
from playground.nets.foreign.torchvision_names import from_torchvision
from playground.nets.residual import ResidualNet
from playground.settings import ROOT, Settings
from playground.training.precision import has_bfloat16

INDEX = 7  # of a class
BARE, NATIVE, ELSEWHERE = 1.1, 0.6, 0.85
ALIKE = 0.999
UNLIKE = 1e-5  # from torchcam's map, at most
CATS_AND_DOGS = ROOT / "checkpoints" / f"resnet11-catsdogs{SUFFIX}"
Way = Callable[[], object]


def ours(weights: dict[str, Tensor]) -> ResidualNet:
    """As Look keeps it: see `nets.foreign.imagenet_resnets.load`."""
    net = ResidualNet(resnet(18))
    net.load_state_dict(from_torchvision(weights))
    net.to(memory_format=torch.channels_last)
    return net.eval()


def folded(net: ResidualNet) -> ResidualNet:
    """With each batch normalisation in the convolution before it."""
    net = copy.deepcopy(net)
    for module in list(net.modules()):
        names = [name for name, _ in module.named_children()]
        for name in names:
            conv, bn = getattr(module, name), name.replace("conv", "bn")
            if isinstance(conv, nn.Conv2d) and bn in names:
                setattr(module, name, fuse_conv_bn_eval(conv, getattr(module, bn)))
                setattr(module, bn, nn.Identity())
    return net.to(memory_format=torch.channels_last)


def peers(net: ResNet, images: Tensor) -> dict[str, Way]:
    """One map of one class each, as their documentation has it."""
    plain, hooked, third = (copy.deepcopy(net) for _ in range(3))
    cam, gradcam = CAM(plain, "layer4", "fc"), GradCAM(hooked, "layer4")
    theirs = TheirGradCAM(third, [third.layer4[-1]])
    target = [ClassifierOutputTarget(INDEX)]

    def without_gradients() -> object:
        with torch.no_grad():
            return cam(INDEX, plain(images))

    return {
        "torchcam_cam": without_gradients,
        "torchcam_gradcam": lambda: gradcam(INDEX, hooked(images)),
        "grad_cam": lambda: theirs(images, target),
    }


def bare(net: ResidualNet, images: Tensor) -> object:
    with torch.inference_mode():
        return net(images)


def medians(ways: dict[str, Way], rounds: int) -> dict[str, float]:
    """Milliseconds, each way once in each round."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            taken[name].append(1e3 * (time.perf_counter() - start))
    return {name: round(statistics.median(some), 2) for name, some in taken.items()}


def unlike(net: ResidualNet, theirs: ResNet, images: Tensor) -> float:
    """The largest difference of our map from torchcam's, which it scales to 0..1."""
    with CAM(theirs, "layer4", "fc") as extractor:
        expected = extractor(INDEX, theirs(images))[0][0]
    found = explain(net, images).maps[0, INDEX]
    found = (found - found.min()) / (found.max() - found.min())
    return float((found - expected).abs().max())


def in_bfloat16(subject: Explainable, count: int) -> dict[str, float]:
    """What changes, of that many photos."""
    weight = subject.net.linear.weight
    kept, alike = 0, []
    for batch in photos(count, subject):
        with torch.inference_mode():
            fine = subject.net.features(batch)
            with torch.autocast("cpu", torch.bfloat16):
                rough = subject.net.features(batch)
            first, second = (subject.net.classify(maps.float()).argmax(1) for maps in (fine, rough))
            kept += int((first == second).sum())
            for k, index in enumerate(first):
                pair = [
                    torch.einsum("khw,k->hw", maps[k].float(), weight[index]).ravel()
                    for maps in (fine, rough)
                ]
                alike.append(float(np.corrcoef(*pair)[0, 1]))
    return {
        "photos": len(alike),
        "same_class": kept,
        "lowest_correlation": round(min(alike), 5),
        "below_alike": sum(one < ALIKE for one in alike),
    }


def photos(count: int, subject: Explainable) -> Iterator[Tensor]:
    """In batches of ten."""
    found = sorted((Settings.from_env().data / "catsdogs" / "test").glob("*/*"))
    chosen = found[:: max(1, len(found) // count)][:count]
    for i in range(0, len(chosen), 10):
        squares = [resize_to(read_picture(path), subject.size)[0] for path in chosen[i : i + 10]]
        yield torch.cat([prepared(one, subject.mean, subject.std)[0] for one in squares])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--photos", type=int, default=500)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    torch.manual_seed(0)
    theirs, images = resnet18().eval(), torch.randn(1, 3, 224, 224)
    net = ours(theirs.state_dict())
    short, flat = copy.deepcopy(net).to(torch.bfloat16), folded(net)
    rough = images.to(torch.bfloat16)
    taken = medians(
        {
            "bare": lambda: bare(net, images),
            "all_maps": lambda: explain(net, images),
            **peers(theirs, images),
            "all_maps_folded": lambda: explain(flat, images),
            "all_maps_bfloat16": lambda: explain(short, rough),
        },
        options.rounds,
    )
    native = has_bfloat16(torch.device("cpu"))
    most = NATIVE if native else ELSEWHERE
    ratios = {
        name: round(taken["all_maps"] / taken[name], 2) for name in taken if name != "all_maps"
    }
    networks = (foreign.installed()["imagenet"], CATS_AND_DOGS) if options.photos else ()
    changed = {path.stem: in_bfloat16(opened(path), options.photos) for path in networks}
    least = 1e3 * net.macs(images.shape[-1]) / multiply_adds_a_second("float32")
    figures = {
        "milliseconds": taken,
        "ratios": ratios,
        "arithmetic_alone": {
            "milliseconds": round(least, 2),
            "of_torchcam_cam": round(least / taken["torchcam_cam"], 2),
        },
        "native_bfloat16": native,
        "unlike_torchcam": unlike(net, theirs, images),
        "bfloat16": changed,
    }
    claims = {f"at most {BARE} of the bare pass": ratios["bare"] <= BARE} | {
        f"at most {most} of {name}": ratios[name] <= most
        for name in ("torchcam_cam", "torchcam_gradcam", "grad_cam")
    }
    claims[f"torchcam's map to {UNLIKE:g}"] = figures["unlike_torchcam"] <= UNLIKE
    return report("cam", figures, claims, load)


if __name__ == "__main__":
    sys.exit(main())
