"""Entries of the registers by the number of their company, or by their name."""

from __future__ import annotations

from desktop.domain.organisation_names import name_keys
from desktop.store import register_entries
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.register_entries import RegisterFacts
from desktop.store.tables import has_table

_MOST_LOOKED_AT = 60


def of_company(db: Connection, company: str) -> RegisterFacts | None:
    """Return the charity that is this company, None where no register here names one."""
    with store_errors("read the registers"):
        if not _held(db):
            return None
        row = db.execute(
            """
            SELECT register, number FROM register_entry JOIN register_facts USING (id)
            WHERE company = ? AND company <> '' AND removed_on IS NULL
            """,
            (company,),
        ).fetchone()
    return register_entries.of_number(db, f"{row[0]}-{row[1]}") if row else None


def of_name(db: Connection, name: str) -> tuple[RegisterFacts, ...]:
    """Return the entries that are called so, once names are tidied; those removed are left out."""
    keys = name_keys(name)
    with store_errors("search the registers"):
        if not keys or not _held(db):
            return ()
        ids = [row[0] for key in keys for row in db.execute(_CALLED, {"phrase": _phrase(key)})]
        rows = db.execute(_NAMES, {"ids": many(ids)}).fetchall()
    wanted = set(keys)
    found = [
        f"{register}-{number}"
        for register, number, called, others in rows
        if any(not wanted.isdisjoint(name_keys(one)) for one in (called, *others.split(" · ")))
    ]
    facts = (register_entries.of_number(db, identifier) for identifier in found)
    return tuple(one for one in facts if one is not None)


def _held(db: Connection) -> bool:
    return has_table(db, "register_search")


def _phrase(key: str) -> str:
    """Return the words as a search for names that hold all of them."""
    words = " ".join(f'"{word}"' for word in key.split() if word != "and")
    return f"{{name other_names}} : ({words})"


_CALLED = f"""
SELECT rowid FROM register_search WHERE register_search MATCH :phrase LIMIT {_MOST_LOOKED_AT}
"""
_NAMES = """
SELECT register, number, name, other_names FROM register_entry JOIN register_facts USING (id)
WHERE id IN (SELECT value FROM json_each(:ids)) AND removed_on IS NULL
"""
