"""The recipes of GANs against the papers that they name."""

import re
from dataclasses import replace

import pytest

from playground.data.catalog import CIFAR10, FASHION_MNIST, MNIST
from playground.describe import gan, pair_description
from playground.errors import SpecError
from playground.gan_recipes import GAN_RECIPES, gan_recipe, gan_run
from playground.gans import GANS
from playground.plan import pair_plan
from playground.specs import GanSpec, GanTrainSpec
from playground.text import KOREAN


def test_every_recipe_is_there_for_every_kind() -> None:
    for recipes in GAN_RECIPES.values():
        assert recipes.keys() == GANS.keys()
        assert all(recipe.net.kind == kind for kind, recipe in recipes.items())


def test_paper_is_what_the_papers_say() -> None:
    dcgan, wgan, penalised = (GAN_RECIPES["paper"][kind].train for kind in GANS)
    assert all(train.smoothing == train.averaging == 0 for train in (dcgan, wgan, penalised))
    assert (dcgan.lr, dcgan.beta1, dcgan.batch_size, dcgan.critic_steps) == (2e-4, 0.5, 128, 1)
    assert (wgan.lr, wgan.clip, wgan.batch_size, wgan.critic_steps) == (5e-5, 0.01, 64, 5)
    assert (penalised.lr, penalised.beta1, penalised.beta2, penalised.penalty) == (1e-4, 0, 0.9, 10)
    assert (penalised.batch_size, penalised.critic_steps) == (64, 5)


def test_averaged_is_what_the_shipped_generators_were_trained_by() -> None:
    run = gan_run("dcgan", FASHION_MNIST, {"epochs": 5}, name="averaged")
    assert run.train == GanTrainSpec(epochs=5, seconds=None)
    assert isinstance(run.net, GanSpec)
    assert run.net.widths == (256, 128, 64)


def test_the_annotated_reading_is_reproduced_exactly() -> None:
    dcgan = gan_run("dcgan", FASHION_MNIST, {}, name="annotated")
    wgan = gan_run("wgan", MNIST, {}, name="annotated")
    assert isinstance(dcgan.net, GanSpec)
    assert isinstance(dcgan.train, GanTrainSpec)
    assert (dcgan.net.image_size, dcgan.net.image_channels, dcgan.net.latent) == (64, 1, 100)
    assert dcgan.net.widths == (1024, 512, 256, 128)
    assert (dcgan.train.lr, dcgan.train.beta1, dcgan.train.smoothing) == (2e-4, 0.5, 0)
    assert isinstance(wgan.net, GanSpec)
    assert isinstance(wgan.train, GanTrainSpec)
    assert (wgan.net.image_size, wgan.net.widths) == (32, (1024, 512, 256))
    assert (wgan.train.lr, wgan.train.critic_steps, wgan.train.clip) == (5e-5, 5, 0.005)
    assert GANS["wgan"].optimiser == "rmsprop"
    counts = [(p.generator.params, p.critic.params) for p in map(pair_plan, (dcgan.net, wgan.net))]
    assert counts == [(12_656_257, 11_033_985), (12_133_633, 10_511_105)]


def test_describe_says_the_same() -> None:
    recipe = gan("dcgan:annotated")
    assert recipe is not None
    told = pair_description(recipe)
    assert (told["generator"]["params"], told["critic"]["params"]) == (12_656_257, 11_033_985)
    assert told["train"]["dataset"] == "fashion-mnist"
    assert sum(stage["macs"] for stage in told["critic"]["stages"]) == told["critic"]["macs"]
    assert gan("resnet:50") is None
    with pytest.raises(SpecError, match="no recipe is called 'none'"):
        gan("wgan:none")


@pytest.mark.parametrize(
    ("recipe", "side", "widths"),
    [
        ("paper", 32, (256, 128, 64)),
        ("paper", 64, (512, 256, 128, 64)),
        ("annotated", 32, (512, 256, 128)),
        ("annotated", None, (1024, 512, 256, 128)),
    ],
)
def test_a_side_takes_a_map_more_or_less(
    recipe: str, side: int | None, widths: tuple[int, ...]
) -> None:
    run = gan_run("dcgan", CIFAR10, {}, name=recipe, net={"side": side, "latent": 64})
    assert isinstance(run.net, GanSpec)
    assert (run.net.widths, run.net.latent, run.net.image_channels) == (widths, 64, 3)
    assert run.net.image_size == (side or 64)


def test_fields_of_the_pair_can_be_changed() -> None:
    given = {"generator": "constant", "generator_norm": False, "widths": (32, 16, 8)}
    run = gan_run("wgan", MNIST, {"critic_lr": 1e-3, "seconds": 9.0}, name="paper", net=given)
    assert run.net == GanSpec(
        "WGAN MNIST", "wgan", 1, 100, (32, 16, 8), "constant", generator_norm=False
    )
    assert isinstance(run.train, GanTrainSpec)
    assert (run.train.critic_lr, run.train.seconds) == (1e-3, 9.0)


@pytest.mark.parametrize(
    ("side", "widths", "sentence"),
    [
        (64, (256, 128, 64), "64 pixels take 4 widths: 3 were given, which make images of 32"),
        (32, (8, 8, 8, 8), "32 pixels take 3 widths: 4 were given, which make images of 64"),
    ],
)
def test_widths_for_another_side_than_is_asked_for_are_refused(
    side: int, widths: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(SpecError, match=sentence) as said:
        gan_run("dcgan", MNIST, {}, net={"side": side, "widths": widths})
    numbers = set(re.findall(r"\d+", sentence))
    assert set(re.findall(r"\d+", KOREAN(said.value.message))) == numbers
    assert "너비" in KOREAN(said.value.message)


def test_without_a_side_the_widths_say_it_of_a_folder_s_pictures_too() -> None:
    pictures = replace(CIFAR10, key="pets", size=64, scalable=True)
    assert gan_run("dcgan", pictures, {}).train.size == 64
    run = gan_run("dcgan", pictures, {}, net={"widths": (32, 16, 8)})
    assert isinstance(run.net, GanSpec)
    assert run.net.image_size == run.train.size == 32


def test_what_there_is_not_is_named() -> None:
    with pytest.raises(SpecError, match="image size must be one of 32, 64, not 48"):
        gan_run("dcgan", MNIST, {}, net={"side": 48})
    with pytest.raises(SpecError, match="no GAN is called 'bigan'"):
        gan_recipe("bigan", "paper")
    with pytest.raises(SpecError, match="no recipe is called 'slow': try quick, paper"):
        gan_recipe("dcgan", "slow")
