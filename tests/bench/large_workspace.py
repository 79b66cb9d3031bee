"""A workspace of a million opportunities: fifty thousand stored as a pull stores them, then multiplied.

The copies are made in SQL in the same tables and indexed by the store's own code. Each has keys and
numbers of its own, titles and texts of other rows, and dates of another year; what was kept of its
notices is that of the first, byte for byte, so that the file has the size it would have.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.store import search
from desktop.store.connection import Connection, open_to_write, transaction
from tests.bench.workspaces import NOW, kept_at, workspace_of

FIRST = 50_000
_AT_ONCE = 10_000
_OPEN_COPIES = 2
"""How many copies keep the dates of the first, of which a thirteenth is open; all else is long closed."""
_LONG_AGO_DAYS, _APART_DAYS = 1_092, 84
_OTHER_TITLES, _OTHER_TEXTS = 104_729, 7_919

_KEYS = frozenset({"key", "ocid", "opportunity", "notice_id"})
_TIMELESS = frozenset({"received_at", "first_seen_at", "last_seen_on", "noted_at"})
_TABLES = ("notice", "opportunity", "opportunity_text", "opportunity_change", "award")


@contextmanager
def large_workspace(opportunities: int) -> Iterator[Path]:
    """Lend the workspace itself, which is too large to copy; it is to be left as it was."""
    name = f"{opportunities}-grown"
    kept = kept_at(name, __file__)
    if not kept.exists():
        for older in kept.parent.glob(f"{name}-*"):  # a million take ten gigabytes
            older.unlink()
        _make(kept, opportunities)
    yield kept


def _make(kept: Path, opportunities: int) -> None:
    first = min(FIRST, opportunities)
    making = kept.with_suffix(".making")
    with workspace_of(first) as begun:
        print(f"Making a workspace of {opportunities:,} opportunities (once) in {kept.parent}", flush=True)
        shutil.copy(begun, making)
    db = open_to_write(making)
    try:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("PRAGMA cache_size = -512000")
        for copy in range(1, opportunities // first):
            with transaction(db):
                _multiply(db, copy, first)
        db.execute("UPDATE packed_up_to SET notice = (SELECT max(id) FROM notice)")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        db.close()
    making.replace(kept)


def _multiply(db: Connection, copy: int, first: int) -> None:
    """Add the first rows once more, as others."""
    for table in _TABLES:
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        step = _most(db, table) // copy
        taken = ", ".join(_taken(table, name, copy, step, first) for name in names)
        db.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {taken} FROM {table} WHERE id <= {step}")
    awards = _most(db, "award") // (copy + 1)
    db.execute(
        f"""
        INSERT INTO award_sign (sign, award)
        SELECT sign, award + {copy * awards} FROM award_sign WHERE award <= {awards}
        """
    )
    for start in range(copy * first, (copy + 1) * first, _AT_ONCE):
        search.put_in(db, list(range(start + 1, min(start + _AT_ONCE, (copy + 1) * first) + 1)), NOW)


def _most(db: Connection, table: str) -> int:
    return int(db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])


def _taken(table: str, name: str, copy: int, step: int, first: int) -> str:
    """Return what a column of a copy holds."""
    if name == "id":
        return f"id + {copy * step}"
    if name in _KEYS:
        return f"{name} || '-{copy}'"
    if table == "opportunity" and name == "title":
        return _of_another(table, name, copy * _OTHER_TITLES, first)
    if table == "opportunity_text" and name != "id":
        return _of_another(table, name, copy * _OTHER_TEXTS, first)
    if name.endswith(("_on", "_at", "_by", "deadlines")) and name not in _TIMELESS and copy >= _OPEN_COPIES:
        days = _LONG_AGO_DAYS + (copy - _OPEN_COPIES) * _APART_DAYS
        return (
            f"CASE WHEN {name} LIKE '____-__-__%'"
            f" THEN date(substr({name}, 1, 10), '-{days} days') || substr({name}, 11) ELSE {name} END"
        )
    return name


def _of_another(table: str, name: str, apart: int, first: int) -> str:
    return f"(SELECT {name} FROM {table} AS other WHERE other.id = 1 + ({table}.id + {apart}) % {first})"
