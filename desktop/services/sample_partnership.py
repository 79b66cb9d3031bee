"""The partnership plan of the sample, as its people would have made it by now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from desktop.domain.organisation import IncomeBand, Organisation, Role
from desktop.domain.partnership import US, Agreed, Terms
from desktop.services.desk import Desk
from desktop.services.partnership_changes import PartnershipChanges
from desktop.services.sample_days import Days
from desktop.services.sample_directory import known


class MemberPlan(Struct, frozen=True, kw_only=True):
    """A member as the file tells of it; spoken to so many working days ago."""

    name: str = ""
    us: bool = False
    income: IncomeBand
    spoken_ago: int = 0
    role: str = ""
    lead: bool = False
    work: Decimal
    value: Decimal
    risk: Decimal
    voice: Decimal
    agreed: Agreed
    may_be_named: bool | None = None
    meets_buyer: bool | None = None
    works_with_people: bool | None = None
    holds_data: bool | None = None
    brings: str = ""
    gains: str = ""
    red_lines: str = ""
    checks: tuple[str, ...] | None = None
    checked: tuple[str, ...] = ()


class Partnership(Struct, frozen=True, kw_only=True):
    """The whole plan; members answer within so many working days."""

    purpose: str
    form: str
    reply_in: int
    terms: Terms
    member: tuple[MemberPlan, ...]


_OF_THE_FILE = frozenset({"name", "us", "income", "spoken_ago"})


def plan_together(desk: Desk, key: str, file: Path, today: date) -> str:
    """Make the plan for one opportunity of the sample; return its id."""
    told = msgspec.toml.decode(file.read_bytes(), type=Partnership)
    changes, days = PartnershipChanges(desk), Days(today)
    plan = changes.begin(key)
    changes.change(plan, purpose=told.purpose, reply_by=days.ahead(told.reply_in))
    changes.choose_form(plan, told.form)
    for member in told.member:
        who = US if member.us else _organisation(desk, member)
        changes.add_member(plan, who)
        changes.change_member(plan, who, drafted=(), **_fields(member, days))
    terms = {name: getattr(told.terms, name) for name in Terms.__struct_fields__}
    changes.change_terms(plan, drafted=(), **terms)
    return plan


def _fields(member: MemberPlan, days: Days) -> dict[str, Any]:
    fields = {
        name: getattr(member, name) for name in MemberPlan.__struct_fields__ if name not in _OF_THE_FILE
    }
    fields["income_band"] = member.income
    if member.spoken_ago:
        fields["spoken_on"] = days.ago(member.spoken_ago)
    return fields


def _organisation(desk: Desk, member: MemberPlan) -> str:
    wanted = Organisation(name=member.name, roles=(Role.POTENTIAL_PARTNER,), income_band=member.income)
    return desk.workspace.write(partial(known, desk=desk, wanted=wanted)).result()
