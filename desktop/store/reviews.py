"""The reviews: what was recorded, which are due, and what award notices say of what was decided."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.reviews import REVIEW_AFTER, AwardSeen, PastReview, Result
from desktop.store import joins, people, schema_reviews
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, tables, texts

_HALF_A_YEAR = f"+{REVIEW_AFTER.days} days"
_NEVER = "9999"
_WITHOUT_REVIEWS = f"coalesce(review_on, date(coalesce(decided_on, recorded_on), '{_HALF_A_YEAR}'))"
_DUE_ON = f"""
    coalesce(
        (
            SELECT coalesce(next_on, '{_NEVER}') FROM review
            WHERE review.decision = decision.number AND review.subject = decision.subject AND whole
            ORDER BY review.rowid DESC LIMIT 1
        ),
        {_WITHOUT_REVIEWS}
    )
    """


class ReviewRow(Struct, frozen=True, kw_only=True):
    """One review as it stands, people by name. `awards` is the evidence that it was written beside."""

    decision: str
    key: str
    hash: str
    recorded_by: str
    recorded_on: date
    result: Result | None
    result_on: date | None
    provider: str
    people: str
    partnership: str
    differently: str
    learned: str
    whole: bool
    next_on: date | None
    awards: tuple[AwardSeen, ...]

    @property
    def past(self) -> PastReview:
        """What it means for the next."""
        return PastReview(self.whole, self.next_on)


class Due(Struct, frozen=True):
    """A decision to look back on, and from which day."""

    number: str
    due_on: date


class DecidedAward(Struct, frozen=True, kw_only=True):
    """An award on what a decision that stands was about. `award` is (what it is made of, its id)."""

    number: str
    key: str
    title: str
    outcome: Outcome
    decided_on: date
    lots: tuple[str, ...]
    seen: AwardSeen
    award: tuple[str, str]


def due_on_sql(db: Connection) -> str:
    """Return the SQL that says when the next review of a row of `decision` falls due, which stands.

    It says what `domain.reviews.due_on` says.
    """
    with store_errors("read the reviews"):
        return _DUE_ON if schema_reviews.present(db) else _WITHOUT_REVIEWS


def of(db: Connection, number: str, key: str) -> tuple[ReviewRow, ...]:
    """Return the reviews of one decision on this opportunity, in the order in which they were recorded."""
    return _select(db, "decision = :number AND subject = :key", {"number": number, "key": key})


def on(db: Connection, keys: Collection[str]) -> tuple[ReviewRow, ...]:
    """Return the reviews of all decisions on these opportunities."""
    return _select(db, "subject IN (SELECT value FROM json_each(:keys))", {"keys": many(sorted(keys))})


def everything(db: Connection) -> tuple[ReviewRow, ...]:
    """Return all reviews."""
    return _select(db, "1", {})


def due(db: Connection, until: date | None = None) -> tuple[Due, ...]:
    """Return the reviews that are to be done, the first due first; those due by a day, or all."""
    with store_errors("read which reviews are due"):
        rows = db.execute(
            f"""
            SELECT number, {due_on_sql(db)} AS due_on FROM decision
            WHERE superseded_by IS NULL AND due_on <= coalesce(:until, due_on) AND due_on < '{_NEVER}'
            ORDER BY due_on, rowid
            """,
            {"until": until.isoformat() if until else None},
        ).fetchall()
    return tuple(Due(number, due_on) for number, text in rows if (due_on := day(text)) is not None)


def awards(db: Connection, key: str | None = None) -> tuple[DecidedAward, ...]:
    """Return the awards on what was decided, by decision that stands; of one opportunity, or of all."""
    with store_errors("read the awards on what was decided"):
        decided = db.execute(
            """
            SELECT number, subject, title, outcome, coalesce(decided_on, recorded_on), lots FROM decision
            WHERE superseded_by IS NULL AND subject = coalesce(:key, subject) ORDER BY rowid
            """,
            {"key": key},
        ).fetchall()
        leads = joins.roots(db, [subject for _, subject, *_ in decided])
        published = _awards_on(db, {leads.get(row[1], row[1]) for row in decided})
    return tuple(
        DecidedAward(
            number=number,
            key=subject,
            title=title,
            outcome=Outcome(outcome),
            decided_on=on,
            lots=texts(lots),
            seen=seen,
            award=award,
        )
        for number, subject, title, outcome, decided_on, lots in decided
        if (on := day(decided_on)) is not None
        for seen, award in published.get(leads.get(subject, subject), ())
    )


def seen(db: Connection) -> dict[tuple[str, str], frozenset[str]]:
    """Return the suppliers that reviews have looked at, by decision: its number and opportunity."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for review in everything(db):
        at = (review.decision, review.key)
        found[at] = found.get(at, frozenset()) | {award.supplier for award in review.awards}
    return found


def _awards_on(db: Connection, keys: Collection[str]) -> dict[str, list[tuple[AwardSeen, tuple[str, str]]]]:
    rows = db.execute(
        """
        SELECT opportunity, supplier, awarded_on, notice_id, made_of, award_id FROM award
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) ORDER BY awarded_on, id
        """,
        {"keys": many(sorted(keys))},
    )
    found: dict[str, list[tuple[AwardSeen, tuple[str, str]]]] = {}
    for opportunity, supplier, awarded_on, notice, made_of, award in rows:
        one = AwardSeen(supplier, day(awarded_on), notice)
        found.setdefault(opportunity, []).append((one, (made_of, award)))
    return found


def _select(db: Connection, where: str, values: dict[str, object]) -> tuple[ReviewRow, ...]:
    if not schema_reviews.present(db):
        return ()
    with store_errors("read the reviews"):
        cursor = db.execute(f"SELECT * FROM review WHERE {where} ORDER BY rowid", values)
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor]
    names = people.names(db)
    return tuple(_review(row, names.get(row["recorded_by"], "")) for row in rows)


def _review(row: dict[str, Any], recorded_by: str) -> ReviewRow:
    return ReviewRow(
        decision=row["decision"],
        key=row["subject"],
        hash=row["hash"],
        recorded_by=recorded_by,
        recorded_on=day(row["recorded_on"]) or date.min,
        result=Result(row["result"]) if row["result"] else None,
        result_on=day(row["result_on"]),
        provider=row["provider"],
        people=row["people"],
        partnership=row["partnership"],
        differently=row["differently"],
        learned=row["learned"],
        whole=bool(row["whole"]),
        next_on=day(row["next_on"]),
        awards=tuple(_seen(one) for one in tables(row["awards"])),
    )


def _seen(one: dict[str, object]) -> AwardSeen:
    on = one.get("awarded_on")
    return AwardSeen(
        str(one.get("supplier") or ""), day(on) if isinstance(on, str) else None, str(one.get("notice") or "")
    )
