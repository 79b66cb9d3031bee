"""Folds of where people looked for partners."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload


def marked(db: Connection, entry: Entry, says: Payload) -> None:
    """Somebody looked: `{way, on, found, note}`."""
    _put(db, entry, says.text("way"), says)


def taken_back(db: Connection, entry: Entry, says: Payload) -> None:
    """One step back: `{way, back_to}`, where `back_to` is what stood before, None where nothing did."""
    way = says.text("way")
    if says.has_part("back_to"):
        _put(db, entry, way, says.part("back_to"))
    elif entry.subject is not None:
        db.execute(
            "DELETE FROM looked_way WHERE subject = :subject AND way = :way",
            {"subject": entry.subject, "way": way},
        )
        db.touched.add(("looked", entry.subject))


def _put(db: Connection, entry: Entry, way: str, says: Payload) -> None:
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO looked_way (subject, way, looked_on, found, note, entry)
        VALUES (:subject, :way, :looked_on, :found, :note, :entry)
        ON CONFLICT (subject, way) DO UPDATE SET looked_on = excluded.looked_on, found = excluded.found,
            note = excluded.note, entry = excluded.entry
        """,
        {
            "subject": entry.subject,
            "way": way,
            "looked_on": says.text("on"),
            "found": says.text("found"),
            "note": says.text("note"),
            "entry": entry.id,
        },
    )
    db.touched.add(("looked", entry.subject))
