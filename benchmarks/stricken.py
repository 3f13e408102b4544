"""Servers to which something happens, each of its own kind: see faults.py."""

import errno
import os
import random
import signal
import subprocess
from contextlib import ExitStack
from pathlib import Path

from benchmarks.processes import command, descendants, marked
from benchmarks.watched_run import PATIENCE, Owner
from tests.journeys.conftest import start_server

REST = 1_000_000  # bytes: a checkpoint of the network has 650,000
DISK = "size=640m"  # the server wants 500 MB free for a run to start
MARK = "FAULTS_OF"  # in the environment of all that is started
TRAINERS = ("playground.runs.backends.forkserver", "ray::Trainee")


class Stage:
    """A server and its owner; every process there carries a mark. strike: what happens to it."""

    name = ""
    heals_itself = False  # whether the run goes on without being told
    fails = True  # whether it is told to the run while the server lives

    def __init__(self, folder: Path, draw: random.Random, stack: ExitStack) -> None:
        self.folder, self.draw = folder, draw
        os.environ[MARK] = str(folder)
        self.mark = f"{MARK}={folder}"
        self.prepare(stack)
        self.owner = Owner(start_server(folder))
        stack.callback(self.ends)

    def prepare(self, stack: ExitStack) -> None:
        """Whatever has to be there before the server."""

    def strike(self) -> set[int]:
        """Have it happen; the processes that are to be gone."""
        raise NotImplementedError

    def mend(self) -> None:
        """Undo what a person would."""

    def ends(self) -> bool:
        """Have the server end; whether it does when it is told to."""
        process = self.owner.server.process
        if process.poll() is not None:
            return True
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
        return process.wait() != -signal.SIGKILL

    def trainers(self) -> list[int]:
        """The processes that train. The one that they are forked from here has no such parent."""
        there = [pid for pid in marked(self.mark) if any(t in command(pid) for t in TRAINERS)]
        forked = [pid for pid in there for pid in descendants(pid)]
        return forked or [pid for pid in there if "Trainee" in command(pid)]


class WorkerKilled(Stage):
    name = "worker"

    def strike(self) -> set[int]:
        (pid,) = self.trainers()
        os.kill(pid, signal.SIGKILL)
        return {pid}


class ServerKilled(Stage):
    name = "server"
    fails = False

    def strike(self) -> set[int]:
        doomed = marked(self.mark)
        process = self.owner.server.process
        process.kill()
        process.wait()
        return doomed

    def mend(self) -> None:
        self.owner.moved(start_server(self.folder))


class DiskFull(Stage):
    name = "disk"

    def prepare(self, stack: ExitStack) -> None:
        disk = self.folder / "runs"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", DISK, "tmpfs", str(disk)], check=True)
        stack.callback(subprocess.run, ["umount", "--lazy", str(disk)], check=True)

    @property
    def filler(self) -> Path:
        return self.folder / "runs" / "filler"

    def strike(self) -> set[int]:
        block = bytes(REST)
        with self.filler.open("wb", buffering=0) as file:
            try:
                while file.write(block):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
            file.truncate(file.tell() - self.draw.choice((0, self.draw.randrange(REST))))
        return set()

    def mend(self) -> None:
        self.filler.unlink()


class MachineKilled(Stage):
    name = "machine"
    heals_itself, fails = True, False

    def prepare(self, stack: ExitStack) -> None:
        from ray.cluster_utils import Cluster

        # Beside other work, trainings that give way to all of it would hardly start.
        here = {"PLAYGROUND_BACKEND": "ray", "RAY_worker_niceness": "0"}
        os.environ.update(here)
        quiet = {"include_dashboard": False, "include_log_monitor": False, "no_monitor": True}
        told = {"health_check_period_ms": 500, "health_check_failure_threshold": 10}
        head = {**quiet, "num_cpus": 0, "_system_config": told}
        self.cluster = Cluster(True, head_node_args=head)
        stack.callback(self.cluster.shutdown)
        self.machine = {**quiet, "num_cpus": 1}
        for _ in range(2):
            self.mend()
        os.environ["RAY_ADDRESS"] = self.cluster.address
        stack.callback(lambda: [os.environ.pop(name) for name in (*here, "RAY_ADDRESS")])

    def strike(self) -> set[int]:
        (pid,) = self.trainers()
        for node in self.cluster.worker_nodes:
            raylets = [info.process.pid for info in node.all_processes["raylet"]]
            on_it = set(raylets).union(*map(descendants, raylets))
            if pid in on_it:
                self.cluster.remove_node(node, allow_graceful=False)
                return on_it
        raise RuntimeError("the training is on none of the machines")

    def mend(self) -> None:
        """Ray gives a machine up whose helpers take fifteen seconds to start: on busy cores they may."""
        for left in reversed(range(4)):
            try:
                self.cluster.add_node(**self.machine)
                return
            except Exception as error:  # Ray's own is of no class
                if left == 0 or "timed out during startup" not in str(error):
                    raise


STAGES = {stage.name: stage for stage in (WorkerKilled, ServerKilled, DiskFull, MachineKilled)}
