"""An approach as it is filled in: what is typed, the days, the checks, and the reply, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain import approached as rules
from desktop.domain.approached import ANSWER_WORDS, CHECK_WORDS, Answer, Approach, Checked, Days
from desktop.domain.approached_mail import FoundDay, found_days
from desktop.domain.approached_reply import Reply
from desktop.domain.approached_reply import reply as reply_words
from desktop.domain.decision import HOLDING_WORDS, Holding
from desktop.domain.runway import Plans
from desktop.domain.words import day, long_day, year_day
from desktop.domain.working_days import Calendar
from desktop.reports.files import written_whole
from desktop.services.by_hand_form import Proposal
from desktop.services.conversation_form import caution_on
from desktop.services.desk import Desk, calendar, plans
from desktop.services.errors import NotPossible
from desktop.store import approaches as store
from desktop.store import directory, drafts, people, settings
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection

NEW = "approach:new"
"""How the id begins of an approach that is being typed and is not logged yet."""
FIELD = "approach"
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%?")
_DAYS = re.compile(r"(\d{1,3})\s*(?:days?)?", re.IGNORECASE)
_SAY_PERCENT = "Write a percentage like 40 or 12.5."
_SAY_DAYS = "Write days like 30."
_FIELDS = {"asked_on": "They asked on", "reply_by": "Reply asked by"}
"""The fields for which days of a message are proposed."""


class ApproachWords(Struct, frozen=True, kw_only=True):
    """What the fields hold: figures as they are typed, all else as it is kept."""

    approach: Approach = Approach()
    work: str = ""
    value: str = ""
    paid: str = ""


class ApproachForm(Struct, frozen=True, kw_only=True):
    """All that the page shows at first. `is_logged` tells that it is on the record already.

    `answered` says what we answered and when, "" while they wait; `organisation` and `about` are names.
    """

    id: str
    is_logged: bool
    is_draft: bool
    words: ApproachWords
    organisation: str
    about: str
    answer: str
    answered: str
    read_only_because: str


class CheckLine(Struct, frozen=True):
    """One check, worded."""

    title: str
    holding: Holding
    holding_words: str
    because: str


class ApproachRead(Struct, frozen=True, kw_only=True):
    """What the fields come to. `troubles` say field by field what cannot be read.

    `caution` is the line on keeping to what is public, where it applies; `our_day` by when we can answer.
    """

    approach: Approach
    troubles: Mapping[str, str]
    days: Days
    day_sentences: tuple[str, ...]
    our_day: str
    checks: tuple[CheckLine, ...]
    caution: str


def new(*, organisation: str = "", about: str = "") -> str:
    """Return the id of a new approach; one that is begun from somewhere has a draft of its own."""
    return "|".join((NEW, organisation, about))


def waiting(db: Connection) -> str:
    """Return the approach that is to be answered first, "" where none waits."""
    return next((one.id for one in store.unanswered(db)), "")


def is_new(approach: str) -> bool:
    """Return whether an approach is still to be logged."""
    return approach.startswith(NEW)


def form(db: Connection, desk: Desk, approach: str) -> ApproachForm:
    """Return the form of an approach, as it is being typed or as it was logged.

    Raises:
        NotPossible: nothing here has that id.
    """
    kept = None if is_new(approach) else store.one(db, approach)
    if not is_new(approach) and (kept is None or store.is_removed(db, approach)):
        raise NotPossible(
            happened="This approach is not here.",
            safe="Nothing was changed.",
            to_do="Choose another, or log it again.",
        )
    typed = _typed(db, approach)
    words = typed or written(kept.approach if kept else _begun(db, desk, approach))
    return ApproachForm(
        id=approach,
        is_logged=kept is not None,
        is_draft=typed is not None,
        words=words,
        organisation=directory.names(db).get(words.approach.organisation, ""),
        about=_title(db, desk, words.approach.about) or (kept.about_title if kept else ""),
        answer=kept.answer.value if kept and kept.answer else "",
        answered=_answered(kept.answer, kept.answered_on) if kept else "",
        read_only_because="This workspace is open read-only." if desk.workspace.read_only else "",
    )


def keep_draft(desk: Desk, approach: str, words: ApproachWords) -> Future[None]:
    """Keep what is being typed, outside the journal; the future tells when it is on disk."""
    now, text = desk.now(), msgspec.json.encode(words).decode()
    return desk.workspace.write(lambda db: drafts.put(db, approach, FIELD, text, now))


def written(approach: Approach) -> ApproachWords:
    """Return an approach as its fields show it."""

    def figure(share: Decimal | None) -> str:
        return f"{share.normalize():f}" if share is not None else ""

    paid = approach.paid_after_days
    return ApproachWords(
        approach=approach,
        work=figure(approach.share_work),
        value=figure(approach.share_value),
        paid="" if paid is None else str(paid),
    )


def meant(words: ApproachWords) -> tuple[Approach, Mapping[str, str]]:
    """Return the approach that the fields say, and field by field what cannot be read."""
    troubles: dict[str, str] = {}
    figures: dict[str, Decimal | None] = {}
    for name, text in (("share_work", words.work), ("share_value", words.value)):
        found = _PERCENT.fullmatch(text.strip())
        figures[name] = Decimal(found[1].replace(",", ".")) if found else None
        if text.strip() and not found:
            troubles[name] = _SAY_PERCENT
    days = _DAYS.fullmatch(words.paid.strip())
    if words.paid.strip() and not days:
        troubles["paid_after_days"] = _SAY_DAYS
    approach = replace(
        words.approach,
        share_work=figures["share_work"],
        share_value=figures["share_value"],
        paid_after_days=int(days[1]) if days else None,
    )
    return approach, troubles


def read(db: Connection, desk: Desk, words: ApproachWords) -> ApproachRead:
    """Return what the fields come to: days, checks, what cannot be so."""
    approach, unread = meant(words)
    days, our_day = _days(db, desk, approach)
    return ApproachRead(
        approach=approach,
        troubles={**dict(rules.refusals(approach, desk.today)), **unread},
        days=days,
        day_sentences=rules.day_sentences(days),
        our_day=_our_day(our_day),
        checks=tuple(map(_check, rules.checks(approach))),
        caution=caution_on(db, desk, approach.organisation, approach.about),
    )


def reply(db: Connection, desk: Desk, words: ApproachWords) -> str:
    """Return a short reply to edit, on our own timetable."""
    approach, _ = meant(words)
    days, our_day = _days(db, desk, approach)
    contact = directory.contact(db, approach.contact) if approach.contact else None
    return reply_words(
        Reply(
            approach=approach,
            checks=rules.checks(approach),
            days=days,
            title=_title(db, desk, approach.about),
            to=contact.name if contact else directory.names(db).get(approach.organisation, ""),
            us=settings.of(db).organisation,
            by=people.names(db).get(desk.author or "", ""),
            our_day=our_day,
        )
    )


def proposals(text: str, today: date) -> tuple[Proposal, ...]:
    """Return the days of a message that may be taken over; none is taken by itself."""
    return tuple(_proposed(one, today) for one in found_days(text, today) if one.field in _FIELDS)


def _proposed(one: FoundDay, today: date) -> Proposal:
    on = day(one.on) if one.on.year == today.year else year_day(one.on)
    return Proposal(
        field=one.field,
        words=f"{_FIELDS[one.field]}: {on}",
        fills={one.field: one.on.isoformat()},
        found_in=one.quote,
        doubt=one.doubt,
    )


def save_reply(text: str, out: Path) -> None:
    """Write our reply as a file of plain text.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with written_whole(out) as part:
        part.write_text(f"{text.rstrip()}\n", "utf-8")


