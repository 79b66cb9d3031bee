"""By when it is fair to ask a partner to answer, counted back from the submission."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.runway import Plan, Plans
from desktop.domain.words import day, plural
from desktop.domain.working_days import Calendar


class FairReply(Struct, frozen=True, kw_only=True):
    """The day to give, the working days that leaves them, and the sum in words. None: no fair day is left."""

    on: date | None
    days: int
    words: str


def fair_reply(*, today: date, submission_on: date | None, plans: Plans, calendar: Calendar) -> FairReply:
    """Return by when to ask partners to answer if they are asked today.

    They get all days but those that writing and sign-off take: by the full plan if that leaves them what
    it gives to conversations, else by the shortest honest plan, else there is none. With no deadline they
    get what the full plan gives, and nothing presses.
    """
    if submission_on is None:
        days = plans.full.conversations
        on = calendar.after(today, days)
        words = f"There is no deadline yet: {plural(days, 'working day')}, as in the full plan, is {day(on)}."
        return FairReply(on=on, days=days, words=words)
    left = calendar.between(today, submission_on)
    for name, plan in (("full", plans.full), ("shortest honest", plans.shortest)):
        theirs = left - plan.writing - plan.sign_off
        if theirs >= plan.conversations:
            return _reply(
                calendar.before(submission_on, plan.writing + plan.sign_off), theirs, left, name, plan
            )
    return FairReply(on=None, days=0, words=_no_day(left, plans.shortest))


def answer_by(*, today: date, submission_on: date, plans: Plans, calendar: Calendar) -> date:
    """Return by when members who were asked are to answer, so that writing and sign-off still fit.

    It is the fair day where one is left, else what the shortest honest plan needs, which may be past.
    """
    fair = fair_reply(today=today, submission_on=submission_on, plans=plans, calendar=calendar)
    shortest = plans.shortest
    return fair.on or calendar.before(submission_on, shortest.writing + shortest.sign_off)


def short_of_fair(given: date | None, fair: FairReply, *, today: date, calendar: Calendar) -> str:
    """Return what is to be said of the day that members were given, "" where it is fair."""
    if given is None or fair.on is None or given >= fair.on or given < today:
        return ""
    theirs = calendar.between(today, given)
    return f"{plural(theirs, 'working day')} to answer; {fair.days} would be fair."


def _reply(on: date, theirs: int, left: int, name: str, plan: Plan) -> FairReply:
    sum_words = f"{left} less {plan.writing} for writing and {plan.sign_off} for sign-off"
    words = f"{plural(theirs, 'working day')} for them: {sum_words}, by the {name} plan."
    return FairReply(on=on, days=theirs, words=words)


def _no_day(left: int, plan: Plan) -> str:
    after = plan.writing + plan.sign_off
    theirs = max(0, left - after)
    return (
        f"No fair day is left: {plural(left, 'working day')} less {after} for writing and sign-off leaves "
        f"them {theirs}, and the shortest honest plan gives {plan.conversations}."
    )
