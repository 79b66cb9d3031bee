"""Documents for others: composed from what was written, shown, and made into a PDF or a Word file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.domain.documents import WHICH_WORDS, Which
from desktop.domain.words import plural
from desktop.reports.document import text_of
from desktop.reports.files import check_place
from desktop.services import approach_letter, our_offer, terms_document
from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.document_values import (
    Composed,
    LetterWanted,
    OfferWanted,
    TermsWanted,
    Wanted,
)
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotPossible
from desktop.services.pdf_pages import page_count
from desktop.store import journal
from desktop.store.connection import Connection

if TYPE_CHECKING:
    from desktop.reports.document_pdf import Extent

# What lays pages out takes its time to load: that is done off the window's thread, when it is asked for.

Step = Callable[[int, int], None]
ENDINGS = {".pdf": "PDF", ".docx": "Word document"}
_STEPS = 3


class DocumentShown(Struct, frozen=True):
    """A document as the window shows it before it is made: `body` is the PDF that it would be.

    `room` says how much of its one page it fills, "" where it may take as many as it needs.
    """

    composed: Composed
    body: bytes
    pages: int
    room: str
    fits: bool


class DocumentMade(Struct, frozen=True):
    """A file that was written."""

    path: Path
    which: Which
    pages: int

    @property
    def sentence(self) -> str:
        """What was made, in words."""
        pages = f", with {plural(self.pages, 'page')}" if self.pages else ""
        return f"{WHICH_WORDS[self.which]}: the {ENDINGS[self.path.suffix.lower()]} is made{pages}."


def compose(db: Connection, desk: Desk, wanted: Wanted) -> Composed:
    """Return a document as it would be made.

    Raises:
        NotPossible: the plan or organisation it is about is not known here.
    """
    match wanted:
        case TermsWanted():
            return terms_document.compose(db, desk, wanted)
        case OfferWanted():
            return our_offer.compose(db, desk, wanted)
        case LetterWanted():
            return approach_letter.compose(db, desk, wanted)


def show(desk: Desk, wanted: Wanted, step: Step) -> DocumentShown:
    """Lay a document out as it would be printed; nothing is recorded, and nothing is left on disk."""
    from desktop.reports import document_pdf as pdf

    step(0, _STEPS)
    with desk.reader() as db:
        composed = compose(db, desk, wanted)
    step(1, _STEPS)
    extent = pdf.extent(composed.document) if composed.one_page else None
    step(2, _STEPS)
    body = pdf.as_bytes(composed.document)
    fits = extent is None or extent.pages == 1
    return DocumentShown(composed, body, page_count(body), _room(extent), fits)


def as_text(desk: Desk, wanted: Wanted) -> str:
    """Return a document as plain text, to be pasted into an email."""
    with desk.reader() as db:
        return text_of(compose(db, desk, wanted).document)


def file_name(composed: Composed, ending: str) -> str:
    """Return a name that every system takes for a file of this document."""
    from pathvalidate import sanitize_filename

    name = sanitize_filename(composed.file_name, replacement_text=" ", max_len=120)
    plain = " ".join(name.split()).strip(". ")[:80].strip(". ")
    return f"{plain or WHICH_WORDS[composed.which]}{ending}"


def make(desk: Desk, wanted: Wanted, out: Path, step: Step) -> DocumentMade:
    """Write a document and note it; `step` hears (done, in all) and may raise to cancel.

    It is a PDF or a Word file by the ending of its name. In a file that is open read-only it is made
    without an entry.

    Raises:
        NotPossible: its name ends in neither, it may take one page and takes more, or nothing can be made.
        ReportError: the file cannot be written there; nothing else is harmed.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise NotPossible(
            happened=f"{out.name} is neither a PDF nor a Word document.",
            safe="Nothing was written.",
            to_do="Let its name end in .pdf or .docx.",
        )
    check_place(out)
    step(0, _STEPS)
    with desk.reader() as db:
        composed = compose(db, desk, wanted)
    step(1, _STEPS)
    if composed.one_page:
        _refuse_more_than_a_page(composed)
    pages = _write(composed, out, ending, lambda: step(2, _STEPS))
    if not desk.workspace.read_only:
        digest = hashlib.sha256(out.read_bytes()).hexdigest()
        desk.workspace.write(lambda db: _note(db, desk, composed, wanted, ending, digest)).result()
    step(_STEPS, _STEPS)
    return DocumentMade(out, composed.which, pages)


def _write(composed: Composed, out: Path, ending: str, step: Callable[[], None]) -> int:
    """Write the file; return how many pages it has, 0 where that is for the reader's program to say."""
    if ending == ".pdf":
        from desktop.reports import document_pdf

        return document_pdf.write(composed.document, out, step)
    from desktop.reports import document_docx

    step()
    document_docx.write(composed.document, out)
    return 0


def _refuse_more_than_a_page(composed: Composed) -> None:
    from desktop.reports import document_pdf

    extent = document_pdf.extent(composed.document)
    if extent.pages > 1:
        raise NotPossible(
            happened=f"It takes {plural(extent.pages, 'page')}, and it is to be one: {_over(extent)}.",
            safe="Nothing was written.",
            to_do="Shorten a field, or untick some commitments.",
        )


def _room(extent: Extent | None) -> str:
    if extent is None:
        return ""
    if extent.pages > 1:
        return f"{_over(extent)[0].upper()}{_over(extent)[1:]}."
    return f"It fits on one page, with room for {plural(extent.lines_left, 'more line', 'more lines')}."


def _over(extent: Extent) -> str:
    return f"it is {plural(max(1, extent.lines_over), 'line')} too long for one page"


def _note(db: Connection, desk: Desk, composed: Composed, wanted: Wanted, ending: str, digest: str) -> None:
    """Note that it was made, of what, and what of others it tells; the hash knows the file again."""
    told: dict[str, list[str]] = {}
    for tick in sorted(wanted.ticks):
        told.setdefault(tick.organisation, []).append(tick.told)
    says = {
        "which": composed.which,
        "format": ending.removeprefix("."),
        "hash": digest,
        **({"told": told} if told else {}),
        **composed.says,
    }
    if composed.opportunity is not None:
        try:
            write_about(db, desk, composed.opportunity, "document.made", says)
        except NoSuchOpportunity:  # its notice is not held here any more
            pass
        else:
            return
    arrive(db, desk)
    journal.append(
        db, author=desk.author, kind="document.made", subject=composed.subject, payload=says, now=desk.now()
    )
