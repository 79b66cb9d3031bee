"""The columns of the `opportunity` table, filled from what the notices say and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple, replace

from desktop.domain.opportunity import Opportunity
from desktop.domain.runway import Runway
from desktop.store.columns import codes, day_text, flag, given, moment_or_none
from desktop.store.connection import Connection
from desktop.store.look_again import LookAgainReason, deadlines_of
from desktop.store.texts import moment_text

NEVER = "9999-12-31T00:00:00.000000+00:00"
"""A moment that does not come, as `moment_text` writes it."""


class Columns(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One row of the table but its id, in the order in which it is written."""

    key: str
    source: str
    form: str
    ocid: str | None
    title: str
    buyer: str
    buyer_id: str | None
    stage: str
    status: str | None
    notice_type: str | None
    published_on: str | None
    last_released_at: str | None
    value_pence: int | None
    currency: str | None
    cpv: str
    regions: str
    method: str | None
    url: str | None
    sme: int | None
    vcse: int | None
    reserved: int | None
    buying: str | None
    engagement_on: str | None
    refers_to: str
    deadline_at: str | None
    deadline_text: str | None
    deadline_problem: str | None
    deadline_zone_known: bool
    deadlines: str
    last_deadline_at: str | None
    tender_published_on: str | None
    first_submission_on: str | None
    questions_at: str | None
    deadline_kind: str | None
    deadline_has_time: bool
    submission_on: str | None
    closes_at: str | None
    questions_on: str | None
    expected_on: str | None
    gone_quiet_on: str | None
    open_all_the_time: bool
    window_days: int | None
    window_days_now: int | None
    decide_by: str | None
    last_fair_day: str | None
    sign_off_by: str | None
    contract_start_on: str | None
    contract_end_on: str | None
    contract_extends_to_on: str | None
    notices: int
    first_seen_at: str
    moved_at: str | None = None
    tender_appeared_at: str | None = None


_NAMES = Columns.__struct_fields__
_KEPT = frozenset({"key", "first_seen_at"})
_LAST_KNOWN = frozenset({"moved_at", "tender_appeared_at"})
_CHANGED = ", ".join(
    f"{name} = coalesce(excluded.{name}, {name})" if name in _LAST_KNOWN else f"{name} = excluded.{name}"
    for name in _NAMES
    if name not in _KEPT
)
_INSERT = f"""
    INSERT INTO opportunity (id, {", ".join(_NAMES)}) VALUES (?{", ?" * len(_NAMES)})
    ON CONFLICT (key) DO UPDATE SET {_CHANGED}
"""


def write_rows(db: Connection, rows: Iterable[tuple[int, Columns]]) -> None:
    """Write rows with their ids; of one that is there, only what comes from notices changes."""
    db.executemany(_INSERT, [(row_id, *astuple(columns)) for row_id, columns in rows])


def columns_of(
    opportunity: Opportunity,
    runway: Runway,
    *,
    taking_part: bool,
    notices: int,
    now: datetime,
) -> Columns:
    """Return the row of one opportunity.

    Whether we are `taking_part` says which of its deadlines leads once a first stage has passed.
    """
    deadlines = deadlines_of(opportunity)
    deadline = opportunity.leading_at(now, taking_part=taking_part)
    questions, first = opportunity.questions_close, opportunity.first_deadline
    return Columns(
        key=opportunity.key,
        source=opportunity.source,
        form=opportunity.form,
        ocid=opportunity.ocid,
        title=opportunity.title,
        buyer=opportunity.buyer,
        buyer_id=opportunity.buyer_id,
        stage=opportunity.stage,
        status=opportunity.status,
        notice_type=opportunity.notice_type,
        published_on=day_text(opportunity.published_on),
        last_released_at=moment_or_none(opportunity.last_released_at),
        value_pence=opportunity.value_pence,
        currency=opportunity.currency,
        cpv=codes(opportunity.cpv),
        regions=codes(opportunity.regions),
        method=opportunity.method,
        url=opportunity.url,
        sme=flag(opportunity.sme),
        vcse=flag(opportunity.vcse),
        reserved=flag(opportunity.is_reserved),
        buying=opportunity.buying,
        engagement_on=day_text(opportunity.engagement_on),
        refers_to=codes(opportunity.references),
        deadline_at=given(deadline.at) if deadline else None,
        deadline_text=opportunity.deadline_text,
        deadline_problem=opportunity.deadline_problem,
        deadline_zone_known=bool(deadline and deadline.zone_known),
        deadlines=deadlines,
        last_deadline_at=_last_deadline_at(opportunity, now, taking_part=taking_part),
        tender_published_on=day_text(opportunity.tender_published_on),
        first_submission_on=day_text(first.day if first else None),
        questions_at=given(questions.at) if questions else None,
        **_dates(runway),
        contract_start_on=day_text(opportunity.contract_start_on),
        contract_end_on=day_text(opportunity.contract_end_on),
        contract_extends_to_on=day_text(opportunity.contract_extends_to_on),
        notices=notices,
        first_seen_at=moment_text(now),
    )


def noting(columns: Columns, happened: LookAgainReason, now: datetime) -> Columns:
    """Return a row with the moment of what its newest notices changed, where a column tells of that."""
    match happened:
        case LookAgainReason.DEADLINE_MOVED:
            return replace(columns, moved_at=moment_text(now))
        case LookAgainReason.TENDER_APPEARED:
            return replace(columns, tender_appeared_at=moment_text(now))
        case _:
            return columns


def _dates(runway: Runway) -> dict[str, Any]:
    """Return the facts of a runway as they stand, and the dates that stay put while deadline and plans do."""
    facts = runway.facts
    return {
        "deadline_kind": facts.deadline_kind,
        "deadline_has_time": facts.has_time,
        "submission_on": day_text(facts.submission_on),
        "closes_at": moment_or_none(facts.closes_at),
        "questions_on": day_text(facts.questions_on),
        "expected_on": day_text(facts.expected_on),
        "gone_quiet_on": day_text(facts.gone_quiet_on),
        "open_all_the_time": facts.open_all_the_time,
        "window_days": facts.window_days,
        "window_days_now": facts.window_days_now,
        "decide_by": day_text(runway.decide_by),
        "last_fair_day": day_text(runway.last_fair_day),
        "sign_off_by": day_text(runway.sign_off_by),
    }


def _last_deadline_at(opportunity: Opportunity, now: datetime, *, taking_part: bool) -> str | None:
    """Return when the last deadline passes: never, as far as rows go, where it goes on after that."""
    if not opportunity.deadlines:
        return None
    last = opportunity.last_at(now, taking_part=taking_part)
    return moment_text(last) if last else NEVER
