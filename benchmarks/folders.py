"""What a folder of photos costs to load: memory for 25,000 of them at 128 pixels, and time for each.

    python benchmarks/folders.py [photos]

The photos are made on the spot: 500 JPEGs of 320 × 240 pixels, each under many names. Memory is what a
process of its own takes beyond what it had before, without the pages of files, which the system takes
back when it needs them: the most while they are decoded, and while batches are drawn from the cache. The
peer keeps what it decodes, so it would take the tensor's size. For the time, both read the same thousand
photos: torchvision's ImageFolder with Resize and CenterCrop, whose pictures are neither turned by EXIF nor
brought to sRGB; and the same of pictures of 32 pixels, as CIFAR-10 has them, where ours does not resize.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch
from PIL import Image

from benchmarks.report import report
from playground.data.load import load
from playground.data.pictures import square

PHOTOS, DISTINCT, SIZE = 25_000, 500, 128
TIMED = 1000
MEGABYTES = 300  # that loading may take, of a tensor of 1.2 GB
SLOWER = 1.5  # than torchvision's, at most


def main() -> int:
    """Make the photos, load them in two further processes, time a thousand; print the report."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "photos", count, (320, 240))
        make(folder / "small", TIMED, (32, 32))
        decoding, mapped = (in_a_process(folder) for _ in range(2))
        ratios = {str(side): slower(folder / home, side) for home, side in HOMES.items()}
    tensor = count * 3 * SIZE**2 / 1e6
    figures = {
        "photos": count, "tensor_mb": round(tensor),
        "decoding_mb": decoding["mb"], "decoding_seconds": decoding["seconds"],
        "from_cache_mb": mapped["mb"], "from_cache_seconds": mapped["seconds"],
        "times_torchvisions": ratios,
    }  # fmt: skip
    claims = {
        "memory": max(decoding["mb"], mapped["mb"]) <= MEGABYTES,
        "speed": max(ratios.values()) <= SLOWER,
    }
    return report("folders", figures, claims, before)


HOMES = {"photos": SIZE, "small": 32}


def make(home: Path, count: int, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    for label in ("a", "b"):
        (home / label).mkdir(parents=True)
    for i in range(count):
        path = home / "ab"[i % 2] / f"{i:05}.jpg"
        if i < DISTINCT:
            coarse = Image.fromarray(rng.integers(0, 256, (12, 16, 3), dtype=np.uint8))
            coarse.resize(shape, Image.Resampling.BICUBIC).save(path, quality=85)
        else:
            first = i % DISTINCT  # of the same parity, DISTINCT being even
            os.link(home / "ab"[first % 2] / f"{first:05}.jpg", path)


def in_a_process(folder: Path) -> dict[str, float]:
    """Load the photos and draw an epoch of batches, in a new process."""
    command = [sys.executable, __file__, "--load", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def loading(folder: Path) -> None:
    """The process: print the most that it has taken, in MB, and the seconds until the set was there."""
    torch.zeros(8).sum()
    began, most, done = own_memory(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.02):
            most = max(most, own_memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    started = time.perf_counter()
    pixels = load("photos", folder, size=SIZE).train.pixels
    seconds = time.perf_counter() - started
    for chosen in torch.randperm(len(pixels)).split(128):
        pixels[chosen].float().mean()
    done.set()
    watcher.join()
    print(json.dumps({"mb": round(most - began), "seconds": round(seconds, 2)}))


def own_memory() -> float:
    """MB of this process's own, without the pages of files."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1000
    raise RuntimeError("this kernel does not tell a process's own memory")


def slower(home: Path, side: int) -> float:
    """Our time for TIMED pictures in times of torchvision's: the median of five rounds."""
    from torchvision.datasets import ImageFolder
    from torchvision.transforms import CenterCrop, Compose, PILToTensor, Resize

    peer = ImageFolder(str(home), Compose([Resize(side), CenterCrop(side), PILToTensor()]))
    paths = [Path(path) for path, _ in peer.samples[:TIMED]]
    ratios = []
    for _ in range(5):
        times = [time.perf_counter()]
        for i in range(len(paths)):
            peer[i]
        times.append(time.perf_counter())
        for path in paths:
            square(path, side, 3)
        times.append(time.perf_counter())
        ratios.append((times[2] - times[1]) / (times[1] - times[0]))
    return round(sorted(ratios)[2], 2)


if __name__ == "__main__":
    if "--load" in sys.argv:
        loading(Path(sys.argv[-1]))
    else:
        sys.exit(main())
