"""Notices: stored as they were published, a version for each content that came.

A page is stored in the caller's transaction: its notices, what was set aside, the opportunities
compiled anew from all their notices, and the source's mark.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime

from desktop.domain.moments import uk_day
from desktop.domain.runway import ITEM_LASTS, Plans
from desktop.domain.working_days import Calendar
from desktop.store import compiled, kept_notices, rejections, search, sources, taking_part
from desktop.store.arrivals import Arrivals, sorted_out
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.made import Made, Terms
from desktop.store.prepared import Arrived, Prepared
from desktop.store.tally import Tally
from feeds.notice import Notice, Rejection

__all__ = ["Tally", "still_there", "store_page"]


def store_page(
    db: Connection,
    items: Sequence[Arrived | Rejection],
    *,
    source_id: str,
    mark: str | None,
    now: datetime,
    calendar: Calendar,
    plans: Plans,
    settle_later: bool = False,
) -> Tally:
    """Store what came, and return what became of each item. A mark of None leaves the source's as it is.

    With `settle_later` it is in sight at once, and the caller sees to it that `settling` follows. What was
    prepared must have been so by the same calendar and plans.
    """
    rejected = [item for item in items if isinstance(item, Rejection)]
    rejections.store(db, rejected, now)
    arrivals = sorted_out(db, [item for item in items if not isinstance(item, Rejection)], uk_day(now))
    if arrivals.stored or arrivals.seen_again:
        kept_notices.mark_seen(db, arrivals.seen_again, uk_day(now))
        ahead = _made_ahead(db, arrivals)
        closed = compiled.write(
            db,
            _gathered(db, arrivals, ahead.keys()),
            Terms(now, calendar, plans),
            ahead=tuple(ahead.values()),
            index_later=settle_later,
        )
        kept_notices.insert(db, arrivals.stored, closed, now, pack_later=settle_later)
        kept_notices.cut_contacts(db, closed - arrivals.first)
        kept_notices.drop_old_versions(db, arrivals.stored)
    if mark is not None:
        sources.keep_mark(db, source_id, mark)
    return arrivals.tally + Tally(rejected=len(rejected))


def still_there(db: Connection, source_id: str, now: datetime) -> None:
    """Note of a web feed that has not changed that what it last held stands in it still today.

    What had left it before stays as it was, and goes quiet by and by.
    """
    today = uk_day(now)
    keys = kept_notices.mark_last_seen(db, source_id, today)
    db.execute(
        """
        UPDATE opportunity SET gone_quiet_on = :quiet_on
        WHERE gone_quiet_on < :quiet_on AND form = 'web_feed' AND stage = 'tender'
            AND key IN (SELECT value FROM json_each(:keys))
        """,
        {"quiet_on": (today + ITEM_LASTS).isoformat(), "keys": many(keys)},
    )
    search.wake(db, keys, now)
    db.touched.update(("opportunity", key) for key in keys)


def _made_ahead(db: Connection, arrivals: Arrivals) -> dict[str, Made]:
    """Return the opportunities that were made ahead of just the notices that there are of them now."""
    newest = dict(arrivals.stored)
    ready = {
        key: arrived
        for key, arrived in newest.items()
        if isinstance(arrived, Prepared) and arrived.made is not None and arrived.opportunity == key
    }
    versions = kept_notices.versions_of(db, ready.keys() - arrivals.first) if ready else {}
    for key, arrived in arrivals.stored:
        if key in ready:
            versions.setdefault(key, []).append(arrived.content_hash)
    ours = taking_part.among(db, ready) if ready else ()
    return {
        key: one.made
        for key, one in ready.items()
        if one.made is not None and list(one.made_of) == versions[key] and key not in ours
    }


def _gathered(db: Connection, arrivals: Arrivals, ahead: Set[str]) -> dict[str, Sequence[Notice]]:
    """Return every notice of the opportunities that are to be compiled here, older ones first."""
    keys = {key for key, _ in arrivals.stored} | set(arrivals.seen_again.values())
    known = keys - arrivals.first - ahead
    gathered = kept_notices.notices_of(db, known) if known else {}
    for key, arrived in arrivals.stored:
        if key not in ahead:
            notice = arrived.notice() if isinstance(arrived, Prepared) else arrived
            gathered.setdefault(key, []).append(notice)
    return {key: kept_notices.without_old_versions(notices) for key, notices in gathered.items()}
