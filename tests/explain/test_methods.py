"""The methods against autograd written out, element by element, and against CAM where they must be it."""

import numpy as np
import pytest
import torch

from playground import families
from playground.errors import SpecError
from playground.explain.cam import explain
from playground.explain.finding import before, opened
from playground.explain.methods import METHODS, Question, explained_by, stage_shapes, stages
from playground.explain.methods.gradient import at_stage
from playground.explain.titles import TITLES
from playground.nets import foreign
from playground.nets.explainable import MAPS
from playground.settings import Limits
from playground.ui.browser.heatmap import _template
from tests.explain.test_cam import AVERAGED
from tests.explain.test_parts import looking

GRADIENTS = ("gradcam", "hirescam", "gradcam++", "layercam")
MEAN, MAX = AVERAGED["pre"], families.speed_resnet(8)


def by_hooks(asked, index, stage):
    """A stage's output and its gradient as everybody gets them: a module's hook, and a backward pass."""
    net, kept = asked.net, []
    module = net.get_submodule(stage)
    handle = module.register_forward_hook(lambda _module, _input, output: kept.append(output))
    logit = net(asked.batch)[0, index]
    handle.remove()
    kept[0].retain_grad()
    logit.backward()
    return kept[0][0].detach().double().numpy(), kept[0].grad[0].double().numpy()


def written_out(name, a, g):
    """The papers' formulas, channel by channel and place by place."""
    found = np.zeros(a.shape[1:])
    for k in range(len(a)):
        weight = g[k].mean()
        if name == "gradcam++":
            weight = 0.0
            for place in np.ndindex(*g[k].shape):
                slope = g[k][place]
                below = 2 * slope**2 + a[k].sum() * slope**3
                weight += max(slope, 0) * (slope**2 / below if below else 0)
        for place in np.ndindex(*found.shape):
            at = {"hirescam": g[k][place], "layercam": max(g[k][place], 0)}.get(name, weight)
            found[place] += at * a[k][place]
    return found


@pytest.mark.parametrize("spec", [MEAN, MAX], ids=["mean", "max"])
@pytest.mark.parametrize("stage", ["stem", "stage1"])
@pytest.mark.parametrize("name", GRADIENTS)
def test_a_method_is_what_its_paper_says_at_any_stage(spec, stage, name):
    asked = looking(spec)
    expected = written_out(name, *by_hooks(asked, 1, stage))
    found = explained_by(METHODS[name], asked, 1, stage)
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-4 * np.abs(expected).max())
    assert np.ptp(found) > 0


@pytest.mark.parametrize("name", ["gradcam", "hirescam"])
def test_before_averaging_and_one_linear_layer_they_are_cam_by_a_factor(name):
    asked = looking(MEAN)
    cam = explain(asked.net, asked.batch).maps[0]
    for index in range(MEAN.classes):
        found = explained_by(METHODS[name], asked, index)
        np.testing.assert_allclose(found * cam[index].numel(), cam[index], rtol=1e-4, atol=1e-4)


def test_also_of_the_imagenet_network():
    photo = np.random.default_rng(0).integers(0, 256, (80, 80, 3), np.uint8)
    subject = opened(foreign.installed()["imagenet"])
    asked = before(photo, subject, 1, 0, Limits())
    cam = explain(asked.net, asked.batch).maps[0, 7].numpy()
    found = explained_by(METHODS["gradcam"], asked, 7)
    np.testing.assert_allclose(found * 49, cam, rtol=1e-3, atol=1e-3)
    sides = [explained_by(METHODS["layercam"], asked, 7, stage).shape[0] for stage in stages(asked)]
    assert sides == [112, 56, 28, 14, 7]


def test_the_steps_are_the_features():
    for asked in (looking(MEAN), looking(MAX), looking(AVERAGED["post"])):
        x = asked.batch
        with torch.no_grad():
            for step in asked.net.steps().values():
                x = step(x)
            assert torch.equal(x, asked.net.features(asked.batch))
        assert stages(asked)[-1] == MAPS


@pytest.mark.parametrize("unstrided", [0, 1])
def test_the_shape_of_a_stage_is_that_of_its_map_and_of_its_channels(unstrided):
    photo = np.random.default_rng(0).integers(0, 256, (40, 40, 3), np.uint8)
    asked = before(photo, looking(MEAN).subject, 1, unstrided, Limits())
    shapes = stage_shapes(asked)
    for name, (channels, *shape) in shapes.items():
        assert list(explained_by(METHODS["layercam"], asked, 1, name).shape) == shape
        activations, _ = at_stage(Question(asked, 1, name))
        assert len(activations) == channels
    assert list(shapes) == stages(asked)


def test_no_gradient_is_left_behind():
    asked = looking(MEAN)
    explained_by(METHODS["gradcam"], asked, 0, "stem")
    assert all(parameter.grad is None for parameter in asked.net.parameters())


def test_an_unknown_stage_gets_a_sentence():
    with pytest.raises(SpecError, match="must be one of stem, stage1, maps"):
        explained_by(METHODS["gradcam"], looking(MEAN), 0, "stage9")


def test_each_method_has_a_title_and_is_offered_on_the_page() -> None:
    """Which reads the titles, without torch: a new method needs no line there."""
    assert TITLES.keys() == METHODS.keys()
    page = _template()
    for name in METHODS:
        assert f'type="checkbox" value="{name}"' in page
        assert (f'<option value="{name}"' in page) == (name != "cam")
