"""A partnership plan as its page shows it, worded: forms, members, fairness, checks, terms, reply."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from desktop.domain.due_diligence import Weighed, checks_fit, hours
from desktop.domain.fairness import Around, FairCheck, checks
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Stage
from desktop.domain.partnership import AGREED_WORDS, Agreed, Field, Member, Plan, Share, missing_terms
from desktop.domain.partnership_forms import Form, FormFit, fit_of
from desktop.domain.reply_by import FairReply, fair_reply, short_of_fair
from desktop.domain.runway import Runway
from desktop.domain.words import day, listed, money, plural, year_day
from desktop.domain.working_days import Calendar
from desktop.services import partnership_catalogue as catalogue
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NoSuchOpportunity
from desktop.services.history import HistoryLine, plan_history
from desktop.services.opportunity_list import row_runway
from desktop.services.partnership_facts import around, known_band, value_pence, weighed
from desktop.services.partnership_writing import standing
from desktop.store import directory, drafts, journal, people
from desktop.store import opportunities as opportunity_store
from desktop.store import partnerships as store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow

NOT_SAID = "–"
"""A sum of shares of which none is said."""


class FormCard(Struct, frozen=True):
    """One form and how it stands against the days left."""

    form: Form
    fit: FormFit


class MemberView(Struct, frozen=True, kw_only=True):
    """One member, worded. `size` says who it is and how large, `hours` what the checks cost it."""

    member: Member
    name: str
    size: str
    size_known: bool
    contact: str
    checks: tuple[Weighed, ...]
    hours: str
    checks_words: str


class PlanView(Struct, frozen=True, kw_only=True):
    """All that the page of a plan shows. `line` says whose tender it is, `came` that one has come since.

    `drafts` are texts typed and not recorded yet, by the name of their field; `ours` our own people.
    """

    plan: Plan
    title: str
    line: str
    came: str
    runway: Runway | None
    calendar: Calendar
    forms: tuple[FormCard, ...]
    chosen: FormCard | None
    members: tuple[MemberView, ...]
    totals: Mapping[Share, str]
    agreed: str
    checks: tuple[FairCheck, ...]
    missing: tuple[Field, ...]
    reply: FairReply
    reply_words: str
    value: str
    drafts: Mapping[str, str]
    ours: tuple[tuple[str, str], ...]
    saved: str
    read_only_because: str
    history: tuple[HistoryLine, ...]


def plan_view(db: Connection, desk: Desk, plan_id: str) -> PlanView:
    """Return the page of one plan.

    Raises:
        NotPossible: there is no such plan.
    """
    plan = standing(db, plan_id)
    kept = store.one(db, plan_id)
    row = _row(db, desk, plan)
    runway = row_runway(db, row, desk.now()) if row else None
    days = runway.working_days if runway else None
    facts, value = around(db, plan), value_pence(db, plan)
    forms = tuple(FormCard(form, fit_of(form, days)) for form in catalogue.forms())
    reply = _reply(db, desk, runway)
    by = f" by {kept.by}" if kept and kept.by else ""
    return PlanView(
        plan=plan,
        title=plan.name or (row.title if row else "Partnership"),
        line=_line(plan, row),
        came=tender_came(db, plan, row),
        runway=runway,
        calendar=calendar(db),
        forms=forms,
        chosen=next((card for card in forms if card.form.id == plan.form), None),
        members=tuple(_member(db, one, value[0], facts) for one in plan.members),
        totals={share: _total(plan, share) for share in Share},
        agreed=agreed_words(plan),
        checks=checks(plan, facts),
        missing=missing_terms(plan),
        reply=reply,
        reply_words=_reply_words(plan, reply, desk.today, calendar(db)),
        value=_value_words(value),
        drafts={name: one.text for name, one in drafts.of(db, plan.id).items()},
        ours=tuple((person.id, person.name) for person in people.everyone(db) if person.name),
        saved=f"Recorded{by} on {year_day(uk_day(kept.at))}." if kept else "",
        read_only_because=_read_only(desk, plan),
        history=plan_history(db, plan.id),
    )


def plan_of(db: Connection, desk: Desk, key: str) -> str:
    """Return the id of the plan of an opportunity, "" where it has none.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    plan = store.of_opportunity(db, row.key if row else key)
    if row is None and plan is None:
        raise NoSuchOpportunity(key)
    return plan.id if plan else ""


def opportunity_line(db: Connection, desk: Desk, key: str) -> str:
    """Return the title and the buyer of an opportunity, "" where it is not held here."""
    row = opportunity_store.row_of_key(db, key, today=desk.today)
    return " · ".join(filter(None, (row.title, row.buyer))) if row else ""


