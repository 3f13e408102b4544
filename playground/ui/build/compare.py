"""Two plans beside each other, stage by stage: what the comparison shows, in the asker's language."""

from collections.abc import Callable
from typing import Any

from playground.draw.diagram import diagram
from playground.numerals import shape_text
from playground.plan import NetPlan, StagePlan
from playground.specs import NetSpec
from playground.ui.build.tables import failure
from playground.ui.shared.traits import traits
from playground.ui.text import Say

COLUMNS = ("blocks", "output", "params", "macs")


def comparison(first: NetPlan, second: NetPlan, say: Say) -> dict[str, Any]:
    """JSON for the comparison. Stages stand side by side by their names: stem, stage1 ... head."""
    one, two = ({stage.name: stage for stage in whole.stages} for whole in (first, second))
    names = [*one, *(name for name in two if name not in one)]
    names.sort(key=lambda name: (name == "head", name != "stem", name))
    both = (first, second)
    return {
        "names": [f"{whole.spec.name} · {shape_text(whole.image)}" for whole in both],
        "columns": [say(f"build.column_{name}") for name in ("stage", *COLUMNS)],
        "ratio": say("build.ratio"),
        "traits": _traits(first.spec, second.spec, say),
        "rows": [_row(one.get(name), two.get(name), say) for name in names],
        "total": _total(first, second, say),
        "figures": [diagram(whole, say.figure) for whole in both],
        "failures": [failure(whole, say) for whole in both],
    }


def ratio_text(one: int, two: int) -> str:
    """How many times the first the second is: "× 0.53"; nothing if that says nothing."""
    if not one or not two:
        return ""
    ratio = two / one
    return "=" if one == two else f"× {ratio:.4g}" if 0.999 < ratio < 1.001 else f"× {ratio:.3g}"


def _row(one: StagePlan | None, two: StagePlan | None, say: Say) -> dict[str, Any]:
    titles = dict.fromkeys(str(stage.title) for stage in (one, two) if stage)
    row = _line(" / ".join(titles), say, *(_counts(stage) for stage in (one, two)))
    shapes = [shape_text(stage.out) if stage else "" for stage in (one, two)]
    row["pairs"].insert(1, _pair(shapes, shapes[0] != shapes[1]))
    return row


def _total(first: NetPlan, second: NetPlan, say: Say) -> dict[str, Any]:
    sums = [
        (sum(len(stage.blocks) for stage in whole.stages), whole.params, whole.macs)
        for whole in (first, second)
    ]
    row = _line(say("build.total"), say, *sums)
    row["pairs"].insert(1, _pair(["", ""], False))
    return row


def _counts(stage: StagePlan | None) -> tuple[int, int, int]:
    return (len(stage.blocks), stage.params, stage.macs) if stage else (0, 0, 0)


def _line(
    title: str, say: Say, one: tuple[int, int, int], two: tuple[int, int, int]
) -> dict[str, Any]:
    """Pairs of blocks, parameters and multiply-adds, and what the second is to the first."""
    write: tuple[Callable[[int], str], ...] = (str, "{:,}".format, say.count)
    pairs = [
        _pair([form(n) if n else "" for n in both], both[0] != both[1])
        for form, both in zip(write, zip(one, two, strict=True), strict=True)
    ]
    ratios = [ratio_text(*both) for both in zip(one[1:], two[1:], strict=True)]
    return {"title": title, "pairs": pairs, "ratios": ratios}


def _pair(texts: list[str], differs: bool) -> dict[str, Any]:
    return {"texts": texts, "differs": differs}


def _traits(one: NetSpec, two: NetSpec, say: Say) -> list[list[str]]:
    """What the two are made of, where they differ: name, first, second. The table has their stages."""
    first, second = traits(one, say), traits(two, say)
    return [
        [say(f"build.trait_{name}"), first[name], second[name]]
        for name in first
        if first[name] != second[name] and name != "stages"
    ]
