"""The training of a GAN: its updates against the papers' equations written out, and its life as a run."""

import copy
import itertools
import math

import numpy as np
import pytest
import torch

from playground.checkpoints import LAST, read_card
from playground.checkpoints import weights as checkpoints
from playground.data.catalog import DatasetInfo
from playground.data.images import Dataset, Images
from playground.errors import CheckpointError, DataError, RunError
from playground.gans import GANS
from playground.latents import latent
from playground.nets.gan import Generator
from playground.records import Samples
from playground.specs import GanSpec, GanTrainSpec, RunSpec
from playground.training import save_timer, snapshot_schedule
from playground.training import trainer as trainer_module
from playground.training.objectives.gan import INIT, Adversarial
from playground.training.objectives.objective import Told
from playground.training.objectives.signs import spread
from playground.training.snapshot_schedule import Moment
from tests.training.trainings import CPU, train, trainer_of

WIDTHS = (8, 6, 4)


def run_spec(kind="dcgan", seed=0, channels=1, **train) -> RunSpec:
    fields = {"epochs": 1, "seconds": None, "batch_size": 8, "precision": "float32", **train}
    spec = GanSpec("tiny", kind, channels, latent=5, widths=WIDTHS)
    return RunSpec(spec, GanTrainSpec(**fields), seed)


def dataset(count=32, channels=1, side=28) -> Dataset:
    info = DatasetInfo("dots", "Dots", ("a", "b"), channels, side, (0.5,), (0.5,), count, 0)
    rng = torch.Generator().manual_seed(11)
    pixels = torch.randint(0, 256, (count, channels, side, side), generator=rng, dtype=torch.uint8)
    images = Images(pixels, torch.zeros(count, dtype=torch.long))
    return Dataset(info, images, images)


