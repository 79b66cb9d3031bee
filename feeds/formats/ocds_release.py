"""The parts of an OCDS release that we read, as they stand in its JSON.

OCDS 1.0 and 1.1 with the extensions that UK sources use (lots, EU profile, UK, budget, suitability,
pagination). Every field may be missing; names are OCDS's own in snake_case. Amounts stay raw, so
that their digits are kept as they came.

Source: OCDS 1.1 release schema; Cabinet Office UK extension; OCDS for the EU.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Raw, Struct, field

Text: TypeAlias = str | None
Id: TypeAlias = str | int | None
Flag: TypeAlias = bool | None


class Value(Struct, rename="camel", gc=False):
    """An amount: `amountGross` is with VAT."""

    amount: Raw = Raw(b"")
    amount_gross: Raw = Raw(b"")
    currency: Text = None


class Period(Struct, rename="camel", gc=False):
    """A period; `maxExtentDate` is its end with all extensions."""

    start_date: Text = None
    end_date: Text = None
    max_extent_date: Text = None


class Classification(Struct, rename="camel", gc=False):
    """A code of a scheme, CPV for most."""

    scheme: Text = None
    id: Id = None


class Address(Struct, rename="camel", gc=False):
    """Where somebody is, or where something is delivered."""

    region: Text = None
    locality: Text = None
    postal_code: Text = None
    country_name: Text = None


class Location(Struct, rename="camel", gc=False):
    """A place in words."""

    description: Text = None


class Item(Struct, rename="camel", gc=False):
    """What is bought."""

    classification: Classification | None = None
    additional_classifications: list[Classification] | None = None
    delivery_addresses: list[Address] | None = None
    delivery_address: Address | None = None
    delivery_location: Location | None = None


class Identifier(Struct, rename="camel", gc=False):
    """A number in a register."""

    scheme: Text = None
    id: Id = None
    legal_name: Text = None


class Details(Struct, rename="camel", gc=False):
    """What kind of organisation it is."""

    scale: Text = None
    vcse: Flag = None


class Organisation(Struct, rename="camel", gc=False):
    """An organisation: whole in 1.0 and in `parties`, only `id` and `name` where 1.1 refers to it."""

    id: Id = None
    name: Text = None
    identifier: Identifier | None = None
    address: Address | None = None
    roles: list[str] | None = None
    details: Details | None = None


class DocumentEntry(Struct, rename="camel", gc=False):
    """A document, or a notice where it has a `noticeType`."""

    id: Id = None
    title: Text = None
    description: Text = None
    document_type: Text = None
    notice_type: Text = None
    url: Text = None
    date_published: Text = None


class Description(Struct, rename="camel", gc=False):
    """Free text on renewal or options."""

    description: Text = None


class Suitability(Struct, rename="camel", gc=False):
    """Whom the buyer holds it to suit; a flag left out is not stated."""

    sme: Flag = None
    vcse: Flag = None


class Techniques(Struct, rename="camel", gc=False):
    """How it is bought besides the procedure: a framework, or a market that one can join."""

    has_framework_agreement: Flag = None
    has_dynamic_purchasing_system: Flag = None
    has_dynamic_market: Flag = None


class OtherRequirements(Struct, rename="camel", gc=False):
    """What is asked besides, and whom it is reserved for."""

    reserved_participation: list[str] | None = None


class LotEntry(Struct, rename="camel", gc=False):
    """A lot."""

    id: Id = None
    title: Text = None
    description: Text = None
    status: Text = None
    value: Value | None = None
    tender_period: Period | None = None
    contract_period: Period | None = None
    has_renewal: Flag = None
    renewal: Description | None = None
    suitability: Suitability | None = None
    techniques: Techniques | None = None
    other_requirements: OtherRequirements | None = None


class SecondStage(Struct, rename="camel", gc=False):
    """A procedure of two stages."""

    invitation_date: Text = None


class Communication(Struct, rename="camel", gc=False):
    """When the buyer means to publish next."""

    future_notice_date: Text = None


class Milestone(Struct, rename="camel", gc=False):
    """A date in the planning; `engagement` is the last day to take part in a market engagement."""

    type: Text = None
    due_date: Text = None


class Planning(Struct, rename="camel", gc=False):
    """What comes before a tender."""

    documents: list[DocumentEntry] | None = None
    milestones: list[Milestone] | None = None


class RelatedProcess(Struct, rename="camel", gc=False):
    """Another process or notice that this one names."""

    relationship: list[str] | None = None
    scheme: Text = None
    identifier: Id = None


class PageLink(Struct, rename="camel", gc=False):
    """Where the same release stands elsewhere."""

    rel: Text = None
    href: Text = None


class Tender(Struct, rename="camel", gc=False):
    """The tender."""

    id: Id = None
    title: Text = None
    description: Text = None
    status: Text = None
    procuring_entity: Organisation | None = None
    procurement_method: Text = None
    procurement_method_details: Text = None
    main_procurement_category: Text = None
    value: Value | None = None
    tender_period: Period | None = None
    enquiry_period: Period | None = None
    contract_period: Period | None = None
    expression_of_interest_deadline: Text = None
    second_stage: SecondStage | None = None
    communication: Communication | None = None
    classification: Classification | None = None
    additional_classifications: list[Classification] | None = None
    items: list[Item] | None = None
    lots: list[LotEntry] | None = None
    documents: list[DocumentEntry] | None = None
    suitability: Suitability | None = None
    techniques: Techniques | None = None
    other_requirements: OtherRequirements | None = None
    related_processes: list[RelatedProcess] | None = None
    above_threshold: Flag = None


class AwardEntry(Struct, rename="camel", gc=False):
    """An award."""

    id: Id = None
    title: Text = None
    status: Text = None
    date: Text = None
    value: Value | None = None
    suppliers: list[Organisation] | None = None
    related_lots: list[str] | None = None
    contract_period: Period | None = None
    items: list[Item] | None = None
    documents: list[DocumentEntry] | None = None


class ContractEntry(Struct, rename="camel", gc=False):
    """A contract; its suppliers are those of the award that `awardID` names."""

    id: Id = None
    award_id: Id = field(default=None, name="awardID")
    title: Text = None
    status: Text = None
    date_signed: Text = None
    value: Value | None = None
    period: Period | None = None
    items: list[Item] | None = None
    documents: list[DocumentEntry] | None = None


class Release(Struct, rename="camel", gc=False):
    """One release: what one notice says."""

    ocid: Id = None
    id: Id = None
    date: Text = None
    tag: list[str] | None = None
    description: Text = None
    parties: list[Organisation] | None = None
    buyer: Organisation | None = None
    planning: Planning | None = None
    tender: Tender | None = None
    awards: list[AwardEntry] | None = None
    contracts: list[ContractEntry] | None = None
    related_processes: list[RelatedProcess] | None = None
    links: list[PageLink] | None = None
