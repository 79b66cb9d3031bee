"""Existing providers: what people said of them, and what award notices tell, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from desktop.domain.opportunity import Opportunity
from desktop.domain.organisation_names import name_keys
from desktop.domain.pause import Standing
from desktop.domain.provider import ProviderView, Said, provider_key
from desktop.domain.words import money_short, plural, year_day
from desktop.services.award_leads import Lead, common_words, leads
from desktop.store import directory, people
from desktop.store import providers as store
from desktop.store.awards import Awarded
from desktop.store.connection import Connection

MOST = 12
STANDING_WORDS = {
    Standing.KNOWN: "Known",
    Standing.BELIEVED: "We believe",
    Standing.ASKED: "We asked",
    Standing.UNKNOWN: "Not known",
}


class Provider(Struct, frozen=True, kw_only=True):
    """Somebody who does this, or may: as a person said, or as an award notice lets us believe.

    `id` is a register number or "", `organisation` its id in the directory or "". `said` is "" for a lead
    that nobody has looked at. `evidence` says how it is known. `key` names it among those of its
    opportunity; `notice` is the award notice, "" where there is none.
    """

    name: str
    id: str
    standing: Standing
    detail: str
    evidence: str
    key: str
    said: str = ""
    organisation: str = ""
    contract_end: date | None = None
    contract_extends_to: date | None = None
    does_well: bool | None = None
    notice: str = ""
    awarded_on: date | None = None


def existing_providers(db: Connection, opportunity: Opportunity) -> tuple[Provider, ...]:
    """Return who does this, or may: what people said first, then the closest leads. Each stands once.

    Whom a person ruled out is not among them.
    """
    said = store.of_opportunity(db, opportunity.key)
    return told_by(db, opportunity, said)[:MOST]


def told_by(db: Connection, opportunity: Opportunity, said: tuple[ProviderView, ...]) -> tuple[Provider, ...]:
    """Return the same of what is known to have been said, all of it."""
    known = dict(_leads(db, opportunity))
    authors = people.names(db) if said else {}
    names = directory.names(db) if any(view.organisation for view in said) else {}
    spoken = {view.id: _lead_of(view, known) for view in said}
    ours = [
        _said(view, known.get(spoken[view.id] or ""), names, authors)
        for view in said
        if view.said is not Said.RULED_OUT
    ]
    settled = set(filter(None, spoken.values()))
    return (*ours, *(one for key, one in known.items() if key not in settled))


def ruled_out(db: Connection, key: str) -> tuple[ProviderView, ...]:
    """Return those of whom a person said that they do not do this."""
    return tuple(view for view in store.of_opportunity(db, key) if view.said is Said.RULED_OUT)


def _leads(db: Connection, opportunity: Opportunity) -> Iterator[tuple[str, Provider]]:
    """Yield each supplier once, by its key: what tells most of it, and how many awards more there are."""
    found: dict[str, list[Lead]] = {}
    for lead in leads(db, opportunity):
        if name_keys(lead.award.supplier):  # not "Various", nor "See notice"
            found.setdefault(_key_among(found, lead.award), []).append(lead)
    for key, its in found.items():
        yield key, _lead(key, its)


def _key_among(found: Mapping[str, Sequence[Lead]], award: Awarded) -> str:
    """Return the key of the same supplier among these, else its own; two numbers are two suppliers."""
    names = set(name_keys(award.supplier))
    for key, its in found.items():
        numbers = {lead.award.number for lead in its} - {""}
        if award.number and numbers:
            if award.number in numbers:
                return key
        elif any(not names.isdisjoint(name_keys(lead.award.supplier)) for lead in its):
            return key
    return provider_key(award.number, award.supplier)


def _lead(key: str, its: list[Lead]) -> Provider:
    award, common = its[0].award, its[0].common
    more = len({lead.award.opportunity for lead in its}) - 1
    return Provider(
        key=key,
        name=award.supplier,
        id=next((lead.award.number for lead in its if lead.award.number), ""),
        standing=Standing.KNOWN if common.same_process else Standing.BELIEVED,
        detail=award_words(award),
        evidence=evidence_words(its[0]) + (f". {plural(more, 'more award')} like it" if more else ""),
        contract_end=award.end_on,
        contract_extends_to=award.extends_to_on,
        notice=award.notice_id,
        awarded_on=award.awarded_on,
    )


def award_words(award: Awarded) -> str:
    """Return what was awarded: "Peer support, £414k, until 30 September 2026"."""
    parts = [
        award.title,
        money_short(award.value_pence, award.currency),
        end_words(award.end_on, award.extends_to_on),
    ]
    return ", ".join(part for part in parts if part)


def end_words(end_on: date | None, extends_to_on: date | None) -> str:
    """Return until when a contract runs, and how much longer it may."""
    if end_on is None:
        return f"may go on until {year_day(extends_to_on)}" if extends_to_on else "end date not stated"
    further = (
        f", and may go on to {year_day(extends_to_on)}" if extends_to_on and extends_to_on > end_on else ""
    )
    return f"until {year_day(end_on)}{further}"


def evidence_words(lead: Lead) -> str:
    """Return where it comes from and why it is shown."""
    kind = "Contract notice" if lead.award.of == "contract" else "Award notice"
    on = f" of {year_day(lead.award.awarded_on)}" if lead.award.awarded_on else ""
    number = lead.award.notice_id.rpartition("/")[2]
    return f"{kind} {number}{on}: {common_words(lead)}"


def _lead_of(view: ProviderView, known: dict[str, Provider]) -> str | None:
    """Return the key of the lead that something was said of: its own, or one of that number or name."""
    if view.id in known:
        return view.id
    if view.said is Said.CORRECTED:
        return None  # it names another than the notice did
    keys = set(name_keys(view.name))
    return next(
        (
            key
            for key, lead in known.items()
            if (view.number and lead.id == view.number) or not keys.isdisjoint(name_keys(lead.name))
        ),
        None,
    )


def _said(
    view: ProviderView, lead: Provider | None, names: dict[str, str], authors: dict[str, str]
) -> Provider:
    name = names.get(view.organisation) or view.name
    end_on = view.end_on or (lead.contract_end if lead else None)
    extends_to_on = view.extends_to_on or (lead.contract_extends_to if lead else None)
    by = authors.get(view.author or "", "")
    how = _SAID[view.said] + (f" by {by}" if by else "")
    on = f", {year_day(view.on)}" if view.on else ""
    why = f" {view.reason.rstrip('.')}." if view.reason else ""
    notice = f" {lead.evidence}." if lead and view.said is Said.CONFIRMED else ""
    if lead and view.said is Said.CORRECTED:
        notice = f" The notice names {lead.name}: {lead.evidence}."
    what = view.what or (lead.detail.rsplit(", until ", 1)[0] if lead and not view.end_on else "")
    return Provider(
        key=view.id,
        name=name,
        id=view.number or (lead.id if lead and view.said is Said.CONFIRMED else ""),
        standing=view.standing,
        detail=_detail(what, end_on, extends_to_on, lead),
        evidence=f"{view.source or 'No source given'}{on}. {how}.{why}{notice}".rstrip("."),
        said=view.said,
        organisation=view.organisation,
        contract_end=end_on,
        contract_extends_to=extends_to_on,
        does_well=view.does_well,
        notice=view.notice or (lead.notice if lead else ""),
        awarded_on=lead.awarded_on if lead else None,
    )


def _detail(what: str, end_on: date | None, extends_to_on: date | None, lead: Provider | None) -> str:
    if end_on is None and extends_to_on is None and lead is None:
        return what or "What they do is not noted"
    return ", ".join(part for part in (what, end_words(end_on, extends_to_on)) if part)


_SAID = {Said.CONFIRMED: "Confirmed", Said.CORRECTED: "Corrected", Said.ADDED: "Added"}
