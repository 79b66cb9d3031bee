"""Opportunities that people typed, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from desktop.domain import by_hand as rules
from desktop.domain.by_hand import ByHand
from desktop.store import schema_by_hand
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors


class Typed(Struct, frozen=True, kw_only=True):
    """What one says now. `added_at` and `at` are moments as text: of its first entry, and of its last."""

    typed: ByHand
    removed: bool
    added_at: str
    at: str
    entry: str


def of(db: Connection, key: str) -> Typed | None:
    """Return what a person typed under this key, also where it was removed since; None for any other."""
    if not key.startswith(rules.KEY_PREFIX) or not schema_by_hand.present(db):
        return None
    with store_errors("read what was typed"):
        row = db.execute(
            """
            SELECT title, buyer, deadline, deadline_kind, questions_close, value_pence, currency, place,
                link, text, stage, removed, added_at, at, entry
            FROM typed_opportunity WHERE subject = :key
            """,
            {"key": key},
        ).fetchone()
    if row is None:
        return None
    says = dict(zip(rules.FIELDS, row, strict=False))
    return Typed(typed=rules.read(says), removed=bool(row[11]), added_at=row[12], at=row[13], entry=row[14])


def some(db: Connection) -> bool:
    """Return whether any stands that a person typed."""
    if not schema_by_hand.present(db):
        return False
    with store_errors("read what was typed"):
        return db.execute("SELECT 1 FROM typed_opportunity WHERE NOT removed LIMIT 1").fetchone() is not None


def keys(db: Connection) -> tuple[str, ...]:
    """Return the keys of all that were ever typed, in the order in which they came."""
    with store_errors("read what was typed"):
        found = db.execute("SELECT subject FROM typed_opportunity ORDER BY added_at, subject").fetchall()
    return tuple(key for (key,) in found)


def likeness(typed: ByHand) -> tuple[str, str, str]:
    """Return what makes two the same one: title, buyer and day, however their letters stand."""
    return typed.title.casefold(), typed.buyer.casefold(), typed.deadline[:10]


def typed_already(db: Connection) -> set[tuple[str, str, str]]:
    """Return the likeness of each that stands or was taken away: a file that comes again adds nothing."""
    with store_errors("read what was typed"):
        found = db.execute("SELECT title, buyer, deadline FROM typed_opportunity").fetchall()
    return {likeness(ByHand(title=title, buyer=buyer, deadline=deadline)) for title, buyer, deadline in found}


def alike(db: Connection, titles: Iterable[str], links: Iterable[str]) -> dict[str, str]:
    """Return the opportunities that have one of these titles or links, by key with their title."""
    with store_errors("look for the same opportunity"):
        found = db.execute(
            """
            SELECT key, title FROM opportunity
            WHERE title IN (SELECT value FROM json_each(:titles)) LIMIT 50
            """,
            {"titles": many(list(titles))},
        ).fetchall()
        by_link = db.execute(
            """
            SELECT key, title FROM opportunity
            WHERE url IN (SELECT value FROM json_each(:links)) LIMIT 50
            """,
            {"links": many([link for link in links if link])},
        ).fetchall()
    return dict([*found, *by_link])
