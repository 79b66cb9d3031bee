"""Today: what needs a decision by when, what is new, and what falls due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from desktop.domain.decision import OUTCOME_WORDS
from desktop.domain.fit import FitLevel
from desktop.domain.runway import Cutoffs, Runway, cutoffs
from desktop.domain.states import State
from desktop.domain.words import day, dotted, spoken_day
from desktop.domain.working_days import Calendar
from desktop.services import conversations_due, partners_due, reviews_due
from desktop.services import today_words as words
from desktop.services.conversations_due import DueLine
from desktop.services.desk import Desk, calendar, plans
from desktop.services.follow_ups import FollowUpLine, due_by
from desktop.services.look_again import keys_to_look_at, look_again
from desktop.services.opportunity_list import OpportunityLine, lines
from desktop.services.plan_steps import PlanLine
from desktop.services.plan_steps import due_by as steps_due_by
from desktop.services.reviews_due import LookBack
from desktop.services.source_health import Health, SourceLine, source_lines
from desktop.store import decisions as decision_store
from desktop.store import directory, fits, pulls
from desktop.store import opportunities as opportunity_store
from desktop.store import reviews as review_store
from desktop.store import sources as source_store
from desktop.store import today as store
from desktop.store.connection import Connection
from desktop.store.decisions import DecisionFilter

AHEAD = timedelta(days=7)
"""How far ahead Today looks."""
STRIPS = 5
"""Strips shown while people have not chosen more than that themselves."""
NEW_SHOWN = 4
EARLY_SHOWN = 4
SOURCES_SHOWN = 5
REVIEWS_SHOWN = 5
CONVERSATIONS_SHOWN = 6
CONTACTS_SHOWN = 4
PARTNERS_SHOWN = 4


class DecideBy(Struct, frozen=True, kw_only=True):
    """One strip: what is to be acted on, by when, and what its button says and leads to.

    `decides` tells that the pause is done, so that the button leads to the decision.
    """

    key: str
    title: str
    second: str
    runway: Runway
    until: str
    on: str
    button: str
    decides: bool


class NewLine(Struct, frozen=True):
    """Something new. `second` is the buyer and what else tells it apart."""

    key: str
    title: str
    second: str
    runway: Runway


class Line(Struct, frozen=True):
    """A line that leads to one opportunity; `at` stands at its right."""

    key: str
    title: str
    second: str
    at: str = ""


class ReviewLine(Struct, frozen=True):
    """A decision to look back on."""

    number: str
    title: str
    second: str
    at: str


class SourceWords(Struct, frozen=True):
    """A source, when it last answered and what it brought."""

    name: str
    words: str


class Today(Struct, frozen=True, kw_only=True):
    """All that the page shows. `offline` is "" while sources answer.

    What is new and fits us stands first; `new_fit` says how many do, "" while nothing is judged.
    """

    day: str
    line: str
    calendar: Calendar
    decide_by: tuple[DecideBy, ...]
    not_looked_at: str
    new_since: str
    new: tuple[NewLine, ...]
    new_total: int
    new_fit: str
    look_again: tuple[Line, ...]
    sign_offs: tuple[Line, ...]
    early: tuple[Line, ...]
    early_total: int
    follow_ups: tuple[FollowUpLine, ...]
    conversations: tuple[DueLine, ...]
    conversations_total: int
    contacts: tuple[Line, ...]
    partners: tuple[Line, ...]
    plan_steps: tuple[PlanLine, ...]
    reviews: tuple[ReviewLine, ...]
    reviews_total: int
    look_backs: tuple[LookBack, ...]
    look_backs_total: int
    sources: tuple[SourceWords, ...]
    offline: str
    can_write: bool


def today(db: Connection, desk: Desk, since: datetime | None) -> Today:
    """Return what Today shows; `since` is when somebody last looked here, None where nobody has."""
    cut, until = cutoffs(plans(db), calendar(db), desk.now()), desk.today + AHEAD
    strips, left = _to_decide(db, cut, until)
    new, early = store.arrived_since(db, cut, since), store.early_signals(db, cut)
    fit = fits.levels(db, new)
    to_review, look_backs = reviews_due.due(db, desk, until), reviews_due.look_backs(db)
    talks = conversations_due.due_by(db, desk, until)
    not_above = [row_id for row_id in new if row_id not in strips]
    return Today(
        day=spoken_day(desk.today),
        line=words.line(len(strips)),
        calendar=calendar(db),
        decide_by=tuple(_decide_by(one) for one in _soonest_first(_in_order(db, desk, strips))),
        not_looked_at=words.left_words(left, until),
        new_since=words.since_words(since, desk.today),
        new=tuple(_new(one) for one in _in_order(db, desk, _fitting_first(not_above, fit)[:NEW_SHOWN])),
        new_total=len(new),
        new_fit=words.fit_words(fit, len(new)),
        look_again=_look_again(db, desk),
        sign_offs=_sign_offs(db),
        early=_early(db, desk, early[:EARLY_SHOWN]),
        early_total=len(early),
        follow_ups=due_by(db, desk, until),
        conversations=talks[:CONVERSATIONS_SHOWN],
        conversations_total=len(talks),
        contacts=_contacts(db, desk),
        partners=_partners(db, desk, until),
        plan_steps=steps_due_by(db, desk, until),
        reviews=tuple(
            ReviewLine(one.number, one.title, one.second, one.at) for one in to_review[:REVIEWS_SHOWN]
        ),
        reviews_total=len(to_review),
        look_backs=look_backs[:REVIEWS_SHOWN],
        look_backs_total=len(look_backs),
        sources=_sources(source_lines(db, desk)),
        offline=_offline(db, desk),
        can_write=not desk.workspace.read_only,
    )


def _contacts(db: Connection, desk: Desk) -> tuple[Line, ...]:
    """Return whom at organisations somebody should look at again; each leads to the organisation."""
    names = directory.names(db)
    due = [one for one in directory.contacts(db) if one.review_by and one.review_by <= desk.today]
    due.sort(key=lambda one: one.review_by or desk.today)
    return tuple(
        Line(one.organisation, names.get(one.organisation, ""), one.name, day(one.review_by))
        for one in due[:CONTACTS_SHOWN]
        if one.review_by
    )


def _partners(db: Connection, desk: Desk, until: date) -> tuple[Line, ...]:
    """Return the plans that wait for partners, to answer or to be asked; each leads to the plan."""
    due = partners_due.due_by(db, desk, until)
    return tuple(Line(one.plan, one.name, one.second, one.at) for one in due[:PARTNERS_SHOWN])


def holds_anything(db: Connection) -> bool:
    """Return whether there is anything that could be acted on."""
    return store.holds_anything(db)


def count(db: Connection, desk: Desk) -> int:
    """Return the count beside Today: decisions of this week; conversations, partners, reviews due today."""
    cut = cutoffs(plans(db), calendar(db), desk.now())
    strips, _ = _to_decide(db, cut, desk.today + AHEAD)
    others = conversations_due.due_today(db, desk) + len(partners_due.due_by(db, desk, desk.today))
    return len(strips) + others + len(review_store.due(db, desk.today))


def _to_decide(db: Connection, cut: Cutoffs, until: date) -> tuple[list[int], int]:
    """Return the strips' row ids, and how many more there are that nobody has looked at.

    What people chose to think about comes first; what is new fills up to a handful.
    """
    chosen = list(store.to_decide(db, cut, until))
    others = store.not_looked_at(db, cut, until)
    room = max(0, STRIPS - len(chosen))
    return chosen + list(others[:room]), max(0, len(others) - room)


def _in_order(db: Connection, desk: Desk, ids: Sequence[int]) -> list[OpportunityLine]:
    found = lines(db, desk, ids)
    return [found[row_id] for row_id in ids if row_id in found]


def _soonest_first(found: Sequence[OpportunityLine]) -> list[OpportunityLine]:
    """Return them by the day to act on, no date as if today; on one day what people chose goes first."""
    return sorted(found, key=lambda one: one.runway.act_by or one.runway.today)


def _decide_by(one: OpportunityLine) -> DecideBy:
    until, on = words.act_by(one.runway)
    button, decides = words.button(one)
    return DecideBy(
        key=one.key,
        title=one.title,
        second=dotted(one.buyer, one.state_words.lower()),
        runway=one.runway,
        until=until,
        on=on,
        button=button,
        decides=decides,
    )


def _fitting_first(ids: Sequence[int], fit: Mapping[int, FitLevel]) -> list[int]:
    return sorted(ids, key=lambda row_id: -fit.get(row_id, 0))


def _new(one: OpportunityLine) -> NewLine:
    came_back = "the tender has appeared" if one.state is not State.NEW else ""
    fits_us = f"fit: {one.fit_words.lower()}" if one.fit else ""
    return NewLine(one.key, one.title, dotted(one.buyer, one.value, came_back, fits_us), one.runway)


def _look_again(db: Connection, desk: Desk) -> tuple[Line, ...]:
    found = []
    for key in keys_to_look_at(db, desk):
        row, reasons = opportunity_store.row_of_key(db, key, today=desk.today), look_again(db, desk, key)
        if row and reasons:
            found.append(Line(row.key, row.title, reasons[0].sentence))
    return tuple(found)


def _sign_offs(db: Connection) -> tuple[Line, ...]:
    """Return the decisions that wait for sign-off, the one that waits longest first."""
    waiting = decision_store.rows(db, DecisionFilter(waiting=True))
    return tuple(
        Line(row.key, row.title, f"Decision {row.number}: {OUTCOME_WORDS[row.outcome]}", day(row.recorded_on))
        for row in reversed(waiting)
    )


def _early(db: Connection, desk: Desk, ids: Sequence[int]) -> tuple[Line, ...]:
    rows = opportunity_store.rows(db, ids, today=desk.today)
    return tuple(
        Line(rows[row_id].key, rows[row_id].title, words.expected(rows[row_id], desk.today))
        for row_id in ids
        if row_id in rows
    )


def _sources(found: Sequence[SourceLine]) -> tuple[SourceWords, ...]:
    """Return the sources to show: those that have failed for long, others in trouble, what is off last."""
    first = sorted(found, key=lambda line: (not line.failing, line.health is not Health.TROUBLE, line.off))
    return tuple(_source(line) for line in first[:SOURCES_SHOWN])


def _source(line: SourceLine) -> SourceWords:
    if line.failing:
        return SourceWords(line.name, line.failing_in_short)
    if line.health is Health.TROUBLE:
        return SourceWords(line.name, "Did not answer")
    if not line.brought:
        return SourceWords(line.name, line.state)
    new = "None new" if line.new == "0" else f"{line.new} new"
    return SourceWords(line.name, dotted(line.last_success_in_short, new))


def _offline(db: Connection, desk: Desk) -> str:
    """Return what is shown instead while no source that was asked gave any answer."""
    asked = [one for one in pulls.latest(db).values() if not one.source.startswith("file:")]
    if not asked or not all(one.silent for one in asked):
        return ""
    saved = [record.last_success_at for record in source_store.records(db) if record.last_success_at]
    return words.offline_words(max(saved, default=None), desk.today)