def _begun(db: Connection, desk: Desk, approach: str) -> Approach:
    _, organisation, about = (*approach.split("|", 2), "", "")[:3]
    return Approach(
        organisation=directory.root(db, organisation) if organisation else "",
        about=about,
        asked_on=desk.today,
    )


def _days(db: Connection, desk: Desk, approach: Approach) -> tuple[Days, date | None]:
    row = opportunity_store.row_of_key(db, approach.about, today=desk.today) if approach.about else None
    submission_on = row.facts.submission_on if row else None
    held: tuple[Plans, Calendar] = plans(db), calendar(db)
    found = rules.days(
        approach,
        published_on=row.facts.published_on if row else None,
        submission_on=submission_on,
        today=desk.today,
        plans=held[0],
        calendar=held[1],
    )
    ours = rules.our_day(desk.today, submission_on=submission_on, plans=held[0], calendar=held[1])
    return found, ours


def _our_day(on: date | None) -> str:
    if on is None:
        return "The deadline leaves no honest time to think with our own people. A short no is an answer too."
    return f"On our own timetable we can answer by {long_day(on)}."


def _check(found: Checked) -> CheckLine:
    return CheckLine(CHECK_WORDS[found.check], found.holding, HOLDING_WORDS[found.holding], found.because)


def _answered(answer: Answer | None, on: date | None) -> str:
    if on is None:
        return ""
    return f"{ANSWER_WORDS[answer] if answer else 'Answered'}, {year_day(on)}"


def _title(db: Connection, desk: Desk, key: str) -> str:
    row = opportunity_store.row_of_key(db, key, today=desk.today) if key else None
    return row.title if row else ""


def _typed(db: Connection, approach: str) -> ApproachWords | None:
    kept = drafts.of(db, approach).get(FIELD)
    if kept is None:
        return None
    try:
        return msgspec.json.decode(kept.text, type=ApproachWords)
    except msgspec.DecodeError:
        return None
