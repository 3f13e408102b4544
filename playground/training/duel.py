"""Generator against discriminator or critic: one step of it, and all that it takes to go on.

What is shown of a GAN is not the generator that fights but a moving average of its weights
(1806.04498): it is ahead of it in a short training, and does not flicker from one step to the next.
"""

import copy
import functools

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from playground.nets.gan import Discriminator, Generator, initialise
from playground.specs import GanSpec, GanTrainSpec, Precision, RunSpec
from playground.training.batches import batch_seed
from playground.training.clock import Clock
from playground.training.conditions import Settled
from playground.training.gan_augment import augmented, flipped
from playground.training.precision import Decisions, Trial, casting

REAL = 0.9  # a DCGAN's label of real images: one-sided smoothing (1606.03498, section 3.4)
AVERAGE_DECAY = 0.999  # per step; less at the start, where the weights move fast
STATISTICS_BATCHES, STATISTICS_SIZE = 8, 128  # samples for the average's BN statistics
SMALLEST_SIDE = 32  # pixels; smaller images get a black border
INIT, ORDER = 2**33, 2**32  # where the seeds of the weights and of the epochs' orders begin


class Duel:
    """The pair, its optimisers and the generator's average, learning from uint8 (N, C, H, W) images."""

    def __init__(self, run: RunSpec, pixels: Tensor, device: str, clock: Clock) -> None:
        if not isinstance(run.net, GanSpec) or not isinstance(run.train, GanTrainSpec):
            raise TypeError("a duel takes a GAN's specs")
        self.spec, self.train, self.seed = run.net, run.train, run.seed
        self.device = torch.device(device)
        self.conditions = Settled(run, self.device, clock)
        self.pixels = framed(pixels)
        self.batch = min(self.train.batch_size, len(pixels))
        self.generator = Generator(self.spec)
        self.critic = Discriminator(self.spec)
        rng = self._rng(INIT)
        for net in (self.generator, self.critic):
            initialise(net, rng)
            net.train()
            net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._average = copy.deepcopy(self.generator).requires_grad_(False)
        self.optimisers = {
            "generator": _optimiser(self.generator, self.spec, self.train),
            "critic": _optimiser(self.critic, self.spec, self.train),
        }
        self._order: tuple[int, Tensor] | None = None

    def begin(self, decisions: Decisions) -> None:
        """Settle what it is trained in, by a trial of a step if need be."""
        net = {**self.spec.to_dict(), "name": ""}
        self.conditions.begin({"net": net, "batch": self.batch}, self._trial(), decisions)

    def _trial(self) -> Trial:
        z = torch.randn(self.batch, self.spec.latent, generator=self._rng(INIT)).to(self.device)
        twins = functools.cache(lambda: copy.deepcopy((self.generator, self.critic)))

        def step(precision: Precision) -> None:
            generator, critic = twins()  # made for the first step: most trainings need none
            with casting(precision, self.device):
                score = critic(generator(z))  # (N,)
            score.float().mean().backward()
            score.sum().item()  # waits for a GPU

        return step

    def _computed(self, net: nn.Module, x: Tensor) -> Tensor:
        """What a network makes of x, in the training's precision; as float32."""
        with casting(self.conditions.precision, self.device):
            made: Tensor = net(x)
        return made.float()

    def step(self, step: int) -> tuple[float, float]:
        """Step number `step`, from 0. Returns the losses: (critic's last, generator's)."""
        rng = self._rng(step)
        count = self.train.critic_steps
        for i in range(count):
            z = torch.randn(self.batch, self.spec.latent, generator=rng).to(self.device)
            # The generator learns from the critic's last fakes: one forward pass fewer.
            with torch.set_grad_enabled(i == count - 1):
                fakes = self._computed(self.generator, z)  # (N, C, S, S)
            reals = self._reals(step * count + i)
            if self.train.flip:
                reals = flipped(reals, rng)
            critic_loss = self._update_critic(
                self._seen(reals, rng), self._seen(fakes.detach(), rng)
            )
        generator_loss = self._update_generator(self._seen(fakes, rng))
        decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
        pairs = zip(self._average.parameters(), self.generator.parameters(), strict=True)
        with torch.no_grad():
            for mean, weight in pairs:
                mean.lerp_(weight, 1 - decay)
        return critic_loss.item(), generator_loss.item()

    def _seen(self, images: Tensor, rng: torch.Generator) -> Tensor:
        """Images, real or made, as the opponent is shown them."""
        return augmented(images, rng) if self.train.augment else images

    def _update_critic(self, reals: Tensor, fakes: Tensor) -> Tensor:
        real, fake = (self._computed(self.critic, images) for images in (reals, fakes))  # (N,) each
        if self.spec.kind == "wgan":
            loss: Tensor = (
                fake.mean() - real.mean()
            )  # 1701.07875, algorithm 1, line 5, to be made small
        else:  # -log D(x) - log(1 - D(G(z))), with the label smoothed (1406.2661, equation 1)
            seen = REAL * F.softplus(-real) + (1 - REAL) * F.softplus(real)
            loss = seen.mean() + F.softplus(fake).mean()
        self._descend("critic", loss)
        if self.spec.kind == "wgan":
            with torch.no_grad():
                for weight in self.critic.parameters():
                    weight.clamp_(-self.train.clip, self.train.clip)  # line 7
        return loss.detach()

    def _update_generator(self, fakes: Tensor) -> Tensor:
        self.critic.requires_grad_(False)  # its weights' gradients would not be used
        score = self._computed(self.critic, fakes)  # (N,)
        # -log D(G(z)) in place of log(1 - D(G(z))), whose gradient vanishes (1406.2661, section 3)
        loss: Tensor = -score.mean() if self.spec.kind == "wgan" else F.softplus(-score).mean()
        self._descend("generator", loss)
        self.critic.requires_grad_(True)
        return loss.detach()

    def _descend(self, name: str, loss: Tensor) -> None:
        self.optimisers[name].zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimisers[name].step()

    def _reals(self, number: int) -> Tensor:
        """The batch of that number: float32 (N, C, S, S), -1..1."""
        epoch, index = divmod(number, max(1, len(self.pixels) // self.batch))
        if self._order is None or self._order[0] != epoch:
            order = torch.randperm(len(self.pixels), generator=self._rng(ORDER + epoch))
            self._order = epoch, order
        chosen = self._order[1][index * self.batch : (index + 1) * self.batch]
        images: Tensor = self.pixels[chosen].to(self.device).float() / 127.5 - 1
        side = self.spec.image_size
        if images.shape[-1] == side:
            return images
        return F.interpolate(images, (side, side), mode="bilinear", antialias=True)

    def _rng(self, number: int) -> torch.Generator:
        """On the CPU, so that every device draws the same."""
        return torch.Generator().manual_seed(batch_seed(self.seed, number))

    def average(self, batches: int = STATISTICS_BATCHES) -> Generator:
        """The averaged generator in eval mode, its BN statistics taken anew from its own samples."""
        for module in self._average.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.reset_running_stats()
                module.momentum = None  # a plain mean over all batches
        self._average.train()
        rng = self._rng(INIT)
        with torch.no_grad():
            for _ in range(batches):
                z = torch.randn(STATISTICS_SIZE, self.spec.latent, generator=rng)
                self._average(z.to(self.device))
        return self._average.eval()

    def is_finite(self) -> bool:
        """Whether every weight of the pair is a number."""
        weights = [*self.generator.parameters(), *self.critic.parameters()]
        return all(bool(weight.isfinite().all()) for weight in weights)

    def state(self) -> dict[str, Tensor]:
        """What `restore` needs beside the average."""
        tensors = {}
        for name, net in (("generator", self.generator), ("critic", self.critic)):
            for key, tensor in net.state_dict().items():
                tensors[f"{name}.net.{key}"] = tensor
            for index, moments in self.optimisers[name].state_dict()["state"].items():
                for key, tensor in moments.items():
                    tensors[f"{name}.optimiser.{index}.{key}"] = tensor
        return tensors

    def restore(self, average: nn.Module, state: dict[str, Tensor]) -> None:
        """Take over an average and a `state`."""
        self._average.load_state_dict(average.state_dict())
        for name, net in (("generator", self.generator), ("critic", self.critic)):
            net.load_state_dict(_under(f"{name}.net.", state))
            moments: dict[int, dict[str, Tensor]] = {}
            for path, tensor in _under(f"{name}.optimiser.", state).items():
                index, _, key = path.partition(".")
                moments.setdefault(int(index), {})[key] = tensor
            optimiser = self.optimisers[name]
            optimiser.load_state_dict({**optimiser.state_dict(), "state": moments})


def _under(prefix: str, state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): tensor for k, tensor in state.items() if k.startswith(prefix)}


def framed(pixels: Tensor) -> Tensor:
    """uint8 (N, C, H, W) with a black border to 32x32 where it is smaller."""
    short = max(0, SMALLEST_SIDE - pixels.shape[-1])
    return F.pad(pixels, (short // 2, short - short // 2) * 2)


def _optimiser(net: nn.Module, spec: GanSpec, train: GanTrainSpec) -> torch.optim.Optimizer:
    if spec.kind == "wgan":  # no momentum: 1701.07875, section 4.2
        return torch.optim.RMSprop(net.parameters(), train.lr)
    return torch.optim.Adam(net.parameters(), train.lr, betas=(train.beta1, 0.999))
