"""Our offer as one page: what we do, what we bring, what partners can hold us to, and whom to ask for."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.words import plural
from desktop.reports.document import Document, Points, Section, Words


class OfferSheet(Struct, frozen=True, kw_only=True):
    """What the page tells. `said` are headings with our own words, those left empty not among them.

    `registered` tells by which number we are registered, "" for none.
    """

    organisation: str
    made_on: date
    sample: bool
    said: tuple[tuple[str, str], ...]
    commitments: tuple[str, ...] = ()
    paid_within_days: int | None = None
    asks: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, ...] = ()
    registered: str = ""


def document(sheet: OfferSheet) -> Document:
    """Return the page as a document."""
    own = [Section(title, (Words(words),)) for title, words in sheet.said]
    asks = [Section(title, (Words(words),)) for title, words in sheet.asks]
    sections = [*own, *_promises(sheet), *asks]
    if sheet.contact:
        sections.append(Section("Talk to us", (Words("\n".join(sheet.contact)),)))
    return Document(
        title="How we work with others",
        subtitle=sheet.registered,
        organisation=sheet.organisation,
        made_on=sheet.made_on,
        sample=sheet.sample,
        sections=tuple(sections),
    )


def _promises(sheet: OfferSheet) -> list[Section]:
    lines = list(sheet.commitments)
    if sheet.paid_within_days is not None:
        days = plural(sheet.paid_within_days, "day")
        lines.append(f"We pay partners within {days} of their invoice")
    return [Section("What you can hold us to", (Points(tuple(lines)),))] if lines else []
