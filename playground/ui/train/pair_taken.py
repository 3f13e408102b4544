"""A pair that stands in Build, in Train's controls: nobody types it again."""

from pathlib import Path
from typing import Any

import gradio as gr

from playground.data.listing import datasets
from playground.gan_recipes import gan_recipe
from playground.ui.build.pair import Pair, asked
from playground.ui.shared.events import QUIET
from playground.ui.shared.guarded import guarded
from playground.ui.train.gan_reader import NET_CHOSEN, NET_TYPED, PREFIX
from playground.ui.train.knobs import AS_RECIPE

NET = (*NET_CHOSEN, *NET_TYPED)
TAKEN = ("subject", "gan", "gan_recipe", "dataset", *(PREFIX + field for field in NET))
"""The controls that are set, in the order of `taken`."""


def wire_pair(pair: Pair, controls: dict[str, gr.components.Component], folder: Path) -> Any:
    """Have the panel's button put its pair into Train's controls. Returns the event."""

    def take(data: object, *values: object) -> list[Any]:
        return taken(data, folder, *values)

    given, set_ = [controls["dataset"], *pair.controls], [controls[name] for name in TAKEN]
    return pair.train.click(guarded(take), given, set_, **QUIET)


def taken(data: object, folder: Path, *values: object) -> list[Any]:
    """What those controls hold for the pair that Build's hold; how it is trained is left as it stands.

    data: the data set that is chosen in Train, which stays if its images are grey or in colour as the
    pair's. folder: of the data sets. values: as in `asked`, which see for what is raised.
    """
    spec = asked(*values)
    kind, recipe, side, _, generator, typed = values
    net = {
        **dict.fromkeys(NET_CHOSEN, AS_RECIPE), **dict.fromkeys(NET_TYPED, ""),
        "side": str(side), "generator": generator, "widths": typed or "",
    }  # fmt: skip
    usual = gan_recipe(spec.kind, str(recipe)).train.dataset
    fitting = [one.key for one in datasets(folder) if one.channels == spec.image_channels]
    chosen = next((key for key in (data, usual) if key in fitting), fitting[0])
    return ["gan", kind, recipe, chosen, *net.values()]
