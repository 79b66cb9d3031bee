"""The register: every decision that was recorded, and the numbers they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.domain.decision import DecidedBy, Holding, Outcome
from desktop.domain.pause import PauseKind
from desktop.store import people
from desktop.store.connection import Connection
from desktop.store.errors import WorkspaceDamaged, store_errors
from desktop.store.texts import day, json_text, moment, table, tables, text_pairs, texts

_NOBODY_NAMED = "somebody who is no longer named"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision as it stands in the register, people by name.

    `recorded_on` is the day in the UK. `facts` are those of that day as the entry froze them, and
    `hash` is that of the entry. `commitments` and `exceptions` are by commitment id.
    """

    number: str
    key: str
    entry: str
    hash: str
    title: str
    buyer: str
    recorded_by: str
    recorded_at: datetime
    recorded_on: date
    decided_on: date | None
    decided_by: tuple[DecidedBy, ...]
    outcome: Outcome
    rationale: str
    main_reason: str
    reasons: tuple[str, ...]
    lots: tuple[str, ...]
    no_pause_reason: str
    pause_kind: PauseKind | None
    lenses_answered: int
    commitments: tuple[tuple[str, Holding], ...]
    exceptions: tuple[tuple[str, str], ...]
    unknowns: tuple[str, ...]
    instead: tuple[str, ...]
    next_step: str
    review_on: date | None
    look_again_if: str
    minute: str
    supersedes: str | None
    superseded_by: str | None
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFilter:
    """What the register is narrowed to. The period is in days of recording, both ends included.

    `words` must all stand in the decision, in whatever order. `review_due_on` leaves those whose
    review day has come by then and that nothing has superseded.
    """

    words: str = ""
    from_on: date | None = None
    to_on: date | None = None
    outcome: Outcome | None = None
    reason: str = ""
    exceptions_only: bool = False
    review_due_on: date | None = None


EVERY_DECISION = DecisionFilter()


def rows(db: Connection, wanted: DecisionFilter = EVERY_DECISION) -> tuple[DecisionRow, ...]:
    """Return the decisions that match, the one recorded last first."""
    return _select(
        db,
        """
        (:from_on IS NULL OR recorded_on >= :from_on)
        AND (:to_on IS NULL OR recorded_on <= :to_on)
        AND (:outcome IS NULL OR outcome = :outcome)
        AND (:reason = '' OR main_reason = :reason
            OR :reason IN (SELECT value FROM json_each(decision.reasons)))
        AND (NOT :exceptions_only OR exceptions <> '{}')
        AND (:review_due_on IS NULL OR (review_on <= :review_due_on AND superseded_by IS NULL))
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(decision.words, value) = 0)
        """,
        {
            "from_on": _text(wanted.from_on),
            "to_on": _text(wanted.to_on),
            "outcome": wanted.outcome,
            "reason": wanted.reason,
            "exceptions_only": wanted.exceptions_only,
            "review_due_on": _text(wanted.review_due_on),
            "words": json_text(wanted.words.casefold().split()),
        },
    )


def by_number(db: Connection, number: str) -> DecisionRow | None:
    """Return the decision of that number, None where there is none."""
    found = _select(db, "number = :number", {"number": number})
    return found[0] if found else None


def of(db: Connection, key: str) -> tuple[DecisionRow, ...]:
    """Return the decisions on one opportunity, the one recorded last first."""
    return _select(db, "subject = :key", {"key": key})


def outcomes(db: Connection, keys: Iterable[str]) -> dict[str, Outcome]:
    """Return the outcome that stands on each of these opportunities, where one was decided."""
    with store_errors("read the register"):
        rows = db.execute(
            """
            SELECT subject, outcome FROM decision
            WHERE superseded_by IS NULL AND subject IN (SELECT value FROM json_each(:keys)) ORDER BY rowid
            """,
            {"keys": json_text(list(keys))},
        ).fetchall()
    return {key: Outcome(outcome) for key, outcome in rows}


def next_number(db: Connection, *, author: str | None, now: datetime) -> str:
    """Return the number that the next decision of this transaction gets.

    The first chain of a file counts 1, 2, 3; the second B1, B2, the third C1, and so on, so that two
    computers never give one number twice. Called within the transaction that records the decision.
    """
    from desktop.store import journal  # whoever only reads does not wait for it

    chain = journal.chain_to_write(db, author=author, now=now)
    chains = list(journal.heads(db))
    with store_errors("read the register"):
        recorded = db.execute(
            "SELECT count(*) FROM entry WHERE chain = :chain AND kind = 'decision.recorded'", {"chain": chain}
        ).fetchone()[0]
    return f"{_letters(chains.index(chain)) if chain in chains else ''}{recorded + 1}"


def _select(db: Connection, where: str, values: Mapping[str, object]) -> tuple[DecisionRow, ...]:
    statement = f"""
        SELECT number, subject, entry, hash, title, buyer, recorded_by, recorded_at, recorded_on, decided_on,
            decided_by, outcome, rationale, main_reason, reasons, lots, no_pause_reason, pause_kind,
            lenses_answered, commitments, exceptions, unknowns, instead, next_step, review_on, look_again_if,
            minute, supersedes, superseded_by, facts
        FROM decision WHERE {where} ORDER BY rowid DESC
        """
    with store_errors("read the register"):
        cursor = db.execute(statement, values)
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    by_id = people.names(db)
    try:
        return tuple(_decision(row, by_id) for row in found)
    except ValueError as error:  # only another program can have put such a row there
        raise WorkspaceDamaged("read the register") from error


def _decision(row: Mapping[str, Any], names: Mapping[str, str]) -> DecisionRow:
    return DecisionRow(
        number=row["number"],
        key=row["subject"],
        entry=row["entry"],
        hash=row["hash"],
        title=row["title"],
        buyer=row["buyer"],
        recorded_by=names.get(row["recorded_by"], _NOBODY_NAMED),
        recorded_at=moment(row["recorded_at"]),
        recorded_on=date.fromisoformat(row["recorded_on"]),
        decided_on=day(row["decided_on"]),
        decided_by=_decided_by(row["decided_by"], names),
        outcome=Outcome(row["outcome"]),
        rationale=row["rationale"],
        main_reason=row["main_reason"],
        reasons=texts(row["reasons"]),
        lots=texts(row["lots"]),
        no_pause_reason=row["no_pause_reason"],
        pause_kind=PauseKind(row["pause_kind"]) if row["pause_kind"] else None,
        lenses_answered=row["lenses_answered"],
        commitments=tuple((promise, Holding(held)) for promise, held in text_pairs(row["commitments"])),
        exceptions=text_pairs(row["exceptions"]),
        unknowns=texts(row["unknowns"]),
        instead=texts(row["instead"]),
        next_step=row["next_step"],
        review_on=day(row["review_on"]),
        look_again_if=row["look_again_if"],
        minute=row["minute"],
        supersedes=row["supersedes"],
        superseded_by=row["superseded_by"],
        facts=table(row["facts"]),
    )


def _decided_by(text: str, names: Mapping[str, str]) -> tuple[DecidedBy, ...]:
    return tuple(
        DecidedBy(names.get(str(one.get("person")), _NOBODY_NAMED), str(one.get("role") or ""))
        for one in tables(text)
    )


def _text(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _letters(place: int) -> str:
    """Return what stands before the numbers of a file's chains: "", B, C … Z, AA, AB …"""
    if place == 0:
        return ""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
