"""When somebody last looked at Today on this computer."""

from __future__ import annotations

from datetime import date, datetime

from desktop.services.desk import Desk
from desktop.store import last_looked


class LastVisit:
    """Remembers for one window since when things count as new.

    What was new in the morning stays so until the window is opened again, or until the next day.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._day: date | None = None
        self._since: datetime | None = None

    def look(self) -> datetime | None:
        """Note that somebody looks now; return when they had before this visit, None where never.

        The sample keeps no note: it looks the same each time.
        """
        if self._desk.sample:
            return None
        now, workspace = self._desk.now(), self._desk.workspace.id
        if self._day != self._desk.today:
            before = last_looked.read(workspace)
            self._since = before if before is not None and before <= now else None
            self._day = self._desk.today
        last_looked.write(workspace, now)
        return self._since