def weights(net: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {name: tensor.clone() for name, tensor in net.state_dict().items()}


def same(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def adversarial(run: RunSpec, data: Dataset | None = None) -> Adversarial:
    return Adversarial(run.net, run.train, run.seed, data or dataset(), CPU)


def stepped(pair: Adversarial, step: int) -> list[float]:
    """The losses of a step: critic's, generator's."""
    return pair.step(step, 0.0, "float32").tolist()[:2]


def observed(pair: Adversarial) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Every (images, scores) that the critic handles from now on."""
    calls: list[tuple[torch.Tensor, torch.Tensor]] = []
    pair.critic.register_forward_hook(
        lambda _net, inputs, scores: calls.append((inputs[0].detach(), scores.detach()))
    )
    return calls


def test_dcgan_losses_are_cross_entropies_with_a_one_sided_label():
    pair = adversarial(run_spec())
    calls = observed(pair)
    critic_loss, generator_loss = stepped(pair, 0)
    (_, real), (fakes, fake), (fakes_again, fake_again) = calls
    assert torch.equal(fakes, fakes_again)
    p_real, p_fake, p_again = (torch.sigmoid(s.double()) for s in (real, fake, fake_again))
    expected = -(0.9 * p_real.log() + (1 - 0.9) * (1 - p_real).log()).mean()
    expected -= (1 - p_fake).log().mean()
    assert critic_loss == pytest.approx(expected.item(), rel=1e-5)
    assert generator_loss == pytest.approx(-p_again.log().mean().item(), rel=1e-5)


def test_wgan_losses_are_differences_of_means_and_every_critic_weight_is_clipped():
    pair = adversarial(run_spec("wgan", lr=5e-5, critic_steps=2, clip=0.03))
    calls = observed(pair)
    critic_loss, generator_loss = stepped(pair, 0)
    assert len(calls) == 2 * 2 + 1
    (_, real), (_, fake), (_, fake_again) = calls[2:]
    assert critic_loss == pytest.approx((fake.mean() - real.mean()).item(), rel=1e-5, abs=1e-7)
    assert generator_loss == pytest.approx(-fake_again.mean().item(), rel=1e-5, abs=1e-7)
    largest = max(weight.abs().max().item() for weight in pair.critic.parameters())
    assert largest == pytest.approx(0.03)


def test_wgan_gp_adds_the_penalty_to_the_difference_of_means():
    """1704.00028, equation 3, the gradient at the drawn points taken by finite differences."""
    pair = adversarial(run_spec("wgan_gp", penalty=10.0))
    reals = pair.reals(0)[:4]
    fakes = torch.rand(4, 1, 32, 32, generator=torch.Generator().manual_seed(1)) * 2 - 1
    part = torch.rand(4, 1, 1, 1, generator=torch.Generator().manual_seed(7)).double()
    critic = copy.deepcopy(pair.critic).double()
    between = part * reals.double() + (1 - part) * fakes.double()
    with torch.no_grad():
        base, slopes = critic(between), torch.zeros(4, 32 * 32, dtype=torch.float64)
        for pixel in range(32 * 32):
            moved = between.clone()
            moved.view(4, -1)[:, pixel] += 1e-6
            slopes[:, pixel] = (critic(moved) - base) / 1e-6
        expected = critic(fakes.double()).mean() - critic(reals.double()).mean()
    expected += 10 * ((slopes.norm(dim=1) - 1) ** 2).mean()
    loss = pair.update_critic(reals, fakes, torch.Generator().manual_seed(7))
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)


@pytest.mark.parametrize("kind", ["dcgan", "wgan", "wgan_gp"])
def test_the_estimate_is_of_the_papers_terms_whatever_is_smoothed_or_penalised(kind):
    pair = adversarial(run_spec(kind, smoothing=0.3, lr=1e-3))
    calls = observed(pair)
    told = dict(zip(pair.measures, pair.step(0, 0.0, "float32").tolist(), strict=True))
    real, fake = (scores.double() for _, scores in calls[:2])
    if kind == "dcgan":
        p, q = torch.sigmoid(real), torch.sigmoid(fake)
        loss = -(p.log().mean() + (1 - q).log().mean()).item()
        assert told["estimate"] == pytest.approx(math.log(2) - loss / 2, abs=1e-6)
        assert told["real_score"] == pytest.approx(p.mean().item(), rel=1e-5)
        assert told["fake_score"] == pytest.approx(q.mean().item(), rel=1e-5)
        return
    assert told["estimate"] == pytest.approx((real.mean() - fake.mean()).item(), abs=1e-6)
    assert "real_score" not in told


def test_no_discriminator_s_estimate_exceeds_the_divergence():
    """Of two distributions on three places, in closed form; the best discriminator reaches it."""
    p, q = torch.tensor([0.5, 0.3, 0.2]), torch.tensor([0.1, 0.3, 0.6])
    middle = (p + q) / 2
    true = ((p * (p / middle).log()).sum() + (q * (q / middle).log()).sum()) / 2

    def estimate(logits):
        places = [logits.repeat_interleave((mass * 10).round().long()) for mass in (p, q)]
        return GANS["dcgan"].estimate(*places).item()

    assert estimate((p / q).log()) == pytest.approx(true.item(), rel=1e-5)
    assert estimate((p / q).log() + 0.7) < true.item()
    assert estimate(torch.zeros(3)) == pytest.approx(0, abs=1e-6)


def test_a_report_tells_the_critic_s_gradient_and_how_many_weights_stand_at_the_bound():
    pair = adversarial(run_spec("wgan", lr=1e-3, clip=0.01))
    told = Told({"step": 1, "epoch": 1.0, "seconds": 1.0, "fraction": 0.5, "seconds_left": 1.0,
                 "images_per_second": 1.0}, dict.fromkeys(pair.measures, 0.5), None, None)  # fmt: skip
    assert pair.report(told).critic_gradient is None  # nothing has been learnt yet
    stepped(pair, 0)
    report = pair.report(told)
    weights = torch.cat([w.detach().flatten() for w in pair.critic.parameters()])
    gradients = torch.cat([w.grad.flatten() for w in pair.critic.parameters()])
    assert report.critic_gradient == pytest.approx(gradients.norm().item(), rel=1e-5)
    assert report.at_bound == pytest.approx(
        (weights.abs() == torch.tensor(0.01)).float().mean().item()
    )
    assert 0 < report.at_bound < 1
    assert adversarial(run_spec("wgan_gp")).report(told).at_bound is None


@pytest.mark.parametrize("kind", ["wgan", "wgan_gp"])
def test_a_look_counts_the_critic_s_weights(kind):
    pair = adversarial(run_spec(kind, lr=1e-3, clip=0.01))
    stepped(pair, 0)
    seen = pair.look(Moment(1, 1.0, 1.0)).weights
    weights = np.concatenate(
        [w.detach().numpy().ravel() for w in pair.critic.parameters() if w.dim() > 1]
    )
    reach = 0.01 if kind == "wgan" else np.abs(weights).max()
    assert seen.reach == pytest.approx(reach, rel=1e-6)
    inside = np.clip(weights.astype(float), -reach, reach)
    wanted, _ = np.histogram(inside, len(seen.counts), (-reach, reach))
    assert sum(seen.counts) == weights.size
    assert np.abs(np.array(seen.counts) - wanted).max() <= 2  # of those between two bins
    assert adversarial(run_spec()).look(Moment(0, 0.0, 0.0)).weights is None


def test_diversity_is_the_distance_of_pairs_as_a_share_of_the_data_s():
    images = torch.randn(7, 30, generator=torch.Generator().manual_seed(2))
    pairs = [(a - b).square().mean() for a, b in itertools.combinations(images, 2)]
    assert spread(images) == pytest.approx(torch.stack(pairs).mean().sqrt().item(), rel=1e-5)
    assert spread(images[:1]) == 0
    pair = adversarial(run_spec())
    with torch.no_grad():  # one image whatever z
        pair._mean.paint.weight.zero_()
    pair.look(Moment(0, 0.0, 0.0))
    assert pair._diversity == pytest.approx(0, abs=1e-6)


def test_a_penalised_critic_has_no_batch_norm_and_its_weights_run_free():
    pair = adversarial(run_spec("wgan_gp", lr=1e-4, beta1=0.0, beta2=0.9))
    assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in pair.critic.modules())
    stepped(pair, 0)
    assert max(w.abs().max().item() for w in pair.critic.parameters()) > 0.05


@pytest.mark.parametrize(
    ("name", "kind"),
    [("adam", torch.optim.Adam), ("rmsprop", torch.optim.RMSprop), ("sgd", torch.optim.SGD)],
)
def test_another_optimiser_than_the_paper_s_can_be_had(name, kind):
    pair = adversarial(run_spec("wgan", optimiser=name))
    assert all(type(optimiser) is kind for optimiser in pair.optimisers.values())


def test_the_critic_can_have_a_rate_of_its_own():
    pair = adversarial(run_spec(lr=1e-3, critic_lr=4e-3))
    before = weights(pair.critic)["see.weight"]
    stepped(pair, 0)
    moved = (pair.critic.see.weight.detach() - before).abs()
    assert moved.max().item() == pytest.approx(4e-3, rel=0.01)  # Adam's first step is its rate
    assert pair.optimisers["generator"].param_groups[0]["lr"] == 1e-3


@pytest.mark.parametrize("fit", ["pad", "resize"])
def test_small_images_are_framed_or_enlarged(fit):
    pair, data = adversarial(run_spec(fit=fit)), dataset()
    pair._order = 0, torch.arange(32)
    images, own = pair.reals(0), data.train.pixels[:8].float() / 127.5 - 1
    if fit == "pad":
        assert torch.equal(images[:, :, 2:30, 2:30], own)
        assert (images[:, :, :2] == -1).all()
        return
    # the half-pixel centres of bilinear scaling, by hand: row 5 lies at 5.5 * 28 / 32 - 0.5
    place = 5.5 * 28 / 32 - 0.5
    row, part = int(place), place - int(place)
    along = [min(27.0, max(0.0, (i + 0.5) * 28 / 32 - 0.5)) for i in range(32)]
    rows = own[:, 0, row] * (1 - part) + own[:, 0, row + 1] * part  # (8, 28)
    left = torch.tensor([int(x) for x in along])
    right, share = (left + 1).clamp(max=27), torch.tensor([x - int(x) for x in along])
    expected = rows[:, left] * (1 - share) + rows[:, right] * share
    torch.testing.assert_close(images[:, 0, 5], expected, rtol=0, atol=1e-4)


@pytest.mark.parametrize("generator", ["constant", "mlp"])
def test_the_paper_s_other_generators_learn(generator, tmp_path):
    spec = GanSpec("tiny", "wgan", 1, 5, WIDTHS, generator, 9, generator_norm=False)
    run = RunSpec(spec, run_spec().train)
    list(train(run, dataset(), tmp_path))
    loaded = checkpoints.load(tmp_path / LAST)
    assert loaded.card.run.net == spec
    before = Adversarial(run.net, run.train, 0, dataset(), CPU).generator.state_dict()
    assert not same(before, loaded.net.state_dict())


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_first_update_moves_each_weight_as_its_optimiser_is_defined(kind):
    """Adam's first step is -lr·g/|g|; RMSprop's is -lr·g/(sqrt(0.01)|g|) = -10·lr·sign(g)."""
    pair = adversarial(run_spec(kind, lr=1e-3))
    before = weights(pair.generator)["paint.weight"]
    stepped(pair, 0)
    moved = pair.generator.paint.weight.detach() - before
    gradient = pair.generator.paint.weight.grad
    big = gradient.abs() > 1e-5
    assert big.any()
    size = 1e-3 if kind == "dcgan" else 1e-2
    torch.testing.assert_close(moved[big], -size * gradient[big].sign(), rtol=0.02, atol=0)


def test_the_generator_s_update_leaves_the_critic_alone_and_the_other_way_round():
    pair = adversarial(run_spec())
    critic, generator = weights(pair.critic), weights(pair.generator)
    fakes = pair.generator(torch.randn(4, 5, generator=torch.Generator().manual_seed(1)))
    pair.update_critic(pair.reals(0)[:4], fakes.detach(), torch.Generator())
    assert torch.equal(pair.generator.project.weight, generator["project.weight"])
    assert not torch.equal(pair.critic.see.weight, critic["see.weight"])
    critic = weights(pair.critic)
    pair.update_generator(fakes)
    assert torch.equal(pair.critic.see.weight, critic["see.weight"])
    assert not torch.equal(pair.generator.project.weight, generator["project.weight"])
    assert all(weight.requires_grad for weight in pair.critic.parameters())


def test_real_images_are_padded_to_32_scaled_and_seen_once_an_epoch():
    data = dataset(count=8)
    pair = adversarial(run_spec(batch_size=4), data)
    seen = torch.cat([pair.reals(0), pair.reals(1)])
    assert seen.shape == (8, 1, 32, 32)
    expected = torch.full((8, 1, 32, 32), -1.0)
    expected[:, :, 2:30, 2:30] = data.train.pixels.float() * 2 / 255 - 1
    found = [(seen - image).abs().flatten(1).amax(1).argmin().item() for image in expected]
    assert sorted(found) == list(range(8))
    torch.testing.assert_close(seen[found], expected)
    next_epoch = torch.cat([pair.reals(2), pair.reals(3)])
    assert not torch.equal(seen, next_epoch)


def test_images_are_enlarged_for_a_64_pixel_gan():
    spec = GanSpec("tiny", latent=5, widths=(8, 6, 4, 4))
    pair = adversarial(RunSpec(spec, GanTrainSpec(batch_size=8)))
    assert pair.reals(0).shape == (8, 1, 64, 64)
    assert all(map(math.isfinite, stepped(pair, 0)))


def test_average_follows_the_generator_with_the_stated_decay():
    pair = adversarial(run_spec())
    mean = pair.generator.project.weight.detach().double()
    for step in range(4):
        stepped(pair, step)
        decay = min(0.999, (1 + step) / (10 + step)) if step else 0.0
        mean = decay * mean + (1 - decay) * pair.generator.project.weight.detach().double()
    torch.testing.assert_close(pair.net().project.weight.double(), mean, rtol=1e-5, atol=1e-7)


def test_average_has_statistics_of_its_own_weights():
    pair = adversarial(run_spec(lr=0.01))
    pair.net()  # must not be in the way of the next
    for step in range(3):
        stepped(pair, step)
    net = pair.net()
    assert not any(module.training for module in net.modules())
    z = torch.randn(4096, 5, generator=torch.Generator().manual_seed(5))
    x = net.project(z).view(-1, WIDTHS[0], 4, 4)
    torch.testing.assert_close(net.bn.running_var, x.var((0, 2, 3)), rtol=0.15, atol=0)


def test_reports_and_checkpoint_of_a_whole_training(tmp_path):
    reports = list(train(run_spec(epochs=2), dataset(), tmp_path))
    assert reports[0].step == 1
    last = reports[-1]
    assert (last.step, last.epoch, last.fraction, last.seconds_left) == (8, 2.0, 1.0, 0.0)
    assert [r.step for r in reports] == sorted({r.step for r in reports})
    assert last.images_per_second > 0
    assert math.isfinite(last.generator_loss + last.critic_loss)
    loaded = checkpoints.load(tmp_path / "last.safetensors")
    assert isinstance(loaded.net, Generator)
    assert loaded.card.kind == "generator"
    assert (loaded.card.classes, loaded.card.mean) == (("a", "b"), (0.5,))
    assert loaded.net(torch.zeros(2, 5)).shape == (2, 1, 32, 32)


def test_images_a_second_are_those_there_are(tmp_path, monkeypatch):
    """Also where a batch would take more of them."""
    now = itertools.count()
    monkeypatch.setattr("time.perf_counter", lambda: next(now))  # a second between start and stop
    run = run_spec(batch_size=50, critic_steps=2)
    *_, last = train(run, dataset(), tmp_path)
    assert last.images_per_second == 2 * 32
    assert f'"images": {last.step * 2 * 32}' in read_card(tmp_path / "last.safetensors").progress


def test_epochs_of_a_wgan_are_counted_in_the_critic_s_images(tmp_path):
    reports = list(train(run_spec("wgan", epochs=3, critic_steps=2), dataset(), tmp_path))
    assert (reports[-1].step, reports[-1].epoch) == (6, 3.0)


def test_seconds_end_a_training_and_those_of_its_caller_do_not_count(tmp_path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    monkeypatch.setattr(
        Adversarial,
        "step",
        lambda *_: now.__setitem__(0, now[0] + 0.5) or torch.ones(5),
    )
    reports = []
    for report in train(run_spec(epochs=None, seconds=3), dataset(), tmp_path):
        reports.append(report)
        now[0] += 100  # the caller's own time
    assert [r.seconds for r in reports] == [0.5, 1.0, 1.5, 2.0, 2.5, 3.0]
    assert [r.seconds_left for r in reports] == [2.5, 2.0, 1.5, 1.0, 0.5, 0.0]
    assert reports[-1].images_per_second == pytest.approx(16)


def test_same_seed_same_weights_and_another_seed_others(tmp_path):
    results = []
    for i, seed in enumerate((3, 3, 4)):
        list(train(run_spec(seed=seed), dataset(), tmp_path / str(i)))
        results.append(weights(checkpoints.load(tmp_path / str(i) / "last.safetensors").net))
    assert same(results[0], results[1])
    assert not same(results[0], results[2])


@pytest.mark.parametrize(("kind", "critic_steps"), [("dcgan", 1), ("wgan", 2), ("wgan_gp", 2)])
def test_a_training_broken_off_and_resumed_ends_where_it_would_have(
    tmp_path, monkeypatch, kind, critic_steps
):
    monkeypatch.setattr(trainer_module, "REPORT_EVERY", 0.0)
    run = run_spec(kind, epochs=2, critic_steps=critic_steps)
    list(train(run, dataset(), tmp_path / "whole"))
    training = train(run, dataset(), tmp_path / "broken")
    while next(training).step < 3:
        pass
    training.close()
    resumed = list(train(run, dataset(), tmp_path / "broken", resume=True))
    assert resumed[0].step == 4
    whole, broken = (
        checkpoints.load(tmp_path / name / "last.safetensors") for name in ("whole", "broken")
    )
    assert same(whole.net.state_dict(), broken.net.state_dict())
    assert same(whole.state, broken.state)


@pytest.mark.parametrize("kind", ["dcgan", "wgan", "wgan_gp"])
def test_a_step_that_broke_off_in_its_midst_is_not_kept(tmp_path, monkeypatch, kind):
    """After the critic's update and before the generator's."""
    monkeypatch.setattr(trainer_module, "REPORT_EVERY", 0.0)
    run = run_spec(kind, epochs=2)
    list(train(run, dataset(), tmp_path / "whole"))
    training = train(run, dataset(), tmp_path / "broken")
    while next(training).step < 3:
        pass
    training.close()
    calls, update = itertools.count(4), Adversarial.update_generator

    def breaking(*arguments):
        if next(calls) == 5:
            raise KeyboardInterrupt
        return update(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Adversarial, "update_generator", breaking)
        with pytest.raises(KeyboardInterrupt):
            list(train(run, dataset(), tmp_path / "broken", resume=True))
    assert '"step": 3' in read_card(tmp_path / "broken" / "last.safetensors").progress
    list(train(run, dataset(), tmp_path / "broken", resume=True))
    whole, broken = (
        checkpoints.load(tmp_path / name / "last.safetensors") for name in ("whole", "broken")
    )
    assert same(whole.net.state_dict(), broken.net.state_dict())
    assert same(whole.state, broken.state)


def test_divergence_says_so_and_keeps_the_last_good_checkpoint(tmp_path, monkeypatch):
    monkeypatch.setattr(save_timer, "FIRST", 0.0)
    monkeypatch.setattr(save_timer, "EVERY", 0.0)
    monkeypatch.setattr(save_timer, "TIMES", 0)
    step = Adversarial.step

    def poisoned(self, number, *rest):
        if number == 2:
            with torch.no_grad():
                self.critic.judge.weight.fill_(math.nan)
        return step(self, number, *rest)

    monkeypatch.setattr(Adversarial, "step", poisoned)
    with pytest.raises(RunError, match=r"diverged at step 3.*learning rate below 0\.0002"):
        list(train(run_spec(), dataset(), tmp_path))
    loaded = checkpoints.load(tmp_path / "last.safetensors")
    assert '"step": 2' in loaded.card.progress
    assert all(t.isfinite().all() for t in loaded.net.state_dict().values())


def test_weights_that_are_no_numbers_are_never_saved(tmp_path, monkeypatch):
    monkeypatch.setattr(save_timer, "FIRST", 0.0)
    monkeypatch.setattr(save_timer, "EVERY", 0.0)
    monkeypatch.setattr(save_timer, "TIMES", 0)
    step = Adversarial.step

    def poisoned(self, number, *rest):
        losses = step(self, number, *rest)
        if number == 1:
            with torch.no_grad():
                self.generator.paint.bias.fill_(math.inf)
        return losses

    monkeypatch.setattr(Adversarial, "step", poisoned)
    with pytest.raises(RunError, match="diverged"):
        list(train(run_spec(), dataset(), tmp_path))
    assert '"step": 1' in read_card(tmp_path / "last.safetensors").progress


def test_what_does_not_fit_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(DataError, match="give it 3 image channels"):
        next(train(run_spec(), dataset(channels=3), tmp_path))
    with pytest.raises(CheckpointError, match="there is no checkpoint"):
        next(train(run_spec(), dataset(), tmp_path, resume=True))
    list(train(run_spec(), dataset(), tmp_path))
    other = RunSpec(GanSpec("other", latent=7, widths=WIDTHS), GanTrainSpec())
    with pytest.raises(RunError, match="not an unfinished training of this network"):
        next(train(other, dataset(), tmp_path, resume=True))
    with pytest.raises(RunError, match="critic steps was 1 when this training began, and is 2 now"):
        next(train(run_spec(critic_steps=2), dataset(), tmp_path, resume=True))


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("dcgan", {"epochs": 90, "lr": 2e-3}),
        ("wgan", {"epochs": 30, "lr": 3e-3, "critic_steps": 2}),
        ("wgan_gp", {"epochs": 90, "lr": 5e-3, "beta1": 0.0, "beta2": 0.9, "critic_steps": 2}),
    ],
)
def test_a_gan_learns_where_the_light_is(tmp_path, kind, options):
    """Images that are white on the left and black on the right: samples turn out so too."""
    data = dataset(count=64, side=32)
    data.train.pixels[...] = 0
    data.train.pixels[..., :16] = 255
    run = run_spec(kind, batch_size=16, **options)
    list(train(run, data, tmp_path))
    net = checkpoints.load(tmp_path / "last.safetensors").net
    with torch.no_grad():
        samples = net(torch.randn(16, 5, generator=torch.Generator().manual_seed(0)))
    assert samples[..., :14].mean() > 0.5
    assert samples[..., 18:].mean() < -0.5


def at_every_step(monkeypatch):
    for name, value in (("SHORTEST", 0.0), ("RISING", 0.0), ("SHARE", 1e9)):
        monkeypatch.setattr(snapshot_schedule, name, value)


@pytest.mark.parametrize(("widths", "times"), [(WIDTHS, 1), ((8, 6, 4, 4), 2)])
def test_samples_are_the_averaged_generator_s_images_of_fixed_latents(tmp_path, widths, times):
    """The oracle: the average as a batch normalises itself, its images shrunk by pooling."""
    spec = GanSpec("tiny", latent=5, widths=widths)
    run = RunSpec(spec, GanTrainSpec(epochs=1, seconds=None, batch_size=8))
    training = train(run, dataset(), tmp_path, watched=True)
    first = next(training)
    pair = trainer_of(training).objective
    stepped(pair, 0)
    second = pair.look(Moment(1, 0.25, 1.0))
    training.close()
    net = copy.deepcopy(pair._mean).train()
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = 1.0  # the statistics of this batch
    with torch.no_grad():
        net(torch.randn(128, 5, generator=pair._rng(INIT)))
        z = torch.from_numpy(np.stack([latent(seed, 5) for seed in range(16)]))
        images = torch.nn.functional.avg_pool2d((net.eval()(z) + 1) * 127.5, times)
    assert first.step == 0
    assert second.images.shape == (16, 32, 32, 1)
    shown = torch.from_numpy(second.images.array().copy()).permute(0, 3, 1, 2)
    assert (shown - images).abs().max() <= 1.01
    assert not np.array_equal(first.images.array(), second.images.array())


@pytest.mark.parametrize("kind", ["dcgan", "wgan"])
def test_a_watched_training_ends_with_the_same_weights(tmp_path, monkeypatch, kind):
    at_every_step(monkeypatch)
    run = run_spec(kind, epochs=2)
    list(train(run, dataset(), tmp_path / "alone"))
    reports = list(train(run, dataset(), tmp_path / "watched", watched=True))
    assert [r.step for r in reports if isinstance(r, Samples)] == list(range(9))
    alone, beside = (
        checkpoints.load(tmp_path / name / "last.safetensors") for name in ("alone", "watched")
    )
    assert same(alone.net.state_dict(), beside.net.state_dict())
    assert same(alone.state, beside.state)