def agreed_words(plan: Plan) -> str:
    """Return how far the members have come: "4 members: 2 agreed, 1 asked, 1 not asked yet"."""
    counts = [
        f"{count} {AGREED_WORDS[one].lower()}"
        for one in Agreed
        if (count := sum(member.agreed is one for member in plan.members))
    ]
    return f"{plural(len(plan.members), 'member')}: {', '.join(counts)}" if counts else "No members yet"


def plan_words(db: Connection, plan: Plan) -> str:
    """Return how a plan stands: its form, who is in it, what is still to be written."""
    form = catalogue.form_title(plan.form) if plan.form else "No form chosen yet"
    names = around(db, plan).names
    partners = [names.get(one.organisation) or "a member" for one in plan.partners]
    who = f", with {listed(partners)}" if partners else ""
    missing = len(missing_terms(plan))
    terms = f"{plural(missing, 'term')} not written yet." if missing else "All terms are written."
    return f"{form}{who}. {agreed_words(plan)}. {terms}"


def tender_came(db: Connection, plan: Plan, row: OpportunityRow | None) -> str:
    """Return that the tender has come since the plan was begun, and how the two came together."""
    if row is None or row.stage is Stage.PLANNING:
        return ""
    published = row.facts.published_on
    if published is None or published <= plan.begun_on:
        return ""
    by_hand = any(
        event.kind == "partnership.linked" and event.says.get("partnership") == plan.id
        for event in journal.history(db, row.key)
    )
    since = f"This plan was begun on {year_day(plan.begun_on)}, before there was a tender."
    if by_hand:
        return f"{since} The tender of {year_day(published)} was linked to it by hand."
    return (
        f"{since} The tender came on {year_day(published)} with the same number, so the plan stands with it."
    )


def _row(db: Connection, desk: Desk, plan: Plan) -> OpportunityRow | None:
    if plan.opportunity is None:
        return None
    return opportunity_store.row_of_key(db, plan.opportunity, today=desk.today)


def _line(plan: Plan, row: OpportunityRow | None) -> str:
    if row is None and plan.opportunity is None:
        return "No tender yet"
    if row is None:
        return "Its notice is not held here"
    title = row.title if plan.name and plan.name != row.title else ""
    early = "Early signal" if row.stage is Stage.PLANNING else ""
    return " · ".join(filter(None, (early, title, row.buyer)))


def _member(db: Connection, one: Member, value: int | None, facts: Around) -> MemberView:
    found = weighed(one, value, facts)
    band = facts.bands.get(one.organisation)
    size = f"Income {band.words()}" if band else "Income not known"
    return MemberView(
        member=one,
        name=facts.name(one),
        size=f"Us. {size}" if one.is_us else size,
        size_known=known_band(db, one) is not None,
        contact=_contact(db, one),
        checks=found,
        hours=_hours(hours(one.checks or (), found)),
        checks_words=_checks_words(one, found),
    )


def _contact(db: Connection, one: Member) -> str:
    if not one.contact:
        return ""
    if one.is_us:
        return people.names(db).get(one.contact, "")
    found = directory.contact(db, one.contact)
    return found.name if found else ""


def _hours(total: float) -> str:
    figure = f"{total:g}"
    return f"{figure} {'hour' if total == 1 else 'hours'}"


def _checks_words(one: Member, found: tuple[Weighed, ...]) -> str:
    """Return what the checks cost a member, and whether they are more than fits."""
    if one.checks is None:
        return "No checks are chosen yet."
    cost = f"{plural(len(one.checks), 'check')}, about {_hours(hours(one.checks, found))} of their time."
    fits = checks_fit(one.checks, found)
    if fits is False:
        return f"{cost} More than fits."
    return f"{cost} In proportion." if fits else f"{cost} Whether they fit is not known yet."


def _total(plan: Plan, share: Share) -> str:
    said = [part for one in plan.members if (part := one.share(share)) is not None]
    return f"{sum(said, Decimal(0)).normalize():f}%" if said else NOT_SAID


def _reply(db: Connection, desk: Desk, runway: Runway | None) -> FairReply:
    submission = runway.facts.submission_on if runway and runway.working_days is not None else None
    return fair_reply(today=desk.today, submission_on=submission, plans=plans(db), calendar=calendar(db))


def _reply_words(plan: Plan, reply: FairReply, today: date, days: Calendar) -> str:
    fair = f"Asked today, {day(reply.on)} is fair. {reply.words}" if reply.on else reply.words
    return " ".join(filter(None, (short_of_fair(plan.reply_by, reply, today=today, calendar=days), fair)))


def _value_words(value: tuple[int | None, str]) -> str:
    pence, source = value
    return f"{money(pence, 'GBP')} for the whole, {source}." if pence is not None else ""


def _read_only(desk: Desk, plan: Plan) -> str:
    if desk.workspace.read_only:
        return "This workspace is open read-only."
    if plan.ended_on is not None:
        because = f": {plan.ended_because}" if plan.ended_because else "."
        return f"This plan was laid down on {year_day(plan.ended_on)}{because}"
    return ""
