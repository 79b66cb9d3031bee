"""Folds of what the workspace is told about us: the organisation, its people, its settings."""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload

_ABOUT_US = ("charity_number", "purpose", "our_income")
_OF_OUR_OFFER = (
    *("does", "where", "brings", "works", "commitments", "paid_within_days", "asks", "person", "reach"),
)


def workspace_begun(db: Connection, entry: Entry, says: Payload) -> None:
    """Whether it was begun to hold sample data."""
    _set(db, entry, "sample", says.json("sample"))


def organisation_named(db: Connection, entry: Entry, says: Payload) -> None:
    """Our name; with it may come the nation whose bank holidays count, and more about us."""
    _set(db, entry, "organisation_name", says.json("name"))
    for name in ("nation", *_ABOUT_US):
        if name in says:
            _set(db, entry, name, says.json(name))


def settings_changed(db: Connection, entry: Entry, says: Payload) -> None:
    """Only what the entry names changes."""
    plans = says.part("plans")
    for name in ("full", "shortest"):
        if name in plans:
            _set(db, entry, f"plan_{name}", plans.json(name))
    for name in ("nation", "own_days", "sign_off", "limits", *_ABOUT_US):
        if name in says:
            _set(db, entry, name, says.json(name))


def offer_changed(db: Connection, entry: Entry, says: Payload) -> None:
    """What we say of ourselves to others: `{does?, paid_within_days?, commitments?, ...}`, what differs."""
    for name in _OF_OUR_OFFER:
        if name in says:
            _set(db, entry, f"offer_{name}", says.json(name))


def person_added(db: Connection, entry: Entry, says: Payload) -> None:
    """A person; the same id again renames them."""
    person = says.text("person") or entry.subject or entry.id
    db.execute(
        """
        INSERT INTO person (id, name, role, added_at, entry) VALUES (:id, :name, :role, :at, :entry)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, entry = excluded.entry
        """,
        {
            "id": person,
            "name": says.text("name"),
            "role": says.text("role"),
            "at": entry.at,
            "entry": entry.id,
        },
    )
    db.touched.add(("person", person))


def _set(db: Connection, entry: Entry, name: str, value: str) -> None:
    db.execute(
        """
        INSERT INTO setting (name, value, at, entry) VALUES (:name, :value, :at, :entry)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at, entry = excluded.entry
        """,
        {"name": name, "value": value, "at": entry.at, "entry": entry.id},
    )
    db.touched.add(("settings", ""))
