"""Names of networks that can be looked into: "shipped:<file name without suffix>", "foreign:<name>"."""

from pathlib import Path

from playground.checkpoints import SUFFIX, shelf
from playground.nets import foreign

SHIPPED, FOREIGN = "shipped", "foreign"


def weights_file(choice: str, folder: Path) -> Path | None:
    """The file behind a choice; None for an unknown one: no path is made of it unchecked.

    folder: where the checkpoints are that ship.
    """
    where, _, name = choice.partition(":")
    if where == SHIPPED and name in shelf(folder):
        return folder / f"{name}{SUFFIX}"
    return foreign.installed().get(name) if where == FOREIGN else None


def known(folder: Path) -> list[str]:
    """Every choice there is, those that others made first, be their weights here or not."""
    shipped = [name for name, card in shelf(folder).items() if card.kind == "classifier"]
    return [f"{FOREIGN}:{n}" for n in foreign.on_offer()] + [f"{SHIPPED}:{n}" for n in shipped]
