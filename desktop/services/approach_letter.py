"""A letter to an organisation about an opportunity or a need: its fields, its draft, and its page."""

from __future__ import annotations

from concurrent.futures import Future

import msgspec
from msgspec import Struct

from desktop.domain.documents import Told, Which
from desktop.domain.opportunity import Stage
from desktop.domain.organisation import Contact, Organisation
from desktop.domain.reply_by import FairReply, fair_reply
from desktop.domain.states import State
from desktop.domain.words import long_day
from desktop.reports.approach_letter import LetterSheet, document
from desktop.services import letter_words, our_offer
from desktop.services.desk import Desk, calendar, plans
from desktop.services.document_values import Composed, LetterWanted, NamedOther
from desktop.services.errors import NotPossible
from desktop.services.letter_words import About
from desktop.services.opportunity_list import OpportunityFilter, led_now, matching
from desktop.services.withholding import others
from desktop.store import directory, drafts, partnerships, people, settings
from desktop.store import opportunities as opportunity_store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow

HINT = (
    "Whether to bid, and at what price, each of you decides alone: keep to what is public. Write what you "
    "would say to them."
)
_FIELD = "approach letter"
_WORKED_ON = (State.SHORTLISTED, State.PAUSING, State.DECIDED)
_MOST_TENDERS = 50
_GAPS = ("[", "]")


class LetterForm(Struct, frozen=True, kw_only=True):
    """All that the fields of a letter show at first. `contacts` are (id, words) of people there.

    `about` says in a line what it is about, `reply` how the day to answer by was worked out.
    """

    organisation: str
    name: str
    opportunity: str | None
    about: str
    contacts: tuple[tuple[str, str], ...]
    contact: str
    subject: str
    body: str
    signed: str
    reply: str
    is_draft: bool


