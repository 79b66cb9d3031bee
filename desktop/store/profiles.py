"""Our profile, as the journal tells it."""

from __future__ import annotations

from desktop.domain.profile import Profile
from desktop.store import schema_fit
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.settings import LastChange
from desktop.store.texts import moment, table, texts


def of(db: Connection) -> Profile:
    """Return the profile as it stands; an empty one while nobody has said anything."""
    if not schema_fit.present(db):
        return Profile()
    with store_errors("read the profile"):
        values = dict(db.execute("SELECT name, value FROM profile").fetchall())
    value = table(values.get("value", ""))
    return Profile(
        words=texts(values.get("words", "")),
        kinds=texts(values.get("kinds", "")),
        places=texts(values.get("places", "")),
        value_from_pence=_pence(value.get("from_pence")),
        value_to_pence=_pence(value.get("to_pence")),
        rule_out=texts(values.get("rule_out", "")),
    )


def last_changes(db: Connection) -> dict[str, LastChange]:
    """Return what shaped each part that somebody has filled in, by its name in the file."""
    if not schema_fit.present(db):
        return {}
    with store_errors("read the profile"):
        rows = db.execute(
            """
            SELECT profile.name, profile.entry, entry.author, profile.at
            FROM profile JOIN entry ON entry.id = profile.entry
            """
        ).fetchall()
    return {name: LastChange(entry, author, moment(at)) for name, entry, author, at in rows}


def _pence(value: object) -> int | None:
    return value if type(value) is int and 0 <= value < 2**63 else None
