"""Our offer, as the journal tells it."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.offer import Offer
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.settings import LastChange
from desktop.store.texts import from_json, moment

PREFIX = "offer_"
"""How the names of its parts begin among the settings."""


def of(db: Connection) -> Offer:
    """Return the offer as it stands; a part of the wrong shape counts as not said."""
    with store_errors("read our offer"):
        rows = db.execute(
            "SELECT name, value FROM setting WHERE name LIKE 'offer\\_%' ESCAPE '\\'"
        ).fetchall()
    values = {name.removeprefix(PREFIX): from_json(value) for name, value in rows}
    said: dict[str, Any] = {}
    for field in msgspec.structs.fields(Offer):
        if field.name in values:
            try:
                said[field.name] = msgspec.convert(values[field.name], field.type)
            except msgspec.ValidationError:
                continue
    return Offer(**said)


def last_change(db: Connection) -> LastChange | None:
    """Return what shaped it last, None while nobody has written anything."""
    with store_errors("read our offer"):
        row = db.execute(
            """
            SELECT setting.entry, entry.author, setting.at
            FROM setting JOIN entry ON entry.id = setting.entry
            WHERE setting.name LIKE 'offer\\_%' ESCAPE '\\' ORDER BY setting.at DESC, entry.rowid DESC LIMIT 1
            """
        ).fetchone()
    return LastChange(row[0], row[1], moment(row[2])) if row else None
