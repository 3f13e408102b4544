"""What every tab is handed: the settings and the runs of this server."""

from dataclasses import dataclass

from playground.runs.executor import Executor
from playground.settings import Settings


@dataclass(frozen=True)
class Services:
    settings: Settings
    executor: Executor
