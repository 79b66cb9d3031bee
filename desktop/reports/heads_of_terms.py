"""Heads of terms from a plan to work together: what is agreed, and as open points what is not said yet.

What a plan says comes in already worded, without anything about another organisation that was not ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from desktop.domain.words import listed, long_day, plural
from desktop.reports.document import (
    Block,
    Column,
    Document,
    Grid,
    OpenPoint,
    Points,
    Section,
    Signatures,
    Told,
    Words,
)

BANNER = "Draft for advice, not a contract"
_LEAD = (
    "This says what we have talked about so far, so that each of us can take advice on it. It binds nobody. "
    "An open point is something that is not said yet."
)
_OPENLY = (
    "We bid together openly: the buyer sees every member. Prices and costs are shared only among members who "
    "have agreed to bid together."
)
_ALONE = (
    "Nothing here says who else bids for anything, for which part, or at what price: that, each organisation "
    "decides alone."
)
_ADVICE = "Each of us takes its own advice before a contract is made of this."
_NOT_TOLD = "–"
_WHOLE = Decimal(100)


class Party(Struct, frozen=True, kw_only=True):
    """One member. `shares` are of work, value, risk and voice; `is_told` says whether they may be printed.

    `checks` are what is asked of it as due diligence, None while nobody has chosen or it is not told.
    """

    name: str
    role: str = ""
    lead: bool = False
    standing: str = ""
    has_agreed: bool = False
    shares: tuple[Decimal | None, ...] = (None, None, None, None)
    is_us: bool = False
    is_told: bool = True
    brings: str = ""
    gains: str = ""
    red_lines: str = ""
    gives_way: str = ""
    terms_told: bool = True
    paid: str = ""
    contact: str = ""
    checks: tuple[str, ...] | None = None
    checks_told: bool = True


class Term(Struct, frozen=True, kw_only=True):
    """Something that members agree on: its heading, the question it answers, and what was answered.

    `figures` is what is said of it in figures or with yes and no, "" where nothing is; `also_asks` is what is
    still open beside its words.
    """

    name: str
    title: str
    asks: str
    text: str
    figures: str = ""
    also_asks: str = ""


class TermsSheet(Struct, frozen=True, kw_only=True):
    """What heads of terms say. `form` are its title and sentences, () while none is chosen.

    `bids` says whether members may bid together, which is not so where they share other things alone.
    """

    organisation: str
    made_on: date
    sample: bool
    about: str
    name: str
    purpose: str
    form: tuple[str, ...]
    parties: tuple[Party, ...]
    terms: tuple[Term, ...]
    dates: tuple[tuple[str, str], ...]
    value: str = ""
    bids: bool = True


def document(sheet: TermsSheet) -> Document:
    """Return heads of terms as a document, its sections numbered, so that they can be talked about."""
    named = [*_sections(sheet)]
    sections = [
        Section(f"{number}. {section.heading}", section.blocks) for number, section in enumerate(named, 1)
    ]
    return Document(
        title=f"Heads of terms: {sheet.name}" if sheet.name else "Heads of terms",
        subtitle=sheet.about,
        banner=BANNER,
        lead=f"{_LEAD} {_how_many_open(sections)}",
        organisation=sheet.organisation,
        made_on=sheet.made_on,
        sample=sheet.sample,
        sections=tuple(sections),
    )


def _sections(sheet: TermsSheet) -> Sequence[Section]:
    terms = {term.name: term for term in sheet.terms}
    return (
        Section("Purpose", (_said(sheet.purpose, "What do we both want for the people this is for?"),)),
        Section("How we work together", _form(sheet)),
        Section("Members and shares", _members(sheet)),
        *(_term(terms[name]) for name in ("money", "risk")),
        Section("Voice", _voice(sheet.parties)),
        *(_term(terms[name]) for name in ("buyer", "ideas", "credit", "autonomy", "data", "safeguarding")),
        _term(terms["exclusivity"]),
        Section("Due diligence", _checks(sheet.parties)),
        Section("Rhythm and contacts", _rhythm(terms["rhythm"], sheet.parties)),
        _term(terms["disagreement"]),
        Section("What we do not give way on", _red_lines(sheet.parties)),
        _term(terms["exit"]),
        Section("Dates", _dates(sheet)),
        Section("Before anyone signs", (Points((*([_OPENLY] if sheet.bids else []), _ALONE, _ADVICE)),)),
        Section("Signatures", _signatures(sheet)),
    )


def _said(text: str, asks: str) -> Block:
    return Words(text) if text.strip() else OpenPoint(asks)


def _form(sheet: TermsSheet) -> tuple[Block, ...]:
    if not sheet.form:
        return (OpenPoint("In which form do we work together, and who contracts with whom?"),)
    title, *sentences = sheet.form
    return (Told(title, " ".join(sentences)),)


def _members(sheet: TermsSheet) -> tuple[Block, ...]:
    parties = sheet.parties
    if not parties:
        return (OpenPoint("Who are the members, and what is the part of each?"),)
    columns = (
        Column("Member", 52),
        Column("Part", 36),
        *(Column(words, 23, figures=True) for words in ("Work", "Value", "Risk", "Voice")),
        Column("Standing", 30),
    )
    rows = tuple(_row(party) for party in parties)
    total = ("Together", "", *(_together(parties, of) for of in range(4)), "")
    blocks: list[Block] = [
        Grid("Who does what, in percent of the whole", columns, (*rows, total), total=True)
    ]
    if sheet.value:
        blocks.append(Words(sheet.value, quiet=True))
    for party in parties:
        if party.terms_told:
            blocks += _brings(party)
    return (*blocks, *_open_in_members(parties))


def _row(party: Party) -> tuple[str, ...]:
    role = party.role
    if party.lead:
        role = "Leads" if role.strip().casefold() in ("", "lead", "leads") else f"Leads. {role}"
    shares = tuple(percent(share) if party.is_told else _NOT_TOLD for share in party.shares)
    return (party.name, role if party.is_told else _NOT_TOLD, *shares, party.standing)


def percent(share: Decimal | None) -> str:
    """Return a share as people write it, "open" while nobody has said it."""
    return "open" if share is None else f"{share.normalize():f}%"


def _together(parties: Sequence[Party], of: int) -> str:
    told = [party.shares[of] for party in parties if party.is_told]
    known = [share for share in told if share is not None]
    whole = bool(known) and len(known) == len(parties)
    return percent(sum(known, Decimal(0))) if whole else _NOT_TOLD


def _brings(party: Party) -> list[Block]:
    said = [("brings", party.brings), ("gains", party.gains)]
    return [Told(f"{party.name} {verb}", text) for verb, text in said if text.strip()]


def _open_in_members(parties: Sequence[Party]) -> list[Block]:
    points = [OpenPoint("Who else is a member?")] if len(parties) < 2 else []
    without_a_part = [
        party.name for party in parties if party.is_told and not party.lead and not party.role.strip()
    ]
    if without_a_part:
        points.append(OpenPoint(f"What is the part of {_or_all(without_a_part, parties)}?"))
    for of, words in enumerate(("work", "value", "risk", "voice")):
        told = [party for party in parties if party.is_told]
        missing = [party.name for party in told if party.shares[of] is None]
        if missing:
            points.append(OpenPoint(f"What share of the {words} has {_or_all(missing, parties)}?"))
            continue
        whole = sum((party.shares[of] or Decimal(0) for party in told), Decimal(0))
        if len(told) == len(parties) and whole != _WHOLE:
            points.append(OpenPoint(f"Shares of {words} come to {percent(whole)}: what makes the whole?"))
    waiting = [party.name for party in parties if party.is_told and not party.has_agreed]
    if waiting:
        points.append(OpenPoint(f"Not agreed yet: {listed(waiting)}."))
    return list(points)


def _or_all(names: list[str], parties: Sequence[Party]) -> str:
    return "each member" if len(names) == len(parties) else listed(names)


def _term(term: Term) -> Section:
    blocks: list[Block] = [Words(term.text)] if term.text.strip() else []
    if term.figures:
        blocks.append(Words(term.figures))
    open_points = [OpenPoint(term.also_asks)] if term.also_asks else []
    return Section(term.title, (*(blocks or [OpenPoint(term.asks)]), *open_points))


def _voice(parties: Sequence[Party]) -> tuple[Block, ...]:
    told = [party for party in parties if party.is_told and party.shares[3] is not None]
    if not told:
        return (OpenPoint("How do members decide together, and what can no member be outvoted on?"),)
    said = [f"{party.name}: {percent(party.shares[3])}" for party in told]
    return (Words("Where members decide together, their voices weigh:"), Points(tuple(said)))


def _checks(parties: Sequence[Party]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for party in parties:
        if party.is_us or not party.checks_told:
            continue
        if party.checks:
            blocks += [Words(f"Of {party.name} we ask, in proportion to its part:"), Points(party.checks)]
        elif party.checks is not None:
            blocks.append(Words(f"Of {party.name} we ask for nothing."))
        else:
            blocks.append(OpenPoint(f"What do we ask of {party.name}, in proportion to its part?"))
    return tuple(blocks) or (OpenPoint("What do we ask of each other, in proportion to each part?"),)


def _rhythm(term: Term, parties: Sequence[Party]) -> tuple[Block, ...]:
    contacts = tuple(f"{party.name}: {party.contact}" for party in parties if party.contact)
    named: tuple[Block, ...] = (
        Points(contacts) if contacts else OpenPoint("Whom does each member name as its contact?"),
    )
    return (_said(term.text, term.asks), *named)


def _red_lines(parties: Sequence[Party]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for party in parties:
        if not party.terms_told:
            continue
        blocks.append(
            Told(party.name, party.red_lines)
            if party.red_lines.strip()
            else OpenPoint(f"What does {party.name} not give way on?")
        )
        if party.gives_way.strip():
            blocks.append(Told(f"{party.name} can give way on", party.gives_way))
    return tuple(blocks) or (OpenPoint("What does each member not give way on?"),)


def _dates(sheet: TermsSheet) -> tuple[Block, ...]:
    if not sheet.dates:
        return (OpenPoint("By when do members answer, and when does this begin and end?"),)
    return (Grid("What is due when", (Column("What", 45), Column("When", 55)), sheet.dates),)


def _signatures(sheet: TermsSheet) -> tuple[Block, ...]:
    words = (
        "Signed to say that this draft tells what we talked about, and that we take advice on it. "
        f"Drawn up by {sheet.organisation} on {long_day(sheet.made_on)}."
    )
    return (Words(words), Signatures(tuple(party.name for party in sheet.parties) or (sheet.organisation,)))


def _how_many_open(sections: Sequence[Section]) -> str:
    count = sum(isinstance(block, OpenPoint) for section in sections for block in section.blocks)
    return f"{plural(count, 'point')} {'is' if count == 1 else 'are'} open." if count else "No point is open."
