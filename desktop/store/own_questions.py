"""The questions that an organisation asks itself, and those it asked at any earlier moment."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.domain.own_questions import OwnLens, OwnQuestion
from desktop.domain.pause import LensId, Question
from desktop.store import people, schema_pause
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.settings import LastChange as SettingChange
from desktop.store.texts import moment, moment_text, table, tables


class LastChange(Struct, frozen=True):
    """Which version the questions are in, and who made it when; `by` is "" where nobody is named."""

    version: int
    at: datetime
    by: str


def of(db: Connection, *, at: datetime | None = None) -> dict[LensId, OwnLens]:
    """Return the lenses that are asked otherwise than they come: now, or as they stood at a moment."""
    with store_errors("read our questions"):
        if not schema_pause.present(db):
            return {}
        rows = db.execute(
            """
            SELECT lens, questions, quick FROM own_questions AS own
            WHERE rowid = (
                SELECT rowid FROM own_questions
                WHERE lens = own.lens AND (:at IS NULL OR at <= :at) ORDER BY at DESC, rowid DESC LIMIT 1
            )
            """,
            {"at": moment_text(at) if at else None},
        ).fetchall()
    known = {str(lens): lens for lens in LensId}
    return {
        known[lens]: _own(questions, quick) for lens, questions, quick in rows if lens in known and questions
    }


def last_change(db: Connection) -> LastChange | None:
    """Return the latest change of any lens, None where all are asked as they come."""
    with store_errors("read our questions"):
        if not schema_pause.present(db):
            return None
        row = db.execute(
            """
            SELECT (SELECT count(DISTINCT entry) FROM own_questions), at, author FROM own_questions
            ORDER BY at DESC, rowid DESC LIMIT 1
            """
        ).fetchone()
    return LastChange(row[0], moment(row[1]), people.names(db).get(row[2] or "", "")) if row else None


def last_changes(db: Connection) -> dict[str, SettingChange]:
    """Return what shaped each lens that is asked otherwise, or was once, by its id."""
    with store_errors("read our questions"):
        if not schema_pause.present(db):
            return {}
        rows = db.execute("SELECT lens, entry, author, at FROM own_questions ORDER BY at, rowid").fetchall()
    return {lens: SettingChange(entry, author, moment(at)) for lens, entry, author, at in rows}


def _own(questions: str, quick: str) -> OwnLens:
    line = table(quick)
    return OwnLens(
        tuple(
            OwnQuestion(
                str(one.get("id") or ""),
                str(one.get("prompt") or ""),
                str(one.get("hint") or ""),
                one.get("asked") is not False,
            )
            for one in tables(questions)
        ),
        Question("line", str(line.get("prompt") or ""), str(line.get("hint") or "")),
    )
