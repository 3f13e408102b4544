"""An image and a network to what the passage widget shows: each stage's strongest feature maps."""

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from playground.data.catalog import side_of, title
from playground.draw.shades import extent, shaded
from playground.errors import LimitReached, PlanError
from playground.images import planes, resize_to
from playground.numerals import measure, shape_text
from playground.plan import NetPlan, plan
from playground.records import FeatureMaps
from playground.runs.limits import check_size
from playground.settings import Limits
from playground.specs import NetSpec
from playground.ui.shared.pictures import data_uri
from playground.ui.text import Say

if TYPE_CHECKING:
    from playground.checkpoints.weights import Classifier
    from playground.nets.residual import ResidualNet

COUNT = 8
"""Maps shown of each stage."""
SEED = 0
MOST_LAYERS = 6000
"""ResNet-1202 has 3,605; building many more would keep everybody waiting."""
SEEN_SIDE, MAP_SIDE = 224, 128
FLATTEST = 1 / 255
"""The least that a channel's standard deviation is taken for, on a 0..1 scale."""


class Passages:
    """Sends images through networks, one at a time for the whole server, from any thread.

    The untrained networks that were used last are kept, as long as they have no more parameters
    together than one network may have.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._fresh: LRUCache[NetSpec, list[ResidualNet]] = LRUCache(
            limits.params, lambda nets: min(limits.params, _size(nets))
        )
        self._lock = threading.Lock()

    def untrained(
        self, photo: NDArray[np.uint8], standing: tuple[NetSpec, int], normalised: bool, say: Say
    ) -> dict[str, Any]:
        """JSON for the widget: a network of seed 0, and its plain twin if it has shortcuts.

        photo: uint8 (H, W, 3). normalised: BN goes by the image's own statistics, or does nothing.
        Raises PlanError, SpecError or LimitReached for a network that this cannot be done with.
        """
        from playground.explain.features import feature_maps
        from playground.explain.inputs import prepared

        spec, size = standing
        whole = plan(spec, size)
        self._check(whole)
        if normalised:
            check_statistics(whole)
        square = resize_to(photo, size)[0]
        mean, std = own_scale(square, spec.image_channels)
        image, seen = prepared(square, mean, std)
        with self._lock:
            nets = self._built(spec)
            found = [feature_maps(net, image, COUNT, normalised) for net in nets]
        names = [f"{spec.name} · {say('build.send_fresh')}", say("build.send_twin")]
        remark = say("build.send_bn_on" if normalised else "build.send_bn_off")
        shown = _stages_told(whole, found, say) | {"names": names[: len(nets)], "remark": remark}
        return shown | {"seen": _seen(seen, say), "follows": True}

    def trained(self, photo: NDArray[np.uint8], network: "Classifier", say: Say) -> dict[str, Any]:
        """JSON for the widget: a trained network alone, at the size that it was trained on."""
        from playground.explain.features import feature_maps
        from playground.explain.inputs import prepared

        card, net = network
        size = side_of(card.run.train)
        whole = plan(net.spec, size)
        self._check(whole)
        image, seen = prepared(resize_to(photo, size)[0], card.mean, card.std)
        with self._lock:
            found = feature_maps(net, image, COUNT)
        remark = say("build.send_trained").format(name=net.spec.name, size=size)
        if net.spec.shortcut != "none":
            remark += " " + say("build.send_no_twin")
        name = f"{net.spec.name} · {title(card.run.train.dataset)}"
        shown = _stages_told(whole, [found], say) | {"names": [name], "remark": remark}
        return shown | {"seen": _seen(seen, say), "follows": False}

    def _check(self, whole: NetPlan) -> None:
        check_size(whole, self._limits)
        layers = sum(1 for _ in whole.layers)
        if layers > MOST_LAYERS:
            raise LimitReached(
                "{network} has {layers:,} layers, and an image can be sent through {most:,} here: "
                "choose fewer blocks",
                network=whole.spec.name,
                layers=layers,
                most=MOST_LAYERS,
            )

    def _built(self, spec: NetSpec) -> "list[ResidualNet]":
        """The network and, if it has shortcuts, its twin."""
        from playground.nets.build import build

        if spec not in self._fresh:
            self._fresh[spec] = _pair(build(spec, SEED).eval())
        return self._fresh[spec]


def check_statistics(whole: NetPlan) -> None:
    """Raise PlanError if a BN before the classifier would meet maps of a single value."""
    for stage in whole.stages[:-1]:
        if any(layer.kind == "bn" and layer.out[1:] == (1, 1) for layer in stage.layers):
            raise PlanError(
                "at {size}×{size} pixels the maps of {stage} are single values, which one image alone "
                "cannot normalise: choose a larger image, or switch batch normalisation off",
                size=whole.image[1],
                stage=stage.title,
            )


def own_scale(
    square: NDArray[np.uint8], channels: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation of an image's own channels, on a 0..1 scale: no data set is near.

    channels: the network's. Raises SpecError if they are neither 1 nor 3.
    """
    pixels = planes(square, channels) / 255  # (C, S, S)
    return tuple(pixels.mean((1, 2)).tolist()), tuple(pixels.std((1, 2)).clip(FLATTEST).tolist())


def _pair(net: "ResidualNet") -> "list[ResidualNet]":
    from playground.explain.features import plain_twin

    return [net] if net.spec.shortcut == "none" else [net, plain_twin(net)]


def _size(nets: "list[ResidualNet]") -> int:
    return sum(parameter.numel() for parameter in nets[0].parameters())  # the twin has no others


def _seen(seen: NDArray[np.uint8], say: Say) -> dict[str, str]:
    size = len(seen)
    return {"src": data_uri(seen, SEEN_SIDE), "text": say("build.send_seen").format(size=size)}


def _stages_told(whole: NetPlan, found: list[list[FeatureMaps]], say: Say) -> dict[str, Any]:
    titles = {stage.name: stage.title for stage in whole.stages}
    stages = [
        {
            "title": titles[row[0].stage],
            "shape": shape_text(row[0].shape),
            "shown": _shown(row[0], say),
            "cells": [_cell(maps, say) for maps in row],
        }
        for row in zip(*found, strict=True)
    ]
    words = {name: say(f"build.send_{name}") for name in ("spread", "shades", "map", "common")}
    return {"stages": stages, "words": words, "scales": [_scale(net, say) for net in found]}


def _scale(net: list[FeatureMaps], say: Say) -> dict[str, Any]:
    """The lowest and the highest value of all maps of a network, and what they are called."""
    maps = [values for stage in net for values in stage.maps]
    ends = [ends for ends in map(extent, maps) if ends] or [(0.0, 0.0)]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    text = say("build.send_scale").format(low=measure(low), high=measure(high))
    return {"low": low, "high": high, "text": text}


def _shown(maps: FeatureMaps, say: Say) -> str:
    channels, shown = maps.shape[0], len(maps.channels)
    key = "build.send_all" if channels == shown else "build.send_strongest"
    return say(key).format(count=shown, channels=f"{channels:,}")


def _cell(maps: FeatureMaps, say: Say) -> dict[str, Any]:
    said = say("build.send_channel")
    return {
        "spread": measure(maps.spread),
        "maps": [
            {
                "src": data_uri(shaded(values), MAP_SIDE),
                "ends": extent(values),
                "label": said.format(
                    channel=channel, strength=measure(float(np.abs(values, dtype=float).mean()))
                ),
            }
            for channel, values in zip(maps.channels, maps.maps, strict=True)
        ],
    }
