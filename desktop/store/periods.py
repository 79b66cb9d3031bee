"""What happened in a period, for the board pack: days in the UK, both ends included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.domain.moments import UK
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment_text, uk_day_text


@dataclass(frozen=True, slots=True)
class DismissedRow:
    """An opportunity that stands dismissed, and since which day."""

    key: str
    title: str
    buyer: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class WindowCounts:
    """Tenders first published in the period, by the working days they left then."""

    enough: int
    tight: int
    too_short: int
    not_known: int


def dismissed(db: Connection, from_on: date, to_on: date) -> tuple[DismissedRow, ...]:
    """Return what was dismissed in the period and still is, newest first."""
    with store_errors("read what was dismissed"):
        rows = db.execute(
            """
            SELECT subject, coalesce(opportunity.title, written_about.title, subject),
                coalesce(opportunity.buyer, written_about.buyer, ''), triage.at, triage.reason
            FROM triage
            LEFT JOIN opportunity ON opportunity.key = subject
            LEFT JOIN written_about USING (subject)
            WHERE state = 'dismissed' AND triage.at >= :from AND triage.at < :until
            ORDER BY triage.at DESC, subject
            """,
            {"from": _begins(from_on), "until": _begins(to_on + timedelta(days=1))},
        ).fetchall()
    return tuple(
        DismissedRow(key, title, buyer, on, reason)
        for key, title, buyer, at, reason in rows
        if (on := day(uk_day_text(at))) is not None
    )


def windows(db: Connection, from_on: date, to_on: date, *, full: int, shortest: int) -> WindowCounts:
    """Count the tenders published in the period by whether they left the days of the two plans."""
    with store_errors("count the tenders of a period"):
        row = db.execute(
            """
            SELECT count(*) FILTER (WHERE window_days >= :full),
                count(*) FILTER (WHERE window_days >= :shortest AND window_days < :full),
                count(*) FILTER (WHERE window_days < :shortest),
                count(*) FILTER (WHERE window_days IS NULL)
            FROM opportunity
            WHERE published_on BETWEEN :from_on AND :to_on
                AND stage <> 'planning' AND submission_on IS NOT NULL
            """,
            {
                "from_on": from_on.isoformat(),
                "to_on": to_on.isoformat(),
                "full": full,
                "shortest": shortest,
            },
        ).fetchone()
    return WindowCounts(*row)


def _begins(on: date) -> str:
    """Return the moment at which a day begins in the UK."""
    return moment_text(datetime.combine(on, time(), UK))
