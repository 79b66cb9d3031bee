"""What the workspace was told about us, worded: who we are, who writes here, when we work, our two plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from msgspec import Struct

from desktop.domain.days_off import DaysOff
from desktop.domain.limits import Limit, SignOffAsked
from desktop.domain.moments import uk_day
from desktop.domain.plan_rules import PlanName
from desktop.domain.runway import Plan, Plans, Step
from desktop.domain.words import day, plural, year_day
from desktop.domain.working_days import Calendar, Nation
from desktop.services import our_offer, our_size, profile
from desktop.services.desk import Desk
from desktop.services.profile import ProfileShown
from desktop.services.questions import OurQuestions, our_questions
from desktop.store import people, profiles
from desktop.store import settings as store
from desktop.store.connection import Connection
from desktop.store.settings import LastChange, Settings

USUAL_PLANS = Plans()

NATION_WORDS: Mapping[Nation, str] = MappingProxyType(
    {
        Nation.ENGLAND: "England",
        Nation.SCOTLAND: "Scotland",
        Nation.WALES: "Wales",
        Nation.NORTHERN_IRELAND: "Northern Ireland",
    }
)
PLAN_WORDS: Mapping[PlanName, str] = MappingProxyType(
    {PlanName.FULL: "Full plan", PlanName.SHORTEST: "Shortest honest plan"}
)
STEP_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.PAUSE: "Pause",
        Step.CONVERSATIONS: "Partner conversations",
        Step.WRITING: "Writing",
        Step.SIGN_OFF: "Sign-off",
    }
)


class PersonLine(Struct, frozen=True):
    """Somebody who writes here or takes part in decisions; `role` may be empty."""

    id: str
    name: str
    role: str


class DayOffLine(Struct, frozen=True):
    """A bank holiday, or days off of our own, as a list shows it; `about` may be empty."""

    when: str
    about: str


class OwnDaysLine(DayOffLine, frozen=True):
    """Days off of our own, and what they cost."""

    days_off: DaysOff
    working_days: str


class OurSettings(Struct, frozen=True, kw_only=True):
    """Everything that the workspace was told about us.

    The texts that end in `_by` say who changed it and when; "" where nobody ever did. `you` is the id
    of the person at this desk. Own days off that are past are only counted. `income` says how big we are, ""
    until it is told.
    """

    organisation: str
    charity_number: str
    purpose: str
    income: str
    nation: Nation
    organisation_by: str
    people: tuple[PersonLine, ...]
    you: str
    bank_holidays: tuple[DayOffLine, ...]
    own_days: tuple[OwnDaysLine, ...]
    past_own_days: str
    own_days_by: str
    sign_off: SignOffAsked
    limits: tuple[Limit, ...]
    powers_by: str
    plans: Plans
    plans_by: Mapping[PlanName, str]
    profile: ProfileShown
    profile_by: str
    questions: OurQuestions
    offer: str
    offer_by: str


def our_settings(db: Connection, desk: Desk) -> OurSettings:
    """Return the settings as they stand today."""
    kept, everyone = store.of(db), people.everyone(db)
    names = {person.id: person.name for person in everyone}
    changed_by = _Changed(store.last_changes(db), names)
    coming = tuple(off for off in kept.days_off if off.last_on >= desk.today)
    return OurSettings(
        organisation=kept.organisation,
        charity_number=kept.charity_number,
        purpose=kept.purpose,
        income=our_size.words(kept.our_income),
        nation=kept.nation,
        organisation_by=changed_by(
            *("organisation_name", "nation", "charity_number", "purpose", "our_income")
        ),
        people=tuple(PersonLine(one.id, one.name, one.role) for one in everyone),
        you=desk.author or "",
        bank_holidays=_bank_holidays(kept.nation, desk.today),
        own_days=tuple(_own_days(off, kept) for off in coming),
        past_own_days=_past(len(kept.days_off) - len(coming)),
        own_days_by=changed_by("own_days"),
        sign_off=kept.sign_off,
        limits=kept.limits,
        powers_by=changed_by("sign_off", "limits"),
        plans=kept.plans,
        plans_by={name: changed_by(f"plan_{name}") for name in PlanName},
        profile=profile.shown(db),
        profile_by=_profile_by(db, names),
        questions=our_questions(db),
        offer=our_offer.standing_words(db),
        offer_by=our_offer.saved_words(db),
    )


def _profile_by(db: Connection, names: Mapping[str, str]) -> str:
    changed = profiles.last_changes(db)
    return _Changed(changed, names)(*changed)


def plan_sum(plan: Plan) -> str:
    """Return what a plan adds up to: "25 working days, 23 after the pause"."""
    return f"{plural(plan.needs, 'working day')}, {plan.after_pause} after the pause"


def consequences(plans: Plans) -> Mapping[PlanName, str]:
    """Return what each plan means for the verdicts."""
    full, shortest = plans.full, plans.shortest
    return {
        PlanName.FULL: f"Enough time from {plural(full.needs, 'working day')}, "
        f"or from {full.after_pause} once the pause has begun.",
        PlanName.SHORTEST: f"Tight from {plural(shortest.needs, 'working day')}, "
        f"or from {shortest.after_pause} once the pause has begun. Less is too short.",
    }


def stretch_words(days_off: DaysOff) -> str:
    """Return "Thu 24 Dec 2026", or "Thu 24 Dec to Fri 1 Jan 2027"."""
    first, last = days_off.first_on, days_off.last_on
    if first == last:
        return f"{day(first)} {first.year}"
    first_year = "" if first.year == last.year else f" {first.year}"
    return f"{day(first)}{first_year} to {day(last)} {last.year}"


class _Changed:
    """Says who changed a setting and when."""

    def __init__(self, changes: Mapping[str, LastChange], names: Mapping[str, str]) -> None:
        self._changes, self._names = changes, names

    def __call__(self, *settings: str) -> str:
        found = [self._changes[name] for name in settings if name in self._changes]
        if not found:
            return ""
        last = max(found, key=lambda change: change.at)
        who = self._names.get(last.author or "", "somebody")
        return f"Changed by {who} on {year_day(uk_day(last.at))}"


def _bank_holidays(nation: Nation, today: date) -> tuple[DayOffLine, ...]:
    found = Calendar(nation).bank_holidays(today, today + timedelta(days=365))
    return tuple(DayOffLine(f"{day(on)} {on.year}", name) for on, name in found)


def _own_days(off: DaysOff, kept: Settings) -> OwnDaysLine:
    nation = Calendar(kept.nation)
    cost = sum(1 for each in off.days() if nation.is_working(each))
    return OwnDaysLine(stretch_words(off), off.words, off, plural(cost, "working day"))


def _past(count: int) -> str:
    if not count:
        return ""
    kept = plural(count, "earlier entry", "earlier entries")
    return f"{kept} kept: windows published then were counted with {'it' if count == 1 else 'them'}."
