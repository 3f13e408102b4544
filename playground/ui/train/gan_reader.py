"""The values of Train's controls for a GAN to the run that they ask for, and what that costs."""

from typing import Any

from playground.data.catalog import DatasetInfo
from playground.gan_recipes import GAN_RECIPES, gan_run
from playground.gans import GANS
from playground.numerals import byte_text
from playground.plan import pair_plan
from playground.runs.memory import memory
from playground.settings import Limits
from playground.specs import (
    GAN_IMAGE_SIZES,
    GanSpec,
    GanTrainSpec,
    RunSpec,
    TrainSpec,
    knobs,
)
from playground.ui.shared.payload import choice
from playground.ui.text import Say
from playground.ui.train.knobs import Chosen, Typed, chosen, given, typed

PREFIX = "gan_"  # of the controls' names, before the field's

# Fields that are typed, and how each is read; and those that are chosen from a few.
NET_TYPED: Typed = typed(GanSpec)
NET_CHOSEN: Chosen = {"side": tuple(map(str, GAN_IMAGE_SIZES)), **chosen(GanSpec)}
SHARED = tuple(field for field in typed(GanTrainSpec) if field in typed(TrainSpec))
"""Fields of both kinds of training, which share a control."""
TRAIN_TYPED: Typed = {f: read for f, read in typed(GanTrainSpec).items() if f not in SHARED}
TRAIN_CHOSEN: Chosen = chosen(GanTrainSpec)
FIELDS = (*NET_CHOSEN, *NET_TYPED, *TRAIN_CHOSEN, *TRAIN_TYPED)


def read_gan(
    values: dict[str, Any], info: DatasetInfo, changes: dict[str, Any], seed: int
) -> RunSpec:
    """values: what the controls hold. changes: what was read of the training already. Raises SpecError."""
    kind = choice(values["gan"], tuple(GANS), "the kind of GAN")
    recipe = choice(values["gan_recipe"], tuple(GAN_RECIPES), "recipe")
    net = given(values, NET_TYPED, NET_CHOSEN, PREFIX)
    if "side" in net:
        net["side"] = int(net["side"])
    train = {**changes, **given(values, TRAIN_TYPED, TRAIN_CHOSEN, PREFIX)}
    return gan_run(kind, info, train, seed, recipe, net)


def cost(run: RunSpec, size: int, limits: Limits, say: Say) -> str:
    """What a run that is allowed will take, in a sentence."""
    if run.gan is None:
        return ""
    net, train = run.gan
    pair = pair_plan(net)
    return say("gan.cost").format(
        generator=f"{pair.generator.params:,}",
        grown=say.count(pair.generator.macs),
        opponent=say(f"train.opponent_{net.kind}").capitalize(),
        critic=f"{pair.critic.params:,}",
        seen=say.count(pair.critic.macs),
        side=net.image_size,
        memory=byte_text(memory(run, size).of(train.batch_size)),
        allowed=byte_text(limits.memory),
    )


def applies(field: str, kind: str, generator: str, optimiser: str) -> bool:
    """Whether a field has an effect, for such a GAN."""
    known = {**knobs(GanSpec), **knobs(GanTrainSpec)}.get(field)
    return known is None or known.applies(GANS[kind], optimiser, generator)
