"""Folds of what follows a decision: its sign-off and its private note.

Payloads: `decision.signed_off` {number, person, role, how, minute, on}; `private_note.written`
{number, text}.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import uk_day_text


def signed_off(db: Connection, entry: Entry, says: Payload) -> None:
    """A sign-off; the first of a decision is the one that counts."""
    if entry.subject is None or not says.text("person"):
        return
    db.execute(
        """
        INSERT INTO sign_off (number, subject, person, role, on_day, how, minute, author, at, entry)
        VALUES (:number, :subject, :person, :role, :on, :how, :minute, :author, :at, :entry)
        ON CONFLICT (number) DO NOTHING
        """,
        {
            "number": says.text("number"),
            "subject": entry.subject,
            "person": says.text("person"),
            "role": says.text("role"),
            "on": says.maybe("on") or uk_day_text(entry.at),
            "how": says.text("how"),
            "minute": says.text("minute"),
            "author": entry.author,
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("decision", entry.subject))


def noted(db: Connection, entry: Entry, says: Payload) -> None:
    """A private note; a later one stands in its place. A copy for trustees empties it.

    One on a decision says its number; one on anything else stands under what it is about.
    """
    if entry.subject is None:
        return
    db.execute(
        """
        INSERT INTO private_note (number, subject, text, author, at, entry)
        VALUES (:number, :subject, :text, :author, :at, :entry)
        ON CONFLICT (number) DO UPDATE SET text = excluded.text, author = excluded.author,
            at = excluded.at, entry = excluded.entry
        """,
        {
            "number": says.text("number") or entry.subject,
            "subject": entry.subject,
            "text": says.text("text"),
            "author": entry.author,
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("decision", entry.subject))
