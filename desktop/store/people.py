"""The people who write in the workspace or take part in its decisions."""

from __future__ import annotations

from msgspec import Struct

from desktop.store import schema_erasure
from desktop.store.connection import Connection
from desktop.store.errors import store_errors

NAME_ERASED = "Name erased"
"""What stands where somebody's name stood."""


class Person(Struct, frozen=True):
    """Somebody entries refer to by id; `role` may be empty."""

    id: str
    name: str
    role: str


def everyone(db: Connection) -> tuple[Person, ...]:
    """Return all people in the order in which they were added."""
    with store_errors("read the people"):
        rows = db.execute("SELECT id, name, role FROM person ORDER BY added_at, id").fetchall()
    return tuple(_person(row) for row in rows)


def names(db: Connection) -> dict[str, str]:
    """Return every person's name by id; of one that was erased, that it was."""
    with store_errors("read the people"):
        gone = db.execute("SELECT id FROM erased_person").fetchall() if schema_erasure.present(db) else ()
    return {id_: NAME_ERASED for (id_,) in gone} | {person.id: person.name for person in everyone(db)}


def writers(db: Connection) -> tuple[str, ...]:
    """Return the ids of those who have written an entry, in the order in which they first did."""
    with store_errors("read the people"):
        rows = db.execute(
            """
            SELECT author FROM entry WHERE author IN (SELECT id FROM person)
            GROUP BY author ORDER BY min(rowid)
            """
        ).fetchall()
    return tuple(author for (author,) in rows)


def introduced(db: Connection) -> str | None:
    """Return the id of the person who last said who we are, None while nobody has."""
    with store_errors("read the people"):
        row = db.execute(
            "SELECT author FROM entry WHERE kind = 'organisation.named' ORDER BY rowid DESC LIMIT 1"
        ).fetchone()
    return row[0] if row else None


def _person(row: tuple[str, str, str]) -> Person:
    person, name, role = row
    return Person(person, name, role)
