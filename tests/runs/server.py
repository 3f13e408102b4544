"""A web server's part in a test: `python -m tests.runs.server FOLDER NAME` runs one and waits."""

import sys
import time
from pathlib import Path

from playground.runs.backends.local import LocalProcesses
from playground.runs.service import RunService
from playground.runs.store import RunStore
from playground.settings import Settings
from tests.runs.fakes import TARGET, spec

if __name__ == "__main__":
    runs = RunService(RunStore(Path(sys.argv[1])), Settings(), LocalProcesses(TARGET, ()))
    run = runs.submit("ann", spec(sys.argv[2]))
    while not runs.reports(run.id, "ann"):
        time.sleep(0.01)
    print(run.id, flush=True)
    time.sleep(60)
