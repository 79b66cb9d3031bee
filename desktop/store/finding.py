"""Finding one thing by its name: opportunities by title or buyer, decisions by number or title."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.search import expression

_NAMES = "{title buyer}"


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that was found: its key (a decision's is its number), what it is called, and whose it is."""

    key: str
    title: str
    buyer: str


def opportunities(db: Connection, words: str, limit: int) -> tuple[Named, ...]:
    """Return the opportunities whose title or buyer holds every word, the best match first."""
    query = expression(words, column=_NAMES)
    if query is None:
        return ()
    with store_errors("look for an opportunity"):
        found = db.execute(
            """
            SELECT opportunity.key, opportunity.title, opportunity.buyer
            FROM search JOIN opportunity ON opportunity.id = search.rowid
            WHERE search MATCH :query ORDER BY search.rank, opportunity.id LIMIT :limit
            """,
            {"query": query, "limit": limit},
        )
        return tuple(Named(*row) for row in found)


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
