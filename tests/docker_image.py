"""An image by the steps of a Dockerfile, without Docker: all are done in a folder, its root to be."""

import json
import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
IMAGES = "python:"  # what it can start from
PASSED_ON = (
    "PIP_",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
)
PYTHON_HOME = "/opt/image"  # in the image: where `python` and `pip` are
PATHS = f"{PYTHON_HOME}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Step(NamedTuple):
    """One instruction, and what it says."""

    name: str
    value: str


def steps(text: str) -> list[Step]:
    """A Dockerfile's instructions, in their order."""
    lines = text.replace("\\\n", " ").splitlines()
    said = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return [
        Step(name.upper(), value.strip()) for name, _, value in (s.partition(" ") for s in said)
    ]


def copied(source: str, ignore: list[str]) -> list[str]:
    """The names that are left out of what COPY takes. Raises ValueError where .dockerignore has it all."""
    if "*" in ignore and f"!{source}" not in ignore:
        raise ValueError(f"COPY {source}: .dockerignore leaves it out")
    return [line.removeprefix("**/") for line in ignore if line.startswith("**/")]


@dataclass
class Image:
    """What the steps make, in the folder `root`, which is to be the root of all that is executed."""

    root: Path
    python: Path
    arguments: dict[str, str]
    folder: str = "/"
    user: str = "root"
    environment: dict[str, str] = field(default_factory=dict)
    volume: str = ""
    health: str = ""
    command: str = ""

    def do(self, step: Step) -> None:
        """Raises ValueError for an instruction that this script does not know."""
        doing = getattr(self, f"_{step.name.lower()}", None)
        if doing is None:
            raise ValueError(f"{step.name} is not known here")
        doing(step.value)

    def start(self, line: str, **how: Any) -> "subprocess.Popen[bytes]":
        """Execute a line of a shell there, as the user."""
        passed = {k: v for k, v in os.environ.items() if k.startswith(PASSED_ON)}
        home = "/root" if self.user == "root" else f"/home/{self.user}"
        here = {**passed, "PATH": PATHS, "HOME": home, **self.environment}
        who = f"--userspec={self.user}:{self.user}"
        command = ["chroot", who, str(self.root), "/bin/sh", "-ec", f"cd {self.folder}; {line}"]
        return subprocess.Popen(command, env=here, **how)

    def execute(self, line: str) -> None:
        """Raises RuntimeError if it fails."""
        if status := self.start(line).wait():
            raise RuntimeError(f"exit status {status}: {line}")

    def healthy(self) -> bool:
        """Whether the health check finds nothing wrong."""
        return self.start(self.health, stderr=subprocess.DEVNULL).wait() == 0

    def _from(self, value: str) -> None:
        version = value.removeprefix(IMAGES).partition("-")[0]
        told = subprocess.run([self.python, "--version"], capture_output=True, text=True).stdout
        if not value.startswith(IMAGES) or not told.startswith(f"Python {version}."):
            raise ValueError(f"FROM {value}, and {self.python} is {told.strip()}: see --python")
        self.execute(shlex.join([str(self.python), "-m", "venv", PYTHON_HOME]))

    def _arg(self, value: str) -> None:
        name, _, default = value.partition("=")
        self.environment[name] = self.arguments.get(name, default)

    def _workdir(self, value: str) -> None:
        self.folder = value
        self._at(value).mkdir(parents=True)

    def _copy(self, value: str) -> None:
        source, target = value.split()
        left_out = copied(source, (ROOT / ".dockerignore").read_text().split())
        to = self._at(self.folder) / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, to, ignore=shutil.ignore_patterns(*left_out))
        else:
            shutil.copy(ROOT / source, to)

    def _run(self, value: str) -> None:
        self.execute(value)

    def _user(self, value: str) -> None:
        self.user = value

    def _env(self, value: str) -> None:
        self.environment |= dict(pair.split("=", 1) for pair in shlex.split(value))

    def _volume(self, value: str) -> None:
        self.volume = value

    def _expose(self, value: str) -> None:
        """Nothing happens by it."""

    def _healthcheck(self, value: str) -> None:
        self.health = value.partition("CMD ")[2]

    def _cmd(self, value: str) -> None:
        self.command = shlex.join(json.loads(value))

    def _at(self, path: str) -> Path:
        return self.root / path.lstrip("/")
