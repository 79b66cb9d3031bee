"""Looking behind what arrived: which of it may stand on another portal too."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.services.desk import Desk
from desktop.store.connection import Connection


def look_behind(desk: Desk) -> None:
    """Look for twins of what has arrived, part by part behind what people type; returns at once.

    A workspace that is closed meanwhile goes on from there the next time.
    """
    if not desk.workspace.read_only:
        desk.workspace.write(lambda db: look_on(db, desk), bulk=True).add_done_callback(
            lambda done: _go_on(desk, done)
        )


def look_all_the_way(desk: Desk) -> None:
    """Look for twins of all that has arrived; returns when that is done."""
    while desk.workspace.write(lambda db: look_on(db, desk), bulk=True).result():
        pass


def look_on(db: Connection, desk: Desk) -> int:
    """Look for twins of the next notices, within the caller's transaction; returns of how many."""
    from desktop.store import twins  # its rules load slowly, and no start waits for them

    return twins.look_on(db, now=desk.now())


def _go_on(desk: Desk, done: Future[int]) -> None:
    if not done.cancelled() and done.exception() is None and done.result():
        look_behind(desk)
