"""What commitments are held against of existing providers: how big each is, and how well it does."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.commitment_facts import ProviderFacts
from desktop.domain.opportunity import Opportunity
from desktop.domain.partnership import US
from desktop.domain.size import Beside, Size, beside, beside_words
from desktop.services.our_size import is_us, our_size
from desktop.services.providers import Provider, existing_providers
from desktop.services.supplier_matching import By, Match, Suppliers
from desktop.store import directory, partnerships
from desktop.store.connection import Connection

_SMALLER = {Beside.SMALLER: True, Beside.ALIKE: False, Beside.LARGER: False}


def provider_facts(db: Connection, opportunity: Opportunity) -> tuple[ProviderFacts, ...]:
    """Return what is known of each existing provider that nobody ruled out; we ourselves are none.

    A lead that nobody has looked at is among them, with nothing known of how well it does.
    """
    providers = [one for one in existing_providers(db, opportunity) if not is_us(db, one.name, one.id)]
    if not providers:
        return ()
    ours, suppliers = our_size(db), Suppliers(db)
    plan = partnerships.of_opportunity(db, opportunity.key)
    with_us = {directory.root(db, member.organisation) for member in plan.members} - {US} if plan else set()
    return tuple(_facts(one, suppliers, ours, with_us) for one in providers)


def sizes_beside_us(db: Connection, providers: Iterable[Provider]) -> dict[str, str]:
    """Return how big each is and how that is beside us, in words, by its key; "" where it is not known."""
    ours, suppliers = our_size(db), Suppliers(db)
    return {
        one.key: size_words(suppliers.match(one.name, one.id, one.organisation), ours) for one in providers
    }


def size_words(match: Match, ours: Size | None) -> str:
    """Return a size in words, with how it is beside ours and where it comes from."""
    size = match.size
    if size is None or not size.words:
        return ""
    held = beside_words(size, ours)
    source = f" ({size.source})" if size.source else ""
    return f"{size.words}{f', {held}' if held else ''}{source}"


def _facts(one: Provider, suppliers: Suppliers, ours: Size | None, with_us: set[str]) -> ProviderFacts:
    match = suppliers.match(one.name, one.id, one.organisation)
    size = match.size if match.is_sure or match.register_by is By.NUMBER else None
    organisation = match.organisation.id if match.organisation and match.is_sure else one.organisation
    return ProviderFacts(
        name=one.name,
        smaller=_SMALLER.get(beside(size, ours)),
        does_it_well=one.does_well,
        with_us=bool(organisation) and organisation in with_us,
    )
