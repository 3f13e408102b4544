"""The augmentation of a GAN's images against a plain loop over them, and its place in the training."""

import itertools

import numpy as np
import pytest
import torch

from playground.checkpoints import LAST
from playground.checkpoints.weights import load
from playground.training import gan_augment
from playground.training.gan_augment import augmented, flipped
from playground.training.objectives import gan as gan_objective
from tests.training.test_gan import adversarial, dataset, observed, run_spec, same, stepped, weights
from tests.training.trainings import train

SIDE = 16


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def images(count: int = 6, channels: int = 3, seed: int = 1) -> torch.Tensor:
    return torch.rand(count, channels, SIDE, SIDE, generator=generator(seed)) * 2 - 1


def by_hand(image: np.ndarray, light: float, colour: float, contrast: float) -> np.ndarray:
    """One image (C, H, W), pixel by pixel where it matters; not moved."""
    image = image + (light - 0.5)
    for y, x in np.ndindex(image.shape[1:]):
        grey = image[:, y, x].mean()
        image[:, y, x] = grey + (image[:, y, x] - grey) * 2 * colour
    return image.mean() + (image - image.mean()) * (0.5 + contrast)


def moved(image: np.ndarray, down: int, across: int) -> np.ndarray:
    result = np.zeros_like(image)
    for y, x in np.ndindex(image.shape[1:]):
        if 0 <= y - down < SIDE and 0 <= x - across < SIDE:
            result[:, y, x] = image[:, y - down, x - across]
    return result


@pytest.mark.parametrize("channels", [1, 3])
def test_each_image_is_changed_as_a_plain_loop_changes_it(channels: int) -> None:
    batch = images(channels=channels)
    draws = generator(5)
    factors = torch.rand(3, len(batch), 1, 1, 1, generator=draws).flatten(1).T.tolist()
    out = augmented(batch, generator(5)).numpy()
    places = set()
    most = SIDE // 8
    for image, result, (light, colour, contrast) in zip(batch.numpy(), out, factors, strict=True):
        expected = by_hand(image.astype(np.float64), light, colour, contrast)
        fitting = [
            place
            for place in itertools.product(range(-most, most + 1), repeat=2)
            if np.allclose(moved(expected, *place), result, atol=1e-5)
        ]
        assert len(fitting) == 1, "moved by at most an eighth, on grey"
        places.add(fitting[0])
    assert len(places) > 2, "images must not share one shift"


def test_all_shifts_are_equally_likely() -> None:
    dot = torch.zeros(5000, 1, SIDE, SIDE)
    dot[:, :, 8, 8] = 1
    out = gan_augment._moved(gan_augment._moved(dot, 2, 2, generator()), 3, 2, generator(1))
    places = out.flatten(1).argmax(1).bincount(minlength=SIDE**2).view(SIDE, SIDE)
    inner = places[6:11, 6:11]
    assert inner.sum() == 5000
    assert 140 < inner.min() <= inner.max() < 260  # 200 expected, standard deviation 14


def test_the_gradient_reaches_every_pixel_that_is_still_seen() -> None:
    batch = images().double().requires_grad_()
    assert torch.autograd.gradcheck(
        lambda x: augmented(x, generator(2))[:, :, ::5, ::5], batch[:2, :, :, :], atol=1e-4
    )
    augmented(batch, generator(2)).square().sum().backward()
    assert batch.grad is not None
    assert (batch.grad[:, :, 2:-2, 2:-2] != 0).all()


def test_a_flip_mirrors_about_half_of_the_images_and_leaves_the_others() -> None:
    batch = images(400)
    out = flipped(batch, generator())
    mirrored = [torch.equal(a, b.flip(2)) for a, b in zip(out, batch, strict=True)]
    kept = [torch.equal(a, b) for a, b in zip(out, batch, strict=True)]
    assert all(a != b for a, b in zip(mirrored, kept, strict=True))
    assert 160 < sum(mirrored) < 240


def test_the_seed_decides_and_the_input_stays() -> None:
    batch = images()
    copy = batch.clone()
    first, again, other = (augmented(batch, generator(seed)) for seed in (5, 5, 6))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.equal(batch, copy)


# --- in the training ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_both_updates_see_both_kinds_of_images_changed(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Real ones, made ones, and made ones again in the generator's update, each with draws of its own."""
    marks = itertools.count(1)
    monkeypatch.setattr(gan_objective, "augmented", lambda images, _: images * 0 + next(marks) / 10)
    pair = adversarial(run_spec(kind, augment=True, critic_steps=2))
    calls = observed(pair)
    stepped(pair, 0)
    assert [round(float(seen.mean()) * 10) for seen, _ in calls] == [1, 2, 3, 4, 5]
    assert all(seen.std() < 1e-6 for seen, _ in calls)


def test_the_generator_learns_through_the_augmentation() -> None:
    pair = adversarial(run_spec(augment=True))
    before = weights(pair.generator)
    stepped(pair, 0)
    after = weights(pair.generator)
    assert all(not torch.equal(before[name], after[name]) for name in before if "weight" in name)


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_switched_off_nothing_is_drawn_and_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The same weights as with a change that changes nothing and draws nothing."""
    off = adversarial(run_spec(kind))
    stepped(off, 0)
    monkeypatch.setattr(gan_objective, "augmented", lambda images, _: images)
    monkeypatch.setattr(gan_objective, "flipped", lambda images, _: images)
    on = adversarial(run_spec(kind, augment=True, flip=True))
    stepped(on, 0)
    assert same(weights(off.generator), weights(on.generator))
    assert same(weights(off.critic), weights(on.critic))


def test_only_real_images_are_mirrored(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(gan_objective, "flipped", lambda images, _: asked.append(images) or images)
    pair = adversarial(run_spec(flip=True))
    stepped(pair, 0)
    assert len(asked) == 1
    assert torch.equal(asked[0], pair.reals(0))


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_a_training_with_augmentation_goes_on_exactly_as_it_would_have(tmp_path, kind) -> None:
    run = run_spec(kind, channels=3, epochs=2, augment=True, flip=True)
    data = dataset(channels=3, side=32)
    list(train(run, data, tmp_path / "whole"))
    training = train(run, data, tmp_path / "broken")
    for _ in range(2):
        next(training)
    training.close()
    list(train(run, data, tmp_path / "broken", resume=True))
    whole, broken = (load(tmp_path / name / LAST) for name in ("whole", "broken"))
    assert same(weights(whole.net), weights(broken.net))
    assert same(whole.state, broken.state)
