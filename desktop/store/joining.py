"""Joining and splitting in the rows that come from notices; the journal's entry comes first.

A joined publication has no row of its own: its notices stand under the opportunity it was joined to,
and what its row knew besides is kept, so that a split gives back what was there.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store import compiled, joins, kept_notices, look_again, search, twins
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.made import Terms
from desktop.store.texts import from_json, json_text


def join(db: Connection, key: str, into: str, *, now: datetime, calendar: Calendar, plans: Plans) -> None:
    """Bring the notices of `key` under `into`, and compile that anew."""
    _keep_row(db, key)
    keys = {"into": into, "key": key}
    for table in ("notice", "opportunity_change"):
        db.execute(f"UPDATE {table} SET opportunity = :into WHERE opportunity = :key", keys)
    db.execute(
        """
        UPDATE look_again SET opportunity = :into WHERE id IN (
            SELECT value FROM joined_row, json_each(joined_row.look_again) WHERE joined_row.key = :key
        )
        """,
        keys,
    )
    _forget_row(db, key)
    _compile(db, [into], now, calendar, plans)
    twins.look_at(db, [into], now=now)


def split(db: Connection, key: str, root: str, *, now: datetime, calendar: Calendar, plans: Plans) -> None:
    """Give `key`, which led to `root`, its own notices and row again; what was joined to it comes with it."""
    own = {key, *(one.key for one in joins.family(db, key))}
    moved = kept_notices.own_rows(db, root, own)
    db.execute(
        "UPDATE notice SET opportunity = :key WHERE id IN (SELECT value FROM json_each(:ids))",
        {"key": key, "ids": many([row_id for row_id, _, _ in moved])},
    )
    db.execute(
        """
        UPDATE opportunity_change SET opportunity = :key
        WHERE opportunity = :root AND notice_id IN (SELECT value FROM json_each(:notices))
        """,
        {"key": key, "root": root, "notices": many(sorted({notice for _, _, notice in moved}))},
    )
    _put_back_looks(db, key)
    db.execute("DELETE FROM award WHERE opportunity = :root", {"root": root})
    _compile(db, [root, key], now, calendar, plans)
    _put_back_row(db, key)
    twins.look_at(db, [root, key], now=now)


def _compile(db: Connection, keys: Collection[str], now: datetime, calendar: Calendar, plans: Plans) -> None:
    gathered = kept_notices.notices_of(db, keys)
    compiled.write(db, gathered, Terms(now, calendar, plans), arrived=False)
    db.touched.add(("opportunities", ""))


def _keep_row(db: Connection, key: str) -> None:
    looks = [one.id for one in look_again.to_look_at(db, key)]  # what was looked at stays where it is
    db.execute(
        """
        INSERT OR REPLACE INTO joined_row (key, first_seen_at, moved_at, tender_appeared_at, look_again)
        SELECT key, first_seen_at, moved_at, tender_appeared_at, :looks FROM opportunity WHERE key = :key
        """,
        {"key": key, "looks": json_text(looks)},
    )


def _forget_row(db: Connection, key: str) -> None:
    found = db.execute("SELECT id FROM opportunity WHERE key = :key", {"key": key}).fetchall()
    search.take_out(db, [row_id for (row_id,) in found])
    for statement in (
        "DELETE FROM award WHERE opportunity = :key",
        "DELETE FROM twin WHERE one = :key OR other = :key",
        "DELETE FROM opportunity WHERE key = :key",
    ):
        db.execute(statement, {"key": key})


def _put_back_looks(db: Connection, key: str) -> None:
    found = db.execute("SELECT look_again FROM joined_row WHERE key = :key", {"key": key}).fetchone()
    if found is not None:
        db.execute(
            "UPDATE look_again SET opportunity = :key WHERE id IN (SELECT value FROM json_each(:ids))",
            {"key": key, "ids": many(_numbers(found[0]))},
        )


def _put_back_row(db: Connection, key: str) -> None:
    db.execute(
        """
        UPDATE opportunity SET first_seen_at = kept.first_seen_at, moved_at = kept.moved_at,
            tender_appeared_at = kept.tender_appeared_at
        FROM joined_row AS kept WHERE kept.key = :key AND opportunity.key = :key
        """,
        {"key": key},
    )
    db.execute("DELETE FROM joined_row WHERE key = :key", {"key": key})


def _numbers(text: str) -> list[int]:
    found = from_json(text)
    return [each for each in found if isinstance(each, int)] if isinstance(found, list) else []
