"""Generator against discriminator or critic, of whatever kind `gans` has a record.

A step is `critic_steps` updates of the critic, then one of the generator. What is shown of a GAN is not
the generator that learns but a moving average of its weights (1806.04498): it is ahead of it in a
short training, and does not flicker from one step to the next.
"""

import copy
import functools
import math
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, update_bn

from playground.checkpoints.weights import Loaded
from playground.data.images import Dataset
from playground.errors import DataError
from playground.gans import GANS
from playground.latents import frames, latent
from playground.latents.fitting import fitted, padded
from playground.message import NOTHING, Message
from playground.nets.gan import Discriminator, Generator, initialise
from playground.records import GanReport, Packed, Samples
from playground.specs import GanSpec, GanTrainSpec, Precision
from playground.training.batches import batch_seed
from playground.training.divergence import NOT_A_NUMBER
from playground.training.gan_augment import augmented, flipped
from playground.training.objectives.objective import Domain, Objective, Told
from playground.training.objectives.penalty import gradient_penalty
from playground.training.objectives.signs import at_bound, gradient_norm, kernel_weights, spread
from playground.training.optimisers import gan_optimiser, restore, state_of
from playground.training.precision import Trial, casting
from playground.training.snapshot_schedule import Moment

STATISTICS_BATCHES, STATISTICS_SIZE = 8, 128  # samples for the average's BN statistics
INIT, ORDER = 2**33, 2**32  # where the seeds of the weights and of the epochs' orders begin
COMPARED = 64  # images of the data with whose diversity the samples' is compared
SAMPLES = 16  # latent vectors whose images are reported: those of the seeds from 0 on
LARGEST_SAMPLE = 32  # pixels a side: larger images are averaged down


