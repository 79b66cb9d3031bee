"""Opening a workspace to sit down at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

from desktop.domain.moments import UK
from desktop.services.authors import author_named
from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.store.errors import WorkspaceBusy
from desktop.store.workspace import Workspace
from feeds.errors import TenderPauseError


def clock(today: date | None) -> Callable[[], datetime]:
    """Return the clock: the real one, or one that stands at the start of `today` in the UK."""
    if today is None:
        return lambda: datetime.now(UTC)
    fixed = datetime.combine(today, time(), tzinfo=UK)
    return lambda: fixed


def open_desk(path: Path, now: Callable[[], datetime], *, sample: bool = False) -> Desk:
    """Open a workspace to write, or to read only while something else writes to it.

    The person who was introduced sits at the desk.

    Raises:
        StoreError: the file cannot be opened at all; says what to do.
    """
    try:
        workspace = Workspace.open(path, now=now)
    except WorkspaceBusy:
        workspace = Workspace.open(path, writable=False, now=now)
    desk = Desk(workspace, now, sample=sample)
    try:
        _sit_down(desk)
    except TenderPauseError:
        workspace.close()
        raise
    return desk


def _sit_down(desk: Desk) -> None:
    with desk.reader() as db:
        us = who_we_are(db)
    if us is not None and not desk.workspace.read_only:
        desk.author = author_named(desk, us.person)