def tenders(db: Connection, desk: Desk, beside: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return the open opportunities that a letter can be about, those that people work on: (key, words).

    `beside` is the key of one that is offered whatever its state.
    """
    found = matching(db, desk, OpportunityFilter(states=_WORKED_ON))[:_MOST_TENDERS]
    rows = opportunity_store.rows(db, found, today=desk.today)
    offered = {rows[id_].key: _tender_words(rows[id_]) for id_ in found if id_ in rows}
    row = opportunity_store.row_of_key(db, beside, today=desk.today) if beside else None
    if row is not None:
        offered.setdefault(row.key, _tender_words(row))
    return tuple(offered.items())


class _Typed(Struct, frozen=True, kw_only=True):
    """What is kept of a letter that is being written."""

    contact: str
    subject: str
    body: str
    signed: str


def letter_form(
    db: Connection, desk: Desk, organisation: str, opportunity: str | None = None, need: str = ""
) -> LetterForm:
    """Return a letter as it is being written, or as it begins.

    Raises:
        NotPossible: nothing here has that id.
    """
    to = _organisation(db, organisation)
    about = _about(db, desk, opportunity, need)
    reply = _reply(db, desk, opportunity, about)
    typed = _kept(db, to.id, opportunity)
    return LetterForm(
        organisation=to.id,
        name=to.name,
        opportunity=opportunity,
        about=_about_words(about),
        contacts=tuple((one.id, _who(one)) for one in directory.contacts(db, to.id)),
        contact=typed.contact if typed else "",
        subject=typed.subject if typed else letter_words.subject(about),
        body=typed.body if typed else letter_words.body(about, reply, with_offer=our_offer.is_written(db)),
        signed=typed.signed if typed else people.names(db).get(desk.author or "", ""),
        reply=reply.words,
        is_draft=typed is not None,
    )


def keep_draft(desk: Desk, letter: LetterWanted) -> Future[None]:
    """Keep what is being written, outside the journal; the future tells when it is on disk."""
    typed = _Typed(contact=letter.contact, subject=letter.subject, body=letter.body, signed=letter.signed)
    text, now, field = msgspec.json.encode(typed).decode(), desk.now(), _field(letter.opportunity)
    return desk.workspace.write(lambda db: drafts.put(db, letter.organisation, field, text, now))


def begin_again(desk: Desk, organisation: str, opportunity: str | None) -> Future[None]:
    """Let go of what was written: the letter begins anew."""
    field = _field(opportunity)
    return desk.workspace.write(lambda db: drafts.clear(db, organisation, [field]))


def compose(db: Connection, desk: Desk, wanted: LetterWanted) -> Composed:
    """Return the letter as its fields stand. Its reader may be named in it; others, where that is ticked.

    Raises:
        NotPossible: nothing here has that id.
    """
    to, about_us = _organisation(db, wanted.organisation), settings.of(db)
    ours = about_us.organisation
    about = _about(db, desk, wanted.opportunity, "")
    contact = next((one for one in directory.contacts(db, to.id) if one.id == wanted.contact), None)
    around = others(db, ours=ours, public=(to.name, *to.other_names, about.buyer))
    named = around.named_in((wanted.subject, wanted.body, wanted.signed))
    hide = around.hiding(wanted.ticks, {})
    sheet = LetterSheet(
        organisation=ours or "Our organisation",
        made_on=desk.today,
        sample=desk.sample,
        to=tuple(line for line in (contact.name if contact else "", to.name) if line),
        subject=hide(wanted.subject) or "Talking with you",
        greeting=f"Dear {contact.name if contact else 'colleagues'}",
        body=hide(wanted.body),
        signed=tuple(line for line in hide(wanted.signed).splitlines() if line.strip()),
        registered=about_us.registered,
    )
    return Composed(
        which=Which.APPROACH_LETTER,
        document=document(sheet),
        file_name=f"Letter to {to.name}",
        named=tuple(NamedOther(one, around.name(one), (Told.NAME, Told.CONTACT)) for one in named),
        cautions=_cautions(wanted),
        opportunity=wanted.opportunity,
        subject=to.id,
        says={"organisation": to.id},
    )


def _cautions(wanted: LetterWanted) -> tuple[str, ...]:
    found = []
    if any(gap in wanted.body for gap in _GAPS):
        found.append("Something in square brackets is still to be said, or to be taken out.")
    if not wanted.signed.strip():
        found.append("Nobody signs it yet.")
    return tuple(found)


def _organisation(db: Connection, organisation: str) -> Organisation:
    found = directory.one(db, organisation)
    if found is None:
        raise NotPossible(
            happened="No organisation here has that id.",
            safe="Nothing was changed.",
            to_do="Look for it among the organisations.",
        )
    return found


def _about(db: Connection, desk: Desk, opportunity: str | None, need: str) -> About:
    row = opportunity_store.row_of_key(db, opportunity, today=desk.today) if opportunity else None
    if row is None:
        return About(need=need)
    return About(
        title=row.title,
        buyer=row.buyer,
        closes_on=led_now(db, row, desk.now()).facts.submission_on,
        link=row.url or "",
        is_early=row.stage is Stage.PLANNING,
    )


def _tender_words(row: OpportunityRow) -> str:
    return f"{row.title}, {row.buyer}" if row.buyer else row.title


def _about_words(about: About) -> str:
    if not about.title:
        return f"About {about.need}" if about.need else "About no tender"
    closes = f", closes on {long_day(about.closes_on)}" if about.closes_on else ""
    return f"About “{about.title}”{closes}"


def _reply(db: Connection, desk: Desk, opportunity: str | None, about: About) -> FairReply:
    """Return by when to answer: the day that our plan for it gives, where one does, else a fair one."""
    working_days = calendar(db)
    plan = partnerships.of_opportunity(db, opportunity) if opportunity else None
    if plan and plan.reply_by and plan.reply_by > desk.today:
        days = working_days.between(desk.today, plan.reply_by)
        return FairReply(on=plan.reply_by, days=days, words="The day that the plan gives its members.")
    closes = None if about.is_early else about.closes_on
    return fair_reply(today=desk.today, submission_on=closes, plans=plans(db), calendar=working_days)


def _who(contact: Contact) -> str:
    return f"{contact.name}, {contact.role}" if contact.role else contact.name


def _kept(db: Connection, organisation: str, opportunity: str | None) -> _Typed | None:
    kept = drafts.of(db, organisation).get(_field(opportunity))
    try:
        return msgspec.json.decode(kept.text, type=_Typed) if kept else None
    except msgspec.DecodeError:  # as an earlier version may have left it
        return None


def _field(opportunity: str | None) -> str:
    return f"{_FIELD} {opportunity}" if opportunity else _FIELD
