"""The register: every decision that was recorded, and the numbers they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.pause import LensId
from desktop.store import decision_rows, reviews, schema_decision
from desktop.store.connection import Connection
from desktop.store.decision_rows import DecisionRow
from desktop.store.errors import WorkspaceDamaged, store_errors
from desktop.store.texts import json_text

__all__ = [
    "EVERY_DECISION",
    "DecisionFilter",
    "DecisionRow",
    "PauseStood",
    "by_number",
    "count",
    "next_letter",
    "next_number",
    "of",
    "outcomes",
    "people_in",
    "reasons_in",
    "rows",
]


class PauseStood(StrEnum):
    """What pause stood behind a decision."""

    FULL = "full"
    QUICK = "quick"
    BEGUN = "begun"
    NONE = "none"


_PAUSE_STOOD = f"""
    CASE WHEN pause_kind IS NULL OR lenses_answered = 0 THEN '{PauseStood.NONE}'
        WHEN lenses_answered < {len(LensId)} THEN '{PauseStood.BEGUN}' ELSE pause_kind END
"""
_WAITS = """
    sign_off_asked AND superseded_by IS NULL
    AND NOT EXISTS (SELECT 1 FROM sign_off WHERE sign_off.number = decision.number)
"""


class DecisionFilter(Struct, frozen=True, kw_only=True):
    """What the register is narrowed to. The period is in days of recording, both ends included.

    `words` must all stand in the decision, in whatever order. `review_due_on` leaves those whose
    next review is due by then (`domain.reviews.due_on`), `who` those that this person decided or recorded,
    and `waiting` those that wait for sign-off.
    """

    words: str = ""
    from_on: date | None = None
    to_on: date | None = None
    outcome: Outcome | None = None
    reason: str = ""
    exceptions_only: bool = False
    review_due_on: date | None = None
    who: str = ""
    pause: PauseStood | None = None
    waiting: bool = False


EVERY_DECISION = DecisionFilter()


def rows(db: Connection, wanted: DecisionFilter = EVERY_DECISION) -> tuple[DecisionRow, ...]:
    """Return the decisions that match, the one recorded last first."""
    with store_errors("read the register"):
        return _select(db, _matching(db), _values(wanted))


def count(db: Connection, wanted: DecisionFilter = EVERY_DECISION) -> int:
    """Return how many decisions match."""
    with store_errors("read the register"):
        found = db.execute(f"SELECT count(*) FROM decision WHERE {_matching(db)}", _values(wanted))
        return int(found.fetchone()[0])


def reasons_in(db: Connection) -> frozenset[str]:
    """Return the ids of the reasons that decisions give."""
    with store_errors("read the register"):
        rows = db.execute(
            """
            SELECT main_reason FROM decision UNION
            SELECT value FROM decision, json_each(decision.reasons)
            """
        )
        return frozenset(str(reason) for (reason,) in rows if reason)


def people_in(db: Connection) -> frozenset[str]:
    """Return the ids of everybody who decided or recorded a decision."""
    with store_errors("read the register"):
        rows = db.execute(
            """
            SELECT recorded_by FROM decision UNION
            SELECT json_extract(one.value, '$.person') FROM decision, json_each(decision.decided_by) AS one
            """
        )
        return frozenset(person for (person,) in rows if person)


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


def next_letter(db: Connection) -> str:
    """Return what would stand before the numbers of decisions on a chain that begins now."""
    from desktop.store import journal  # whoever only reads does not wait for it

    return _letters(len(journal.heads(db)))


def _matching(db: Connection) -> str:
    """Return the SQL that a decision must fulfil to match a filter."""
    return f"""
        (:from_on IS NULL OR recorded_on >= :from_on)
        AND (:to_on IS NULL OR recorded_on <= :to_on)
        AND (:outcome IS NULL OR outcome = :outcome)
        AND (:reason = '' OR main_reason = :reason
            OR :reason IN (SELECT value FROM json_each(decision.reasons)))
        AND (NOT :exceptions_only OR exceptions <> '{{}}')
        AND (:review_due_on IS NULL
            OR ({reviews.due_on_sql(db)} <= :review_due_on AND superseded_by IS NULL))
        AND (:who = '' OR recorded_by = :who OR EXISTS (
            SELECT 1 FROM json_each(decision.decided_by) AS one
            WHERE json_extract(one.value, '$.person') = :who
        ))
        AND (:pause IS NULL OR {_PAUSE_STOOD} = :pause)
        AND (NOT :waiting OR ({_WAITS if schema_decision.present(db) else "0"}))
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(decision.words, value) = 0)
        """


def _values(wanted: DecisionFilter) -> dict[str, object]:
    return {
        "from_on": _text(wanted.from_on),
        "to_on": _text(wanted.to_on),
        "outcome": wanted.outcome,
        "reason": wanted.reason,
        "exceptions_only": wanted.exceptions_only,
        "review_due_on": _text(wanted.review_due_on),
        "who": wanted.who,
        "pause": wanted.pause,
        "waiting": wanted.waiting,
        "words": json_text(wanted.words.casefold().split()),
    }


def _select(db: Connection, where: str, values: Mapping[str, object]) -> tuple[DecisionRow, ...]:
    with store_errors("read the register"):
        # All columns: a file of an earlier version that is open read-only has fewer.
        cursor = db.execute(f"SELECT * FROM decision WHERE {where} ORDER BY rowid DESC", values)
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    try:
        return decision_rows.read(db, found)
    except ValueError as error:  # only another program can have put such a row there
        raise WorkspaceDamaged("read the register") from error


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
