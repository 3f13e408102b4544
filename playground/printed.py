"""Networks as tables of text, for a terminal."""

from playground.gan_recipes import GanRecipe
from playground.plan import NetPlan, pair_plan
from playground.specs import RunSpec


def table(whole: NetPlan) -> str:
    """A network, stage by stage."""
    lines = [
        f"{whole.spec.name} on {' × '.join(map(str, whole.image))}",
        f"{'stage':<12}{'blocks':>8}{'output':>18}{'parameters':>16}{'multiply-adds':>18}",
    ]
    for stage in whole.stages:
        shape = " × ".join(map(str, stage.out))
        blocks = len(stage.blocks) or ""
        lines.append(
            f"{stage.title!s:<12}{blocks:>8}{shape:>18}{stage.params:>16,}{stage.macs:>18,}"
        )
    return "\n".join([*lines, f"{'total':<38}{whole.params:>16,}{whole.macs:>18,}"])


def pair_table(recipe: GanRecipe) -> str:
    """Both networks of a GAN, and how the recipe trains them."""
    pair = pair_plan(recipe.net)
    lines = []
    for half in pair.halves:
        shape = " × ".join(map(str, half.inp))
        lines.append(f"{half.name}, {shape} ->")
        lines.append(f"{'stage':<12}{'output':>18}{'parameters':>16}{'multiply-adds':>18}")
        for stage in half.stages:
            shape = " × ".join(map(str, stage.out))
            lines.append(f"{stage.title!s:<12}{shape:>18}{stage.params:>16,}{stage.macs:>18,}")
        lines.append(f"{'total':<30}{half.params:>16,}{half.macs:>18,}\n")
    return "\n".join([*lines, *_training_lines(recipe)])


def _training_lines(recipe: GanRecipe) -> list[str]:
    settings = RunSpec(recipe.net, recipe.train).settings
    optimiser = settings.pop("optimiser")
    told = ", ".join(f"{name} {value}" for name, value in settings.items())
    return [f"trained by {optimiser} on {recipe.train.dataset}: {told}"]
