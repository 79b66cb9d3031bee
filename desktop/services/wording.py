"""Words that several screens and the command line share."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from desktop.domain.buying import BUYING_WORDS, Buying
from desktop.domain.decision import Outcome
from desktop.domain.moments import UK
from desktop.domain.notice_types import known_types
from desktop.domain.notice_types import notice_type as kind_of_notice
from desktop.domain.opportunity import Stage
from desktop.domain.pause import LensId, PauseKind
from desktop.domain.runway import Runway, Verdict, early_signal_warning, sentence
from desktop.domain.states import State
from desktop.domain.words import day, plural, short_month
from desktop.domain.working_days import Calendar

STATE_WORDS = {
    State.NEW: "New",
    State.SHORTLISTED: "Shortlisted",
    State.PAUSING: "Pausing",
    State.DECIDED: "Decided",
    State.OUTCOME_KNOWN: "Outcome known",
    State.REVIEWED: "Reviewed",
    State.DISMISSED: "Dismissed",
    State.SNOOZED: "Snoozed",
}

VERDICT_WORDS = {
    Verdict.ENOUGH: "Enough time",
    Verdict.TIGHT: "Tight",
    Verdict.TOO_SHORT: "Too short",
    Verdict.EARLY_SIGNAL: "Early signal",
    Verdict.CLOSED: "Closed",
    Verdict.NO_DATE: "No date",
}

DECIDED_WORDS = {
    Outcome.BID: "Bidding",
    Outcome.PARTNER: "Partnering",
    Outcome.STEP_BACK: "Stepped back",
}

STAGE_WORDS = {
    Stage.PLANNING: "Planned",
    Stage.TENDER: "Tender",
    Stage.AWARD: "Award",
    Stage.CONTRACT: "Contract",
    Stage.CANCELLED: "Cancelled",
}

NOTICE_WORDS = {kind.id: kind.words for kind in known_types()}

CHANGE_WORDS = {
    "title": "Title",
    "buyer": "Buyer",
    "stage": "Stage",
    "deadline": "Deadline",
    "questions_close": "Questions close",
    "value": "Value",
    "expected": "Expected",
    "contract_start": "Contract start",
    "contract_end": "Contract end",
    "description": "Description",
}


_SOURCE_NAMES = {
    "find_a_tender": "Find a Tender",
    "contracts_finder": "Contracts Finder",
    "public_contracts_scotland": "Public Contracts Scotland",
    "sell2wales": "Sell2Wales",
    "ted": "TED (European Union)",
    "eu_funding_tenders": "EU Funding & Tenders",
    "hand": "Added by hand",
    "ocds-sample": "Sample notices",
    "sample_bulletin": "Sample bulletin",
    "sample_notices": "Sample notices",
}


def change_words(field: str, before: str, after: str) -> str:
    """Return what changed in a sentence: "Deadline was Fri 5 Jun 2026; now Fri 12 Jun 2026."."""
    name = CHANGE_WORDS.get(field, field)
    if not before:
        return f"{name} is now stated: {after}."
    if not after:
        return f"{name} was {before}; now not stated."
    return f"{name} was {before}; now {after}."


def stage_words(stage: Stage, notice_type: str | None, buying: Buying | None = None) -> str:
    """Return the stage in a word; an early signal says which kind it is, a tender what one would join."""
    if stage is Stage.PLANNING:
        kind = kind_of_notice(notice_type)
        return kind.early if kind and kind.early else STAGE_WORDS[stage]
    if stage is Stage.TENDER and buying is not None:
        return BUYING_WORDS[buying]
    return STAGE_WORDS[stage]


def region_words(regions: tuple[str, ...]) -> str:
    """Return the first place by name, and how many more there are."""
    if not regions:
        return ""
    first, more = region_name(regions[0]), len(regions) - 1
    return f"{first} +{more}" if more else first


def region_name(region: str) -> str:
    """Return the name of a place; a code is matched by its longest known beginning."""
    if not region.startswith("UK") or not region.isalnum():
        return region
    names = _region_names()
    known = (region[:length] for length in range(len(region), 2, -1))
    return next((names[code] for code in known if code in names), names.get(region, region))


@cache
def _region_names() -> dict[str, str]:
    return tomllib.loads((files("resources") / "regions.toml").read_text("utf-8"))


def short_day(on: date, today: date) -> str:
    """Return "9 Jun"; another year is said."""
    words = f"{on.day} {short_month(on)}"
    return words if on.year == today.year else f"{words} {on.year}"


def moment_words(at: datetime, today: date) -> str:
    """Return "Today, 07:42" or "Mon 8 Jun, 19:40", on a UK clock."""
    here = at.astimezone(UK)
    on = here.date()
    if on == today:
        return f"Today, {here:%H:%M}"
    year = "" if on.year == today.year else f" {on.year}"
    return f"{day(on)}{year}, {here:%H:%M}"


def time_or_day(at: datetime, today: date) -> str:
    """Return "07:42" or "Mon 8 Jun", on a UK clock."""
    here = at.astimezone(UK)
    on = here.date()
    if on == today:
        return f"{here:%H:%M}"
    return day(on) if on.year == today.year else f"{day(on)} {on.year}"


def source_name(source: str) -> str:
    """Return the name of a publishing system or source; one we do not know stands as its id."""
    return _SOURCE_NAMES.get(source) or source.removeprefix("file:")


def pause_words(kind: PauseKind, lenses_answered: int) -> str:
    """Return how far a pause has come: "Lens 2 of 4", "Quick pause"."""
    if kind is PauseKind.QUICK:
        return "Quick pause"
    return f"Lens {max(1, lenses_answered)} of {len(LensId)}"


def runway_words(runway: Runway, notice_type: str | None) -> str:
    """Return the runway in sentences; an early signal says so where its tender may be short."""
    warning = early_signal_warning(notice_type) if runway.verdict is Verdict.EARLY_SIGNAL else ""
    return f"{sentence(runway)} {warning}".strip()


def decide_by_words(runway: Runway, calendar: Calendar) -> str:
    """Return the day to decide by, and how many working days away it is; empty where there is none."""
    on = runway.decide_by
    if on is None:
        return ""
    if on < runway.today:
        return f"Was {day(on)}"
    away = calendar.between(runway.today, on)
    return f"{day(on)}, today" if not away else f"{day(on)}, {plural(away, 'day')} away"
