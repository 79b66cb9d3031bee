"""Notices: stored as they were published, a version for each content that came.

A page is stored in the caller's transaction: its notices, what was set aside, the opportunities
compiled anew from all their notices, and the source's mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.domain.moments import uk_day
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store import compiled, kept_notices, rejections, sources
from desktop.store.arrivals import Arrivals, Tally, sorted_out
from desktop.store.connection import Connection
from feeds.notice import Notice, Rejection

__all__ = ["Tally", "store_page"]


def store_page(
    db: Connection,
    items: Sequence[Notice | Rejection],
    *,
    source_id: str,
    mark: str | None,
    now: datetime,
    calendar: Calendar,
    plans: Plans,
) -> Tally:
    """Store what came, and return what became of each item. A mark of None leaves the source's as it is."""
    rejected = [item for item in items if isinstance(item, Rejection)]
    rejections.store(db, rejected, now)
    arrivals = sorted_out(db, [item for item in items if isinstance(item, Notice)], uk_day(now))
    if arrivals.stored or arrivals.seen_again:
        kept_notices.mark_seen(db, arrivals.seen_again, uk_day(now))
        gathered = _gathered(db, arrivals)
        closed = compiled.write(db, gathered, now=now, calendar=calendar, plans=plans)
        kept_notices.insert(db, arrivals.stored, closed, now)
        kept_notices.cut_contacts(db, closed - arrivals.first)
        kept_notices.drop_old_versions(db, arrivals.stored)
    if mark is not None:
        sources.keep_mark(db, source_id, mark)
    return arrivals.tally + Tally(rejected=len(rejected))


def _gathered(db: Connection, arrivals: Arrivals) -> dict[str, Sequence[Notice]]:
    """Return every notice of the opportunities that are to be compiled, older ones first."""
    keys = {key for key, _ in arrivals.stored} | set(arrivals.seen_again.values())
    gathered = kept_notices.notices_of(db, keys - arrivals.first) if keys - arrivals.first else {}
    for key, notice in arrivals.stored:
        gathered.setdefault(key, []).append(notice)
    return {key: kept_notices.without_old_versions(notices) for key, notices in gathered.items()}
