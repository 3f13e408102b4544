"""Ways of training a GAN that have a name, each with its source; and whole runs made of names."""

from dataclasses import dataclass, replace
from typing import Any

from playground.data.catalog import DatasetInfo
from playground.errors import SpecError
from playground.gans import GANS
from playground.message import Term
from playground.recipes import of_data
from playground.specs import GAN_IMAGE_SIZES, SEED_MAP, GanSpec, GanTrainSpec, RunSpec


@dataclass(frozen=True)
class GanRecipe:
    """A pair, which gets its channels from the data, and how it is trained."""

    net: GanSpec
    train: GanTrainSpec


_NET = GanSpec("recipe")
_DCGAN = GanTrainSpec(smoothing=0.0, averaging=0.0)
_WGAN = _DCGAN.replace(lr=5e-5, batch_size=64, critic_steps=5)
_PENALISED = _DCGAN.replace(lr=1e-4, beta1=0.0, beta2=0.9, batch_size=64, critic_steps=5)
_KEPT = {"smoothing": 0.1, "averaging": 0.999}


def _recipes(
    widths: tuple[int, ...], dcgan: GanTrainSpec, wgan: GanTrainSpec, wgan_gp: GanTrainSpec
) -> dict[str, GanRecipe]:
    """One for each kind, all of these widths."""
    kinds = {"dcgan": dcgan, "wgan": wgan, "wgan_gp": wgan_gp}
    return {
        kind: GanRecipe(replace(_NET, kind=kind, widths=widths), train)
        for kind, train in kinds.items()
    }


def _annotated() -> dict[str, GanRecipe]:
    """Every layer as that reading writes it: see test_gan_recipes for its counts. It has no WGAN-GP: the
    penalty takes the place of the clipping in its WGAN."""
    net = replace(_NET, widths=(1024, 512, 256), biases=True)
    train = _DCGAN.replace(fit="resize")
    critic = _WGAN.replace(dataset="mnist", fit="resize")
    large = replace(net, widths=(*net.widths, 128))
    return {
        "dcgan": GanRecipe(large, train),
        "wgan": GanRecipe(replace(net, kind="wgan"), critic.replace(clip=0.005)),
        "wgan_gp": GanRecipe(
            replace(net, kind="wgan_gp"), _PENALISED.replace(dataset="mnist", fit="resize")
        ),
    }


GAN_RECIPES: dict[str, dict[str, GanRecipe]] = {
    # For a minute: then a DCGAN on Fashion-MNIST shows clothes and a WGAN on MNIST strokes, where "paper"
    # still shows fog (one core with AVX2, one seed, by eye).
    "quick": _recipes(
        (64, 32, 16),
        _DCGAN.replace(lr=1e-3, batch_size=64, **_KEPT),
        _WGAN.replace(lr=5e-4, **_KEPT),
        _PENALISED.replace(lr=5e-4, **_KEPT),
    ),
    # Adam of 1511.06434, section 4; RMSprop and clipping of 1701.07875, algorithm 1; Adam and penalty of
    # 1704.00028, algorithm 1; a quarter of the widths of 1511.06434, figure 1
    "paper": _recipes(GanSpec.widths, _DCGAN, _WGAN, _PENALISED),
    # The same with labels of 0.9 (1606.03498, section 3.4) and averaged weights (1806.04498): what the
    # generators that ship were trained by
    "averaged": _recipes(
        GanSpec.widths,
        _DCGAN.replace(**_KEPT),
        _WGAN.replace(**_KEPT),
        _PENALISED.replace(**_KEPT),
    ),
    "annotated": _annotated(),
}
DEFAULT_GAN_RECIPE = "quick"


def gan_run(
    kind: str,
    info: DatasetInfo,
    changes: dict[str, Any],
    seed: int = 0,
    name: str = DEFAULT_GAN_RECIPE,
    net: dict[str, Any] | None = None,
) -> RunSpec:
    """A DCGAN or WGAN on a data set, by the GAN recipe of that name, some fields changed.

    net: fields of its GanSpec to change, and perhaps `side` of the images, 32 or 64. Without that and
    widths, those of a folder of pictures are of 64 pixels where the pictures have as many, else of 32.
    Giving epochs takes the place of seconds. Raises SpecError for an unknown name or a bad field.
    """
    if "epochs" in changes and "seconds" not in changes:
        changes = {**changes, "seconds": None}
    known, given = gan_recipe(kind, name), net or {}
    if info.scalable and given.get("side") is None and "widths" not in given:
        given = {**given, "side": max(side for side in GAN_IMAGE_SIZES if side <= info.size)}
    own = {"name": f"{GANS[kind].title} {info.title}", "image_channels": info.channels}
    spec = gan_net(kind, name, {**own, **given})
    if info.scalable:
        info = replace(info, size=spec.image_size)
    return RunSpec(spec, known.train.replace(**{**changes, **of_data(info)}), seed)


def gan_net(kind: str, name: str, changes: dict[str, Any]) -> GanSpec:
    """The pair of a recipe, some fields changed, and perhaps the `side` of its images.

    Raises SpecError for a bad field, and for widths that make images of another side.
    """
    known = gan_recipe(kind, name).net
    given = dict(changes)
    side = given.pop("side", None)
    widths = known.widths if side is None else _for_side(known.widths, side)
    spec = replace(known, **{"widths": widths, **given})
    if side not in (None, spec.image_size):
        raise SpecError(
            "{side} pixels take {needed} widths: {count} were given, which make images of {made}",
            side=side,
            needed=_doublings(side),
            count=len(spec.widths),
            made=spec.image_size,
        )
    return spec


def gan_recipe(kind: str, name: str) -> GanRecipe:
    """For a kind without settings of its own, those of the first whose critic is kept in bounds alike, or
    of the first.

    Raises SpecError for an unknown kind or name.
    """
    if kind not in GANS:
        raise SpecError("no GAN is called {name!r}: try {known}", name=kind, known=GANS)
    if name not in GAN_RECIPES:
        raise SpecError("no recipe is called {name!r}: try {names}", name=name, names=GAN_RECIPES)
    recipes, wanted = GAN_RECIPES[name], _bounds(kind)
    alike = (other for other in recipes if _bounds(other) == wanted)
    like = kind if kind in recipes else next(alike, next(iter(recipes)))
    known = recipes[like]
    return replace(known, net=replace(known.net, kind=kind))


def _bounds(kind: str) -> tuple[bool, bool]:
    return GANS[kind].clips, GANS[kind].penalised


def _for_side(widths: tuple[int, ...], side: int) -> tuple[int, ...]:
    """The widths for images of so many pixels: a map more before the first, twice as wide, or one less."""
    if side not in GAN_IMAGE_SIZES:
        raise SpecError(
            "{name} must be one of {allowed}, not {value}",
            name=Term("image size"),
            allowed=GAN_IMAGE_SIZES,
            value=side,
        )
    count = _doublings(side)
    if count > len(widths):
        return (2 * widths[0], *widths)
    return widths[len(widths) - count :]


def _doublings(side: int) -> int:
    """Widths of a pair whose images have that side: each doubles the first map."""
    return (side // SEED_MAP).bit_length() - 1
