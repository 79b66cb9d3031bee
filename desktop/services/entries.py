"""Entries about an opportunity. The first says which it was, so that it can be shown without its notice."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.chain import Entry
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.store import journal
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection


def write_about(
    db: Connection,
    desk: Desk,
    key: str,
    kind: str,
    payload: Mapping[str, object],
    *,
    batch: str | None = None,
    as_written: bool = False,
) -> Entry:
    """Append an entry about this opportunity within a change.

    With `as_written` it stays with the key that is given, though that was joined to another since: it
    goes on with what was written there.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    if row is None:
        raise NoSuchOpportunity(key)
    arrive(db, desk)
    subject = key if as_written else row.key
    if not journal.has_entries(db, subject):
        payload = {
            **payload,
            "opportunity": {
                "title": row.title,
                "buyer": row.buyer,
                "deadline": row.deadline_text or "",
                "link": row.url or "",
            },
        }
    return journal.append(
        db, author=desk.author, kind=kind, subject=subject, payload=payload, now=desk.now(), batch=batch
    )
