"""A letter to an organisation about an opportunity or a need, as its writer left it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.words import long_day
from desktop.reports.document import Document, Lines, Section, Words


class LetterSheet(Struct, frozen=True, kw_only=True):
    """What the letter says. `to` are the lines of its address, `signed` those beneath it.

    `registered` tells by which number we are registered, "" for none.
    """

    organisation: str
    made_on: date
    sample: bool
    to: tuple[str, ...]
    subject: str
    greeting: str
    body: str
    signed: tuple[str, ...]
    registered: str = ""


def document(sheet: LetterSheet) -> Document:
    """Return the letter as a document."""
    signed = Lines(
        ("Yours sincerely", "", "", *sheet.signed, *filter(None, (sheet.organisation, sheet.registered)))
    )
    return Document(
        title=sheet.subject,
        organisation=sheet.organisation,
        made_on=sheet.made_on,
        sample=sheet.sample,
        above=(Lines(sheet.to), Lines((long_day(sheet.made_on),)), Lines((sheet.greeting,))),
        sections=(Section("", (Words(sheet.body),)), Section("", (signed,))),
    )
