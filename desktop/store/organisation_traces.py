"""Where the public record names an organisation: as a buyer, or as one who was awarded something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day

MOST = 40
"""Of each; the newest."""


class Bought(Struct, frozen=True):
    """An opportunity that it published as the buyer."""

    key: str
    title: str
    published_on: date | None


class Won(Struct, frozen=True, kw_only=True):
    """An award in which it is named. `key` is the opportunity's."""

    key: str
    title: str
    buyer: str
    awarded_on: date | None
    ends_on: date | None
    value_pence: int | None
    currency: str | None
    notice: str


def as_buyer(db: Connection, names: Sequence[str], numbers: Sequence[str]) -> tuple[Bought, ...]:
    """Return the opportunities of which the buyer has one of these names or numbers, the newest first."""
    with store_errors("read the opportunities"):
        rows = db.execute(
            """
            SELECT key, title, published_on FROM opportunity
            WHERE buyer IN (SELECT value FROM json_each(:names))
                OR buyer_id IN (SELECT value FROM json_each(:numbers))
            ORDER BY published_on DESC, id LIMIT :most
            """,
            {"names": many(list(names)), "numbers": many(list(numbers)), "most": MOST},
        ).fetchall()
    return tuple(Bought(key, title, day(published)) for key, title, published in rows)


def as_supplier(db: Connection, names: Sequence[str], numbers: Sequence[str]) -> tuple[Won, ...]:
    """Return the awards that name it by one of its numbers, or by a name of its own, the newest first."""
    with store_errors("read the awards"):
        rows = db.execute(
            """
            SELECT opportunity, title, buyer, awarded_on, contract_end_on, value_pence, currency, notice_id
            FROM award
            WHERE supplier IN (SELECT value FROM json_each(:names))
                OR supplier_scheme || '-' || supplier_identifier IN (SELECT value FROM json_each(:numbers))
            ORDER BY awarded_on DESC, id LIMIT :most
            """,
            {"names": many(list(names)), "numbers": many(list(numbers)), "most": MOST},
        ).fetchall()
    return tuple(
        Won(
            key=key,
            title=title,
            buyer=buyer,
            awarded_on=day(awarded),
            ends_on=day(ends),
            value_pence=pence,
            currency=currency,
            notice=notice,
        )
        for key, title, buyer, awarded, ends, pence, currency, notice in rows
    )
