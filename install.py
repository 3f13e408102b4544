"""Installs what a requirements file lists: of torch the CPU build, a tenth of the other's size, where no
NVIDIA GPU would use that one and PyTorch's own index can be reached. Standard library only.

    python install.py requirements.txt
"""

import subprocess
import sys
import urllib.request
from pathlib import Path

CPU_BUILDS = "https://download.pytorch.org/whl/cpu"
PATIENCE = 5  # seconds for the index to answer
DRIVERS = ("/proc/driver/nvidia", "/dev/nvidiactl", "/usr/lib/wsl/lib/nvidia-smi")


def has_nvidia_gpu() -> bool:
    return any(Path(driver).exists() for driver in DRIVERS)


def answers(url: str) -> bool:
    """Whether a package index can be reached."""
    try:
        with urllib.request.urlopen(f"{url}/torch/", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def pip(*arguments: str, quietly: bool = False) -> int:
    """Its exit status."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", *arguments]
    return subprocess.run(command, stderr=subprocess.DEVNULL if quietly else None).returncode


def install(requirements: str) -> int:
    """pip's exit status. Whatever keeps the smaller build away, the ordinary one comes in its place."""
    smaller = sys.platform == "linux" and not has_nvidia_gpu() and answers(CPU_BUILDS)
    if smaller and pip("--extra-index-url", CPU_BUILDS, "-r", requirements, quietly=True) == 0:
        return 0
    return pip("-r", requirements)


if __name__ == "__main__":
    sys.exit(install(sys.argv[1]))
