"""Folds of people's own data: erased, kept until when, asked for and answered."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import texts


def erased(db: Connection, entry: Entry, says: Payload) -> None:
    """A person's name is gone; the id stays for what refers to it.

    {person, also: [id], entries: [id], ground, reworded, drafts, notices}: `person` is "" for somebody who
    has no id here, `also` are others of theirs, `entries` were emptied, the rest are counts.
    """
    for person in filter(None, (says.text("person"), *texts(says.list("also")))):
        db.execute("DELETE FROM person WHERE id = :id", {"id": person})
        db.execute("DELETE FROM person_kept WHERE id = :id", {"id": person})
        db.execute("DELETE FROM contact WHERE id = :id", {"id": person})
        db.execute(
            """
            INSERT INTO erased_person (id, at, entry) VALUES (:id, :at, :entry)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, entry = excluded.entry
            """,
            {"id": person, "at": entry.at, "entry": entry.id},
        )
        db.touched.add(("person", person))
    db.touched.update({("person", ""), ("request", ""), ("organisation", "")})


def kept(db: Connection, entry: Entry, says: Payload) -> None:
    """Still needed: looked at again by that day. {person, review_by}."""
    person = says.text("person")
    db.execute(
        """
        INSERT INTO person_kept (id, review_by, at, entry) VALUES (:id, :review_by, :at, :entry)
        ON CONFLICT (id) DO UPDATE SET review_by = excluded.review_by, at = excluded.at,
            entry = excluded.entry
        """,
        {"id": person, "review_by": says.text("review_by"), "at": entry.at, "entry": entry.id},
    )
    db.touched.add(("person", person))


def request_made(db: Connection, entry: Entry, says: Payload) -> None:
    """Somebody asked for their data, or for them to be erased. {number, wanted, person, asked_on}."""
    db.execute(
        """
        INSERT OR REPLACE INTO request (number, wanted, person, asked_on, answered_on, entry)
        VALUES (:number, :wanted, :person, :asked_on, NULL, :entry)
        """,
        {
            "number": says.number("number"),
            "wanted": says.text("wanted"),
            "person": says.text("person"),
            "asked_on": says.text("asked_on"),
            "entry": entry.id,
        },
    )
    db.touched.add(("request", ""))


def request_answered(db: Connection, entry: Entry, says: Payload) -> None:
    """The request was answered on that day. {number, answered_on}."""
    db.execute(
        "UPDATE request SET answered_on = :answered_on, entry = :entry WHERE number = :number",
        {
            "answered_on": says.text("answered_on"),
            "number": says.number("number"),
            "entry": entry.id,
        },
    )
    db.touched.add(("request", ""))
