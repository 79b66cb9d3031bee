"""What time alone changes in the rows, and what another calendar or plan does.

A lot's deadline passes and the next one leads; a tender closes, and the named contacts of its
notices go. Nothing here needs a notice to arrive: it is run at opening and once a day.
"""

from __future__ import annotations

from datetime import datetime

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plans, plan_dates
from desktop.domain.working_days import Calendar
from desktop.store import kept_notices, search, settling
from desktop.store.columns import day_text
from desktop.store.connection import Connection
from desktop.store.texts import day, moment_text

PART = 200
"""Opportunities a transaction, so that typing never waits."""


def catch_up(db: Connection, *, now: datetime, calendar: Calendar, plans: Plans) -> int:
    """Bring up to `PART` opportunities to this moment; returns how many. Nought: all are."""
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
    if keys:
        from desktop.store import compiled  # few days close a lot: the other starts need not load it

        compiled.write(db, kept_notices.notices_of(db, keys), now=now, calendar=calendar, plans=plans)
        return len(keys)
    return max(search.file_closed(db, now, PART), kept_notices.forget_contacts(db, now, PART))


def recount(db: Connection, *, calendar: Calendar, plans: Plans) -> None:
    """Count every runway's dates anew, after the calendar or the plans have changed."""
    found = db.execute(
        """
        SELECT id, stage, submission_on, tender_published_on, first_submission_on
        FROM opportunity WHERE submission_on IS NOT NULL OR first_submission_on IS NOT NULL
        """
    ).fetchall()
    db.executemany(
        """
        UPDATE opportunity
        SET decide_by = ?, last_fair_day = ?, sign_off_by = ?, window_days = ?, window_days_now = ?
        WHERE id = ?
        """,
        (_counted(*row, calendar=calendar, plans=plans) for row in found),
    )
    db.touched.add(("opportunities", ""))


def _counted(
    row_id: int,
    stage: str,
    submission: str | None,
    published: str | None,
    first: str | None,
    *,
    calendar: Calendar,
    plans: Plans,
) -> tuple[str | int | None, ...]:
    submission_on, published_on, first_on = day(submission), day(published), day(first)
    dates = None
    if submission_on and stage == Stage.TENDER:
        dates = plan_dates(submission_on, plans=plans, calendar=calendar)
    return (
        day_text(dates.decide_by) if dates else None,
        day_text(dates.last_fair_day) if dates else None,
        day_text(dates.sign_off_by) if dates else None,
        calendar.between(published_on, first_on) if published_on and first_on else None,
        calendar.between(published_on, submission_on) if published_on and submission_on else None,
        row_id,
    )
