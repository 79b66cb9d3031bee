"""When opportunities were first seen in this workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.store import joins
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment


def first_seen(db: Connection, keys: Sequence[str]) -> dict[str, datetime]:
    """Return when each of these opportunities was first seen here; one that is not held is left out."""
    leads = joins.roots(db, keys)
    with store_errors("read when opportunities were first seen"):
        rows = db.execute(
            """
            SELECT key, first_seen_at FROM opportunity WHERE key IN (SELECT value FROM json_each(:keys))
            """,
            {"keys": many(sorted({leads.get(key, key) for key in keys}))},
        ).fetchall()
    found = {key: moment(at) for key, at in rows}
    return {key: found[lead] for key in keys if (lead := leads.get(key, key)) in found}
