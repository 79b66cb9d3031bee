"""Folds of publications that people joined, split again, or said are not the same."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store import joins
from desktop.store.connection import Connection
from desktop.store.payload import Payload


def joined(db: Connection, entry: Entry, says: Payload) -> None:
    """The key that the entry names belongs to its subject from now on."""
    key, into = says.text("key"), entry.subject
    if not key or into is None or joins.root(db, into) == key:
        return  # a ring would lead nowhere
    db.execute(
        """
        INSERT INTO joined (key, opportunity, at, author, entry)
        VALUES (:key, :opportunity, :at, :author, :entry)
        ON CONFLICT (key) DO UPDATE SET opportunity = excluded.opportunity, at = excluded.at,
            author = excluded.author, entry = excluded.entry
        """,
        {"key": key, "opportunity": into, **_by(entry)},
    )
    db.touched.update({("opportunity", into), ("opportunity", key)})


def split(db: Connection, entry: Entry, says: Payload) -> None:
    """The key that the entry names stands by itself again."""
    key = says.text("key")
    db.execute("DELETE FROM joined WHERE key = :key", {"key": key})
    db.touched.update({("opportunity", key), ("opportunity", entry.subject or "")})


def kept_apart(db: Connection, entry: Entry, says: Payload) -> None:
    """Two that look like one are not; `apart` false takes that back."""
    other = says.text("key")
    if not other or entry.subject is None:
        return
    one, other = sorted((entry.subject, other))
    db.execute("DELETE FROM kept_apart WHERE one = :one AND other = :other", {"one": one, "other": other})
    if says.json("apart") != "false":
        db.execute(
            """
            INSERT INTO kept_apart (one, other, at, author, entry)
            VALUES (:one, :other, :at, :author, :entry)
            """,
            {"one": one, "other": other, **_by(entry)},
        )
    db.touched.update({("opportunity", one), ("opportunity", other)})


def _by(entry: Entry) -> dict[str, str | None]:
    return {"at": entry.at, "author": entry.author, "entry": entry.id}
