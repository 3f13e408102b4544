"""The values of Train's controls for a GAN to the run that they ask for, and what that costs."""

from collections.abc import Callable
from typing import Any, get_args

from playground.data.catalog import DatasetInfo
from playground.errors import SpecError
from playground.gan_recipes import GAN_RECIPES, gan_run
from playground.gans import GANS, GanOptimiser
from playground.numerals import byte_text
from playground.plan import pair_plan
from playground.runs.limits import check_memory, check_pair
from playground.runs.memory import memory
from playground.settings import Limits
from playground.specs import GAN_IMAGE_SIZES, Fit, GanSpec, GeneratorKind, RunSpec
from playground.ui.shared.payload import choice, number, shown, whole
from playground.ui.text import Say

AS_RECIPE = "as_recipe"
PREFIX = "gan_"  # of the controls' names, before the field's
YES, NO = "yes", "no"
MOST_WIDTHS = 60  # characters


def widths(value: object, name: str) -> tuple[int, ...]:
    """Whole numbers with anything but digits between them. Raises SpecError."""
    text = str(value)
    parts = text.replace(",", " ").replace("-", " ").split()
    if not isinstance(value, str) or len(text) > MOST_WIDTHS or not parts:
        raise SpecError(f"{name} must be a list, not {shown(value)}")
    return tuple(whole(part, "width") for part in parts)


Typed = Callable[[object, str], Any]
# Fields that are typed, and how each is read; and those that are chosen from a few.
NET_TYPED: dict[str, Typed] = {"widths": widths, "latent": whole, "constant_width": whole}
NET_CHOSEN: dict[str, tuple[str, ...]] = {
    "side": tuple(map(str, GAN_IMAGE_SIZES)),
    "generator": get_args(GeneratorKind),
    "generator_norm": (YES, NO),
    "biases": (YES, NO),
}
TRAIN_TYPED: dict[str, Typed] = {
    "critic_lr": number,
    "beta1": number,
    "beta2": number,
    "critic_steps": whole,
    "clip": number,
    "penalty": number,
    "smoothing": number,
    "averaging": number,
}
TRAIN_CHOSEN: dict[str, tuple[str, ...]] = {
    "optimiser": get_args(GanOptimiser),
    "fit": get_args(Fit),
    "flip": (YES, NO),
    "augment": (YES, NO),
}
FIELDS = (*NET_CHOSEN, *NET_TYPED, *TRAIN_CHOSEN, *TRAIN_TYPED)


def read_gan(
    values: dict[str, Any], info: DatasetInfo, changes: dict[str, Any], seed: int
) -> RunSpec:
    """values: what the controls hold. changes: what was read of the training already. Raises SpecError."""
    kind = choice(values["gan"], tuple(GANS), "the kind of GAN")
    recipe = choice(values["gan_recipe"], tuple(GAN_RECIPES), "recipe")
    net = _given(values, NET_TYPED, NET_CHOSEN)
    train = {**changes, **_given(values, TRAIN_TYPED, TRAIN_CHOSEN)}
    return gan_run(kind, info, train, seed, recipe, net)


def check_gan(run: RunSpec, size: int, limits: Limits) -> None:
    """Raise LimitReached if the pair is too large for this host. size: of the data set's images."""
    if isinstance(run.net, GanSpec):
        check_pair(pair_plan(run.net), limits)
    check_memory(run, size, limits)


def cost(run: RunSpec, size: int, limits: Limits, say: Say) -> str:
    """What a run that is allowed will take, in a sentence."""
    if not isinstance(run.net, GanSpec):
        return ""
    pair = pair_plan(run.net)
    return say("gan.cost").format(
        generator=f"{pair.generator.params:,}",
        grown=say.count(pair.generator.macs),
        opponent=say(f"train.opponent_{run.net.kind}").capitalize(),
        critic=f"{pair.critic.params:,}",
        seen=say.count(pair.critic.macs),
        side=run.net.image_size,
        memory=byte_text(memory(run, size).of(run.train.batch_size)),
        allowed=byte_text(limits.memory),
    )


def applies(field: str, kind: str, generator: str, optimiser: str) -> bool:
    """Whether a field has an effect, for such a GAN."""
    game = GANS[kind]
    never = {
        "clip": not game.clips,
        "penalty": not game.penalised,
        "smoothing": not game.labelled,
        "beta1": optimiser == "rmsprop",
        "beta2": optimiser != "adam",
        "constant_width": generator == "convolutions",
        "generator_norm": generator == "mlp",
        "biases": generator == "mlp",
    }
    return not never.get(field, False)


def _given(
    values: dict[str, Any], typed: dict[str, Typed], chosen: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    """The fields that are not left as the recipe has them."""
    given: dict[str, Any] = {}
    for field, read in typed.items():
        value = values.get(PREFIX + field)
        if value not in (None, ""):
            given[field] = read(value, field.replace("_", " "))
    for field, allowed in chosen.items():
        value = choice(values.get(PREFIX + field, AS_RECIPE), (AS_RECIPE, *allowed), field)
        if value != AS_RECIPE:
            given[field] = _meant(field, value, allowed)
    return given


def _meant(field: str, value: str, allowed: tuple[str, ...]) -> object:
    if allowed == (YES, NO):
        return value == YES
    return int(value) if field == "side" else value