class Adversarial(Objective):
    """The pair, its optimisers and the generator's average, learning from a data set's images."""

    measures: tuple[str, ...] = ("critic_loss", "generator_loss", "estimate")

    def __init__(
        self, spec: GanSpec, train: GanTrainSpec, seed: int, data: Dataset, device: torch.device
    ) -> None:
        """Raises DataError if the images do not fit the spec."""
        self.spec, self.train, self.seed, self.device = spec, train, seed, device
        self.loss, self.info = GANS[spec.kind], data.info
        channels, count = data.train.pixels.shape[1], len(data.train.pixels)
        _check_channels(spec, data)
        half = (0.5,) * channels  # what takes 0..1 to -1..1
        self.domain = Domain(data.info.classes, half, half)
        self.pixels = padded(data.train.pixels) if train.fit == "pad" else data.train.pixels
        self.batch = min(train.batch_size, count)
        self.steps_per_epoch = max(1, count // train.batch_size) / train.critic_steps
        self.images_per_step = self.batch * train.critic_steps
        self._make_networks()
        if self.loss.labelled:
            self.measures = (*self.measures, "real_score", "fake_score")
        # Of the critic's last update: what `measures` has beyond losses.
        self._noted: tuple[Tensor, ...] = ()
        self._order: tuple[int, Tensor] | None = None
        self._spread = spread(self._some_reals())
        self._diversity: float | None = None

    def _make_networks(self) -> None:
        """The two, as the seed begins them; the average that is kept; and what moves them."""
        train, kind = self.train, self.loss.optimiser
        self.generator, self.critic = Generator(self.spec), Discriminator(self.spec)
        rng = self._rng(INIT)
        for net in (self.generator, self.critic):
            initialise(net, rng)
            net.train()
            net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._averaging = AveragedModel(self.generator, multi_avg_fn=_averaging(train.averaging))
        self._averaging.requires_grad_(False)
        self.optimisers = {
            "generator": gan_optimiser(self.generator, kind, train, train.lr),
            "critic": gan_optimiser(self.critic, kind, train, train.critic_lr or train.lr),
        }

    def nets(self) -> Sequence[nn.Module]:
        return self.generator, self.critic

    def kind(self) -> dict[str, Any]:
        return {"net": {**self.spec.to_dict(), "name": ""}, "batch": self.batch}

    def trial(self) -> Trial:
        z = torch.randn(self.batch, self.spec.latent, generator=self._rng(INIT)).to(self.device)
        twins = functools.cache(lambda: copy.deepcopy((self.generator, self.critic)))

        def step(precision: Precision) -> None:
            generator, critic = twins()  # made for the first step: most trainings need none
            with casting(precision, self.device):
                score = critic(generator(z))  # (N,)
            score.float().mean().backward()
            score.sum().item()  # waits for a GPU

        return step

    def step(self, step: int, fraction: float, precision: Precision) -> Tensor:
        """Of the critic's last update and the generator's: what `measures` names."""
        rng, count = self._rng(step), self.train.critic_steps
        for i in range(count):
            z = torch.randn(self.batch, self.spec.latent, generator=rng).to(self.device)
            # The generator learns from the critic's last fakes: one forward pass fewer.
            with torch.set_grad_enabled(i == count - 1):
                fakes = self._computed(self.generator, z, precision)  # (N, C, S, S)
            reals = self.reals(step * count + i)
            if self.train.flip:
                reals = flipped(reals, rng)
            shown = self._seen(reals, rng), self._seen(fakes.detach(), rng)
            critic_loss = self.update_critic(*shown, rng, precision)
        generator_loss = self.update_generator(self._seen(fakes, rng), precision)
        self._averaging.update_parameters(self.generator)
        return torch.stack((critic_loss, generator_loss, *self._noted))

    def _computed(self, net: nn.Module, x: Tensor, precision: Precision) -> Tensor:
        """What a network makes of x, as float32."""
        with casting(precision, self.device):
            made: Tensor = net(x)
        return made.float()

    def _seen(self, images: Tensor, rng: torch.Generator) -> Tensor:
        """Images, real or made, as the opponent is shown them."""
        return augmented(images, rng) if self.train.augment else images

    def update_critic(
        self, reals: Tensor, fakes: Tensor, rng: torch.Generator, precision: Precision = "float32"
    ) -> Tensor:
        """One update of the critic alone; its loss. reals, fakes: float32 (N, C, S, S), -1..1."""
        real, fake = (self._computed(self.critic, x, precision) for x in (reals, fakes))  # (N,)
        loss: Tensor = self.loss.critic_loss(real, fake, self.train.smoothing)
        self._note(real.detach(), fake.detach())
        if self.loss.penalised:
            loss = loss + self.train.penalty * gradient_penalty(self.critic, reals, fakes, rng)
        self._descend("critic", loss)
        if self.loss.clips:
            with torch.no_grad():
                for weight in self.critic.parameters():
                    weight.clamp_(
                        -self.train.clip, self.train.clip
                    )  # 1701.07875, algorithm 1, line 7
        return loss.detach()

    def _note(self, real: Tensor, fake: Tensor) -> None:
        """What is to be told of the scores (N,) of real and of made images."""
        seen = [torch.sigmoid(scores).mean() for scores in (real, fake)]
        self._noted = (self.loss.estimate(real, fake), *(seen if self.loss.labelled else ()))

    def update_generator(self, fakes: Tensor, precision: Precision = "float32") -> Tensor:
        """One update of the generator, which made the fakes, alone; its loss."""
        self.critic.requires_grad_(False)  # its weights' gradients would not be used
        loss: Tensor = self.loss.generator_loss(self._computed(self.critic, fakes, precision))
        self._descend("generator", loss)
        self.critic.requires_grad_(True)
        return loss.detach()

    def _descend(self, name: str, loss: Tensor) -> None:
        self.optimisers[name].zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimisers[name].step()

    def reals(self, number: int) -> Tensor:
        """The batch of that number: float32 (N, C, S, S), -1..1."""
        epoch, index = divmod(number, max(1, len(self.pixels) // self.batch))
        if self._order is None or self._order[0] != epoch:
            order = torch.randperm(len(self.pixels), generator=self._rng(ORDER + epoch))
            self._order = epoch, order
        chosen = self._order[1][index * self.batch : (index + 1) * self.batch]
        images = self.pixels[chosen].to(self.device)
        return fitted(images, self.spec.image_size, self.train.fit) / 127.5 - 1

    def _some_reals(self) -> Tensor:
        """A few images of the data, evenly chosen, as the generator's would be: float32 (n, D), -1..1."""
        some = self.pixels[:: max(1, len(self.pixels) // COMPARED)][:COMPARED]
        whole = fitted(some, self.spec.image_size, self.train.fit) / 127.5 - 1
        return whole.permute(0, 2, 3, 1).flatten(1)

    def _rng(self, number: int) -> torch.Generator:
        """On the CPU, so that every device draws the same."""
        return torch.Generator().manual_seed(batch_seed(self.seed, number))

    def diverged(self, measured: Sequence[float]) -> Message:
        return NOTHING if all(map(math.isfinite, measured)) else NOT_A_NUMBER

    def is_sound(self, step: int) -> bool:
        """Whether every weight of the pair is a number."""
        weights = [*self.generator.parameters(), *self.critic.parameters()]
        return all(bool(weight.isfinite().all()) for weight in weights)

    def report(self, told: Told) -> GanReport:
        return GanReport(
            **{**told.standing, **told.means},
            critic_gradient=gradient_norm(self.critic),
            at_bound=at_bound(self.critic, self.train.clip) if self.loss.clips else None,
            diversity=self._diversity,
        )

    def look(self, moment: Moment) -> Samples:
        """Images of the averaged generator, with the statistics of one batch."""
        z = np.stack([latent(seed, self.spec.latent) for seed in range(SAMPLES)])
        images = frames(self.averaged(batches=1), z)  # (N, S, S, C)
        made = torch.from_numpy(images).flatten(1).float() / 127.5 - 1
        self._diversity = spread(made) / self._spread if self._spread else None
        times = max(1, images.shape[1] // LARGEST_SAMPLE)
        critic = None
        if self.loss.clips or self.loss.penalised:
            critic = kernel_weights(self.critic, self.train.clip if self.loss.clips else None)
        return Samples(*moment, Packed.of(_shrunk(images, times)), critic)

    def net(self) -> Generator:
        return self.averaged(STATISTICS_BATCHES)

    @property
    def _mean(self) -> Generator:
        return cast(Generator, self._averaging.module)

    def averaged(self, batches: int) -> Generator:
        """The averaged generator in eval mode, its BN statistics taken again from so many batches of its
        own samples."""
        rng = self._rng(INIT)
        latents = (
            torch.randn(STATISTICS_SIZE, self.spec.latent, generator=rng).to(self.device)
            for _ in range(batches)
        )
        update_bn(latents, self._mean)
        return self._mean.eval()

    def state(self) -> dict[str, Tensor]:
        tensors = {}
        for name, net in (("generator", self.generator), ("critic", self.critic)):
            for key, tensor in net.state_dict().items():
                tensors[f"{name}.net.{key}"] = tensor
            for path, tensor in state_of([self.optimisers[name]]).items():
                tensors[f"{name}.optimiser.{path.removeprefix('0.')}"] = tensor
        return tensors

    def restore(self, loaded: Loaded, step: int, fraction: float) -> None:
        self._mean.load_state_dict(loaded.net.state_dict())
        self._averaging.n_averaged.fill_(step)
        for name, net in (("generator", self.generator), ("critic", self.critic)):
            net.load_state_dict(_under(f"{name}.net.", loaded.state))
            moments = _under(f"{name}.optimiser.", loaded.state)
            restore([self.optimisers[name]], {f"0.{path}": t for path, t in moments.items()})


def _check_channels(spec: GanSpec, data: Dataset) -> None:
    channels = data.train.pixels.shape[1]
    if channels != spec.image_channels:
        raise DataError(
            "the images of {dataset} have {channels} channels and {network} makes {made}: give it "
            "{wanted} image channels",
            dataset=data.info.title,
            channels=channels,
            network=spec.name,
            made=spec.image_channels,
            wanted=channels,
        )


def _averaging(decay: float) -> Callable[[Any, Any, Any], None]:
    """A moving average of weights, with a decay that is less at the start, where they move fast."""

    @torch.no_grad()
    def average(means: list[Tensor], weights: list[Tensor], count: Tensor) -> None:
        step = int(count)
        now = min(decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(means, weights, 1 - now)

    return average


def _under(prefix: str, state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): tensor for k, tensor in state.items() if k.startswith(prefix)}


def _shrunk(images: NDArray[np.uint8], times: int) -> NDArray[np.uint8]:
    """Means over squares of times x times pixels: uint8 (N, S, S, C) to (N, S/times, S/times, C)."""
    count, side, _, channels = images.shape
    squares = images.reshape(count, side // times, times, side // times, times, channels)
    means: NDArray[np.uint8] = squares.mean((2, 4)).round().astype(np.uint8)
    return means
