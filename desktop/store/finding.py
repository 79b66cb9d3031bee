"""Finding one thing by its name: opportunities by title or buyer, decisions by number or title."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from desktop.store import search
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.search_words import expression

_NAMES = "{title buyer}"


class Named(Struct, frozen=True):
    """One thing that was found: its key (a decision's is its number), what it is called, and whose it is."""

    key: str
    title: str
    buyer: str


def opportunities(db: Connection, words: str, limit: int) -> tuple[Named, ...]:
    """Return the opportunities whose title or buyer holds every word: open ones first, then the newest.

    One whose title alone holds them all goes before one that needs its buyer's name for it.
    """
    found: dict[int, None] = {}
    with store_errors("look for an opportunity"):
        of_open, *of_closed = search.indexes(db)
        for indexes in ([of_open], of_closed):
            for column in ("title", _NAMES):
                found |= dict.fromkeys(_newest(db, indexes, expression(words, column=column), limit))
        rows = db.execute(
            """
            SELECT opportunity.key, title, buyer
            FROM json_each(:ids) AS wanted JOIN opportunity ON opportunity.id = wanted.value
            ORDER BY wanted.key
            """,
            {"ids": many(list(found)[:limit])},
        )
        return tuple(Named(*row) for row in rows)


def _newest(db: Connection, indexes: Sequence[str], query: str | None, limit: int) -> list[int]:
    """Return the newest that match; which match best is not asked, for that would read all of them."""
    if query is None:
        return []
    found = [
        row_id
        for index in indexes
        for (row_id,) in db.execute(
            f"SELECT rowid FROM {index} WHERE {index} MATCH :query ORDER BY rowid DESC LIMIT :limit",
            {"query": query, "limit": limit},
        )
    ]
    return sorted(found, reverse=True)[:limit]


def decisions(db: Connection, words: str, limit: int) -> tuple[Named, ...]:
    """Return the decision of that number first, then those whose title or buyer holds the words."""
    with store_errors("look for a decision"):
        found = db.execute(
            """
            SELECT number, title, buyer FROM decision
            WHERE number = :words OR instr(lower(title || ' ' || buyer), lower(:words)) > 0
            ORDER BY number <> :words, recorded_at DESC, number LIMIT :limit
            """,
            {"words": words.strip(), "limit": limit},
        )
        return tuple(Named(*row) for row in found)
