"""Folds of the questions that an organisation asks itself."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{"lenses": {<lens>: {"questions": [{id, prompt, hint, asked}], "quick": {prompt, hint}}}}`.

    Each lens it names is given whole; an empty object goes back to the usual questions. Earlier
    versions stay, for the pauses that were begun with them.
    """
    lenses = says.part("lenses")
    for lens in says.names("lenses"):
        own = lenses.part(lens)
        db.execute(
            """
            INSERT OR REPLACE INTO own_questions (entry, lens, questions, quick, author, at)
            VALUES (:entry, :lens, :questions, :quick, :author, :at)
            """,
            {
                "entry": entry.id,
                "lens": lens,
                "questions": own.list("questions") if "questions" in own else "",
                "quick": own.table("quick"),
                "author": entry.author,
                "at": entry.at,
            },
        )
    db.touched.add(("questions", ""))
