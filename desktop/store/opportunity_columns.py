"""The columns of the `opportunity` table, filled from what the notices say and from nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop.domain.opportunity import Opportunity
from desktop.domain.runway import Runway
from desktop.store.columns import codes, day_text, flag, given, moment_or_none
from desktop.store.connection import Connection
from desktop.store.look_again import LookAgainReason, deadlines_of
from desktop.store.texts import moment_text

NEVER = "9999-12-31T00:00:00.000000+00:00"
"""A moment that does not come, as `moment_text` writes it."""
_KEPT = frozenset({"id", "key", "first_seen_at"})
_LAST_KNOWN = frozenset({"moved_at", "tender_appeared_at"})


def write_rows(db: Connection, rows: list[dict[str, Any]]) -> None:
    """Write rows made by `row`; of one that is there, only what comes from notices changes."""
    if not rows:
        return
    names = list(rows[0])
    changing = [name for name in names if name not in _KEPT]
    values = {
        name: f"coalesce(excluded.{name}, {name})" if name in _LAST_KNOWN else f"excluded.{name}"
        for name in changing
    }
    db.executemany(
        f"""
        INSERT INTO opportunity ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})
        ON CONFLICT (key) DO UPDATE SET {", ".join(f"{name} = {value}" for name, value in values.items())}
        """,
        [tuple(row.values()) for row in rows],
    )


def row(
    row_id: int,
    opportunity: Opportunity,
    runway: Runway,
    *,
    taking_part: bool,
    notices: int,
    happened: LookAgainReason | None,
    now: datetime,
) -> dict[str, Any]:
    """Return the row of one opportunity; `happened` is what its newest notices changed.

    Whether we are `taking_part` says which of its deadlines leads once a first stage has passed.
    """
    at = moment_text(now)
    return {
        "id": row_id,
        **_told(opportunity),
        **_deadline(opportunity, now, taking_part=taking_part),
        **_dates(runway),
        **_contract(opportunity),
        "notices": notices,
        "first_seen_at": at,
        "moved_at": at if happened is LookAgainReason.DEADLINE_MOVED else None,
        "tender_appeared_at": at if happened is LookAgainReason.TENDER_APPEARED else None,
    }


def _told(opportunity: Opportunity) -> dict[str, Any]:
    return {
        "key": opportunity.key,
        "source": opportunity.source,
        "form": opportunity.form,
        "ocid": opportunity.ocid,
        "title": opportunity.title,
        "buyer": opportunity.buyer,
        "buyer_id": opportunity.buyer_id,
        "stage": opportunity.stage,
        "status": opportunity.status,
        "notice_type": opportunity.notice_type,
        "published_on": day_text(opportunity.published_on),
        "last_released_at": moment_or_none(opportunity.last_released_at),
        "value_pence": opportunity.value_pence,
        "currency": opportunity.currency,
        "cpv": codes(opportunity.cpv),
        "regions": codes(opportunity.regions),
        "method": opportunity.method,
        "url": opportunity.url,
        "sme": flag(opportunity.sme),
        "vcse": flag(opportunity.vcse),
        "reserved": flag(opportunity.is_reserved),
        "buying": opportunity.buying,
        "engagement_on": day_text(opportunity.engagement_on),
        "refers_to": codes(opportunity.references),
    }


def _deadline(opportunity: Opportunity, now: datetime, *, taking_part: bool) -> dict[str, Any]:
    deadline = opportunity.leading_at(now, taking_part=taking_part)
    questions = opportunity.questions_close
    first = opportunity.first_deadline
    return {
        "deadline_at": given(deadline.at) if deadline else None,
        "deadline_text": opportunity.deadline_text,
        "deadline_problem": opportunity.deadline_problem,
        "deadline_zone_known": bool(deadline and deadline.zone_known),
        "deadlines": deadlines_of(opportunity),
        "last_deadline_at": _last_deadline_at(opportunity),
        "tender_published_on": day_text(opportunity.tender_published_on),
        "first_submission_on": day_text(first.day if first else None),
        "questions_at": given(questions.at) if questions else None,
    }


def _last_deadline_at(opportunity: Opportunity) -> str | None:
    """Return when the last deadline passes: never, as far as rows go, where more can join after the first."""
    if not opportunity.deadlines:
        return None
    return NEVER if opportunity.can_be_joined_later else moment_text(opportunity.deadlines[-1].at)


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


def _contract(opportunity: Opportunity) -> dict[str, Any]:
    return {
        "contract_start_on": day_text(opportunity.contract_start_on),
        "contract_end_on": day_text(opportunity.contract_end_on),
        "contract_extends_to_on": day_text(opportunity.contract_extends_to_on),
    }
