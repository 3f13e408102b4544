"""A network by its name or its JSON, and its costs as plain numbers: for programs."""

import json
from typing import Any

from playground.codec import to_dict
from playground.errors import SpecError
from playground.families import named
from playground.gan_recipes import DEFAULT_GAN_RECIPE, GanRecipe, gan_recipe
from playground.gans import GANS
from playground.message import Term
from playground.plan import HalfPlan, NetPlan, StagePlan, pair_plan
from playground.specs import NetSpec

LONGEST = 4000  # characters of JSON


def network(text: str, classes: int | None = None) -> NetSpec:
    """A network from "wide_resnet:28,10", as `families.named` has it, or from `NetSpec.to_dict` as JSON.

    classes: None keeps the network's own. Raises SpecError saying what cannot be read.
    """
    if not text.lstrip().startswith("{"):
        return named(text, classes)
    spec = from_json(text)
    return spec if classes is None else spec.replace(classes=classes)


def from_json(text: str) -> NetSpec:
    """Raises SpecError if the text is no JSON, or not that of a network."""
    if len(text) > LONGEST:
        raise SpecError("a network takes at most {most:,} characters of JSON", most=LONGEST)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = (
            str(error) if isinstance(error, json.JSONDecodeError) else Term("it cannot be read")
        )
        raise SpecError("that is not JSON: {reason}", reason=reason) from None
    return NetSpec.from_dict(data)


def gan(text: str, size: object = None, classes: object = None) -> GanRecipe | None:
    """The pair and the training behind "dcgan", "wgan:paper" or another kind and recipe of GAN; None for
    what names none. Raises SpecError for a recipe that there is not, and where a size or classes are asked
    for beside it."""
    kind, _, name = text.strip().partition(":")
    if kind not in GANS:
        return None
    if (size, classes) != (None, None):
        raise SpecError("a GAN has its recipe's size, and no classes: leave both out")
    return gan_recipe(kind, name or DEFAULT_GAN_RECIPE)


def usual_size(spec: NetSpec) -> int:
    """Side of the images the papers feed to such a network: 224 pixels with the 7×7 stem, 32 otherwise."""
    return 224 if spec.stem.kernel == 7 else 32


def pair_description(recipe: GanRecipe) -> dict[str, Any]:
    """A GAN's numbers, JSON-ready: how it is trained, and of both networks the counts for one image."""
    pair = pair_plan(recipe.net)
    return {
        "name": GANS[recipe.net.kind].title,
        "net": recipe.net.to_dict(),
        "train": to_dict(recipe.train),
        **{half.name: _half(half) for half in pair.halves},
    }


def _half(half: HalfPlan) -> dict[str, Any]:
    stages = [
        {"name": stage.name, "title": str(stage.title), "out": list(stage.out), **_counts(stage)}
        for stage in half.stages
    ]
    return {**_counts(half), "stages": stages}


def _counts(part: NetPlan | HalfPlan | StagePlan) -> dict[str, int]:
    return {"params": part.params, "macs": part.macs, "activations": part.activations}


def description(whole: NetPlan) -> dict[str, Any]:
    """A plan's numbers, JSON-ready: counts of the whole and of every stage, for one image."""
    return {
        "name": whole.spec.name,
        "image": list(whole.image),
        **_counts(whole),
        "stages": [
            {
                "name": stage.name,
                "title": str(stage.title),
                "blocks": len(stage.blocks),
                "out": list(stage.out),
                **_counts(stage),
                "field": stage.field,
            }
            for stage in whole.stages
        ],
    }
