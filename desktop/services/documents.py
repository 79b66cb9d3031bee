"""One opportunity, one recorded decision, or Today, as a page to be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct

from desktop.domain.runway import accessible_sentence
from desktop.domain.words import dotted, plural, year_day
from desktop.services import register
from desktop.services.desk import Desk
from desktop.services.opportunity_page import OpportunityCard, opportunity_card
from desktop.services.today import Line as TodayLine
from desktop.services.today import today

Step = Callable[[int, int], None]
Line = tuple[str, str]


class Part(Struct, frozen=True):
    """A heading and its lines: a label (or "") and words each."""

    title: str
    lines: tuple[Line, ...]


class Document(Struct, frozen=True):
    """Something to be read downwards. `foot` stands on every page."""

    title: str
    byline: str
    parts: tuple[Part, ...]
    foot: str


def decision_document(desk: Desk, _step: Step, *, number: str) -> Document:
    """Return one recorded decision in full.

    Raises:
        NoSuchDecision: no decision has that number.
    """
    with desk.reader() as db:
        record = register.record(db, number)
    parts = tuple(Part(section.title, section.lines) for section in record.sections if section.lines)
    byline = f"{record.line.buyer}. The code of its entry: {record.hash}"
    return Document(
        f"{number}. {record.line.title}", byline, parts, _foot(desk, f"Decision {number} of the register")
    )


def opportunity_document(desk: Desk, _step: Step, *, key: str) -> Document:
    """Return one opportunity with what is known of it and what people did.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """
    with desk.reader() as db:
        card = opportunity_card(db, desk, key)
    parts = (part for part in _parts(card) if part.lines)
    return Document(card.title, dotted(*card.byline), tuple(parts), _foot(desk, "Opportunity"))


def today_document(desk: Desk, _step: Step, *, since: datetime | None) -> Document:
    """Return Today as a page: what to act on by when, and what else is due."""
    with desk.reader() as db:
        found = today(db, desk, since)
    to_decide = [
        (strip.title, f"{strip.until} {strip.on}. {strip.second}. {accessible_sentence(strip.runway)}")
        for strip in found.decide_by
    ]
    parts = (
        _part("Decide by, soonest first", [*to_decide, ("", found.not_looked_at)]),
        _part(found.new_since, [(line.title, line.second) for line in found.new]),
        _part("Look again", [_row(line) for line in found.look_again]),
        _part("Waiting for sign-off", [_row(line) for line in found.sign_offs]),
        _part("Early signals", [_row(line) for line in found.early]),
        _part(
            "Plan steps",
            [
                (one.words, ", ".join(filter(None, (one.about, one.owner, one.when))))
                for one in found.plan_steps
            ],
        ),
        _part("To find out", [(one.question, f"{one.about}, {one.due}") for one in found.follow_ups]),
        _part("Conversations", [("", _talks_words(found.conversations_total))]),
        _part("Partners to ask or hear from", [(one.title, one.at) for one in found.partners]),
        _part("Reviews", [(one.title, f"{one.second}, {one.at}") for one in found.reviews]),
        _part("Look back", [(one.title, one.second) for one in found.look_backs]),
        _part("Sources", [(one.name, one.words) for one in found.sources]),
    )
    shown = tuple(part for part in parts if part.lines)
    return Document(f"Today, {found.day}", found.line, shown, _foot(desk, "Today"))


def _talks_words(due: int) -> str:
    """Return how many conversations are due; with whom stays in the file."""
    return (
        f"{plural(due, 'conversation')} to see to: with whom, and what, is left out on paper." if due else ""
    )


def _row(line: TodayLine) -> Line:
    return (line.title, dotted(line.second, line.at))


def _parts(card: OpportunityCard) -> Iterable[Part]:
    standing = [("State", card.state_words), ("Pause", card.pause_words), ("Decision", card.decision)]
    yield _part("Runway", [("", card.runway_sentence), *((fact.label, fact.value) for fact in card.facts)])
    yield _part("Where it stands", standing)
    yield _part("In plain words", [("", words) for words in card.description])
    yield _part("What is bought", [(fact.label, fact.value) for fact in card.bought])
    yield _part("Lots", [(fact.label, fact.value) for fact in card.lots])
    yield _part(
        "Already doing this",
        [  # what people here said of others stays here
            (one.name, f"{one.detail} ({one.standing}). {one.source}")
            for one in card.providers
            if not one.is_ours
        ],
    )
    yield _part("Changes", [(change.day, change.sentence) for change in card.changes])
    yield _part("Notices", [(f"{one.words}, {one.day}", one.url or "No link") for one in card.notices])
    ours = [one for one in card.history if not one.of_others]
    yield _part("History", [(one.day, f"{one.sentence} {one.who}".strip()) for one in ours])


def _part(title: str, lines: Iterable[Line]) -> Part:
    return Part(title, tuple((label, words) for label, words in lines if words))


def _foot(desk: Desk, what: str) -> str:
    sample = "Sample · " if desk.sample else ""
    return f"{sample}Tender Pause · {what} · printed on {year_day(desk.today)}"
