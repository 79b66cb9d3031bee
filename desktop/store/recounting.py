"""Counts every runway's dates anew after the calendar or the plans have changed, part by part.

How far it has come is noted with each part, so that nothing is left out when the program ends in
between. What is stored meanwhile is counted by the new plans as it arrives.
"""

from __future__ import annotations

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plans, plan_dates
from desktop.domain.working_days import Calendar
from desktop.store.columns import day_text
from desktop.store.connection import Connection
from desktop.store.texts import day

PART = 2_000
"""Opportunities a transaction: less than a tenth of a second, so that typing never waits."""


def begin(db: Connection) -> None:
    """Note, within the change itself, that all are to be counted anew; a count under way begins again."""
    db.execute(
        """
        INSERT OR REPLACE INTO counted_down_to (only_one, opportunity)
        SELECT 1, coalesce(max(id), 0) + 1 FROM opportunity
        """
    )


def count_on(db: Connection, *, calendar: Calendar, plans: Plans, part: int = PART) -> int:
    """Count the next ones, the newest first; returns how many. Nought: all are counted."""
    down_to = db.execute("SELECT opportunity FROM counted_down_to").fetchone()
    if down_to is None:
        return 0
    found = db.execute(
        """
        SELECT id, stage, submission_on, tender_published_on, first_submission_on
        FROM opportunity
        WHERE id < :down_to AND (submission_on IS NOT NULL OR first_submission_on IS NOT NULL)
        ORDER BY id DESC LIMIT :part
        """,
        {"down_to": down_to[0], "part": part},
    ).fetchall()
    db.executemany(
        """
        UPDATE opportunity
        SET decide_by = ?, last_fair_day = ?, sign_off_by = ?, window_days = ?, window_days_now = ?
        WHERE id = ?
        """,
        (_counted(*row, calendar=calendar, plans=plans) for row in found),
    )
    if len(found) == part:
        db.execute("UPDATE counted_down_to SET opportunity = :id", {"id": found[-1][0]})
    else:
        db.execute("DELETE FROM counted_down_to")
        db.touched.add(("opportunities", ""))
    return len(found)


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
