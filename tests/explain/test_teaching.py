"""A taught head against the optimum's own equations, against refitting from scratch, and as a CAM."""

import math

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from playground.checkpoints import SUFFIX
from playground.errors import CheckpointError, LimitReached, SpecError
from playground.explain.cam import explain
from playground.explain.descent import descent
from playground.explain.finding import look_at, opened
from playground.explain.heads import MOST, Heads
from playground.explain.teaching import DECAY, TOLD, Taught, _some, pooled, teach
from playground.nets import foreign
from playground.settings import Limits


def clouds(count: int = 8, width: int = 30, classes: int = 3, apart: float = 1.0):
    """Features (classes · count, width) around a middle of each class, and their labels."""
    rng = torch.Generator().manual_seed(0)
    labels = torch.arange(classes).repeat_interleave(count)
    middles = apart * torch.randn(classes, width, generator=rng)
    return middles[labels] + torch.randn(len(labels), width, generator=rng), labels


def gradient(features, labels, weight, bias):
    """Of the whole loss in the full space, in double precision."""
    weight, bias = (t.double().requires_grad_(True) for t in (weight, bias))
    loss = F.cross_entropy(F.linear(features.double(), weight, bias), labels)
    (loss + DECAY / 2 * weight.square().sum()).backward()
    return torch.cat([weight.grad.flatten(), bias.grad])


def test_the_head_is_the_optimum_in_the_whole_space():
    features, labels = clouds()
    taught = teach(features, labels)
    assert gradient(features, labels, taught.weight, taught.bias).abs().max() < 1e-4
    assert gradient(features, labels, 0 * taught.weight, taught.bias).abs().max() > 1e-2


def test_leaving_one_out_is_what_refitting_in_the_whole_space_says():
    features, labels = clouds(count=5, apart=0.35)
    right, margins = 0, []
    for left_out in range(len(labels)):
        kept = torch.arange(len(labels)) != left_out
        alone = teach_without_counting(features[kept], labels[kept])
        logits = alone[0] @ features[left_out].double() + alone[1]
        right += int(logits.argmax() == labels[left_out])
        own = logits[labels[left_out]].item()
        margins.append(own - max(x for i, x in enumerate(logits) if i != labels[left_out]).item())
    taught = teach(features, labels)
    assert taught.right == right
    assert 0 < right < taught.photos == len(labels)  # neither trivial nor hopeless
    assert taught.steps[-1].margins.tolist() == pytest.approx(margins, abs=0.02)


def test_what_is_told_of_a_fit_is_where_it_went():
    steps = teach(*clouds(count=6, apart=0.35)).steps
    assert steps[0].loss == pytest.approx(math.log(3))  # nothing is known yet
    assert not steps[0].margins.any()
    losses, numbers = [one.loss for one in steps], [one.iteration for one in steps]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] / 2
    assert numbers == list(range(len(steps)))
    some = _some([step._replace(iteration=i) for i, step in enumerate(steps * 20)])
    assert (len(some), some[0].iteration, some[-1].iteration) == (TOLD, 0, 20 * len(steps) - 1)


def test_a_descent_in_the_open_is_the_same_and_counts_nothing_twice():
    features, labels = clouds(apart=0.35)

    def problem():
        solution = torch.zeros(3, features.shape[1]).double().requires_grad_(True)
        counted = []

        def loss():
            counted.append(None)
            value = F.cross_entropy(features.double() @ solution.T, labels)
            return value + 1e-3 * solution.square().sum()

        return solution, loss, counted

    whole, loss, counted = problem()
    search = torch.optim.LBFGS(
        [whole], max_iter=200, history_size=20, line_search_fn="strong_wolfe"
    )

    def evaluated():
        search.zero_grad()
        value = loss()
        value.backward()
        return value

    search.step(evaluated)
    stepwise, open_loss, open_counted = problem()
    values = list(descent(open_loss, stepwise, 200))
    assert torch.equal(whole, stepwise)
    assert values[-1] == open_loss().item()
    assert len(open_counted) <= len(counted) + 2  # the end, and the line above
    short, short_loss, _ = problem()
    assert list(descent(short_loss, short, 3)) == values[:4]


