"""Documents as the tests make them: an offer, a letter, and all that stands in their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.documents import Tick, Ticks, Told
from desktop.domain.offer import Offer
from desktop.services import approach_letter, document_making
from desktop.services.desk import Desk
from desktop.services.document_values import LetterWanted, Wanted
from tests.reports import reading_docx
from tests.reports.reading import read

OFFER = Offer(
    does="We run a drop-in.",
    where="Fernmoor",
    brings="A kitchen.",
    works="We would rather follow than lead.",
    asks="Tell us early.",
    paid_within_days=30,
    reach="partners@fernmoor.example",
)


def ticks_of(chosen: Mapping[str, Iterable[Told]]) -> Ticks:
    """Return ticks by organisation."""
    return frozenset(
        Tick(organisation, told) for organisation, all_told in chosen.items() for told in all_told
    )


def step(_done: int, _total: int) -> None:
    pass


def made(desk: Desk, wanted: Wanted, folder: Path) -> tuple[str, str]:
    """Return all that is in the PDF, and all that is in the Word file, down to the last part."""
    pdf, word = folder / "it.pdf", folder / "it.docx"
    document_making.make(desk, wanted, pdf, step)
    document_making.make(desk, wanted, word, step)
    told = read(pdf)
    return f"{told.text}\n{told.metadata}\n{pdf.read_bytes()!r}", reading_docx.everything(word)


def a_letter(desk: Desk, organisation: str, tender: str | None, **changes: str) -> LetterWanted:
    with desk.reader() as db:
        form = approach_letter.letter_form(db, desk, organisation, tender)
    letter = LetterWanted(
        organisation=organisation,
        opportunity=tender,
        subject=form.subject,
        body=form.body,
        signed=form.signed,
    )
    return replace(letter, **changes)
