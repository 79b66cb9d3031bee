"""Imports of register files: how far each came, what it brought, and which rows it could not read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment, moment_text

MOST_REASONS = 100
"""Refused rows of a file that are kept by name; all of them are counted."""
_CHARITIES = "charities"


class RegisterTally(Struct, frozen=True):
    """What an import brought: entries new, changed, as before; rows not read; entries that have left."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    removed: int = 0

    def __add__(self, other: RegisterTally) -> RegisterTally:
        return RegisterTally(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
            self.removed + other.removed,
        )


class Importing(Struct, frozen=True):
    """An import of one file: its number, how far it had come, and when it was read to its end before."""

    id: int
    register: str
    part: str
    records: int = 0
    tally: RegisterTally = RegisterTally()
    done_on: datetime | None = None

    @property
    def resumed(self) -> bool:
        """Whether some of the file is stored already."""
        return self.records > 0


class LoadedPart(Struct, frozen=True, kw_only=True):
    """The newest import of one part of a register. `finished_at` is None where it was broken off."""

    id: int
    register: str
    part: str
    extracted_on: date | None
    began_at: datetime
    finished_at: datetime | None
    records: int
    tally: RegisterTally


class Refusal(Struct, frozen=True):
    """A row that could not be read, and why."""

    row: int
    reason: str


def begin(
    db: Connection, file: str, register: str, part: str, now: datetime, extracted_on: date | None = None
) -> Importing:
    """Begin to import a file, or go on with it where it was broken off and nothing newer came since.

    One that was read to its end, with nothing newer since, is not begun again: `done_on` is set.
    """
    last = db.execute(
        """
        SELECT id, file, finished_at, records, new, changed, unchanged, refused FROM register_import
        WHERE register = ? AND part = ? ORDER BY id DESC LIMIT 1
        """,
        (register, part),
    ).fetchone()
    if last and last[1] == file:
        if last[2] is None:
            return Importing(last[0], register, part, last[3], RegisterTally(*last[4:]))
        if part == _CHARITIES or not _charities_since(db, register, last[0]):
            return Importing(last[0], register, part, done_on=moment(last[2]))
    made = db.execute(
        """
        INSERT INTO register_import (file, register, part, began_at, extracted_on) VALUES (?, ?, ?, ?, ?)
        """,
        (file, register, part, moment_text(now), extracted_on.isoformat() if extracted_on else None),
    )
    db.touched.add(("registers", register))
    return Importing(int(made.lastrowid or 0), register, part)


def come_to(
    db: Connection, importing: Importing, records: int, tally: RegisterTally, refused: Sequence[Refusal] = ()
) -> None:
    """Note how many records of the file are stored by this transaction, and what it brought."""
    db.execute(
        """
        UPDATE register_import SET records = ?, new = new + ?, changed = changed + ?,
            unchanged = unchanged + ?, refused = refused + ? WHERE id = ?
        """,
        (records, tally.new, tally.changed, tally.unchanged, tally.refused, importing.id),
    )
    if refused:
        held = db.execute(
            "SELECT count(*) FROM register_refusal WHERE import = ?", (importing.id,)
        ).fetchone()[0]
        db.executemany(
            "INSERT OR IGNORE INTO register_refusal (import, row, reason) VALUES (?, ?, ?)",
            [(importing.id, one.row, one.reason) for one in refused[: max(0, MOST_REASONS - held)]],
        )


def held(db: Connection, register: str) -> int:
    """Return how many entries of a register are held and have not left it."""
    found = db.execute(
        """
        SELECT count(*) FROM register_entry JOIN register_facts USING (id)
        WHERE register = ? AND removed_on IS NULL
        """,
        (register,),
    ).fetchone()
    return int(found[0])


def registers_held(db: Connection) -> frozenset[str]:
    """Return the registers of which a file was imported."""
    with store_errors("read the registers"):
        return frozenset(one for (one,) in db.execute("SELECT DISTINCT register FROM register_import"))


def loaded(db: Connection) -> tuple[LoadedPart, ...]:
    """Return the newest import of every part of every register, in the order in which parts first came."""
    with store_errors("read the registers"):
        rows = db.execute(
            """
            SELECT max(id), register, part, extracted_on, began_at, finished_at, records,
                new, changed, unchanged, refused, removed
            FROM register_import GROUP BY register, part ORDER BY register, min(id)
            """
        ).fetchall()
    return tuple(
        LoadedPart(
            id=row[0],
            register=row[1],
            part=row[2],
            extracted_on=day(row[3]),
            began_at=moment(row[4]),
            finished_at=moment(row[5]) if row[5] else None,
            records=row[6],
            tally=RegisterTally(*row[7:]),
        )
        for row in rows
    )


def refusals(db: Connection, import_id: int) -> tuple[Refusal, ...]:
    """Return the rows of an import that could not be read, of many the first."""
    with store_errors("read the registers"):
        rows = db.execute(
            "SELECT row, reason FROM register_refusal WHERE import = ? ORDER BY row", (import_id,)
        ).fetchall()
    return tuple(Refusal(*row) for row in rows)


def gone(db: Connection, importing: Importing) -> int:
    """Return how many entries the file did not hold that was read to its end."""
    found = db.execute(
        """
        SELECT count(*) FROM register_entry JOIN register_facts USING (id)
        WHERE register = ? AND removed_on IS NULL AND seen_in <> ?
        """,
        (importing.register, importing.id),
    ).fetchone()
    return int(found[0])


def finish(db: Connection, importing: Importing, now: datetime, *, mark_removed: bool) -> int:
    """Note that the file was read to its end; entries that it did not hold have left the register."""
    removed = 0
    if mark_removed:
        removed = db.execute(
            """
            UPDATE register_facts SET removed_on = ?
            WHERE removed_on IS NULL AND seen_in <> ?
                AND id IN (SELECT id FROM register_entry WHERE register = ?)
            """,
            (now.date().isoformat(), importing.id, importing.register),
        ).rowcount
    db.execute(
        "UPDATE register_import SET finished_at = ?, removed = ? WHERE id = ?",
        (moment_text(now), removed, importing.id),
    )
    db.touched.add(("registers", importing.register))
    return removed


def _charities_since(db: Connection, register: str, import_id: int) -> bool:
    """Return whether charities came after this import, of which its file may have more to tell."""
    found = db.execute(
        "SELECT 1 FROM register_import WHERE register = ? AND part = ? AND id > ? LIMIT 1",
        (register, _CHARITIES, import_id),
    )
    return found.fetchone() is not None
