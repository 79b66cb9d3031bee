"""Existing providers, as award notices show them: leads with their evidence, never a verdict."""

from __future__ import annotations

from msgspec import Struct

from desktop.domain.opportunity import Opportunity
from desktop.domain.pause import Standing
from desktop.domain.words import listed, money_short, year_day
from desktop.services.wording import region_name
from desktop.store import awards
from desktop.store.awards import AwardLead
from desktop.store.connection import Connection

MOST = 8
STANDING_WORDS = {
    Standing.KNOWN: "Known",
    Standing.BELIEVED: "We believe",
    Standing.ASKED: "We asked",
    Standing.UNKNOWN: "Not known",
}


class Provider(Struct, frozen=True, kw_only=True):
    """Somebody who was awarded this, or work like it here. `id` is a register number or ""."""

    name: str
    id: str
    standing: Standing
    detail: str
    evidence: str


def existing_providers(db: Connection, opportunity: Opportunity) -> tuple[Provider, ...]:
    """Return whom award notices name for this buyer, kind and place; each once, the closest first."""
    found: dict[str, Provider] = {}
    for lead in awards.leads(db, opportunity):
        found.setdefault(lead.supplier.casefold(), _provider(lead))
    return tuple(found.values())[:MOST]


def _provider(lead: AwardLead) -> Provider:
    return Provider(
        name=lead.supplier,
        id=f"{lead.scheme}-{lead.identifier}" if lead.scheme and lead.identifier else "",
        standing=Standing.KNOWN if lead.same_process else Standing.BELIEVED,
        detail=award_words(lead),
        evidence=evidence_words(lead),
    )


def award_words(lead: AwardLead) -> str:
    """Return what was awarded: "Peer support, £414k, until 30 September 2026"."""
    ends = lead.contract_end_on
    parts = [
        lead.title,
        money_short(lead.value_pence, lead.currency),
        f"until {year_day(ends)}" if ends else "end date not stated",
    ]
    return ", ".join(part for part in parts if part)


def evidence_words(lead: AwardLead) -> str:
    """Return where it comes from and why it is shown."""
    kind = "Contract notice" if lead.of == "contract" else "Award notice"
    on = f" of {year_day(lead.awarded_on)}" if lead.awarded_on else ""
    number = lead.notice_id.rpartition("/")[2]
    return f"{kind} {number}{on}: {_in_common(lead)}"


def _in_common(lead: AwardLead) -> str:
    if lead.same_process:
        return "this very contract"
    parts = [
        *(["the same buyer"] if lead.same_buyer else []),
        *(["the same kind of service"] if lead.same_kind else []),
        *([_place(lead)] if lead.same_place else []),
    ]
    return listed(parts)


def _place(lead: AwardLead) -> str:
    return f"the same place ({region_name(lead.regions[0])})" if lead.regions else "the same place"
