"""Look again: what the notices changed of something that people had worked on.

It never changes a state. It stands until a person has looked (journal: `look_again.cleared`, or a
new decision), which is told by the time of that entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.watching import WatchedFact
from desktop.store import schema_decision
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.texts import day, moment, moment_text, texts


class LookAgainReason(StrEnum):
    """What happened."""

    DEADLINE_MOVED = "deadline_moved"
    TENDER_APPEARED = "tender_appeared"
    AWARDED = "awarded"
    WITHDRAWN = "withdrawn"


class Standing(Struct, frozen=True):
    """Where an opportunity stands, or stood before its newest notice."""

    stage: Stage
    deadlines: str


class LookAgainRow(Struct, frozen=True):
    """One thing to look at again. `before` and `after` are deadlines as UTC moments, or stages."""

    id: int
    opportunity: str
    reason: LookAgainReason
    before: str
    after: str
    raised_at: datetime


def to_look_at(db: Connection, key: str | None = None) -> tuple[LookAgainRow, ...]:
    """Return what nobody has looked at since it was raised, newest first; of one opportunity, or of all."""
    found = db.execute(
        """
        SELECT id, opportunity, look_again.reason, before, after, raised_at
        FROM look_again
        LEFT JOIN looked_again ON looked_again.subject = opportunity AND looked_again.at >= raised_at
        LEFT JOIN decision ON decision.subject = opportunity AND decision.recorded_at >= raised_at
        WHERE looked_again.subject IS NULL AND decision.subject IS NULL
            AND opportunity = coalesce(:key, opportunity)
        ORDER BY id DESC
        """,
        {"key": key},
    )
    return tuple(
        LookAgainRow(id, opportunity, LookAgainReason(reason), before, after, moment(raised_at))
        for id, opportunity, reason, before, after, raised_at in found
    )


class Asked(Struct, frozen=True):
    """A decision that stands and asks for a second look. `looked_at` is when somebody last looked."""

    number: str
    opportunity: str
    on: date | None
    when: tuple[WatchedFact, ...]
    condition: str
    looked_at: datetime | None


def asked_for(db: Connection, key: str | None = None) -> tuple[Asked, ...]:
    """Return the decisions that ask for a second look on a day or once a fact is known, newest first."""
    if not schema_decision.present(db):
        return ()
    found = db.execute(
        """
        SELECT number, decision.subject, look_again_on, look_again_when, look_again_if, looked_again.at
        FROM decision LEFT JOIN looked_again ON looked_again.subject = decision.subject
        WHERE superseded_by IS NULL AND (look_again_on IS NOT NULL OR look_again_when <> '[]')
            AND decision.subject = coalesce(:key, decision.subject)
        ORDER BY decision.rowid DESC
        """,
        {"key": key},
    )
    return tuple(
        Asked(
            number,
            subject,
            day(on),
            tuple(fact for fact in WatchedFact if fact in texts(when)),
            condition,
            moment(looked_at) if looked_at else None,
        )
        for number, subject, on, when, condition, looked_at in found
    )


def deadlines_of(opportunity: Opportunity) -> str:
    """Return all deadlines of an opportunity as UTC moments between spaces."""
    return " ".join(moment_text(deadline.at) for deadline in opportunity.deadlines)


def standing(db: Connection, keys: Iterable[str]) -> dict[str, Standing]:
    """Return where these opportunities stand, before they are written anew."""
    found = db.execute(
        "SELECT key, stage, deadlines FROM opportunity WHERE key IN (SELECT value FROM json_each(:keys))",
        {"keys": many(list(keys))},
    )
    return {key: Standing(Stage(stage), deadlines) for key, stage, deadlines in found}


def happened(before: Standing, stands: Standing) -> LookAgainReason | None:
    """Return what the newest notices changed that matters to people; the weightiest, if several."""
    if stands.stage is not before.stage:
        return _on_arrival_at(stands.stage, before.stage)
    if stands.stage is Stage.TENDER and stands.deadlines != before.deadlines:
        return LookAgainReason.DEADLINE_MOVED
    return None


def raise_for(
    db: Connection,
    before: Mapping[str, Standing],
    now_stands: Mapping[str, tuple[LookAgainReason, Standing]],
    at: datetime,
) -> None:
    """Raise *look again* where people had worked on what has changed, and why, and to what."""
    for key in _worked_on(db, now_stands):
        (reason, stands), was = now_stands[key], before[key]
        moved = reason is LookAgainReason.DEADLINE_MOVED
        db.execute(
            """
            INSERT INTO look_again (opportunity, reason, before, after, raised_at)
            VALUES (:key, :reason, :before, :after, :at)
            """,
            {
                "key": key,
                "reason": reason,
                "before": was.deadlines if moved else was.stage,
                "after": stands.deadlines if moved else stands.stage,
                "at": moment_text(at),
            },
        )
        db.touched.add(("look_again", key))


def _on_arrival_at(stage: Stage, before: Stage) -> LookAgainReason | None:
    if stage is Stage.CANCELLED:
        return LookAgainReason.WITHDRAWN
    if stage is Stage.TENDER:
        return LookAgainReason.TENDER_APPEARED
    if stage in (Stage.AWARD, Stage.CONTRACT) and before not in (Stage.AWARD, Stage.CONTRACT):
        return LookAgainReason.AWARDED
    return None


def _worked_on(db: Connection, keys: Iterable[str]) -> list[str]:
    """Return those that somebody shortlisted, snoozed, paused on or decided; a dismissal is no work."""
    found = db.execute(
        """
        SELECT value FROM json_each(:keys)
        WHERE value IN (SELECT subject FROM triage WHERE state NOT IN ('new', 'dismissed'))
            OR value IN (SELECT subject FROM pause)
            OR value IN (SELECT subject FROM decision)
        """,
        {"keys": many(sorted(keys))},
    )
    return [key for (key,) in found]
