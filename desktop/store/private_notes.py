"""Private notes on decisions. Nothing that is shared reads them: no pack, no export, no copy, no print."""

from __future__ import annotations

from desktop.store import schema_decision
from desktop.store.connection import Connection
from desktop.store.errors import store_errors


def of(db: Connection, number: str) -> str:
    """Return the private note on the decision of that number, "" where there is none."""
    if not schema_decision.present(db):
        return ""
    with store_errors("read a private note"):
        row = db.execute(
            "SELECT text FROM private_note WHERE number = :number", {"number": number}
        ).fetchone()
    return row[0] if row else ""
