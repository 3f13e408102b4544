"""Which images each step of a classifier's training sees, from the seed and the step alone."""

import numpy as np
import torch
from torch import Tensor

from playground.data.augment import augment, normalise
from playground.data.catalog import DatasetInfo
from playground.data.images import Images
from playground.errors import RunError
from playground.specs import TrainSpec

ORDER = 2**32  # where the seeds of the epochs' orders begin, beyond those of the steps


def batch_seed(seed: int, step: int) -> int:
    """The seed of everything random in one step."""
    return int(np.random.SeedSequence([seed, step]).generate_state(1)[0])


class Batches:
    """Shuffled anew in each epoch, augmented, normalised; a last batch that is not full is left out.

    The pixels live on the device, as uint8; what is random is drawn on the CPU, the same everywhere.
    """

    def __init__(
        self, images: Images, info: DatasetInfo, train: TrainSpec, seed: int, device: torch.device
    ) -> None:
        self._pixels, self._labels = images.pixels.to(device), images.labels.to(device)
        self._info, self._train, self._seed, self._device = info, train, seed, device
        self.per_epoch = max(1, len(images) // train.batch_size)
        self._order: tuple[int, Tensor] | None = None

    def __getitem__(self, step: int) -> tuple[Tensor, Tensor]:
        """Step number `step`, from 0: float32 (B, C, H, W), channels last, and int64 labels (B,).

        Seeds torch's own random state with the step's: dropout draws from it.
        """
        epoch, index = divmod(step, self.per_epoch)
        size = self._train.batch_size
        chosen = self.order(epoch)[index * size : (index + 1) * size].to(self._device)
        seed = batch_seed(self._seed, step)
        torch.manual_seed(seed)
        generator = torch.Generator().manual_seed(seed)
        crop, flip, cutout = self._train.crop, self._train.flip, self._train.cutout
        pixels = augment(self._pixels[chosen], crop, flip, cutout, generator)
        return normalise(pixels, self._info), self._labels[chosen]

    def order(self, epoch: int) -> Tensor:
        """The order of the images in an epoch, int64 (N,), on the CPU; epoch -1 is never trained."""
        if self._order is None or self._order[0] != epoch:
            generator = torch.Generator().manual_seed(batch_seed(self._seed, ORDER + epoch))
            self._order = epoch, torch.randperm(len(self._labels), generator=generator)
        return self._order[1]


def split(images: Images, held_out: int, seed: int) -> tuple[Images, Images]:
    """Training images shuffled into (those to fit, those held out). Raises RunError if none are left."""
    count = len(images)
    if held_out >= count:
        raise RunError(f"{held_out} validation images leave none to train on: there are {count}")
    if not held_out:
        return images, _pick(images, torch.empty(0, dtype=torch.int64))
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return _pick(images, order[held_out:]), _pick(images, order[:held_out])


def _pick(images: Images, chosen: Tensor) -> Images:
    boxes = None if images.boxes is None else images.boxes[chosen]
    return Images(images.pixels[chosen], images.labels[chosen], boxes)
