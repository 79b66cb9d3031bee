"""Which keys people joined: where a key leads, and which lead to one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from desktop.store import schema_joining
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.texts import moment


class Joined(Struct, frozen=True):
    """One key that leads to another opportunity, and who joined it when."""

    key: str
    opportunity: str
    at: datetime
    author: str | None
    entry: str


def root(db: Connection, key: str) -> str:
    """Return the opportunity that this key leads to; itself where it was not joined."""
    return roots(db, [key]).get(key, key)


def roots(db: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return where those of these keys lead that were joined."""
    if not schema_joining.present(db):
        return {}
    leads: dict[str, str] = {}
    asked = set(keys)
    while asked:
        found = db.execute(
            "SELECT key, opportunity FROM joined WHERE key IN (SELECT value FROM json_each(:keys))",
            {"keys": many(sorted(asked))},
        )
        step = dict(found.fetchall())
        leads |= step
        asked = set(step.values()) - leads.keys()
    return {key: _end(leads, key) for key in leads}


def family(db: Connection, key: str) -> tuple[Joined, ...]:
    """Return the keys that lead to this one, directly or by another, in the order they were joined."""
    if not schema_joining.present(db):
        return ()
    found = db.execute(
        """
        WITH RECURSIVE led (key, opportunity, at, author, entry) AS (
            SELECT key, opportunity, at, author, entry FROM joined WHERE opportunity = :key
            UNION
            SELECT joined.key, joined.opportunity, joined.at, joined.author, joined.entry
            FROM joined JOIN led ON joined.opportunity = led.key
        )
        SELECT key, opportunity, at, author, entry FROM led WHERE key <> :key ORDER BY entry
        """,
        {"key": key},
    )
    return tuple(Joined(joined, into, moment(at), *by) for joined, into, at, *by in found)


def kept_apart(db: Connection, key: str) -> frozenset[str]:
    """Return the keys of which people said that they are not the same as this one."""
    if not schema_joining.present(db):
        return frozenset()
    found = db.execute(
        """
        SELECT other FROM kept_apart WHERE one = :key UNION SELECT one FROM kept_apart WHERE other = :key
        """,
        {"key": key},
    )
    return frozenset(other for (other,) in found)


def _end(leads: dict[str, str], key: str) -> str:
    seen = set()
    while key in leads and key not in seen:
        seen.add(key)
        key = leads[key]
    return key
