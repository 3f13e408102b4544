"""The trained networks one may choose from: those that ship, and one's own runs.

A choice is a string: "shipped:<file name without suffix>", "run:<run id>", "taught:<head's id>", or
"foreign:<name>" for a network that others made. It comes back from the
browser, so it is never trusted: an unknown one raises, and no path is made of it unchecked.
"""

from pathlib import Path
from typing import Literal

from playground.checkpoints import TEST, VALIDATION, Card, read_card, shelf
from playground.data.catalog import title
from playground.errors import CheckpointError, RunError
from playground.numerals import byte_text, percent
from playground.runs.run import Run
from playground.runs.service import RunService
from playground.specs import RunSpec
from playground.ui.services import Services
from playground.ui.text import Say

Kind = Literal["classifier", "generator"]
TAUGHT = "taught:"
FIRST = "foreign:imagenet"
"""What a visitor looks with first."""


def choices(services: Services, owner: str, kind: Kind, words: Say) -> list[tuple[str, str]]:
    """(label, choice) of each network of that kind: own runs first, newest first, then what ships.

    A label says what the network is, what it scored, and, of one's own, its number in the Train tab's
    list.
    """
    runs = services.executor.runs(owner)
    own = [
        (_own_label(card, run, len(runs) - i, words), f"run:{run.id}")
        for i, run in enumerate(runs)
        if (card := _card(services.executor, run)) and card.kind == kind
    ]
    shipped = [
        (_scored(label(card.run.net.name, card.run.train.dataset), card, words), f"shipped:{name}")
        for name, card in shelf(services.settings.checkpoints).items()
        if card.kind == kind
    ]
    return own + shipped


def explainable(services: Services, owner: str, words: Say) -> list[tuple[str, str]]:
    """The same of each that can be looked into: heads come first, and last what comes from elsewhere."""
    from playground.nets import foreign

    here = foreign.installed()
    made = [
        (_foreign_label(key, key in here, words), f"foreign:{key}") for key in foreign.on_offer()
    ]
    first = [one for one in made if one[1] == FIRST]
    own = choices(services, owner, "classifier", words)
    return taught(services, owner, words) + first + own + [one for one in made if one[1] != FIRST]


def _foreign_label(key: str, here: bool, words: Say) -> str:
    from playground.nets import foreign

    network = foreign.FOREIGN[key]
    if here:
        return network.name
    return words("look.to_fetch").format(network=network.name, size=byte_text(network.size))


def taught(services: Services, owner: str, words: Say) -> list[tuple[str, str]]:
    """The same of the heads that the owner taught, newest first."""
    return [
        (words("teach.choice").format(classes=head.name), f"{TAUGHT}{name}")
        for name, head in services.heads.of(owner).items()
    ]


def checkpoint_path(services: Services, owner: str, choice: object) -> Path:
    """The file behind a choice. Raises CheckpointError or UnknownRun with a sentence."""
    from playground.explain.choices import weights_file

    text = choice if isinstance(choice, str) else ""
    path = weights_file(text, services.settings.checkpoints)
    if path is not None:
        return path
    where, _, name = text.partition(":")
    if text.startswith(TAUGHT):
        return services.heads.path(name, owner)
    if where == "run":
        return services.executor.checkpoint(name, owner)
    raise CheckpointError("choose one of the networks in the list")


def told_of(services: Services, owner: str, choice: str) -> tuple[tuple[str, ...], RunSpec | None]:
    """A network's classes, and the run that made it if it is one of ours, without loading its weights.

    Raises CheckpointError or UnknownRun with a sentence for none of the networks there are.
    """
    from playground.nets.foreign import FOREIGN
    from playground.nets.foreign.imagenet import class_names

    where, _, name = choice.partition(":")
    if where == "foreign" and name in FOREIGN:
        return class_names(), None
    if choice.startswith(TAUGHT):
        head = services.heads.of(owner).get(name)
        if head is not None:
            return head.classes, None
    card = read_card(checkpoint_path(services, owner, choice))
    return card.classes, card.run


def has_weights(executor: RunService, run: Run, best: bool = False) -> bool:
    """Whether a run has a checkpoint; best: one that was best on its validation images."""
    try:
        executor.checkpoint(run.id, run.owner, best=best)
    except RunError:
        return False
    return True


def label(name: str, key: str) -> str:
    """A network's or a run's name and its data set's, which the name of a GAN holds already: as one word
    or as two, where the set is a folder."""
    known = title(key)
    return name if _letters(known) in _letters(name) else f"{name} · {known}"


def _letters(text: str) -> str:
    return "".join(text.casefold().split())


def _card(executor: RunService, run: Run) -> Card | None:
    """What the run's last checkpoint says, if there is a sound one."""
    try:
        return read_card(executor.checkpoint(run.id, run.owner))
    except (RunError, CheckpointError):
        return None


def _own_label(card: Card, run: Run, number: int, words: Say) -> str:
    what = _scored(label(run.name, run.spec.train.dataset), card, words)
    return words("common.yours").format(number=number, network=what)


def _scored(text: str, card: Card, words: Say) -> str:
    """The text with what the network scored, if anything was measured of these very weights."""
    for name, key in ((TEST, "common.tested"), (VALIDATION, "common.validated")):
        value = card.metric(name)
        if value is not None:
            return words(key).format(network=text, accuracy=percent(value))
    return text
