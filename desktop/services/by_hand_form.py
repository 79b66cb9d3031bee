"""The form in which an opportunity is typed: what its fields hold, and what a pasted text proposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from desktop.domain.by_hand import ByHand, read
from desktop.domain.deadline import DeadlineKind
from desktop.domain.found_amounts import one_amount
from desktop.domain.found_dates import one_time
from desktop.domain.found_in_text import About, FoundDate, found_in_text
from desktop.domain.moments import read_deadline
from desktop.domain.opportunity import Stage
from desktop.domain.words import deadline_words, money
from desktop.services.by_hand import standing
from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity, NotKept
from desktop.store import opportunities
from feeds.notice import Clock
from feeds.text import web_address

FIELDS = (
    *("text", "title", "buyer", "stage", "deadline", "time", "deadline_kind"),
    *("questions_close", "value", "place", "link"),
)
"""What the form holds, each as text; days are ISO 8601."""

KIND_WORDS: Mapping[str, str] = {
    DeadlineKind.TENDER: "Tender, bid or application",
    DeadlineKind.INTEREST: "Expression of interest",
    DeadlineKind.FIRST_STAGE: "First of several stages",
}
STAGE_WORDS: Mapping[str, str] = {
    Stage.TENDER: "It can be answered now",
    Stage.PLANNING: "It is only announced: an early signal",
}


class Proposal(Struct, frozen=True, kw_only=True):
    """Something found in a text: what it would put into which fields, and the words it was found in."""

    field: str
    fills: Mapping[str, str]
    words: str
    found_in: str
    doubt: str = ""


def typed(form: Mapping[str, str]) -> ByHand:
    """Return what the form says.

    Raises:
        NotKept: a field holds what cannot be read; says which.
    """
    said = {name: form.get(name, "").strip() for name in FIELDS}
    wrong: dict[str, str] = {}
    at = one_time(said["time"]) if said["time"] else None
    if said["time"] and at is None:
        wrong["time"] = "Write the time like 12:00, noon or 5pm. For midnight, write 23:59 or the day after."
    elif at and not said["deadline"]:
        wrong["deadline"] = "Say the day, too."
    amount = one_amount(said["value"]) if said["value"] else None
    if said["value"] and amount is None:
        wrong["value"] = "Write the value like £420,000 or 420k."
    if wrong:
        raise NotKept(wrong)
    deadline = f"{said['deadline']}T{at:%H:%M}" if at else said["deadline"]
    says = {**said, "deadline": deadline, "value_pence": amount.pence if amount else None}
    return read({**says, "currency": amount.currency if amount else "GBP"})


def form_of(one: ByHand) -> dict[str, str]:
    """Return the form that says what was typed."""
    on, _, at = one.deadline.partition("T")
    return {
        "text": one.text,
        "title": one.title,
        "buyer": one.buyer,
        "stage": one.stage,
        "deadline": on,
        "time": at[:5],
        "deadline_kind": one.deadline_kind,
        "questions_close": one.questions_close.partition("T")[0],
        "value": money(one.value_pence, one.currency),
        "place": one.place,
        "link": one.link,
    }


def form_to_edit(desk: Desk, key: str) -> dict[str, str]:
    """Return the form of one that stands.

    Raises:
        NoSuchOpportunity: none was typed under this key, or it was taken away.
    """
    with desk.reader() as db:
        found = standing(db, key)
    if found is None:
        raise NoSuchOpportunity(key)
    return form_of(found)


def form_about(desk: Desk, key: str) -> dict[str, str]:
    """Return the form for saying by hand when something closes that was published with no date.

    Raises:
        NoSuchOpportunity: there is none under this key.
    """
    with desk.reader() as db:
        detail = opportunities.detail(db, key)
    if detail is None:
        raise NoSuchOpportunity(key)
    one = detail.opportunity
    empty = dict.fromkeys(FIELDS, "")
    says = {"text": one.description, "title": one.title, "buyer": one.buyer, "link": one.url or ""}
    return empty | says | {"stage": str(Stage.TENDER), "deadline_kind": str(DeadlineKind.TENDER)}


def proposals(text: str, today: date) -> tuple[Proposal, ...]:
    """Return what a text proposes for the fields, the likeliest of each first. Nothing of it is used yet."""
    found = found_in_text(text, today)
    dates = [proposal for one in found.dates if (proposal := _of_date(one))]
    amounts = [
        Proposal(
            field="value",
            fills={"value": money(one.pence, one.currency)},
            words=money(one.pence, one.currency),
            found_in=one.words,
            doubt=one.doubt,
        )
        for one in found.amounts
    ]
    words = (
        Proposal(field=field, fills={field: one.value}, words=one.value, found_in=one.words)
        for field, several in (
            ("title", found.titles),
            ("buyer", found.buyers),
            ("place", found.places),
            ("link", tuple(link for link in found.links if web_address(link.value))),
        )
        for one in several
    )
    return (*words, *dates, *amounts)


def _of_date(one: FoundDate) -> Proposal | None:
    deadline = read_deadline(one.moment, DeadlineKind.TENDER, Clock.UK)
    if deadline is None:
        return None
    on, _, at = one.moment.partition("T")
    doubts = "; ".join(_doubts(one))
    words = deadline_words(deadline, with_year=True)
    if one.about is About.QUESTIONS:
        return Proposal(
            field="questions_close",
            fills={"questions_close": on},
            words=words,
            found_in=one.words,
            doubt=doubts,
        )
    kind = DeadlineKind.INTEREST if one.about is About.INTEREST else DeadlineKind.TENDER
    fills = {"deadline": on, "time": at, "deadline_kind": str(kind)}
    return Proposal(field="deadline", fills=fills, words=words, found_in=one.words, doubt=doubts)


def _doubts(one: FoundDate) -> Iterator[str]:
    if one.about is About.INTEREST:
        yield "for an expression of interest"
    if one.about is About.UNSAID:
        yield "the text does not say what this date is"
    if one.doubt:
        yield one.doubt
