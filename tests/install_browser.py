"""Make sure that there is a Chromium for the journeys: install Debian's where that is possible.

Where it is not, say so and go on: the tests that need a browser then skip.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """The path of a Chromium, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def main() -> int:
    if find():
        return 0
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print("No Chromium, and none can be installed here: the browser tests will be skipped.")
        return 0
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-qq", *command], env=quiet, check=False)
        if done.returncode:
            print("Chromium could not be installed: the browser tests will be skipped.")
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
