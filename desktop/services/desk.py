"""The desk a person works at: the workspace, the clock, and who sits there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime

from msgspec import Struct

from desktop.domain.moments import UK
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store import settings
from desktop.store.connection import Connection
from desktop.store.workspace import Workspace


class Desk(Struct):
    """What every service is handed. `author` is the id of the person who writes, None until introduced.

    `newcomer` is that person's name while no entry has added them yet.
    """

    workspace: Workspace
    now: Callable[[], datetime]
    author: str | None = None
    sample: bool = False
    newcomer: str = ""

    @property
    def today(self) -> date:
        """Today in the UK."""
        return self.now().astimezone(UK).date()

    def reader(self) -> AbstractContextManager[Connection]:
        """Open a read-only view of the workspace."""
        return self.workspace.reader()


def calendar(db: Connection) -> Calendar:
    """Return the working days of the workspace's nation, its own days off among them."""
    kept = settings.of(db)
    return Calendar(kept.nation, kept.own_days)


def plans(db: Connection) -> Plans:
    """Return the two plans that runways are held against."""
    return settings.of(db).plans
