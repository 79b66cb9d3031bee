"""Entries that were emptied, and the words that stand for them since.

A fold reads an emptied entry as if it had always said its newest rewording, so that a decision keeps
its number, its day and its place. What is hashed is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.chain import Entry
from desktop.domain.erasure import ERASURE, PRIVATELY_REWORDED, REWORDED, REWORDINGS, permitted
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import texts

_NAMES = Entry.__struct_fields__
_OURS = f"kind IN ('{ERASURE}', '{REWORDED}', '{PRIVATELY_REWORDED}')"


class Reworded(Struct, frozen=True):
    """What stands for an emptied entry: its payload as JSON text, and the entry that says so, since when.

    `replaces` are all entries that it stands for: the emptied one, and its earlier rewordings.
    """

    payload: str
    entry: str
    at: str
    replaces: tuple[str, ...]


def of(db: Connection) -> dict[str, Reworded]:
    """Return the newest rewording of each entry that has one, by that entry's id."""
    found: dict[str, Reworded] = {}
    for entry in _listing(db):
        if entry.kind in REWORDINGS and entry.payload is not None:
            says = Payload.of(entry)
            found[says.text("of")] = Reworded(
                says.table("says"), entry.id, entry.at, texts(says.list("replaces"))
            )
    return found


def standing(db: Connection, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries with what they say now; one that was erased without rewording says nothing."""
    reworded = of(db)
    for entry in entries:
        again = reworded.get(entry.id) if entry.payload is None else None
        yield entry if again is None else replace(entry, payload=again.payload)


def lawfully_empty(db: Connection) -> frozenset[str]:
    """Return the ids of the entries that may be empty: an erasure lists them, and their words stand again."""
    emptied = dict(db.execute("SELECT id, kind FROM entry WHERE payload IS NULL"))
    return permitted(_listing(db), emptied) if emptied else frozenset()


def says(of_entry: str, replaces: Iterable[str], kind: str, payload: object) -> dict[str, object]:
    """Return what an `entry.reworded` says: which entries it stands for, and what they say now."""
    return {"of": of_entry, "replaces": list(replaces), "kind": kind, "says": payload}


def _listing(db: Connection) -> Iterator[Entry]:
    for row in db.execute(f"SELECT {', '.join(_NAMES)} FROM entry WHERE {_OURS} ORDER BY rowid"):
        values = dict(zip(_NAMES, row, strict=True))
        if all(isinstance(values[name], str) for name in ("id", "kind", "chain", "hash")):
            yield Entry(**values)
