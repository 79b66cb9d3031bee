"""The sources that people added, and those they switched off."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.store import schema_sources
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment


class OwnSource(Struct, frozen=True, kw_only=True):
    """A source that a person added by its address. `private` allows addresses on one's own network."""

    id: str
    name: str
    url: str
    format: str
    private: bool
    added_at: datetime


def everything(db: Connection) -> tuple[OwnSource, ...]:
    """Return all that were added and not removed, in the order in which they were."""
    if not schema_sources.present(db):
        return ()
    with store_errors("read the sources"):
        found = db.execute(
            "SELECT id, name, url, format, private, added_at FROM own_source ORDER BY rowid"
        ).fetchall()
    return tuple(
        OwnSource(
            id=source, name=name, url=url, format=format_, private=bool(private), added_at=moment(added_at)
        )
        for source, name, url, format_, private, added_at in found
    )


def switched_off(db: Connection) -> frozenset[str]:
    """Return the ids of the sources that are not to be asked."""
    if not schema_sources.present(db):
        return frozenset()
    with store_errors("read the sources"):
        return frozenset(source for (source,) in db.execute("SELECT id FROM source_off"))
