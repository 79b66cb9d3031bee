"""The partnerships: plans to work together, and their members, as they stand now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from desktop.domain.partnership import Member, Plan, Share, Terms
from desktop.store import directory, joins, people, schema_partnership
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment, table, uk_day_text

_SHARES = frozenset(Share)
_COLUMNS = "id, opportunity, says, begun_at, ended_on, ended_because, at, author, entry"


class KeptPlan(Struct, frozen=True, kw_only=True):
    """A plan, the entry that shaped it last, who wrote that ("" where nobody is named) and when."""

    plan: Plan
    entry: str
    by: str
    at: datetime


def of_opportunity(db: Connection, key: str) -> Plan | None:
    """Return the plan of one opportunity, None where there is none; one that was laid down counts as none.

    Of several, as joining two publications can leave them, it is the newest.
    """
    kept = kept_of_opportunity(db, key)
    return kept.plan if kept else None


def kept_of_opportunity(db: Connection, key: str) -> KeptPlan | None:
    """Return the same with who wrote it last."""
    if not _present(db):
        return None
    keys = [key, *(one.key for one in joins.family(db, key))]
    found = _read(
        db,
        f"""
        SELECT {_COLUMNS} FROM partnership
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND ended_on IS NULL
        ORDER BY begun_at DESC, id DESC LIMIT 1
        """,
        {"keys": many(keys)},
    )
    return found[0] if found else None


def one(db: Connection, plan: str) -> KeptPlan | None:
    """Return a plan by its id, one that was laid down too."""
    if not _present(db):
        return None
    found = _read(db, f"SELECT {_COLUMNS} FROM partnership WHERE id = :id", {"id": plan})
    return found[0] if found else None


def everyone(db: Connection) -> tuple[Plan, ...]:
    """Return every plan, those that go on first, of each the newest first."""
    if not _present(db):
        return ()
    found = _read(
        db, f"SELECT {_COLUMNS} FROM partnership ORDER BY ended_on IS NOT NULL, begun_at DESC, id DESC", {}
    )
    return tuple(kept.plan for kept in found)


def with_organisation(db: Connection, organisation: str) -> tuple[Plan, ...]:
    """Return the plans of which an organisation is a member, or one that was merged with it."""
    ids = directory.family(db, organisation)
    return tuple(plan for plan in everyone(db) if any(plan.member(id_) for id_ in ids))


def subjects(db: Connection, plan: str) -> tuple[str, ...]:
    """Return the subjects under which entries about a plan stand: its opportunities, and the plan itself."""
    with store_errors("read the partnerships"):
        rows = db.execute(
            """
            SELECT DISTINCT subject FROM entry
            WHERE kind GLOB 'partnership.*' AND subject IS NOT NULL AND instr(payload, :plan) > 0
            """,
            {"plan": plan},
        ).fetchall()
    return tuple(subject for (subject,) in rows)


def places(db: Connection, plan: str) -> dict[str, int]:
    """Return where each member of a plan stands among them."""
    if not _present(db):
        return {}
    with store_errors("read the partnerships"):
        rows = db.execute(
            "SELECT organisation, place FROM partnership_member WHERE partnership = :id", {"id": plan}
        )
        return dict(rows.fetchall())


def _present(db: Connection) -> bool:
    with store_errors("read the partnerships"):
        return schema_partnership.present(db)


def _read(db: Connection, statement: str, values: Mapping[str, object]) -> list[KeptPlan]:
    with store_errors("read the partnerships"):
        rows = db.execute(statement, values).fetchall()
        members = db.execute(
            """
            SELECT partnership, organisation, says FROM partnership_member
            WHERE partnership IN (SELECT value FROM json_each(:ids)) ORDER BY place, organisation
            """,
            {"ids": many([row[0] for row in rows])},
        ).fetchall()
    names = people.names(db) if rows else {}
    by_plan: dict[str, list[Member]] = {}
    for plan, organisation, says in members:
        by_plan.setdefault(plan, []).append(Member(organisation=organisation, **_said(Member, table(says))))
    return [_kept(row, tuple(by_plan.get(row[0], ())), names) for row in rows]


def _kept(row: tuple[Any, ...], members: tuple[Member, ...], names: Mapping[str, str]) -> KeptPlan:
    id_, opportunity, text, begun_at, ended_on, ended_because, at, author, entry = row
    says = table(text)
    terms = says.get("terms")
    begun_on = day(uk_day_text(begun_at))
    plan = Plan(
        **_said(Plan, says)
        | {
            "id": id_,
            "opportunity": opportunity,
            "members": members,
            "terms": Terms(**_said(Terms, terms if isinstance(terms, dict) else {})),
            "begun_on": begun_on or date.min,
            "ended_on": day(ended_on),
            "ended_because": ended_because,
        }
    )
    return KeptPlan(plan=plan, entry=entry, by=names.get(author or "", ""), at=moment(at))


def _said(kind: type[Struct], says: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of a kind that are said in the right shape; others stay as nobody had said them."""
    found = {}
    for name, its_type in _fields(kind):
        if name in says:
            try:
                value = msgspec.convert(says[name], its_type)
            except msgspec.ValidationError:
                continue
            if kind is not Member or name not in _SHARES or _is_share(value):
                found[name] = value
    return found


def _is_share(value: object) -> bool:
    return value is None or (isinstance(value, Decimal) and value.is_finite() and 0 <= value <= 100)


@cache
def _fields(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    left_out = {
        "organisation",
        "members",
        "terms",
        "id",
        "opportunity",
        "begun_on",
        "ended_on",
        "ended_because",
    }
    return tuple((one.name, one.type) for one in msgspec.structs.fields(kind) if one.name not in left_out)
