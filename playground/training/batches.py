"""Which images each step of a classifier's training sees, from the seed and the step alone."""

import numpy as np
import torch
from torch import Tensor

from playground.data.augment import augment, normalise
from playground.data.images import Dataset, Images
from playground.errors import RunError
from playground.specs import TrainSpec

ORDER = 2**32  # where the seeds of the epochs' orders begin, beyond those of the steps


def batch_seed(seed: int, step: int) -> int:
    """The seed of everything random in one step."""
    return int(np.random.SeedSequence([seed, step]).generate_state(1)[0])


class Batches:
    """Shuffled again in each epoch, augmented, normalised; a last batch that is not full is left out.

    size: images in a batch; all there are, if those are fewer than the training's batch size.
    The pixels live on the device, as uint8; what is random is drawn on the CPU, the same everywhere.
    """

    def __init__(
        self, data: Dataset, fit: Tensor, train: TrainSpec, seed: int, device: torch.device
    ) -> None:
        """fit: indices of the training images to use, int64 (N,)."""
        self._pixels, self._labels = data.train.pixels.to(device), data.train.labels.to(device)
        self._fit, self._info, self._device = fit, data.info, device
        self._train, self._seed = train, seed
        self.size = min(train.batch_size, len(fit))
        self.per_epoch = len(fit) // self.size
        self._order: tuple[int, Tensor] | None = None

    def __getitem__(self, step: int) -> tuple[Tensor, Tensor]:
        """Step number `step`, from 0: float32 (B, C, H, W), channels last, and int64 labels (B,).

        Seeds torch's own random state with the step's: dropout draws from it.
        """
        epoch, index = divmod(step, self.per_epoch)
        chosen = self.order(epoch)[index * self.size : (index + 1) * self.size].to(self._device)
        seed = batch_seed(self._seed, step)
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(seed)
        how = self._train
        pixels = augment(
            self._pixels[chosen], how.crop, how.flip, how.cutout, generator, how.jitter
        )
        return normalise(pixels, self._info), self._labels[chosen]

    def order(self, epoch: int) -> Tensor:
        """`fit` in the order of an epoch, int64 (N,), on the CPU; epoch -1 is never trained."""
        if self._order is None or self._order[0] != epoch:
            generator = torch.Generator().manual_seed(batch_seed(self._seed, ORDER + epoch))
            order = torch.randperm(len(self._fit), generator=generator)
            self._order = epoch, self._fit[order]
        return self._order[1]


def split(count: int, held_out: int, seed: int) -> tuple[Tensor, Tensor]:
    """Indices of `count` training images, int64: those to fit, and those held out, in random order.

    Raises RunError if fewer are left to fit than are held out: to score those after each epoch would
    take longer than the epoch.
    """
    if 2 * held_out > count:
        raise RunError(
            "{held_out} validation images are more than half of the {count} there are to train "
            "on: hold out {most} or fewer",
            held_out=held_out,
            count=count,
            most=count // 2,
        )
    if not held_out:
        return torch.arange(count), torch.empty(0, dtype=torch.int64)
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return order[held_out:], order[:held_out]


def taken(images: Images, chosen: Tensor) -> Images:
    """A copy of the chosen ones; int64 (N,)."""
    boxes = None if images.boxes is None else images.boxes[chosen]
    return Images(images.pixels[chosen], images.labels[chosen], boxes)
