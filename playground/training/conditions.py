"""What a training computes in, chosen, recorded and repeated: precision and threads.

Neither is part of a spec unless somebody says so, and both change the weights in their last bits. So
they are settled before the first step, written into the run and its checkpoint, and kept by whoever
goes on from there or repeats it.
"""

import os
from collections.abc import Mapping
from typing import Any

import torch

from playground.codec import to_dict
from playground.cores import Threads, core_count, own_choice
from playground.message import NOTHING, Message
from playground.records import Conditions
from playground.specs import Phase, Precision, Record, RunSpec
from playground.training.clock import Clock
from playground.training.precision import Decisions, Trial, has_bfloat16
from playground.training.unfinished import recorded_in

UNRECORDED = Message("This training did not record its precision: it goes on in float32")
NO_BFLOAT16 = Message(
    "This training began in bfloat16, which this machine has not: it goes on in float32"
)
LENGTHENED = Message(
    "The training that this one repeats was made longer on the way, so its numbers will differ"
)


def fewer_cores(recorded: int, here: int) -> Message:
    """For a machine with fewer cores than the one it began on."""
    return Message(
        "This training had {recorded} threads, and there are {here} here",
        recorded=recorded,
        here=here,
    )


class Settled:
    """Under which conditions a training computes each of its steps.

    threads: is asked before each step, but not by a training that repeats a record.
    """

    def __init__(
        self, run: RunSpec, device: torch.device, clock: Clock, threads: Threads = own_choice
    ) -> None:
        self._run, self._device, self._clock, self._threads = run, device, clock, threads
        self._ahead: list[Phase] = []  # of the record that is repeated, the next one last
        self._lengthened = False
        self.note = NOTHING
        self._phases = [Phase(0, "float32", torch.get_num_threads())]
        self._heed()

    @property
    def precision(self) -> Precision:
        return self._phases[-1].precision

    def begin(self, kind: Mapping[str, Any], trial: Trial, decisions: Decisions) -> None:
        """For a training that has not begun: as its record says, its spec, or the faster."""
        if self._run.record:
            if self._run.record.lengthened:
                self.note = LENGTHENED
            self._phases, self._ahead = [], list(self._run.record.phases[::-1])
            self.prepare()
            return
        wanted = self._run.train.precision
        chosen = decisions.choose(kind, trial, self._device) if wanted == "auto" else wanted
        self._phases = [Phase(0, chosen, torch.get_num_threads())]

    def resume(self, progress: Mapping[str, Any], before: RunSpec) -> Record:
        """For a training that goes on: as its checkpoint says, which is returned. before: its run then.

        Those of earlier code tell a precision alone, or nothing.
        """
        recorded = recorded_in(progress)
        if recorded is None:
            precision = progress.get("precision", "float32")
            recorded = Record((Phase(0, precision, torch.get_num_threads()),))
            self.note = NOTHING if "precision" in progress else UNRECORDED
        step, told = self._clock.step, self._run.record
        self._ahead = [p for p in told.phases[::-1] if p.step > step] if told else []
        self._phases = list(recorded.phases)
        self._lengthened = recorded.lengthened or before.train.epochs != self._run.train.epochs
        self._take(recorded.at(step), step)
        self._heed()
        return recorded

    def prepare(self) -> bool:
        """Before a step: change what the record that is repeated changed there, or the threads if it was
        given others. Whether anything changed."""
        changed = self._heed()
        while self._ahead and self._ahead[-1].step <= self._clock.step:
            self._take(self._ahead.pop(), self._clock.step)
            changed = True
        return changed

    def _heed(self) -> bool:
        """Compute on as many threads as were given, unless a record says; whether they are others."""
        heeds = self._run.record is None and self._device.type == "cpu"
        given = self._threads() if heeds else None
        if given is None or given == self._phases[-1].threads:
            return False
        self._take(Phase(self._clock.step, self.precision, given), self._clock.step)
        return True

    def record(self) -> Record:
        """How the training went so far."""
        return Record(tuple(self._phases), self._clock.pace, self._lengthened)

    def progress(self) -> dict[str, Any]:
        """What `resume` reads."""
        return {"record": to_dict(self.record())}

    def report(self) -> Conditions:
        phase = self._phases[-1]
        return Conditions(self._clock.step, phase.precision, phase.threads, self.note)

    def _take(self, phase: Phase, step: int) -> None:
        """Compute as `phase` says, as far as this machine can."""
        precision, threads = phase.precision, torch.get_num_threads()
        if self._device.type == "cpu" and phase.threads != threads:
            here = core_count(os.environ)
            threads = min(phase.threads, here)
            torch.set_num_threads(threads)
            if threads < phase.threads:
                self.note = fewer_cores(phase.threads, here)
        asked = self._run.train.precision == precision
        if precision == "bfloat16" and not asked and not has_bfloat16(self._device):
            precision, self.note = "float32", NO_BFLOAT16
        now = Phase(step, precision, threads)
        last = self._phases[-1] if self._phases else None
        if last is None or (last.precision, last.threads) != (precision, threads):
            self._phases.append(now)
