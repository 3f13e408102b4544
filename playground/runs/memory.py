"""What a training takes of memory, estimated from its spec before anything is made.

Measured as the peak of a process that makes three steps in float32 on two cores, against this
estimate, in GB:

    ResNet-20     batch 128    1.02    1.05        Speed-64, Muon    512    1.56    1.43
    ResNet-20    batch 1024    2.50    3.14        DCGAN, 32 px      128    0.90    0.92
    ResNet-110    batch 256    3.32    4.01        DCGAN, 64 px      128    1.36    1.46
    WRN-28-10      batch 32    2.10    2.13        WGAN, 32 px      1024    1.75    1.89
"""

import functools
from typing import NamedTuple

from playground.gans import GANS, GanOptimiser
from playground.plan import pair_plan, plan
from playground.specs import GanSpec, GanTrainSpec, NetSpec, Optimiser, RunSpec, TrainSpec

FLOAT = 4  # bytes
KNOWN = 256  # runs whose plan need not be walked again
USUAL_SIZE = 224  # of images, where only weights are counted
LARGEST_SIDE = 32  # of images whose data set has them in one size alone
HALTED = 150_000_000  # of a process whose training waits for its turn, apart from weights
PROGRAM = 750_000_000  # of torch and the data, whatever is trained
KEPT = 1.5  # of the forward pass's maps: they are kept until their gradients, some of which are there too
STATES: dict[Optimiser, int] = {"sgd": 1, "muon": 1, "adamw": 2}  # numbers kept for each weight
GAN_STATES: dict[GanOptimiser, int] = {"adam": 2, "rmsprop": 1, "sgd": 1}


class Memory(NamedTuple):
    """Bytes: whatever the batch, and for each of its images."""

    fixed: int
    per_image: int

    def of(self, batch: int) -> int:
        """Bytes for a batch of so many images."""
        return self.fixed + batch * self.per_image


def memory(run: RunSpec, size: int) -> Memory:
    """What a run takes. size: side of its data set's images, in pixels; a GAN's are its own.

    Each weight has its gradient and its optimiser's numbers beside it. A GAN's generator also has its
    average, and its critic sees real and made images at once.
    """
    weights, activations = _counts(run, size)
    return Memory(PROGRAM + FLOAT * weights, round(KEPT * FLOAT * activations))


@functools.lru_cache(KNOWN)
def halted(run: RunSpec) -> int:
    """Bytes that a run takes while it waits for its turn: asked in each round while one waits for room."""
    return HALTED + FLOAT * _counts(run, USUAL_SIZE)[0]


@functools.lru_cache(KNOWN)
def training(run: RunSpec) -> int:
    """Bytes that a run takes while it trains."""
    return memory(run, run.train.size or LARGEST_SIDE).of(run.train.batch_size)


def _counts(run: RunSpec, size: int) -> tuple[int, int]:
    """Numbers that are kept whatever the batch, and those that an image's forward pass adds."""
    return run.either(lambda net, train: _classifier(net, train, size), _gan)


def _classifier(net: NetSpec, train: TrainSpec, size: int) -> tuple[int, int]:
    whole = plan(net, size)
    return whole.params * (2 + STATES[train.optimiser]), whole.activations


def _gan(net: GanSpec, train: GanTrainSpec) -> tuple[int, int]:
    pair = pair_plan(net)
    states = GAN_STATES[train.optimiser or GANS[net.kind].optimiser]
    generator, critic = pair.generator, pair.critic
    weights = (2 + states) * (generator.params + critic.params) + generator.params
    return weights, generator.activations + 2 * critic.activations
