"""What other organisations asked of us: to join in a bid of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from desktop.domain.approached import Answer, Approach
from desktop.store import directory, joins, schema_conversations
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day

_COLUMNS = (
    "id, organisation, contact, about, about_title, asked_on, reply_by, role, named, share_work, "
    "share_value, voice, voice_words, exclusive, exclusive_words, paid_after_days, on_results, "
    "payment_words, if_no, said, reply, shared, answered_on, answer, author, entry"
)


class KeptApproach(Struct, frozen=True, kw_only=True):
    """An approach as it stands: what was noted, what we answered and when, the entry that shaped it last."""

    id: str
    approach: Approach
    about_title: str
    answer: Answer | None
    answered_on: date | None
    author: str
    entry: str

    @property
    def is_open(self) -> bool:
        """Whether they wait for our answer."""
        return self.answered_on is None


def everyone(db: Connection) -> tuple[KeptApproach, ...]:
    """Return all approaches, the newest first; those taken away are not among them."""
    return _select(db, "NOT removed", {})


def unanswered(db: Connection) -> tuple[KeptApproach, ...]:
    """Return those that wait for our answer, the first asked for first."""
    return _select(
        db, "NOT removed AND answered_on IS NULL", {}, order="ORDER BY reply_by IS NULL, reply_by, id"
    )


def about(db: Connection, key: str) -> tuple[KeptApproach, ...]:
    """Return the approaches about one opportunity, the newest first."""
    there = joins.root(db, key)
    keys = [there, *(one.key for one in joins.family(db, there))]
    where = "NOT removed AND about IN (SELECT value FROM json_each(:keys))"
    return _select(db, where, {"keys": many(keys)})


def one(db: Connection, approach: str) -> KeptApproach | None:
    """Return an approach by its id, one taken away too."""
    found = _select(db, "id = :id", {"id": approach})
    return found[0] if found else None


def is_removed(db: Connection, approach: str) -> bool:
    """Return whether an approach was taken away."""
    if not schema_conversations.present(db):
        return False
    row = db.execute("SELECT removed FROM approach WHERE id = :id", {"id": approach}).fetchone()
    return bool(row and row[0])


def _select(
    db: Connection,
    where: str,
    values: Mapping[str, object],
    *,
    order: str = "ORDER BY asked_on DESC, logged_at DESC, id DESC",
) -> tuple[KeptApproach, ...]:
    if not schema_conversations.present(db):
        return ()
    with store_errors("read who asked us to join"):
        cursor = db.execute(f"SELECT {_COLUMNS} FROM approach WHERE {where} {order}", values)
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        organisations = directory.roots(db)
        keys = joins.roots(db, {row["about"] for row in rows if row["about"]})
    return tuple(_kept(row, organisations, keys) for row in rows)


def _kept(row: dict[str, Any], organisations: Mapping[str, str], keys: Mapping[str, str]) -> KeptApproach:
    approach = Approach(
        organisation=organisations.get(row["organisation"], row["organisation"]),
        contact=row["contact"],
        about=keys.get(row["about"], row["about"]),
        asked_on=day(row["asked_on"]),
        reply_by=day(row["reply_by"]),
        role=row["role"],
        named=_yes_no(row["named"]),
        share_work=_percent(row["share_work"]),
        share_value=_percent(row["share_value"]),
        voice=_yes_no(row["voice"]),
        voice_words=row["voice_words"],
        exclusive=_yes_no(row["exclusive"]),
        exclusive_words=row["exclusive_words"],
        paid_after_days=row["paid_after_days"],
        on_results=_yes_no(row["on_results"]),
        payment_words=row["payment_words"],
        if_no=row["if_no"],
        said=row["said"],
        reply=row["reply"],
        shared=bool(row["shared"]),
    )
    answer = row["answer"]
    return KeptApproach(
        id=row["id"],
        approach=approach,
        about_title=row["about_title"],
        answer=Answer(answer) if answer in set(Answer) else None,
        answered_on=day(row["answered_on"]),
        author=row["author"] or "",
        entry=row["entry"],
    )


def _yes_no(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _percent(text: str | None) -> Decimal | None:
    try:
        share = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return share if share is not None and share.is_finite() and 0 <= share <= 100 else None
