"""What happened in a period, for the board pack: days in the UK, both ends included.

Tenders are counted by the day they were first published, and by the working days that were left then.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.fit import FitLevel
from desktop.domain.moments import UK
from desktop.store import fits, schema_fit
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment_text, uk_day_text


class DismissedRow(Struct, frozen=True):
    """An opportunity that stands dismissed, and since which day; `fitted` by the profile as it is now."""

    key: str
    title: str
    buyer: str
    on: date
    reason: str
    fitted: bool = False


class BuyerWindows(Struct, frozen=True):
    """A buyer of ours: tenders that we saw, and how many of them left fewer days than the shortest plan."""

    buyer: str
    seen: int
    short: int


class WindowCounts(Struct, frozen=True):
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
            SELECT opportunity.id, subject, coalesce(opportunity.title, written_about.title, subject),
                coalesce(opportunity.buyer, written_about.buyer, ''), triage.at, triage.reason
            FROM triage
            LEFT JOIN opportunity ON opportunity.key = subject
            LEFT JOIN written_about USING (subject)
            WHERE state = 'dismissed' AND triage.at >= :from AND triage.at < :until
            ORDER BY triage.at DESC, subject
            """,
            {"from": _begins(from_on), "until": _begins(to_on + timedelta(days=1))},
        ).fetchall()
    levels = fits.levels(db, [row[0] for row in rows if row[0] is not None])
    return tuple(
        DismissedRow(key, title, buyer, on, reason, levels.get(row_id, FitLevel.WEAK) > FitLevel.WEAK)
        for row_id, key, title, buyer, at, reason in rows
        if (on := day(uk_day_text(at))) is not None
    )


def has_profile(db: Connection) -> bool:
    """Return whether anything is asked of what fits."""
    rule = fits.rule(db)
    return rule is not None and not rule.is_empty


def outcomes(db: Connection, from_on: date, to_on: date) -> tuple[tuple[date, Outcome], ...]:
    """Return when each decision that still stands was recorded, and its outcome."""
    with store_errors("read the register"):
        rows = db.execute(
            """
            SELECT recorded_on, outcome FROM decision
            WHERE superseded_by IS NULL AND recorded_on BETWEEN :from_on AND :to_on ORDER BY rowid
            """,
            {"from_on": from_on.isoformat(), "to_on": to_on.isoformat()},
        ).fetchall()
    return tuple((date.fromisoformat(on), Outcome(outcome)) for on, outcome in rows)


def buyers(db: Connection, from_on: date, to_on: date, *, shortest: int) -> tuple[BuyerWindows, ...]:
    """Return the buyers of what we worked on, or of what fits us, who left too few days; most often first."""
    ours = _OURS + (_FITTING if schema_fit.present(db) else "")
    with store_errors("count the tenders of a period"):
        rows = db.execute(
            f"""
            SELECT buyer, count(*), count(*) FILTER (WHERE window_days < :shortest) AS short
            FROM opportunity
            WHERE published_on BETWEEN :from_on AND :to_on AND buyer <> '' AND window_days IS NOT NULL
                AND stage <> 'planning' AND buyer IN ({ours})
            GROUP BY buyer HAVING short > 0 ORDER BY short DESC, count(*) DESC, buyer LIMIT :most
            """,
            {
                "from_on": from_on.isoformat(),
                "to_on": to_on.isoformat(),
                "shortest": shortest,
                "fits": int(FitLevel.STRONG),
                "most": _MOST_BUYERS,
            },
        ).fetchall()
    return tuple(BuyerWindows(*row) for row in rows)


_MOST_BUYERS = 20
_OURS = """
    SELECT buyer FROM opportunity WHERE key IN (
        SELECT subject FROM triage WHERE state NOT IN ('new', 'dismissed') UNION SELECT subject FROM decision
    )
"""
_FITTING = " UNION SELECT buyer FROM opportunity JOIN fit USING (id) WHERE level >= :fits"


def windows(
    db: Connection, from_on: date, to_on: date, *, full: int, shortest: int, fitting: bool = False
) -> WindowCounts:
    """Count the tenders of the period by whether they left the days of the two plans.

    `fitting`: only those that fit the profile.
    """
    only = f"AND id IN (SELECT id FROM fit WHERE level > {int(FitLevel.WEAK)})" if fitting else ""
    with store_errors("count the tenders of a period"):
        row = db.execute(
            f"""
            SELECT count(*) FILTER (WHERE window_days >= :full),
                count(*) FILTER (WHERE window_days >= :shortest AND window_days < :full),
                count(*) FILTER (WHERE window_days < :shortest),
                count(*) FILTER (WHERE window_days IS NULL)
            FROM opportunity
            WHERE published_on BETWEEN :from_on AND :to_on
                AND stage <> 'planning' AND submission_on IS NOT NULL {only}
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
