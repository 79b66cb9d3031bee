"""Keeping up with time and settings: a lot's deadline passes, another nation's bank holidays count."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.services import fitting
from desktop.services.desk import Desk, calendar, plans
from desktop.services.looking_behind import look_on
from desktop.store import recounting, upkeep
from desktop.store.connection import Connection


def keep_up(desk: Desk) -> None:
    """Bring what time has changed up to this moment, part by part behind what people type.

    Returns at once; a workspace that is closed meanwhile goes on from there the next time.
    """
    if not desk.workspace.read_only:
        desk.workspace.write(lambda db: _catch_up(db, desk), bulk=True).add_done_callback(
            lambda done: _go_on(desk, done)
        )


def recount(db: Connection) -> None:
    """Count every runway's dates anew, after a change of the calendar or the plans and within it.

    Where there are many, only the newest: `keep_up` counts the others part by part, with no part in
    the way of what people type.
    """
    recounting.begin(db)
    recounting.count_on(db, calendar=calendar(db), plans=plans(db))
    db.touched.add(("opportunities", ""))


def _catch_up(db: Connection, desk: Desk) -> int:
    done = upkeep.catch_up(db, now=desk.now(), calendar=calendar(db), plans=plans(db))
    return done or look_on(db, desk)


def _go_on(desk: Desk, done: Future[int]) -> None:
    if done.cancelled() or done.exception() is not None:
        return
    if done.result():
        keep_up(desk)
    else:
        fitting.keep_up(desk)
