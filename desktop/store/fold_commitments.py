"""Folds of what we promise, and of how each promise stood in a decision.

An entry's subject is the id of the commitment. A commitment that a workspace starts with has no row until
an entry speaks of it.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import text_pairs

_COLUMNS = (
    *("title", "question", "adopted_on", "minute"),
    *("changed_on", "changed_minute", "retired_on", "retired_minute"),
)
_MAYBE = ("adopted_on", "changed_on", "retired_on")


def adopted(db: Connection, entry: Entry, says: Payload) -> None:
    """In force from a day on: `{title, question, on, minute}`; it may have been retired before."""
    _put(
        db,
        entry,
        {
            **_row(db, entry),
            **_words(says),
            "adopted_on": says.maybe("on"),
            "minute": says.text("minute"),
            "retired_on": None,
            "retired_minute": "",
        },
    )


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Other words from a day on: `{title, question, on, minute}`."""
    changes = {"changed_on": says.maybe("on"), "changed_minute": says.text("minute")}
    _put(db, entry, {**_row(db, entry), **_words(says), **changes})


def retired(db: Connection, entry: Entry, says: Payload) -> None:
    """No longer in force from a day on: `{title, question, on, minute}`, in the words it had."""
    changes = {"retired_on": says.maybe("on"), "retired_minute": says.text("minute")}
    _put(db, entry, {**_row(db, entry), **_words(says), **changes})


def undone(db: Connection, entry: Entry, says: Payload) -> None:
    """As it stood before: `{back_to: {...}}` with every column; without one, as if nobody spoke of it."""
    back = says.part("back_to")
    if says.has_part("back_to"):
        values = {name: back.maybe(name) if name in _MAYBE else back.text(name) for name in _COLUMNS}
        _put(db, entry, values)
    elif entry.subject is not None:
        db.execute("DELETE FROM commitment WHERE id = :id", {"id": entry.subject})
        db.touched.add(("commitment", entry.subject))


def held(db: Connection, entry: Entry, says: Payload) -> None:
    """How each commitment stood in a decision, in the words of that day.

    `commitments: {id: holding}`, `exceptions: {id: reason}`, and of those recorded since commitments are
    worked out `commitment_words: {id: {title, question, worked_out, because}}`.
    """
    exceptions = dict(text_pairs(says.table("exceptions")))
    said = says.part("commitment_words")
    for commitment, holding in text_pairs(says.table("commitments")):
        words = said.part(commitment)
        db.execute(
            """
            INSERT OR REPLACE INTO held_commitment (entry, commitment, title, question, holding, worked_out,
                because, exception)
            VALUES (:entry, :commitment, :title, :question, :holding, :worked_out, :because, :exception)
            """,
            {
                "entry": entry.id,
                "commitment": commitment,
                "title": words.text("title"),
                "question": words.text("question"),
                "holding": holding,
                "worked_out": words.plain().get("worked_out") is True,
                "because": words.text("because"),
                "exception": exceptions.get(commitment, ""),
            },
        )


def _words(says: Payload) -> dict[str, str | None]:
    return {"title": says.text("title"), "question": says.text("question")}


def _row(db: Connection, entry: Entry) -> dict[str, str | None]:
    """Return the row as it stands, an empty one where there is none."""
    found = db.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM commitment WHERE id = :id", {"id": entry.subject}
    ).fetchone()
    empty = {name: None if name in _MAYBE else "" for name in _COLUMNS}
    return dict(zip(_COLUMNS, found, strict=True)) if found else empty


def _put(db: Connection, entry: Entry, row: dict[str, str | None]) -> None:
    if entry.subject is None:
        return
    db.execute(
        f"""
        INSERT INTO commitment (id, {", ".join(_COLUMNS)}, entry)
        VALUES (:id, {", ".join(f":{name}" for name in _COLUMNS)}, :entry)
        ON CONFLICT (id) DO UPDATE
        SET {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}, entry = excluded.entry
        """,
        {**row, "id": entry.subject, "entry": entry.id},
    )
    db.touched.add(("commitment", entry.subject))
