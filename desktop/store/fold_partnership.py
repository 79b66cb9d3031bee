"""Folds of partnerships. The subject of an entry is the opportunity of the plan, or the plan's own id.

What a plan and a member say is kept as the entries said it, the newest of each field; a value of the wrong
shape is left out when it is read.
"""

from __future__ import annotations

from desktop.domain.chain import Entry
from desktop.store.connection import Connection
from desktop.store.payload import Payload
from desktop.store.texts import json_text, table, uk_day_text

_NOT_SAID = frozenset({"partnership", "opportunity", "organisation", "place"})
"""Fields that say what an entry is about."""


def begun(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, name?, purpose?, form?, form_reason?, value_pence?, terms?}`: a plan begins."""
    plan = says.text("partnership")
    if not plan:
        return
    db.execute(
        """
        INSERT INTO partnership (id, opportunity, says, begun_at, begun_by, at, author, ended_because, entry)
        VALUES (:id, :opportunity, :says, :at, :author, :at, :author, '', :entry)
        ON CONFLICT (id) DO NOTHING
        """,
        {
            "id": plan,
            "opportunity": _opportunity(entry, plan),
            "says": _said(says),
            "at": entry.at,
            "author": entry.author,
            "entry": entry.id,
        },
    )
    _touch(db, entry, plan)


def changed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, ...}`: the fields that differ; of `terms`, those of them that differ."""
    plan = says.text("partnership")
    row = db.execute("SELECT says FROM partnership WHERE id = :id", {"id": plan}).fetchone()
    if row is None:
        return
    _keep(db, entry, plan, says=_merged(row[0], says))


def member_added(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, organisation, place?, ...}`: a member and all that is said of it."""
    plan, organisation = says.text("partnership"), says.text("organisation")
    if not plan or not organisation:
        return
    last = db.execute(
        "SELECT coalesce(max(place), 0) FROM partnership_member WHERE partnership = :plan", {"plan": plan}
    ).fetchone()
    db.execute(
        """
        INSERT INTO partnership_member (partnership, organisation, place, says, entry)
        VALUES (:plan, :organisation, :place, :says, :entry)
        ON CONFLICT (partnership, organisation) DO UPDATE
        SET place = excluded.place, says = excluded.says, entry = excluded.entry
        """,
        {
            "plan": plan,
            "organisation": organisation,
            "place": says.number("place") or last[0] + 1,
            "says": _said(says),
            "entry": entry.id,
        },
    )
    _keep(db, entry, plan)


def member_changed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, organisation, ...}`: the fields of a member that differ."""
    whose = {"plan": says.text("partnership"), "organisation": says.text("organisation")}
    row = db.execute(
        "SELECT says FROM partnership_member WHERE partnership = :plan AND organisation = :organisation",
        whose,
    ).fetchone()
    if row is None:
        return
    db.execute(
        """
        UPDATE partnership_member SET says = :says, entry = :entry
        WHERE partnership = :plan AND organisation = :organisation
        """,
        {**whose, "says": _merged(row[0], says), "entry": entry.id},
    )
    _keep(db, entry, whose["plan"])


def member_removed(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, organisation}`: a member is none any more."""
    plan = says.text("partnership")
    db.execute(
        "DELETE FROM partnership_member WHERE partnership = :plan AND organisation = :organisation",
        {"plan": plan, "organisation": says.text("organisation")},
    )
    _keep(db, entry, plan)


def linked(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership}`: the plan belongs to the opportunity that is the subject."""
    plan = says.text("partnership")
    _keep(db, entry, plan, opportunity=_opportunity(entry, plan))


def unlinked(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership}`: the plan belongs to no tender any more."""
    plan = says.text("partnership")
    db.execute("UPDATE partnership SET opportunity = NULL WHERE id = :id", {"id": plan})
    _keep(db, entry, plan)


def ended(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership, because?}`: the plan is laid down; what it says stays."""
    plan = says.text("partnership")
    db.execute(
        "UPDATE partnership SET ended_on = :on, ended_because = :because WHERE id = :id",
        {"id": plan, "on": uk_day_text(entry.at), "because": says.text("because")},
    )
    _keep(db, entry, plan)


def taken_up(db: Connection, entry: Entry, says: Payload) -> None:
    """`{partnership}`: a plan that was laid down goes on."""
    plan = says.text("partnership")
    db.execute("UPDATE partnership SET ended_on = NULL, ended_because = '' WHERE id = :id", {"id": plan})
    _keep(db, entry, plan)


def _keep(
    db: Connection, entry: Entry, plan: str, *, says: str | None = None, opportunity: str | None = None
) -> None:
    db.execute(
        """
        UPDATE partnership SET says = coalesce(:says, says),
            opportunity = coalesce(:opportunity, opportunity), at = :at, author = :author, entry = :entry
        WHERE id = :id
        """,
        {
            "id": plan,
            "says": says,
            "opportunity": opportunity,
            "at": entry.at,
            "author": entry.author,
            "entry": entry.id,
        },
    )
    _touch(db, entry, plan)


def _touch(db: Connection, entry: Entry, plan: str) -> None:
    db.touched.add(("partnership", plan))
    if entry.subject and entry.subject != plan:
        db.touched.add(("partnership", entry.subject))


def _opportunity(entry: Entry, plan: str) -> str | None:
    return entry.subject if entry.subject != plan else None


def _said(says: Payload) -> str:
    return json_text({name: value for name, value in says.plain().items() if name not in _NOT_SAID})


def _merged(before: str, says: Payload) -> str:
    """Return what was said before with what is said now; the terms field by field."""
    said = table(before)
    now = {name: value for name, value in says.plain().items() if name not in _NOT_SAID}
    terms, old = now.get("terms"), said.get("terms")
    if isinstance(terms, dict) and isinstance(old, dict):
        now["terms"] = {**old, **terms}
    return json_text({**said, **now})
