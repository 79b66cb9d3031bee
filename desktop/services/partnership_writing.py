"""Entries about partnerships, and what of a change is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from desktop.domain.chain import Entry
from desktop.domain.partnership import US, Member, Plan, Share
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NotKept, NotPossible
from desktop.services.opportunity_list import row_runway
from desktop.store import directory, journal
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships as store
from desktop.store.connection import Connection

MOST_DAYS = 365
_SHARES = frozenset(Share)


def write(
    db: Connection, desk: Desk, plan: str, key: str | None, kind: str, says: Mapping[str, object]
) -> Entry:
    """Append an entry about a plan, on its opportunity where there is one, else on the plan itself."""
    payload = {"partnership": plan, **says}
    if key is not None and opportunity_store.row_of_key(db, key, today=desk.today) is not None:
        return write_about(db, desk, key, kind, payload)
    arrive(db, desk)
    return journal.append(db, author=desk.author, kind=kind, subject=plan, payload=payload, now=desk.now())


def standing(db: Connection, plan: str) -> Plan:
    """Return a plan as it stands.

    Raises:
        NotPossible: there is no such plan.
    """
    kept = store.one(db, plan)
    if kept is None:
        raise NotPossible(
            happened="This partnership plan is no longer here.",
            safe="Nothing was changed.",
            to_do="Look under Partnership plans for those that stand.",
        )
    return kept.plan


def plain(value: Struct) -> dict[str, Any]:
    """Return what a value says, as the journal keeps it."""
    said = msgspec.to_builtins(value)
    return said if isinstance(said, dict) else {}


def differing(before: Mapping[str, Any], fields: Mapping[str, object]) -> dict[str, Any]:
    """Return those of the fields that say something else than before, as the journal keeps them."""
    said = {name: msgspec.to_builtins(value) for name, value in fields.items()}
    return {name: value for name, value in said.items() if before.get(name) != value}


def refuse_unfit(fields: Mapping[str, object]) -> None:
    """Refuse figures that cannot be kept.

    Raises:
        NotKept: a share is no percentage, or days or an amount are out of bounds.
    """
    refusals = {name: words for name, value in fields.items() if (words := _refusal(name, value))}
    if refusals:
        raise NotKept(refusals)


def days_left(db: Connection, desk: Desk, plan: Plan) -> int | None:
    """Return the working days left to the submission, None where no deadline presses."""
    if plan.opportunity is None:
        return None
    row = opportunity_store.row_of_key(db, plan.opportunity, today=desk.today)
    return row_runway(db, row, desk.now()).working_days if row else None


def member_of(db: Connection, plan: Plan, organisation: str) -> Member:
    """Return a member of a plan; one that was merged with it in the directory stands for it.

    Raises:
        NotPossible: the organisation is none.
    """
    others = () if organisation == US else directory.family(db, organisation)
    found = next((one for id_ in (organisation, *others) if (one := plan.member(id_))), None)
    if found is None:
        raise NotPossible(
            happened="This organisation is no member of the plan any more.",
            safe="Nothing was changed.",
            to_do="Choose one of its members, or add this one to the plan again.",
        )
    return found


def said_of(member: Member, place: int = 0) -> dict[str, Any]:
    """Return what an entry says of a member: whatever differs from nothing said."""
    plain_member, nothing = plain(member), plain(Member(organisation=member.organisation))
    said = {name: value for name, value in plain_member.items() if nothing[name] != value}
    return {"organisation": member.organisation, **said, **({"place": place} if place else {})}


def has_its_own(title: str) -> NotPossible:
    """Return the refusal of a second plan for one opportunity."""
    return NotPossible(
        happened=f"“{title}” has a partnership plan of its own.",
        safe="Nothing was changed.",
        to_do="Lay that plan down first, or go on with it.",
    )


def _refusal(name: str, value: object) -> str:
    if name in _SHARES and isinstance(value, Decimal) and not (value.is_finite() and 0 <= value <= 100):
        return "Write a percentage from 0 to 100."
    if name == "paid_within_days" and isinstance(value, int) and not 0 <= value <= MOST_DAYS:
        return f"Write how many days, from 0 to {MOST_DAYS}."
    if name == "value_pence" and isinstance(value, int) and not 0 <= value <= 10**13:
        return "Write an amount from nothing to a hundred thousand million pounds."
    return ""
