"""Build for programs: `/describe` and `/source`, as plain functions with types."""

from typing import Any

from gradio.events import api

from playground import describe as _describe
from playground.errors import SpecError
from playground.plan import plan
from playground.source import source as _source
from playground.specs import NetSpec
from playground.ui.build.turns import in_turn
from playground.ui.shared.guarded import guarded
from playground.ui.shared.payload import shown, whole

PARALLEL = 8  # calls


def describe(net: str, size: int | None = None, classes: int | None = None) -> dict[str, Any]:
    """A network's costs for one image, as a whole and stage by stage.

    net: a paper's name ("resnet:50", "cifar_resnet:56", "plain:34", "wide_resnet:28,10", "speed"),
    or a spec as JSON. size: side of the square image in pixels; none is 224 or 32, by the stem.
    classes: none keeps the network's own. Gives name, image (C, H, W), params, macs (multiply-adds),
    activations (numbers) and the list of stages. "dcgan", "wgan" and "wgan_gp", with ":paper" or another
    recipe, give net, train, and the same counts of a generator and a critic.
    """
    recipe = _describe.gan(net, size, classes) if isinstance(net, str) else None
    if recipe:
        return _describe.pair_description(recipe)
    spec = _network(net, classes)
    with in_turn(spec):
        return _describe.description(plan(spec, _size(spec, size)))


def source(net: str, size: int | None = None) -> str:
    """A network as a PyTorch file that needs torch alone; net and size as in `/describe`; no GAN."""
    spec = _network(net, None)
    with in_turn(spec):
        return _source(spec, _size(spec, size))


def _network(net: object, classes: object) -> NetSpec:
    if not isinstance(net, str):
        raise SpecError(
            "net must be a name or a network's JSON as text, not {value}", value=shown(net)
        )
    return _describe.network(net, None if classes is None else whole(classes, "classes"))


def _size(spec: NetSpec, size: object) -> int:
    return _describe.usual_size(spec) if size is None else whole(size, "image size")


def publish() -> None:
    """Make the endpoints of the page that is being built.

    Several are answered at once, so that no long network keeps the short ones waiting.
    """
    for function in (describe, source):
        api(
            guarded(function),
            api_name=function.__name__,
            concurrency_limit=PARALLEL,
            concurrency_id="plan",
        )
