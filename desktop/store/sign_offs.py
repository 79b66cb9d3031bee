"""Who signed a decision off, by number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.domain.signing import Signed, SignedHow
from desktop.store import schema_decision
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day


def every(db: Connection, names: Mapping[str, str], nobody: str) -> dict[str, Signed]:
    """Return every sign-off by the number of its decision; `nobody` stands for whom no name is known of."""
    if not schema_decision.present(db):
        return {}
    with store_errors("read the sign-offs"):
        rows = db.execute("SELECT number, person, role, on_day, how, minute, author FROM sign_off").fetchall()
    return {
        number: Signed(
            by=names.get(person, nobody),
            role=role,
            on=day(on) or date.min,
            how=SignedHow.HERE if how == SignedHow.HERE and person == author else SignedHow.REPORTED,
            minute=minute,
            entered_by=names.get(author, nobody) if author else "",
        )
        for number, person, role, on, how, minute, author in rows
    }
