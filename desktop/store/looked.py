"""Where people looked for partners, opportunity by opportunity."""

from __future__ import annotations

from desktop.domain.looked import Found, Looked, Way
from desktop.store import joins, schema_looked
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day

_WAYS, _FOUND = frozenset(Way), frozenset(Found)


def of(db: Connection, key: str) -> tuple[Looked, ...]:
    """Return the ways that were used for an opportunity, in their order; each as it was marked last.

    What was marked on a publication that was joined to it counts as well.
    """
    if not schema_looked.present(db):
        return ()
    there = joins.root(db, key)
    keys = [there, *(one.key for one in joins.family(db, there))]
    with store_errors("read where we looked"):
        rows = db.execute(
            """
            SELECT way, looked_on, found, note FROM looked_way
            WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY entry
            """,
            (many(keys),),
        ).fetchall()
    found = {
        way: Looked(way=Way(way), on=on, found=Found(found) if found in _FOUND else Found.WAITING, note=note)
        for way, text, found, note in rows
        if way in _WAYS and (on := day(text)) is not None
    }
    return tuple(found[way] for way in Way if way in found)
