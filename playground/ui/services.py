"""What every tab is handed: the settings and the runs of this server, and who may do what with them."""

import secrets
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from playground.classroom.roster import Roster
from playground.runs.service import RunService
from playground.settings import Settings
from playground.ui.http.owner import Owners
from playground.ui.http.turnstile import Turnstile
from playground.ui.late import Late

if TYPE_CHECKING:
    from playground.explain.heads import Heads


class Services:
    """secret: what owners' tokens are signed with; without one, they end with this process.

    roster: of a class, if the server is one's.
    """

    def __init__(self, settings: Settings, executor: RunService, secret: str = "") -> None:
        self.settings, self.executor = settings, executor
        self.owners = Owners(secret or secrets.token_hex())
        self.late = Late()
        self.roster = Roster(settings.runs) if settings.classroom else None
        self.turnstile = Turnstile(executor, settings.limits.queued_per_address)

    @property
    def present(self) -> Settings:
        """The settings with the limits that hold now: whoever leads a class may have set others."""
        return replace(self.settings, limits=self.executor.limits)

    @cached_property
    def heads(self) -> "Heads":
        """What visitors taught: made when first asked for, since it takes torch."""
        from playground.explain.heads import Heads

        return Heads(self.settings.runs / ".taught")