def teach_without_counting(features, labels):
    """Weights and biases by Newton's own neighbour: plain L-BFGS on the full features."""
    weight = torch.zeros(3, features.shape[1]).double().requires_grad_(True)
    bias = torch.zeros(3).double().requires_grad_(True)
    search = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss():
        search.zero_grad()
        value = F.cross_entropy(F.linear(features.double(), weight, bias), labels)
        value = value + DECAY / 2 * weight.square().sum()
        value.backward()
        return value

    search.step(loss)
    return weight.detach(), bias.detach()


@pytest.mark.parametrize(
    ("count", "classes", "sentence"),
    [(2, 2, "photos of a class must"), (41, 2, "photos of a class"), (4, 1, "number of classes")],
)
def test_too_few_and_too_many_get_a_sentence(count, classes, sentence):
    with pytest.raises(SpecError, match=sentence):
        teach(*clouds(count, classes=classes))


@pytest.fixture(scope="module")
def taught() -> Taught:
    rng = torch.Generator().manual_seed(1)
    return Taught(torch.randn(2, 1280, generator=rng), torch.tensor([0.5, -0.25]), 5, 6)


def test_a_heads_maps_add_up_to_its_logits(tmp_path, taught):
    heads = Heads(tmp_path)
    name = heads.save("me", ("mine", "yours"), "imagenet", taught)
    subject = opened(heads.path(name, "me"))
    assert subject.classes == ("mine", "yours")
    photo = np.random.default_rng(0).integers(0, 256, (90, 70, 3), np.uint8)
    found = look_at(photo, subject, 1, 0, Limits())
    added = found.maps.mean((1, 2), dtype=np.float64) + found.bias
    np.testing.assert_allclose(added, found.logits, rtol=1e-4)
    expected = F.linear(pooled(subject, [photo]), taught.weight, taught.bias)[0]
    np.testing.assert_allclose(found.logits, expected, rtol=1e-4)
    finer = look_at(photo, subject, 1, 1, Limits())
    assert finer.maps.shape[1:] == (14, 14)


def test_the_network_it_stands_on_is_as_it_was(tmp_path, taught):
    path = foreign.installed()["imagenet"]
    heads = Heads(tmp_path)
    subject = opened(heads.path(heads.save("me", ("a", "b"), "imagenet", taught), "me"))
    image = torch.zeros(1, 3, 224, 224)
    with torch.no_grad():
        ours = subject.net.features(image)
        assert torch.equal(ours, opened(path).net.features(image))
    assert explain(subject.net, image).maps.shape == (1, 2, 7, 7)


def test_heads_are_their_owners(tmp_path, taught):
    heads = Heads(tmp_path)
    name = heads.save("me", ("a", "b"), "imagenet", taught)
    assert list(heads.of("me")) == [name]
    assert heads.of("you") == {}
    for stranger, asked in (("you", name), ("me", "0" * 16), ("me", "../" + name), ("me", "")):
        with pytest.raises(CheckpointError, match="no such head"):
            heads.path(asked, stranger)
    heads.delete(name, "me")
    assert heads.of("me") == {}
    assert list(tmp_path.rglob(f"*{SUFFIX}")) == []


def test_an_owner_keeps_so_many_and_no_more(tmp_path, taught):
    heads = Heads(tmp_path)
    names = [heads.save("me", ("a", "b"), "imagenet", taught) for _ in range(MOST)]
    with pytest.raises(LimitReached):
        heads.save("me", ("a", "b"), "imagenet", taught)
    heads.save("you", ("a", "b"), "imagenet", taught)
    heads.delete(names[0], "me")
    heads.save("me", ("a", "b"), "imagenet", taught)


def test_a_damaged_head_gets_a_sentence(tmp_path, taught):
    heads = Heads(tmp_path)
    name = heads.save("me", ("a", "b", "c"), "imagenet", taught)  # of two rows
    path = heads.path(name, "me")
    with pytest.raises(CheckpointError, match="damaged"):
        opened(path)
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(CheckpointError, match="damaged"):
        opened(path)
    assert heads.of("me") == {}
