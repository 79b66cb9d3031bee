"""The views that people saved."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.store import schema_fit
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment, table


class ViewRow(Struct, frozen=True):
    """A view by its name; `asks` is what it was saved with, as JSON knows it."""

    id: str
    name: str
    asks: dict[str, object]
    saved_at: datetime
    entry: str


def everything(db: Connection) -> tuple[ViewRow, ...]:
    """Return all views, by name."""
    if not schema_fit.present(db):
        return ()
    with store_errors("read the saved views"):
        found = db.execute(
            "SELECT id, name, asks, saved_at, entry FROM saved_view ORDER BY name COLLATE NOCASE, id"
        ).fetchall()
    return tuple(
        ViewRow(view, name, table(asks), moment(saved_at), entry)
        for view, name, asks, saved_at, entry in found
    )
