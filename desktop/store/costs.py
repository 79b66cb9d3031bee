"""The full cost of each opportunity, as it was recorded last."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct

from desktop.domain.cost_rules import troubles
from desktop.domain.costing import Worksheet
from desktop.store import people, schema_cost
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import moment


class KeptWorksheet(Struct, frozen=True, kw_only=True):
    """A worksheet, the entry that holds it, who wrote it last ("" where nobody is named) and when."""

    sheet: Worksheet
    entry: str
    by: str
    at: datetime


def of(db: Connection, key: str) -> KeptWorksheet | None:
    """Return the worksheet of one opportunity, None where nobody has filled one in.

    One that cannot be worked with, as only another program can have left it, counts as none.
    """
    if not schema_cost.present(db):
        return None
    with store_errors("read the full cost"):
        row = db.execute(
            "SELECT sheet, entry, author, at FROM worksheet WHERE subject = :key", {"key": key}
        ).fetchone()
    sheet = _sheet(row[0]) if row else None
    if row is None or sheet is None:
        return None
    by = people.names(db).get(row[2] or "", "")
    return KeptWorksheet(sheet=sheet, entry=row[1], by=by, at=moment(row[3]))


def _sheet(text: str) -> Worksheet | None:
    try:
        sheet = msgspec.json.decode(text, type=Worksheet)
    except msgspec.DecodeError:
        return None
    return None if troubles(sheet) else sheet
