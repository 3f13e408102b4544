"""Free building: any NetSpec as the values of the controls of "Your own", and back."""

import re
from typing import Any, get_args

from playground.errors import SpecError
from playground.families import WRN_BLOCKS
from playground.message import Message, Term
from playground.specs import NAME_LENGTH, STAGES, Block, NetSpec, Order, Shortcut, Stage, Stem
from playground.ui.shared.payload import choice, real, shown, whole

Values = dict[str, object]

STEMS = ("3×3", "7×7/2 + max-pool", "2×2")  # a stride and a pool can be typed after any kernel
KERNELS = (*(",".join(map(str, kernels)) for kernels in WRN_BLOCKS), "7,7", "5,5")
ORDERS: tuple[Order, ...] = get_args(Order)
SHORTCUTS: tuple[Shortcut, ...] = get_args(Shortcut)
TRANSITIONS = ("block", "pool")
POOLS = ("average", "max")
STRIDES_ON = ("spatial", "first")
COLUMNS = ("width", "blocks", "stride")
OWN = "My "  # before the name of the network that free building starts from


def own(spec: NetSpec) -> NetSpec:
    """The same network under a name that says it is no longer the paper's."""
    known = spec.name.startswith(OWN)
    return spec if known else spec.replace(name=f"{OWN}{spec.name}"[:NAME_LENGTH])


def write(spec: NetSpec) -> Values:
    """The controls' values for any network; `read` gives an equal one."""
    return {
        "name": spec.name,
        "stem": _stem_text(spec.stem),
        "stem_width": spec.stem.width,
        "stages": [[getattr(stage, name) for name in COLUMNS] for stage in spec.stages],
        "kernels": ",".join(map(str, spec.block.kernels)),
        "expansion": spec.block.expansion,
        "order": spec.order,
        "shortcut": spec.shortcut,
        "transition": spec.transition,
        "own_dropout": spec.dropout,
        "image_channels": spec.image_channels,
        "stride_on": spec.block.stride_on,
        "pool": spec.pool,
        "classes": spec.classes,
    }


def read(values: Values) -> NetSpec:
    """The network that the controls of "Your own" describe. Raises SpecError naming the field."""
    name = values["name"]
    if not isinstance(name, str):
        raise SpecError("a name must be text, not {value}", value=shown(name))
    return NetSpec(
        name=name,
        stem=_stem(values["stem"], whole(values["stem_width"], "stem width")),
        stages=read_stages(values["stages"]),
        block=Block(
            _kernels(values["kernels"]),
            whole(values["expansion"], "expansion"),
            choice(values["stride_on"], STRIDES_ON, "the convolution that takes the stride"),
        ),
        order=choice(values["order"], ORDERS, "order"),
        shortcut=choice(values["shortcut"], SHORTCUTS, "shortcut"),
        transition=choice(values["transition"], TRANSITIONS, "transition"),
        dropout=real(values["own_dropout"], "dropout"),
        pool=choice(values["pool"], POOLS, "pool"),
        classes=whole(values["classes"], "classes"),
        image_channels=whole(values["image_channels"], "image channels"),
    )


def _stem_text(stem: Stem) -> str:
    stride = f"/{stem.stride}" if stem.stride > 1 else ""
    return f"{stem.kernel}×{stem.kernel}{stride}{' + max-pool' if stem.pool else ''}"


def _stem(value: object, width: int) -> Stem:
    text = value if isinstance(value, str) else ""
    match = re.fullmatch(r"\s*([237])(?:[×x]\1)?(?:/([1-4]))?(\s*\+\s*max-pool)?\s*", text)
    if not match:
        raise SpecError(
            "a stem is written 3×3, 7×7/2 or 7×7/2 + max-pool, not {value}", value=shown(value)
        )
    kernel = choice(int(match[1]), (2, 3, 7), "the stem's kernel")
    return Stem(kernel, width, int(match[2] or 1), bool(match[3]))


def _kernels(value: object) -> tuple[int, ...]:
    text = re.sub(r"[\sB()]", "", value)[:20] if isinstance(value, str) else ""
    if not re.fullmatch(r"\d(,\d)*", text):
        raise SpecError("a block is written 3,3 or 1,3,1, not {value}", value=shown(value))
    return tuple(int(part) for part in text.split(","))


def read_stages(value: object) -> tuple[Stage, ...]:
    """Rows of (width, blocks, stride), those left empty aside. Raises SpecError naming the row."""
    if not isinstance(value, (list, tuple)) or len(value) > STAGES.high:
        raise SpecError("stages must be a table of 1 to {most} rows", most=STAGES.high)
    stages = tuple(_stage(row, i) for i, row in enumerate(value, 1) if not _is_empty(row))
    STAGES.check("the number of stages", len(stages))
    return stages


def _is_empty(row: Any) -> bool:
    return isinstance(row, (list, tuple)) and all(cell is None or cell == "" for cell in row)


def _stage(row: object, number: int) -> Stage:
    if not isinstance(row, (list, tuple)) or len(row) != len(COLUMNS):
        raise SpecError(
            "stage {number} must have {columns}", number=number, columns=map(Term, COLUMNS)
        )
    cells = [
        whole(cell, Message("stage {number}'s {name}", number=number, name=Term(name)))
        for cell, name in zip(row, COLUMNS, strict=True)
    ]
    try:
        return Stage(*cells)
    except SpecError as error:
        raise SpecError("stage {number}: {reason}", number=number, reason=error) from None
