"""The runway in SQL: verdict, act by and order, by the same rules as `domain.runway`.

The dates that stay put stand in the rows; a handful of cut-off dates, worked out for the moment,
stand for all the counting. A test holds these expressions against the domain's answers.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from desktop.domain.opportunity import Stage
from desktop.domain.runway import Cutoffs, Verdict
from desktop.domain.states import State
from desktop.store.texts import moment_text

Values: TypeAlias = dict[str, str | int | None]

FROM = """
    opportunity
    LEFT JOIN triage ON triage.subject = opportunity.key
    LEFT JOIN pause ON pause.subject = opportunity.key
"""

_AWAKE = "coalesce(triage.before, 'new')"
STATE = f"""
    CASE
        WHEN triage.state IS NULL THEN '{State.NEW}'
        WHEN triage.state = '{State.SNOOZED}' AND (
            triage.until <= :today OR opportunity.moved_at > triage.at
            OR opportunity.tender_appeared_at > triage.at
        ) THEN {_AWAKE}
        WHEN triage.state = '{State.DISMISSED}' AND opportunity.tender_appeared_at > triage.at
        THEN '{State.NEW}'
        ELSE triage.state
    END
"""
"""Where people have come to: a snooze ends by itself, and an early signal whose tender appears is new."""

TOUCHED = f"""
    SELECT opportunity.id FROM triage CROSS JOIN opportunity ON opportunity.key = triage.subject
    WHERE ({STATE}) IN (SELECT value FROM json_each(:states))
"""
"""The few whose state is one of `states`, where new is none of them."""

PAUSE_BEGUN = "pause.subject IS NOT NULL"
DECIDED = f"""
    coalesce(triage.state IN ('{State.DECIDED}', '{State.OUTCOME_KNOWN}', '{State.REVIEWED}'), FALSE)
"""
CLOSED = f"""(
    stage NOT IN ('{Stage.PLANNING}', '{Stage.TENDER}')
    OR (stage = '{Stage.TENDER}' AND coalesce(closes_at <= :now, FALSE)
        AND coalesce(last_deadline_at <= :now, TRUE))
    OR ((stage = '{Stage.PLANNING}' OR closes_at IS NULL) AND coalesce(gone_quiet_on <= :today, FALSE))
)"""
OPEN_TENDERS = f"""
    SELECT id FROM opportunity WHERE stage = '{Stage.TENDER}' AND closes_at > :now
    UNION ALL SELECT id FROM opportunity
    WHERE +stage = '{Stage.TENDER}' AND last_deadline_at > closes_at AND closes_at <= :now
        AND last_deadline_at > :now
    UNION ALL SELECT id FROM opportunity
    WHERE stage = '{Stage.TENDER}' AND closes_at IS NULL AND gone_quiet_on IS NULL
    UNION ALL SELECT id FROM opportunity
    WHERE stage = '{Stage.TENDER}' AND closes_at IS NULL AND gone_quiet_on > :today
"""
EARLY_SIGNALS = f"""
    SELECT id FROM opportunity
    WHERE stage = '{Stage.PLANNING}' AND (gone_quiet_on IS NULL OR gone_quiet_on > :today)
"""
OPEN = f"opportunity.id IN ({OPEN_TENDERS} UNION ALL {EARLY_SIGNALS})"
"""The same as NOT CLOSED, but found in an index: the few that are open are not looked for among all.

The plus keeps SQLite from going through all closed tenders for those led by lots, which have an index.
"""
VERDICT = f"""
    CASE
        WHEN {CLOSED} THEN '{Verdict.CLOSED}'
        WHEN {DECIDED} THEN NULL
        WHEN stage = '{Stage.PLANNING}' THEN '{Verdict.EARLY_SIGNAL}'
        WHEN closes_at IS NULL THEN '{Verdict.NO_DATE}'
        WHEN submission_on >= iif({PAUSE_BEGUN}, :enough_from_pausing, :enough_from) THEN '{Verdict.ENOUGH}'
        WHEN submission_on >= iif({PAUSE_BEGUN}, :tight_from_pausing, :tight_from) THEN '{Verdict.TIGHT}'
        ELSE '{Verdict.TOO_SHORT}'
    END
"""
ACT_BY = f"""
    CASE
        WHEN stage <> '{Stage.TENDER}' OR {CLOSED} OR {DECIDED} THEN NULL
        WHEN decide_by >= :today THEN decide_by
        WHEN last_fair_day >= :today THEN last_fair_day
        WHEN sign_off_by >= :today THEN sign_off_by
        WHEN submission_on >= :today THEN submission_on
    END
"""

_LAST = date.max.isoformat()
_RANK = f"""
    CASE
        WHEN {CLOSED} THEN 4
        WHEN stage = '{Stage.PLANNING}' THEN 3
        WHEN ({ACT_BY}) IS NOT NULL THEN 0
        WHEN closes_at IS NOT NULL OR {DECIDED} THEN 1
        WHEN ({STATE}) IN ('{State.SHORTLISTED}', '{State.PAUSING}') THEN 0
        ELSE 2
    END
"""
_FIRST = f"""
    CASE
        WHEN {CLOSED} THEN submission_on
        WHEN stage = '{Stage.PLANNING}' THEN expected_on
        WHEN ({ACT_BY}) IS NOT NULL THEN ({ACT_BY})
        WHEN closes_at IS NOT NULL THEN submission_on
        WHEN {DECIDED} THEN NULL
        WHEN ({STATE}) IN ('{State.SHORTLISTED}', '{State.PAUSING}') THEN :today
    END
"""
_SECOND = f"CASE WHEN NOT {CLOSED} AND ({ACT_BY}) IS NOT NULL THEN submission_on END"

ORDER = (_RANK, f"coalesce({_FIRST}, '{_LAST}')", f"coalesce({_SECOND}, '{_LAST}')")
"""The order of the runway column, smallest first: `domain.runway.sort_key` in SQL."""


def parameters(cutoffs: Cutoffs) -> Values:
    """Return what the expressions are held against."""
    return {
        "now": moment_text(cutoffs.now),
        "today": cutoffs.today.isoformat(),
        "enough_from": cutoffs.enough_from.isoformat(),
        "enough_from_pausing": cutoffs.enough_from_pausing.isoformat(),
        "tight_from": cutoffs.tight_from.isoformat(),
        "tight_from_pausing": cutoffs.tight_from_pausing.isoformat(),
        "short_window_below": cutoffs.short_window_below,
    }
