"""Runs the steps of the Dockerfile, its own lines, where there is no Docker, and tries what comes of them.

    sudo python tests/docker_steps.py [--python PATH] [--build-arg NAME=VALUE]...

The image is an overlay over this machine's own root, in which nothing is changed, with a new environment
for Python in the place of the base image's. RUN, CMD and HEALTHCHECK are executed in it by its users, COPY
takes what .dockerignore leaves. Claimed: the server comes up and answers the health check, trains, writes
to its volume and else to its home and /tmp alone; and a second container, which has nothing of the first
but the volume, has that run. `docker` itself, the base image and its Debian are not tried by this.

--python: one of the version that FROM names. Takes root, Linux, some minutes, some gigabytes, and the
network as `pip` needs it: of this environment, what configures pip is passed on. Ends with one JSON object.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import report
from benchmarks.watched_run import Owner, until
from tests.docker_image import ROOT, Image, steps
from tests.journeys.conftest import Server

APART = "APART"  # in the environment: this process has mounts of its own
PORT = 7860
HEALTHY = 300.0  # seconds in which it answers
TRAINING = 3  # seconds


@contextmanager
def layered(scratch: Path, name: str, below: Path = Path("/")) -> Iterator[Path]:
    """A root whose changes to the one below lie in scratch/name."""
    changes, work, root = scratch / name, scratch / f"{name}.work", scratch / f"{name}.root"
    for folder in (changes, work, root):
        folder.mkdir()
    own_tmp = scratch / f"{name}.tmp"
    own_tmp.mkdir()
    own_tmp.chmod(0o1777)
    options = f"lowerdir={below},upperdir={changes},workdir={work}"
    mounts = [["-t", "overlay", "-o", options, "overlay"], ["--bind", str(own_tmp)]]
    mounts += [["--rbind", "/dev"], ["--rbind", "/proc"]]
    for mount, where in zip(mounts, ("", "tmp", "dev", "proc"), strict=True):
        subprocess.run(["mount", *mount, str(root / where)], check=True)
    try:
        yield root
    finally:
        subprocess.run(["umount", "--recursive", "--lazy", str(root)], check=True)


def reachable(root: Path, python: Path) -> None:
    """Let every user of the image get to the interpreter that its environment is made of."""
    for folder in list(python.resolve().parents)[:-1]:
        there = root / str(folder).lstrip("/")
        if not there.stat().st_mode & 1:
            there.chmod(0o755)


@contextmanager
def built(scratch: Path, python: Path, arguments: dict[str, str]) -> Iterator[Image]:
    """The image, and a volume for it in scratch/kept."""
    with layered(scratch, "image") as root:
        reachable(root, python)
        image = Image(root, python, arguments)
        for step in steps((ROOT / "Dockerfile").read_text()):
            print(f"{step.name} {step.value}", file=sys.stderr, flush=True)
            image.do(step)
        kept = scratch / "kept"  # as a new volume is: with what the image has there
        shutil.copytree(root / image.volume.lstrip("/"), kept)
        owner = (root / image.volume.lstrip("/")).stat()
        os.chown(kept, owner.st_uid, owner.st_gid)
        yield image


@contextmanager
def running(image: Image, scratch: Path, name: str) -> Iterator[Server]:
    """A container of it, whose changes lie in scratch/name, with the volume; once it is healthy."""
    with layered(scratch, name, image.root) as root:
        volume = root / image.volume.lstrip("/")
        subprocess.run(["mount", "--bind", str(scratch / "kept"), str(volume)], check=True)
        container = replace(image, root=root)
        process = container.start(f"exec {image.command}")
        try:
            until(container.healthy, "the server is healthy", HEALTHY)
            yield Server(scratch, PORT, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def written(changes: Path, image: Image) -> list[str]:
    """What a container has changed outside of the volume, /tmp and its user's home."""
    homes = (f"home/{image.user}/", image.volume.lstrip("/"), "tmp")
    paths = [str(path.relative_to(changes)) for path in changes.rglob("*") if not path.is_dir()]
    return sorted(path for path in paths if not path.startswith(homes))


def tried(image: Image, scratch: Path) -> tuple[dict[str, object], dict[str, bool]]:
    """What two containers are found to do: figures, and claims."""
    began = time.monotonic()
    with running(image, scratch, "first") as server:
        healthy = time.monotonic() - began
        owner = Owner(server)
        run = owner.call("train", "cifar_resnet:8", "shapes", TRAINING)["run"]
        until(lambda: owner.row(run)["state"] == "done", "the training ends")
        kept = (scratch / "kept/runs" / run / "last.safetensors").exists()
    with running(image, scratch, "second") as server:
        owner.moved(server)
        again = owner.row(run)["state"] == "done"
    elsewhere = [*written(scratch / "first", image), *written(scratch / "second", image)]
    figures = {"healthy_after_seconds": round(healthy, 1), "written_elsewhere": elsewhere}
    claims = {
        "it answers the health check, and trains": True,  # or it would not have come so far
        "the run lies in the volume": kept,
        "the next container has it": again,
        "nothing is written elsewhere": not elsewhere,
    }
    return figures, claims


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--build-arg", action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args()
    if APART not in os.environ:
        again = ["unshare", "--mount", sys.executable, *sys.argv]
        return subprocess.run(again, env={**os.environ, APART: "1"}).returncode
    arguments = dict(given.split("=", 1) for given in options.build_arg)
    load_before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        began, scratch = time.monotonic(), Path(folder)
        with built(scratch, options.python, arguments) as image:
            seconds = round(time.monotonic() - began)
            figures, claims = tried(image, scratch)
    return report("docker_steps", {"built_in_seconds": seconds, **figures}, claims, load_before)


if __name__ == "__main__":
    raise SystemExit(main())
