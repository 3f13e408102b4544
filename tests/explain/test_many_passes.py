"""Score-CAM, occlusion and faithfulness against the same thing done one input at a time."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from torchcam.methods import ScoreCAM

from playground import families
from playground.draw.overlay import smooth
from playground.errors import CheckpointError
from playground.explain import many
from playground.explain.faithfulness import STEPS, faithfulness
from playground.explain.finding import look
from playground.explain.methods import METHODS, Question, asked, explained_by, finished
from playground.explain.methods.occlusion import PLACES
from playground.nets.build import build
from playground.settings import Limits
from playground.specs import Block, NetSpec, Stage, Stem
from tests.explain.test_cam import AVERAGED
from tests.explain.test_parts import looking

MEAN, MAX = AVERAGED["pre"], families.speed_resnet(8)
BOTH = pytest.mark.parametrize("spec", [MEAN, MAX], ids=["mean", "max"])


def said(asked_, image: np.ndarray) -> np.ndarray:
    """All logits of one input (C, S, S), by the network as a whole."""
    with torch.no_grad():
        return asked_.net(torch.from_numpy(image[None]).float())[0].double().numpy()


def found(name, question):
    return finished(METHODS[name].find(question)).numpy()


@BOTH
@pytest.mark.parametrize("stage", ["stage1", "maps"])
def test_scorecam_is_a_sum_of_maps_by_what_each_shows_alone(spec, stage):
    seen, index = looking(spec), 1
    image = seen.batch[0].numpy()
    with torch.no_grad():
        x = seen.batch
        for name, step in seen.net.steps().items():
            x = step(x)
            if name == stage:
                break
    maps = x[0].numpy()
    scores = []
    for one in maps:
        large = smooth(one, 32, 32)
        low, high = large.min(), large.max()
        shown = (large - low) / (high - low) if high > low else None
        scores.append(-np.inf if shown is None else said(seen, image * shown)[index])
    weights = np.exp(np.array(scores) - max(scores))
    weights /= weights.sum()
    expected = (weights[:, None, None] * maps).sum(0)
    np.testing.assert_allclose(
        found("scorecam", Question(seen, index, stage, 1000)), expected, rtol=1e-3, atol=1e-4
    )


def test_scorecam_is_torchcams():
    seen, index = looking(AVERAGED["post"]), 2
    with ScoreCAM(seen.net, target_layer="stage1") as extractor, torch.no_grad():
        logits = seen.net(seen.batch)
        theirs = extractor(index, logits)[0][0].numpy()
    ours = explained_by(METHODS["scorecam"], seen, index, "stage1").clip(0)  # theirs ends in a ReLU
    ours = (ours - ours.min()) / np.ptp(ours)
    np.testing.assert_allclose(ours, theirs, atol=1e-3)
    assert np.ptp(ours) > 0


@BOTH
def test_scorecam_takes_the_weightiest_maps_first(spec):
    seen, index, few = looking(spec), 0, 2
    with torch.no_grad():
        maps = seen.net.features(seen.batch)[0]
        pooled = maps.mean((1, 2)) if seen.net.adds else maps.amax((1, 2))
        chosen = (seen.net.linear.weight[index] * pooled).argsort(descending=True)[:few]
    values = found("scorecam", Question(seen, index, "maps", few))
    parts = maps[chosen].flatten(1).double().numpy()
    weights = np.linalg.lstsq(parts.T, values.ravel(), rcond=None)[0]
    np.testing.assert_allclose(weights @ parts, values.ravel(), rtol=1e-3, atol=1e-5)
    assert weights.sum() == pytest.approx(1, abs=1e-3)


@BOTH
def test_occlusion_is_the_fall_of_the_logit_where_a_square_is_covered(spec):
    seen, index, count = looking(spec), 2, 8  # places of 4 pixels, squares of 8
    image = seen.batch[0].numpy()
    whole = said(seen, image)[index]
    expected = np.zeros((count, count))
    for row, column in np.ndindex(count, count):
        covered = image.copy()
        for y, x in np.ndindex(32, 32):
            if 4 * row - 2 <= y < 4 * row + 6 and 4 * column - 2 <= x < 4 * column + 6:
                covered[:, y, x] = 0
        expected[row, column] = whole - said(seen, covered)[index]
    values = found("occlusion", Question(seen, index, "maps", 1 + count**2))
    np.testing.assert_allclose(values, expected, rtol=1e-3, atol=1e-4)
    assert np.ptp(values) > 0


def test_there_are_fourteen_places_and_fewer_where_the_network_is_dear():
    seen = looking(MEAN)
    assert explained_by(METHODS["occlusion"], seen, 0).shape == (PLACES, PLACES)
    dear = Limits(look_work=30 * seen.net.macs(32))
    assert asked(METHODS["occlusion"], seen, 0, "maps", dear).passes == 30
    assert explained_by(METHODS["occlusion"], seen, 0, "maps", dear).shape == (5, 5)
    assert explained_by(METHODS["occlusion"], seen, 0, "maps", Limits(look_work=1)).shape == (1, 1)


def by_hand(seen, index, values, hottest):
    """The class's probability, covering pixel after pixel and looking at each STEPSth of them."""
    field = smooth(values, 32, 32).ravel()
    order = sorted(range(len(field)), key=lambda at: -field[at] if hottest else field[at])
    chances = []
    for step in range(STEPS + 1):
        image = seen.batch[0].numpy().copy().reshape(3, -1)
        for at in order[: -(-step * len(field) // STEPS)]:
            image[:, at] = 0
        logits = said(seen, image.reshape(3, 32, 32))
        chances.append(np.exp(logits[index]) / np.exp(logits).sum())
    return chances


@BOTH
def test_the_curves_are_the_probability_as_pixels_go(spec):
    seen, index = looking(spec), 1
    values = look(seen, Limits()).maps[index]
    curves = finished(faithfulness(seen, index, values))
    np.testing.assert_allclose(curves.covered, np.arange(STEPS + 1) / STEPS, atol=1e-6)
    for curve, hottest in ((curves.hottest, True), (curves.coldest, False)):
        np.testing.assert_allclose(curve, by_hand(seen, index, values, hottest), atol=2e-3)
    ends = [curve[[0, -1]] for curve in (curves.hottest, curves.coldest, curves.random)]
    np.testing.assert_allclose(ends, [ends[0]] * 3, atol=1e-5)
    gaps = curves.coldest - curves.hottest
    area = sum((a + b) / 2 / STEPS for a, b in pairwise(gaps))
    assert curves.score == pytest.approx(area, abs=1e-5)


def test_a_map_upside_down_scores_as_much_below_nothing_and_a_flat_one_nothing():
    seen = looking(MEAN)
    values = look(seen, Limits()).maps[1]
    score = finished(faithfulness(seen, 1, values)).score
    assert abs(score) > 0.001
    assert finished(faithfulness(seen, 1, -values)).score == pytest.approx(-score, abs=2e-3)
    assert finished(faithfulness(seen, 1, np.ones_like(values))).score == 0


def test_fewer_passes_make_coarser_curves():
    seen = looking(MEAN)
    curves = finished(faithfulness(seen, 0, look(seen, Limits()).maps[0], passes=9))
    assert len(curves.covered) == len(curves.random) == 3


@pytest.mark.parametrize("name", ["scorecam", "occlusion"])
def test_it_says_how_far_it_is_and_can_be_left(name):
    seen = looking(MEAN, scale=4)
    steps = METHODS[name].find(asked(METHODS[name], seen, 0, "maps", Limits()))
    shares = list(steps)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    steps = METHODS["occlusion"].find(asked(METHODS["occlusion"], seen, 0, "maps", Limits()))
    next(steps)
    steps.close()
    assert not seen.net.training


@pytest.mark.parametrize("name", ["scorecam", "occlusion"])
def test_a_network_whose_training_diverged_says_so(name):
    seen = looking(MEAN)
    with torch.no_grad():
        seen.net.linear.weight.fill_(torch.nan)
    with pytest.raises(CheckpointError, match="diverged"):
        explained_by(METHODS[name], seen, 0)


def test_the_cost_of_work_is_what_is_done_once_and_a_step_for_each_part(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(many.time, "perf_counter", lambda: now[0])
    done = []

    def work(once, steps):
        now[0] += once
        for step in range(steps):
            now[0] += 2.0
            done.append(step)
            yield (step + 1) / steps

    assert many.seconds_of(work(3.0, 10)) == pytest.approx(23)
    assert done == [0, 1], "no more is done than has to be"
    assert many.seconds_of(work(3.0, 1)) == pytest.approx(5)
    assert many.seconds_of(work(3.0, 0)) == pytest.approx(3)


def test_a_wide_network_has_small_batches():
    """One of 8,192 channels that may be trained here would take 13 GB for the usual one of 49."""
    net = build(NetSpec("wide", Stem(3, 8192), (Stage(8, 1, 2),), Block((1,))), 0)
    assert 4 * net.activations(64) * many.together(net, 64, 49) <= 1e9
    assert many.together(build(families.cifar_resnet(20), 0), 32, 49) == 49
