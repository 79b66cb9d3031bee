"""What time alone changes in the rows, and what another calendar or plan leaves to be counted.

A lot's deadline passes and the next one leads, a first stage passes and we go on; a tender closes, and the
named contacts of its notices go. Nothing here needs a notice to arrive: it is run at opening and once a day.
"""

from __future__ import annotations

from datetime import datetime

from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store import kept_notices, recounting, search, settling, taking_part
from desktop.store.connection import Connection
from desktop.store.made import Terms
from desktop.store.texts import moment_text

PART = 200
"""Opportunities a transaction, so that typing never waits."""


def catch_up(db: Connection, *, now: datetime, calendar: Calendar, plans: Plans) -> int:
    """Bring up to `PART` opportunities to this moment; returns how many. Nought: all are."""
    if counted := recounting.count_on(db, calendar=calendar, plans=plans):
        return counted
    if settled := settling.settle(db, now):
        return settled
    found = db.execute(
        """
        SELECT key FROM opportunity
        WHERE last_deadline_at > closes_at AND closes_at <= :now
        LIMIT :part
        """,
        {"now": moment_text(now), "part": PART},
    ).fetchall()
    keys = [key for (key,) in found]
    if keys and (led := _compile_anew(db, keys, now=now, calendar=calendar, plans=plans)):
        return led
    if led := lead_ours(db, now=now, calendar=calendar, plans=plans):
        return led
    return max(search.file_closed(db, now, PART), kept_notices.forget_contacts(db, now, PART))


def lead_ours(db: Connection, *, now: datetime, calendar: Calendar, plans: Plans) -> int:
    """Let tenders that were decided be led by what leads for us; returns how many were led otherwise."""
    keys = taking_part.led_otherwise(db, now, PART)
    return _compile_anew(db, keys, now=now, calendar=calendar, plans=plans) if keys else 0


def _compile_anew(db: Connection, keys: list[str], *, now: datetime, calendar: Calendar, plans: Plans) -> int:
    from desktop.store import compiled  # few days close a lot: the other starts need not load it

    gathered = kept_notices.notices_of(db, keys)
    compiled.write(db, gathered, Terms(now, calendar, plans), arrived=False)
    return len(gathered)
