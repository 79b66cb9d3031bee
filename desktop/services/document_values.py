"""A document as it stands before it is a file: its pages, what it names, and what to look at first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from desktop.domain.documents import NOBODY, Ticks, Told, Which
from desktop.domain.offer import Offer
from desktop.reports.document import Document


class TermsWanted(Struct, frozen=True, kw_only=True):
    """Heads of terms of this plan, telling of others what is ticked."""

    plan: str
    ticks: Ticks = NOBODY


class OfferWanted(Struct, frozen=True, kw_only=True):
    """Our offer, as it stands in its fields."""

    offer: Offer
    ticks: Ticks = NOBODY


class LetterWanted(Struct, frozen=True, kw_only=True):
    """A letter to an organisation, as it stands in its fields. `contact` is the id of somebody there."""

    organisation: str
    opportunity: str | None = None
    contact: str = ""
    subject: str
    body: str
    signed: str
    ticks: Ticks = NOBODY


Wanted: TypeAlias = TermsWanted | OfferWanted | LetterWanted


class NamedOther(Struct, frozen=True):
    """An organisation that a document would name, and what of it can be ticked."""

    organisation: str
    name: str
    offered: tuple[Told, ...]
    note: str = ""


class Composed(Struct, frozen=True, kw_only=True):
    """A document before it is a file.

    `cautions` are sentences on what to look at first. Its entry is about `opportunity`, where it belongs to
    one that is held here, else about `subject`, and holds what `says` says too. `one_page` says that it may
    never take more.
    """

    which: Which
    document: Document
    file_name: str
    named: tuple[NamedOther, ...] = ()
    cautions: tuple[str, ...] = ()
    opportunity: str | None = None
    subject: str | None = None
    says: Mapping[str, object]
    one_page: bool = False
