"""One decision as the register holds it, read from its row and from what followed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from desktop.domain.decision import Conflict, DecidedBy, Holding, Outcome
from desktop.domain.pause import PauseKind
from desktop.domain.replacing import Replacement
from desktop.domain.signing import Signed, SignOff
from desktop.domain.watching import WatchedFact
from desktop.store import people, schema_decision, sign_offs
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment, table, tables, text_pairs, texts

_NOBODY_NAMED = "somebody who is no longer named"


class DecisionRow(Struct, frozen=True, kw_only=True):
    """One decision as it stands in the register, people by name.

    `recorded_on` is the day in the UK. `supersedes_as` and `supersedes_reason` say how and why it replaces an
    earlier one; the `superseded_…` ones say the same of the decision that replaced this one, and when.
    `sign_off` is None where none was asked. `facts` are those of that day as the entry froze them, and
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
    alternatives: str = ""
    conflicts: tuple[Conflict, ...] = ()
    dissent: str = ""
    conditions: str = ""
    principles: tuple[tuple[str, str], ...] = ()
    look_again_on: date | None = None
    look_again_when: tuple[WatchedFact, ...] = ()
    supersedes_reason: str = ""
    supersedes_as: Replacement | None = None
    superseded_as: Replacement | None = None
    superseded_reason: str = ""
    superseded_on: date | None = None
    sign_off: SignOff | None = None


class _Later(Struct, frozen=True):
    """How, why and when a later decision replaced one."""

    how: Replacement | None
    reason: str
    on: date | None


class _Known(Struct, frozen=True):
    """What rows are read with: people's names by id, sign-offs and later decisions by number."""

    names: Mapping[str, str]
    signed: Mapping[str, Signed]
    later: Mapping[str, _Later]


def read(db: Connection, rows: Iterable[Mapping[str, Any]]) -> tuple[DecisionRow, ...]:
    """Return decisions from their rows, by the names of the columns; those a file lacks read as empty."""
    names = people.names(db)
    known = _Known(names, sign_offs.every(db, names, _NOBODY_NAMED), _later(db))
    return tuple(_decision(row, known) for row in rows)


def _later(db: Connection) -> dict[str, _Later]:
    """Return the decisions that supersede another, by their numbers."""
    if not schema_decision.present(db):
        return {}
    with store_errors("read the register"):
        rows = db.execute(
            """
            SELECT number, supersedes_as, supersedes_reason, recorded_on FROM decision
            WHERE supersedes IS NOT NULL
            """
        ).fetchall()
    return {number: _Later(_replacement(how), reason, day(on)) for number, how, reason, on in rows}


def _replacement(text: str | None) -> Replacement | None:
    return next((one for one in Replacement if one == text), None)


def _conflicts(text: str, names: Mapping[str, str]) -> tuple[Conflict, ...]:
    return tuple(
        Conflict(
            names.get(str(one.get("person")), _NOBODY_NAMED),
            str(one.get("what") or ""),
            str(one.get("done") or ""),
        )
        for one in tables(text)
    )


def _decision(row: Mapping[str, Any], known: _Known) -> DecisionRow:
    names, later = known.names, known.later.get(row["superseded_by"] or "")
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
        alternatives=row.get("alternatives", ""),
        conflicts=_conflicts(row.get("conflicts", ""), known.names),
        dissent=row.get("dissent", ""),
        conditions=row.get("conditions", ""),
        principles=tuple(pair for pair in text_pairs(row.get("principles", "")) if pair[1]),
        look_again_on=day(row.get("look_again_on")),
        look_again_when=tuple(one for one in WatchedFact if one in texts(row.get("look_again_when", ""))),
        supersedes_reason=row.get("supersedes_reason", ""),
        supersedes_as=_replacement(row.get("supersedes_as")),
        superseded_as=later.how if later else None,
        superseded_reason=later.reason if later else "",
        superseded_on=later.on if later else None,
        sign_off=SignOff(known.signed.get(row["number"])) if row.get("sign_off_asked") else None,
    )


def _decided_by(text: str, names: Mapping[str, str]) -> tuple[DecidedBy, ...]:
    return tuple(
        DecidedBy(names.get(str(one.get("person")), _NOBODY_NAMED), str(one.get("role") or ""))
        for one in tables(text)
    )
