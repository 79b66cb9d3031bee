"""One entry of a register, found by its organisation identifier."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.tables import has_table
from desktop.store.texts import day


class RegisterFacts(Struct, frozen=True, kw_only=True):
    """What a register says of an organisation; `places` as it names them, `classes` a bit for each code.

    `removed_on` is the day on which it was no longer in the register's file.
    """

    register: str
    number: str
    name: str
    other_names: str
    status: str
    income: int | None
    year_end: date | None
    activities: str
    labels: str
    classes: int
    places: tuple[str, ...]
    website: str
    company: str
    removed_on: date | None


def of_number(db: Connection, identifier: str) -> RegisterFacts | None:
    """Return the entry of an identifier such as "GB-CHC-1089464", None where no register here has it."""
    register, _, number = identifier.rpartition("-")
    with store_errors("read the registers"):
        if not has_table(db, "register_facts"):
            return None
        row = db.execute(
            """
            SELECT register, number, name, other_names, status, income, year_end, activities, labels,
                classes, places, website, company, removed_on
            FROM register_entry JOIN register_facts USING (id) WHERE register = ? AND number = ?
            """,
            (register, number),
        ).fetchone()
        if row is None:
            return None
        wanted = row[10].split()
        named = dict(
            db.execute(
                f"SELECT id, name FROM register_place WHERE id IN ({', '.join('?' * len(wanted))})", wanted
            ).fetchall()
        )
    return RegisterFacts(
        register=row[0],
        number=row[1],
        name=row[2],
        other_names=row[3],
        status=row[4],
        income=row[5],
        year_end=day(row[6]),
        activities=row[7],
        labels=row[8],
        classes=row[9],
        places=tuple(named[int(one)] for one in wanted if int(one) in named),
        website=row[11],
        company=row[12],
        removed_on=day(row[13]),
    )
