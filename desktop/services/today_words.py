"""What Today says: its sentences, dates and buttons, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from desktop.domain.fit import FitLevel
from desktop.domain.moments import UK
from desktop.domain.runway import Runway, Verdict
from desktop.domain.states import State
from desktop.domain.words import day, month, spoken_day
from desktop.services.opportunity_list import OpportunityLine
from desktop.services.wording import stage_words
from desktop.store.opportunities import OpportunityRow

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def line(decisions: int) -> str:
    """Return the sentence beneath the day."""
    if not decisions:
        return "Nothing needs a decision this week. A good time to talk to a neighbour."
    number = _NUMBERS[decisions] if decisions < len(_NUMBERS) else f"{decisions:,}"
    if decisions == 1:
        return "One decision is coming up. Everything else can wait."
    return f"{number} decisions are coming up. Everything else can wait."


def left_words(left: int, until: date) -> str:
    """Return how many are not shown, "" where all are."""
    if not left:
        return ""
    are = "is" if left == 1 else "are"
    return f"{left:,} more that nobody has looked at {are} to be acted on by {day(until)}."


def since_words(since: datetime | None, today: date) -> str:
    """Return when somebody last looked here, "" where nobody has."""
    if since is None:
        return ""
    here = since.astimezone(UK)
    return f"Today at {here:%H:%M}" if here.date() == today else spoken_day(here.date())


def act_by(runway: Runway) -> tuple[str, str]:
    """Return which date is to be acted on, and that date."""
    if runway.act_by is None:
        return "No date", "Ask the buyer"
    names = (
        (runway.decide_by, "Decide by"),
        (runway.last_fair_day, "Last fair day"),
        (runway.sign_off_by, "Sign-off by"),
    )
    name = next((words for on, words in names if on == runway.act_by), "Submission")
    return name, "Today" if runway.act_by == runway.today else day(runway.act_by)


def button(one: OpportunityLine) -> tuple[str, bool]:
    """Return what a strip's button says, and whether it leads to the decision."""
    if one.state is State.PAUSING:
        return ("Decide", True) if one.pause_done else ("Continue", False)
    return ("Quick pause", False) if one.runway.verdict is Verdict.TOO_SHORT else ("Start a pause", False)


def fit_words(fit: Mapping[int, FitLevel], new: int) -> str:
    """Return how many of the new ones fit us, strongly or in some way."""
    if not fit or not new:
        return ""
    fitting = sum(level > FitLevel.WEAK for level in fit.values())
    return "none fits us" if not fitting else f"{fitting:,} {'fits' if fitting == 1 else 'fit'} us"


def expected(row: OpportunityRow, on: date) -> str:
    """Return what an early signal is, and what is known of when its tender comes."""
    notice = f"{stage_words(row.stage, row.notice_type)} notice"
    comes_on, talk = row.facts.expected_on, row.engagement_on
    if talk is not None and talk >= on:
        return f"{notice}. Talk to the buyer until {day(talk)}"
    if comes_on is None or comes_on < on:
        return f"{notice}. {row.buyer}" if row.buyer else f"{notice}."
    year = "" if comes_on.year == on.year else f" {comes_on.year}"
    return f"{notice}. Tender expected in {month(comes_on)}{year}"


def offline_words(saved_at: datetime | None, today: date) -> str:
    """Return what is said while no source answers."""
    copy = f"You are looking at the copy saved {_at(saved_at, today)}. " if saved_at else ""
    return f"{copy}Your work is saved here as usual. Check the sources when you are back online."


def _at(moment: datetime, today: date) -> str:
    here = moment.astimezone(UK)
    on = "today" if here.date() == today else f"on {day(here.date())}"
    return f"{on} at {here:%H:%M}"
