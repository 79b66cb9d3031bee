"""The pauses: what was answered, and what somebody said they would find out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from desktop.domain.pause import Answer, Asked, LensId, Pause, PauseKind, Standing, Unknown
from desktop.store import people, schema_pause
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, json_text, moment, tables, texts


class FollowUp(Struct, frozen=True, kw_only=True):
    """What somebody said they would find out, by a day if they gave one, else `when` as it was typed.

    `owner_id` is the owner as the entry has it, an id or a name; `owner` is the name.
    """

    subject: str
    lens: LensId
    question: str
    owner: str
    due_on: date | None
    when: str
    begun_at: datetime
    owner_id: str


class Found(Struct, frozen=True, kw_only=True):
    """A follow-up that was closed: what was found, when, and by which entry."""

    lens: LensId
    question: str
    found: str
    closed_at: datetime
    entry: str


def of(db: Connection, key: str) -> Pause | None:
    """Return the answers recorded on one opportunity, None where no pause was begun.

    An owner recorded by id is given by name.
    """
    with store_errors("read the pause"):
        begun = db.execute("SELECT kind FROM pause WHERE subject = :key", {"key": key}).fetchone()
        rows = db.execute(
            """
            SELECT lens, question, text, standing, asked, unknown_owner, unknown_due_on
            FROM pause_answer WHERE subject = :key ORDER BY lens, question
            """,
            {"key": key},
        ).fetchall()
    if begun is None:
        return None
    names, evidence = people.names(db), _evidence(db, key)
    answers: dict[LensId, dict[str, Answer]] = {}
    for lens, question, text, standing, asked, owner, due_on in rows:
        known = _lens(lens)
        if known:
            answers.setdefault(known, {})[question] = Answer(
                text,
                _standing(standing),
                _asked(asked),
                None if owner is None else Unknown(names.get(owner, owner), *_by_when(due_on)),
                evidence.get((lens, question), ()),
            )
    return Pause(PauseKind.QUICK if begun[0] == PauseKind.QUICK else PauseKind.FULL, answers)


def begun(db: Connection, keys: Iterable[str]) -> dict[str, tuple[PauseKind, int]]:
    """Return the kind of each pause that was begun on these, and how many of its lenses have an answer."""
    with store_errors("read the pauses"):
        rows = db.execute(
            """
            SELECT pause.subject, kind, count(DISTINCT lens) FROM pause
            LEFT JOIN pause_answer ON pause_answer.subject = pause.subject
                AND (trim(text) <> '' OR unknown_owner IS NOT NULL)
            WHERE pause.subject IN (SELECT value FROM json_each(:keys))
            GROUP BY pause.subject
            """,
            {"keys": json_text(list(keys))},
        ).fetchall()
    return {
        key: (PauseKind.QUICK if kind == PauseKind.QUICK else PauseKind.FULL, lenses)
        for key, kind, lenses in rows
    }


def wording(db: Connection, key: str) -> dict[tuple[LensId, str], str]:
    """Return each question as it was worded when it was answered, where that was recorded."""
    with store_errors("read the pause"):
        rows = db.execute(
            "SELECT lens, question, wording FROM pause_answer WHERE subject = :key AND wording IS NOT NULL",
            {"key": key},
        ).fetchall()
    return {(known, question): words for lens, question, words in rows if (known := _lens(lens))}


def follow_ups(db: Connection, key: str | None = None) -> tuple[FollowUp, ...]:
    """Return the follow-ups that stand open, of one opportunity or of all, the first due first."""
    with store_errors("read the follow-ups"):
        rows = db.execute(
            """
            SELECT subject, lens, question, owner, due_on, begun_at FROM follow_up
            WHERE closed_at IS NULL AND (:key IS NULL OR subject = :key)
            ORDER BY date(due_on) IS NULL, due_on, begun_at, subject, lens, question
            """,
            {"key": key},
        ).fetchall()
    names = people.names(db)
    return tuple(_follow_up(row, names) for row in rows if _lens(row[1]))


def shaped_by(db: Connection, key: str, lens: LensId, question: str) -> tuple[str, ...]:
    """Return the entries by which an answer and its follow-up stand as they do."""
    with store_errors("read the pause"):
        rows = db.execute(
            """
            SELECT entry FROM pause_answer WHERE subject = :key AND lens = :lens AND question = :question
            UNION ALL
            SELECT entry FROM follow_up WHERE subject = :key AND lens = :lens AND question = :question
            """,
            {"key": key, "lens": lens, "question": question},
        ).fetchall()
    return tuple(entry for (entry,) in rows)


def found(db: Connection, key: str) -> tuple[Found, ...]:
    """Return the follow-ups of one opportunity that were closed with something found, the first first."""
    with store_errors("read the follow-ups"):
        rows = db.execute(
            """
            SELECT lens, question, found, closed_at, entry FROM follow_up
            WHERE subject = :key AND closed_at IS NOT NULL AND found <> '' ORDER BY closed_at, lens, question
            """,
            {"key": key},
        ).fetchall()
    return tuple(
        Found(lens=known, question=question, found=words, closed_at=moment(at), entry=entry)
        for lens, question, words, at, entry in rows
        if (known := _lens(lens))
    )


def changed_since(db: Connection, key: str, entry: str) -> bool:
    """Return whether any answer on one opportunity stands as an entry after this one left it."""
    with store_errors("read the pause"):
        found = db.execute(
            """
            SELECT 1 FROM pause_answer JOIN entry ON entry.id = pause_answer.entry
            WHERE pause_answer.subject = :key AND entry.rowid > (SELECT rowid FROM entry WHERE id = :entry)
            LIMIT 1
            """,
            {"key": key, "entry": entry},
        ).fetchone()
    return found is not None


def last_answered_at(db: Connection, key: str) -> datetime | None:
    """Return when the last answer on one opportunity was recorded, None where no pause was begun."""
    with store_errors("read the pause"):
        row = db.execute("SELECT last_at FROM pause WHERE subject = :key", {"key": key}).fetchone()
    return moment(row[0]) if row else None


def _evidence(db: Connection, key: str) -> dict[tuple[str, str], tuple[str, ...]]:
    with store_errors("read the pause"):
        if not schema_pause.present(db):
            return {}
        rows = db.execute(
            "SELECT lens, question, evidence FROM pause_evidence WHERE subject = :key", {"key": key}
        ).fetchall()
    return {(lens, question): texts(evidence) for lens, question, evidence in rows}


def _follow_up(row: tuple[str, ...], names: dict[str, str]) -> FollowUp:
    subject, lens, question, owner, by, begun_at = row
    due_on, when = _by_when(by)
    return FollowUp(
        subject=subject,
        lens=LensId(lens),
        question=question,
        owner=names.get(owner, owner),
        owner_id=owner,
        due_on=due_on,
        when=when,
        begun_at=moment(begun_at),
    )


def _by_when(text: str | None) -> tuple[date | None, str]:
    """Return the day, else what was typed in its place."""
    due_on = day(text)
    return due_on, "" if due_on else text or ""


def _lens(text: str) -> LensId | None:
    return next((lens for lens in LensId if lens == text), None)


def _standing(text: str | None) -> Standing | None:
    return next((standing for standing in Standing if standing == text), None)


def _asked(text: str) -> tuple[Asked, ...]:
    return tuple(
        Asked(str(one.get("who") or ""), _day(one.get("on")), str(one.get("when") or ""))
        for one in tables(text)
    )


def _day(value: object) -> date | None:
    return day(value) if isinstance(value, str) else None
