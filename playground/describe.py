"""A network by its name or its JSON, and its costs as plain numbers: for programs."""

import json
from typing import Any

from playground.errors import SpecError
from playground.families import named
from playground.plan import NetPlan
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
        raise SpecError(f"a network takes at most {LONGEST:,} characters of JSON")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise SpecError(f"that is not JSON: {reason}") from None
    return NetSpec.from_dict(data)


def usual_size(spec: NetSpec) -> int:
    """Side of the images the papers feed to such a network: 224 pixels with the 7×7 stem, 32 otherwise."""
    return 224 if spec.stem.kernel == 7 else 32


def description(whole: NetPlan) -> dict[str, Any]:
    """A plan's numbers, JSON-ready: counts of the whole and of every stage, for one image."""
    return {
        "name": whole.spec.name,
        "image": list(whole.image),
        "params": whole.params,
        "macs": whole.macs,
        "activations": whole.activations,
        "stages": [
            {
                "name": stage.name,
                "title": stage.title,
                "blocks": len(stage.blocks),
                "out": list(stage.out),
                "params": stage.params,
                "macs": stage.macs,
                "activations": stage.activations,
                "field": stage.field,
            }
            for stage in whole.stages
        ],
    }
