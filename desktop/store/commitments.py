"""What we promise, as entries have changed it, and how each promise stood in our decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from desktop.domain.decision import Holding
from desktop.store import schema_cost
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day


class KeptCommitment(Struct, frozen=True, kw_only=True):
    """A commitment that entries speak of. `adopted_on` is None while it is one that we started with."""

    id: str
    title: str
    question: str
    adopted_on: date | None
    minute: str
    changed_on: date | None
    changed_minute: str
    retired_on: date | None
    retired_minute: str
    entry: str


class HeldCommitment(Struct, frozen=True, kw_only=True):
    """How a commitment stood in one decision that nothing has superseded.

    `title` is as it was worded that day, "" where the entry does not say.
    """

    commitment: str
    title: str
    holding: Holding
    worked_out: bool
    because: str
    exception: str
    number: str
    opportunity: str
    recorded_on: date | None


class HeldWords(Struct, frozen=True):
    """What was said of a commitment in a decision: its title that day, and what it was worked out from.

    `worked_out` is None where the decision does not say whether that was so, or a person answered.
    """

    title: str
    worked_out: bool | None = None
    because: str = ""


def everything(db: Connection) -> tuple[KeptCommitment, ...]:
    """Return every commitment that an entry speaks of, in the order in which they came."""
    if not schema_cost.present(db):
        return ()
    with store_errors("read the commitments"):
        rows = db.execute(
            """
            SELECT id, title, question, adopted_on, minute, changed_on, changed_minute, retired_on,
                retired_minute, entry
            FROM commitment ORDER BY rowid
            """
        ).fetchall()
    return tuple(
        KeptCommitment(
            id=row[0],
            title=row[1],
            question=row[2],
            adopted_on=day(row[3]),
            minute=row[4],
            changed_on=day(row[5]),
            changed_minute=row[6],
            retired_on=day(row[7]),
            retired_minute=row[8],
            entry=row[9],
        )
        for row in rows
    )


def held(db: Connection) -> tuple[HeldCommitment, ...]:
    """Return how commitments stood in each decision that stands, the one recorded last first."""
    if not schema_cost.present(db):
        return ()
    with store_errors("read the commitments"):
        rows = db.execute(
            """
            SELECT commitment, held_commitment.title, holding, worked_out, because, exception,
                decision.number, decision.title, decision.recorded_on
            FROM held_commitment JOIN decision ON decision.entry = held_commitment.entry
            WHERE decision.superseded_by IS NULL AND holding IN ('kept', 'in_tension', 'not_known')
            ORDER BY decision.rowid DESC, held_commitment.rowid
            """
        ).fetchall()
    return tuple(
        HeldCommitment(
            commitment=row[0],
            title=row[1],
            holding=Holding(row[2]),
            worked_out=bool(row[3]),
            because=row[4],
            exception=row[5],
            number=row[6],
            opportunity=row[7],
            recorded_on=day(row[8]),
        )
        for row in rows
    )


def words_in(db: Connection, decision_entry: str) -> Mapping[str, HeldWords]:
    """Return what one decision said of each commitment, by commitment; those without words are left out."""
    if not schema_cost.present(db):
        return {}
    with store_errors("read the commitments"):
        rows = db.execute(
            """
            SELECT commitment, title, worked_out, because FROM held_commitment
            WHERE entry = :entry AND title <> ''
            """,
            {"entry": decision_entry},
        ).fetchall()
    return {row[0]: HeldWords(row[1], bool(row[2]), row[3]) for row in rows}


def titles_in_decisions(db: Connection) -> Mapping[tuple[str, str], str]:
    """Return the titles of commitments as decisions recorded them, by entry and commitment."""
    if not schema_cost.present(db):
        return {}
    with store_errors("read the commitments"):
        rows = db.execute("SELECT entry, commitment, title FROM held_commitment WHERE title <> ''").fetchall()
    return {(row[0], row[1]): row[2] for row in rows}
