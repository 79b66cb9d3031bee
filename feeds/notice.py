"""A notice: one thing a source published, as it was given.

Plain data that every layer may use. Nothing here is cleaned: amounts and moments stay the text
that came, so that a later reading can be compared with the source. `None` means that this notice
does not say, never that there is none: an update often carries only what it changes.

Structs, as all our values are: a page holds thousands of these.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Clock(StrEnum):
    """How a source's times are to be read."""

    GIVEN = "given"
    """The offset as it stands; UK clock where there is none."""
    UK = "uk"
    """UK clock, whatever letter stands behind the time (feeds of the Proactis platform)."""


class Form(StrEnum):
    """What a notice was made from."""

    OCDS = "ocds"
    WEB_FEED = "web_feed"
    TED = "ted"
    EU_GRANTS = "eu_grants"
    HAND = "hand"


class Money(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An amount as given: the digits of the number, or the text that stood in its place."""

    amount: str | None = None
    currency: str | None = None
    amount_gross: str | None = None


class Party(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An organisation in a notice. `scheme` and `identifier` are register numbers (GB-CHC, GB-COH …)."""

    id: str
    name: str | None = None
    scheme: str | None = None
    identifier: str | None = None
    roles: tuple[str, ...] = ()
    region: str | None = None
    locality: str | None = None
    scale: str | None = None
    vcse: bool | None = None


class Lot(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A part of a tender that can be bid for by itself."""

    id: str
    title: str | None = None
    description: str | None = None
    status: str | None = None
    value: Money = Money()
    deadline: str | None = None
    contract_start: str | None = None
    contract_end: str | None = None
    contract_extends_to: str | None = None
    has_renewal: bool | None = None
    renewal: str | None = None
    sme: bool | None = None
    vcse: bool | None = None


class Award(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An award, or the contract that followed it (`of` says which). `suppliers` are ids of parties."""

    id: str
    of: str = "award"
    title: str | None = None
    status: str | None = None
    date: str | None = None
    value: Money = Money()
    suppliers: tuple[Party, ...] = ()
    lots: tuple[str, ...] = ()
    contract_start: str | None = None
    contract_end: str | None = None
    contract_extends_to: str | None = None
    cpv: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A document that a notice points to. `notice_type` is UK1 to UK17 where the document is a notice."""

    id: str
    title: str | None = None
    kind: str | None = None
    notice_type: str | None = None
    url: str | None = None
    published: str | None = None


class Notice(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One thing a source published.

    `source` is the system that published it (known by the ocid's prefix, whatever way it came) and
    `received_from` the source or file it came by; (`source`, `id`) is its key. `opportunity` is the
    key of the opportunity it belongs to. `released_at` is in UTC. `content` is what came, byte for
    byte, and `content_hash` the hex SHA-256 that tells one version from the next. `reserved` names whom
    it is reserved for, by OCDS's codes or in words; `techniques` are framework, market and call_off.
    `references` are what it names besides itself: ocids and notices of other publications, and the
    buyer's own reference, as "ocid:…", "notice:…" and "buyer:…".

    Source: OCDS 1.1; each field names its path in feeds/formats/ocds.py.
    """

    source: str
    id: str
    received_from: str
    opportunity: str
    form: Form
    clock: Clock = Clock.GIVEN
    content: bytes
    content_hash: str
    ocid: str | None = None
    released_at: datetime | None = None
    tags: tuple[str, ...] = ()
    notice_type: str | None = None
    title: str | None = None
    description: str | None = None
    status: str | None = None
    buyer_id: str | None = None
    buyer_name: str | None = None
    parties: tuple[Party, ...] = ()
    method: str | None = None
    method_details: str | None = None
    category: str | None = None
    value: Money = Money()
    deadline: str | None = None
    interest_deadline: str | None = None
    questions_close: str | None = None
    engagement_deadline: str | None = None
    expected: str | None = None
    invitations_out: str | None = None
    contract_start: str | None = None
    contract_end: str | None = None
    contract_extends_to: str | None = None
    cpv: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    lots: tuple[Lot, ...] = ()
    awards: tuple[Award, ...] = ()
    documents: tuple[Document, ...] = ()
    url: str | None = None
    sme: bool | None = None
    vcse: bool | None = None
    above_threshold: bool | None = None
    reserved: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Unread(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An item of which only its key and the hash of its content are known yet.

    What is held already need not be read again. `position` counts from 0 in what came.
    """

    source: str
    id: str
    opportunity: str
    received_from: str
    position: int
    content: bytes
    content_hash: str


class Rejection(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An item that could not be read, kept with its reason. `position` counts from 0 in what came."""

    received_from: str
    position: int
    reason: str
    item: bytes


Item = Notice | Unread | Rejection
"""What comes from a source, one by one."""
