"""What a classifier is made of, in words: one short text for each field of its spec."""

from playground.specs import NetSpec, Stage
from playground.ui.text import Say


def traits(spec: NetSpec, say: Say) -> dict[str, str]:
    """By the fields' names, all but the network's own name."""
    stem, block = spec.stem, spec.block
    pooled = " + max-pool" if stem.pool else ""
    wide = f", ×{block.expansion}" if block.expansion > 1 else ""
    strided = f", {say('build.stride_on_first')}" if block.stride_on == "first" else ""
    return {
        "stem": f"{stem.kernel}×{stem.kernel}/{stem.stride}, {stem.width}{pooled}",
        "stages": " ".join(map(_stage, spec.stages)),
        "block": f"{','.join(map(str, block.kernels))}{wide}{strided}",
        "order": say(f"build.order_{spec.order}"),
        "shortcut": say(f"build.shortcut_{spec.shortcut}"),
        "transition": say(f"build.transition_{spec.transition}"),
        "dropout": f"{spec.dropout:g}",
        "pool": say(f"build.pool_{spec.pool}"),
        "classes": str(spec.classes),
        "image_channels": str(spec.image_channels),
    }


def _stage(stage: Stage) -> str:
    """Blocks × width, and the stride where there is one."""
    stride = f"/{stage.stride}" if stage.stride > 1 else ""
    return f"{stage.blocks}×{stage.width}{stride}"
