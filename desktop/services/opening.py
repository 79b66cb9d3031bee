"""Opening a workspace: who sits at the desk, and whether it can be written to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic

from desktop.domain.moments import UK
from desktop.services.desk import Desk
from desktop.store import people, settings
from desktop.store.connection import Connection
from desktop.store.errors import WorkspaceBusy, WorkspaceIsCopy
from desktop.store.workspace import Workspace
from feeds.errors import TenderPauseError

_OF_PICTURES = time(7, 42)
_AFTER = timedelta(microseconds=1)


def clock(today: date | None) -> Callable[[], datetime]:
    """Return the clock: the real one, or one that stands at the start of `today` in the UK."""
    if today is None:
        return lambda: datetime.now(UTC)
    return _standing(datetime.combine(today, time(), tzinfo=UK))


def morning(today: date) -> Callable[[], datetime]:
    """Return a clock that stands at the hour at which the pictures show a day."""
    return _standing(datetime.combine(today, _OF_PICTURES, tzinfo=UK))


def going_on(began: datetime, last: datetime | None) -> Callable[[], datetime]:
    """Return a clock of that day which goes on, from its beginning or from what was last written on it.

    What is written one after another has to stand one after another, in one run and in the next.
    """
    day_ends = datetime.combine(began.astimezone(UK).date(), time.max, tzinfo=UK).astimezone(UTC)
    begins = began.astimezone(UTC)
    if last is not None and begins <= last < day_ends:
        begins = last + _AFTER
    started = monotonic()
    return lambda: min(begins + timedelta(seconds=monotonic() - started), day_ends)


def _standing(fixed: datetime) -> Callable[[], datetime]:
    return lambda: fixed


def open_desk(file: Path, now: Callable[[], datetime], *, sample: bool = False) -> Desk:
    """Open the workspace for a window, made where there is none; read-only while another window
    writes, and where it is a copy for trustees.

    The person who introduced the organisation sits at the desk. A workspace that was begun as a
    sample stays one, wherever it lies.

    Raises:
        StoreError: the file cannot be opened at all; says what to do.
    """
    try:
        workspace = Workspace.open(file, now=now)
    except (WorkspaceBusy, WorkspaceIsCopy):
        workspace = Workspace.open(file, writable=False, now=now)
    try:
        with workspace.reader() as db:
            is_sample = sample or settings.of(db).sample
            desk = Desk(workspace, now, author=people.introduced(db), sample=is_sample)
    except TenderPauseError:
        workspace.close()
        raise
    return desk


def knows_person(db: Connection, person: str) -> bool:
    """Return whether somebody of that id is known here."""
    return any(each.id == person for each in people.everyone(db))
