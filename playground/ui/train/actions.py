"""What may be done with a run, or with all of an experiment's, once it is started: asked for by the page's
panel and by programs alike.

Whoever asks is named by `owner`; `chosen` is a run's id, or "experiment:<what its runs share>". Payloads
can be anything: each method raises a PlaygroundError that says what is wrong.
"""

import dataclasses
import re
import shutil
from pathlib import Path

from playground.data.leftovers import own_folder, sweep
from playground.drafts import drafted
from playground.draw.growth import growth
from playground.errors import RunError, SpecError, UnknownRun
from playground.records import Samples
from playground.runs.reports import standing
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.ui.shared.networks import has_weights
from playground.ui.shared.payload import text, whole
from playground.ui.train.shelf import EXPERIMENT, SHIPPED

# A folder per run, of files that are handed out once; Gradio serves copies of them.
HANDED_OUT = own_folder() / "handed-out"


class Actions:
    """On one server's runs."""

    def __init__(self, executor: RunService) -> None:
        self._executor = executor

    def pause(self, owner: str, chosen: object) -> None:
        """Those that wait first: none should take the place that the running one frees."""
        runs = self._runs_of(owner, chosen)
        for run in [run for run in reversed(runs) if run.state in ("running", "queued")] or runs:
            self._executor.pause(run.id, run.owner)

    def resume(self, owner: str, chosen: object) -> None:
        """Let them go on, in the order in which they would have."""
        runs = self._runs_of(owner, chosen)
        first, *others = [run for run in runs if run.state == "paused"] or runs
        for run in (first, *reversed(others)):  # each goes to the front of the queue
            self._executor.resume(run.id, run.owner)

    def stop(self, owner: str, chosen: object) -> None:
        """End them; what they have learned is kept."""
        for run in reversed(self._runs_of(owner, chosen)):
            self._executor.stop(run.id, run.owner)

    def go_on(self, owner: str, chosen: object) -> list[Run]:
        """Take up those of the chosen that can be: they are returned."""
        views = [self._executor.state(run.id, run.owner) for run in self._runs_of(owner, chosen)]
        runs = [view.run for view in [view for view in views if view.can_continue] or views]
        for run in runs:
            self._executor.continue_(run.id, run.owner)
        return runs

    def go_on_longer(self, owner: str, run_id: object, more: object) -> list[Run]:
        """Train a run for so many epochs more, or seconds where it counts those."""
        count = whole(more, "how much longer")
        if count < 1:
            raise SpecError("how much longer must be at least 1: {count} is not", count=count)
        asked = asked_for(owner, run_id)
        self._executor.continue_(*asked, count)
        return [self._executor.state(*asked).run]

    def replay(self, owner: str, run_id: object) -> Run:
        """Train the same spec with the same seed once more, as its record says: the new run."""
        from playground.training.unfinished import record_of

        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        record = None
        if has_weights(self._executor, run):
            record = record_of(self._executor.checkpoint(*asked))
        spec = dataclasses.replace(run.spec, record=record)
        return self._executor.submit(run.owner, spec, run.name, run.tensorboard)

    def rename(self, owner: str, run_id: object, name: object) -> None:
        self._executor.rename(*asked_for(owner, run_id), text(name, "a run's name"))

    def remove(self, owner: str, run_id: object) -> None:
        """Delete all that there is of it, what was handed out of it too."""
        asked = asked_for(owner, run_id)
        self._executor.delete(*asked)
        shutil.rmtree(HANDED_OUT / asked[0], ignore_errors=True)

    def last(self, owner: str, run_id: object) -> Path:
        """A file of what the run has learned, without what only its training needs."""
        return self._checkpoint(owner, run_id, best=False)

    def best(self, owner: str, run_id: object) -> Path:
        """The same of the weights that were best on the held-out images."""
        return self._checkpoint(owner, run_id, best=True)

    def events(self, owner: str, run_id: object) -> Path:
        """An archive of its TensorBoard files."""
        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        path = _place(run.id) / f"{_slug(run.name)}-tensorboard.zip"
        with drafted(path) as draft:
            made = shutil.make_archive(str(draft), "zip", self._executor.events(*asked))
            Path(made).replace(draft)
        return path

    def samples(self, owner: str, run_id: object) -> Path:
        """A film, as a GIF, of what a GAN made of the same latent vectors as it trained."""
        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        made = [one for one in self._executor.reports(*asked) if isinstance(one, Samples)]
        if not made:
            raise RunError(
                "{run} has drawn no samples: a GAN does from its first report on", run=run.name
            )
        path = _place(run.id) / f"{_slug(run.name)}-samples.gif"
        with drafted(path) as draft:
            draft.write_bytes(growth(standing(made)))
        return path

    def _checkpoint(self, owner: str, run_id: object, best: bool) -> Path:
        from playground.training.export import export

        asked = asked_for(owner, run_id)
        run = self._executor.state(*asked).run
        path = _place(run.id) / f"{_slug(run.name)}{'-best' if best else ''}.safetensors"
        folder = self._executor.checkpoint(*asked, best=best).parent
        export(folder, path, f"the page{' --best' if best else ''}", best=best)
        return path

    def _runs_of(self, owner: str, chosen: object) -> list[Run]:
        """The chosen run, or all of the chosen experiment in their order."""
        if not isinstance(chosen, str) or not chosen.startswith(EXPERIMENT):
            return [self._executor.state(*asked_for(owner, chosen)).run]
        group = chosen.removeprefix(EXPERIMENT)
        runs = [run for run in self._executor.runs(owner) if run.part]
        found = [run for run in reversed(runs) if run.part and run.part.group == group]
        if not found:
            raise UnknownRun("there is no such experiment among yours: it may have been deleted")
        return found


def asked_for(owner: str, run_id: object) -> tuple[str, str]:
    """Which run, and for whom. Raises RunError if none of one's own is chosen."""
    if not isinstance(run_id, str) or not run_id or run_id.startswith(SHIPPED):
        raise RunError("choose one of your runs first")
    return run_id, owner


def _place(run_id: str) -> Path:
    sweep(HANDED_OUT, "*")
    HANDED_OUT.parent.mkdir(mode=0o700, exist_ok=True)
    folder = HANDED_OUT / run_id
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "run"
