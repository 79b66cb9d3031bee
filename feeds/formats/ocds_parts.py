"""The parts of a notice from the parts of an OCDS release: values, parties, lots, awards, documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from msgspec import Raw

from feeds.formats.ocds_release import (
    AwardEntry,
    Classification,
    ContractEntry,
    DocumentEntry,
    Id,
    Item,
    LotEntry,
    Organisation,
    Period,
    Release,
    Tender,
    Text,
    Value,
)
from feeds.notice import Award, Document, Lot, Money, Party
from feeds.text import web_address

_NO_MONEY = Money()
_NO_PERIOD = Period()


def text(value: Text) -> str | None:
    """Return the text as given; an empty one says nothing."""
    return None if not value or value.isspace() else value


def key(value: Id) -> str | None:
    """Return an id as text: OCDS 1.0 allows whole numbers."""
    return text(str(value).strip()) if value is not None else None


def money(value: Value | None) -> Money:
    """Return an amount by its digits, or by the text in their place: `amount`, `amountGross`, `currency`."""
    if value is None:
        return _NO_MONEY
    return Money(
        amount=_amount(value.amount), currency=text(value.currency), amount_gross=_amount(value.amount_gross)
    )


def _amount(raw: Raw) -> str | None:
    digits = bytes(raw)
    if not digits or digits[:1] in b"ntf{[":
        return None
    if digits.startswith(b'"'):
        return text(str(json.loads(digits)))
    return digits.decode("ascii")


def parties(release: Release) -> tuple[Party, ...]:
    """Return everybody named: `parties[]`; in OCDS 1.0 buyer, procuring entity and suppliers in place."""
    named = tuple(each for each in map(party, release.parties or ()) if each is not None)
    return named or tuple(dict.fromkeys(_parties_in_place(release)))


def _parties_in_place(release: Release) -> Iterator[Party]:
    tender = release.tender or Tender()
    standing = [(release.buyer, "buyer"), (tender.procuring_entity, "procuringEntity")]
    standing += [(each, "supplier") for award in release.awards or () for each in award.suppliers or ()]
    for organisation, role in standing:
        named = party(organisation, role) if organisation and organisation.identifier else None
        if named is not None:
            yield named


def party(organisation: Organisation, *roles: str) -> Party | None:
    """Return an organisation as a party, or None for one with neither id nor name.

    Its id is its own, else its number in a register, else its name.
    """
    identifier, address, details = organisation.identifier, organisation.address, organisation.details
    scheme = text(identifier.scheme) if identifier else None
    number = key(identifier.id) if identifier else None
    name = text(organisation.name) or (text(identifier.legal_name) if identifier else None)
    registered = f"{scheme}-{number}" if scheme and number else number
    own_id = key(organisation.id) or registered or name
    if own_id is None:
        return None
    return Party(
        id=own_id,
        name=name,
        scheme=scheme,
        identifier=number,
        roles=roles or tuple(organisation.roles or ()),
        region=text(address.region) if address else None,
        locality=text(address.locality) if address else None,
        scale=text(details.scale) if details else None,
        vcse=details.vcse if details else None,
    )


def lots(entries: Iterable[LotEntry] | None) -> tuple[Lot, ...]:
    """Return the lots of `tender.lots[]`; one without an id goes by its place in the list."""
    return tuple(_lot(entry, str(place)) for place, entry in enumerate(entries or (), start=1))


def _lot(entry: LotEntry, place: str) -> Lot:
    contract = entry.contract_period or _NO_PERIOD
    suits = entry.suitability
    return Lot(
        id=key(entry.id) or place,
        title=text(entry.title),
        description=text(entry.description),
        status=text(entry.status),
        value=money(entry.value),
        deadline=text(entry.tender_period.end_date) if entry.tender_period else None,
        contract_start=text(contract.start_date),
        contract_end=text(contract.end_date),
        contract_extends_to=text(contract.max_extent_date),
        has_renewal=entry.has_renewal,
        renewal=text(entry.renewal.description) if entry.renewal else None,
        sme=suits.sme if suits else None,
        vcse=suits.vcse if suits else None,
    )


def awards(release: Release) -> tuple[Award, ...]:
    """Return `awards[]`, then `contracts[]` with the suppliers and lots of their award."""
    entries = {
        key(entry.id) or str(place): entry for place, entry in enumerate(release.awards or (), start=1)
    }
    made = [_award(entry, own_id) for own_id, entry in entries.items()]
    by_id = {award.id: award for award in made}
    signed = [
        _contract(entry, str(place), by_id.get(key(entry.award_id) or ""))
        for place, entry in enumerate(release.contracts or (), start=1)
    ]
    return (*made, *signed)


def _award(entry: AwardEntry, own_id: str) -> Award:
    contract = entry.contract_period or _NO_PERIOD
    suppliers = (party(each, "supplier") for each in entry.suppliers or ())
    return Award(
        id=own_id,
        title=text(entry.title),
        status=text(entry.status),
        date=text(entry.date),
        value=money(entry.value),
        suppliers=tuple(each for each in suppliers if each is not None),
        lots=tuple(entry.related_lots or ()),
        contract_start=text(contract.start_date),
        contract_end=text(contract.end_date),
        contract_extends_to=text(contract.max_extent_date),
        cpv=cpv_of_items(entry.items),
    )


def _contract(entry: ContractEntry, place: str, award: Award | None) -> Award:
    period = entry.period or _NO_PERIOD
    return Award(
        id=key(entry.id) or place,
        of="contract",
        title=text(entry.title),
        status=text(entry.status),
        date=text(entry.date_signed),
        value=money(entry.value),
        suppliers=award.suppliers if award else (),
        lots=award.lots if award else (),
        contract_start=text(period.start_date),
        contract_end=text(period.end_date),
        contract_extends_to=text(period.max_extent_date),
        cpv=cpv_of_items(entry.items) or (award.cpv if award else ()),
    )


def documents(release: Release) -> tuple[Document, ...]:
    """Return the documents of every section; ids carry their section, for each section numbers its own."""
    return tuple(
        Document(
            id=f"{section}/{key(entry.id) or place}",
            title=text(entry.title) or text(entry.description),
            kind=text(entry.document_type),
            notice_type=text(entry.notice_type),
            url=web_address(entry.url),
            published=text(entry.date_published),
        )
        for section, entries in _document_lists(release)
        for place, entry in enumerate(entries or (), start=1)
    )


def _document_lists(release: Release) -> Iterator[tuple[str, list[DocumentEntry] | None]]:
    if release.planning:
        yield "planning", release.planning.documents
    if release.tender:
        yield "tender", release.tender.documents
    for award in release.awards or ():
        yield f"award-{key(award.id)}", award.documents
    for contract in release.contracts or ():
        yield f"contract-{key(contract.id)}", contract.documents


def cpv(release: Release) -> tuple[str, ...]:
    """Return every CPV code, the main one first.

    Paths: `tender.classification`, `tender.additionalClassifications[]`, `tender.items[]`, then the items of
    awards and contracts.
    """
    codes: list[str] = []
    if release.tender:
        codes += _codes([release.tender.classification, *(release.tender.additional_classifications or ())])
        codes += cpv_of_items(release.tender.items)
    for entry in (*(release.awards or ()), *(release.contracts or ())):
        codes += cpv_of_items(entry.items)
    return tuple(dict.fromkeys(codes))


def cpv_of_items(items: Iterable[Item] | None) -> tuple[str, ...]:
    """Return the CPV codes of these items: `classification` and `additionalClassifications[]`."""
    return tuple(
        dict.fromkeys(
            code
            for item in items or ()
            for code in _codes([item.classification, *(item.additional_classifications or ())])
        )
    )


def _codes(found: Iterable[Classification | None]) -> Iterator[str]:
    for classification in found:
        if classification is not None and (classification.scheme or "").upper() == "CPV":
            code = key(classification.id)
            if code:
                yield code


def regions(release: Release) -> tuple[str, ...]:
    """Return where it is delivered, as written: codes, names of regions, or what there is in their place.

    Paths: `tender.items[]`, else `awards[].items[]`: `deliveryAddresses[].region` (else locality,
    postal code, country), `deliveryLocation.description`.
    """
    bought = (release.tender.items if release.tender else None) or [
        item for award in release.awards or () for item in award.items or ()
    ]
    return tuple(dict.fromkeys(place for item in bought for place in _places(item)))


def _places(item: Item) -> Iterator[str]:
    addresses = [*(item.delivery_addresses or ()), item.delivery_address]
    found = False
    for address in addresses:
        place = address and (
            text(address.region)
            or text(address.locality)
            or text(address.postal_code)
            or text(address.country_name)
        )
        if place:
            found = True
            yield place
    words = text(item.delivery_location.description) if item.delivery_location else None
    if words and not found:
        yield words
