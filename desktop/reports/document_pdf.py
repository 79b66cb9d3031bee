"""A document as a PDF: A4, our fonts embedded, its facts for readers and for machines."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from desktop.domain.words import long_day
from desktop.reports.document import Document, Section
from desktop.reports.document_parts import banner, block_flowables
from desktop.reports.files import written_whole
from desktop.reports.look import CAPTION, REGULAR, SEMIBOLD, colour, one_pdf
from desktop.reports.page_frame import HEAD, MARGIN, RIGHT, NumberedCanvas, draw_foot, draw_sample
from desktop.reports.parts import heading
from desktop.reports.text import paragraph, paragraphs, plain, shortened

_TOP, _BOTTOM = 76.0, 56.0
_WIDTH = A4[0] - 2 * MARGIN
_LEADING = 15.0
"""Points from one line of text to the next."""


class Extent(Struct, frozen=True):
    """How much room a document takes: its pages, and the lines that are left on the last one."""

    pages: int
    lines_left: int
    lines_a_page: int

    @property
    def lines_over(self) -> int:
        """How many lines are too many for one page."""
        return max(0, (self.pages - 1) * self.lines_a_page - self.lines_left)


def write(document: Document, out: Path, on_page: Callable[[], None] | None = None) -> int:
    """Write the document and return its pages; what stood at `out` is replaced only once the whole is done.

    `on_page` is called as each page is done, and may raise to cancel.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with written_whole(out) as part, part.open("wb") as file:
        return _build(document, file, on_page).page


def as_bytes(document: Document) -> bytes:
    """Return the PDF, for a preview."""
    file = BytesIO()
    _build(document, file)
    return file.getvalue()


def extent(document: Document) -> Extent:
    """Return how much room the document takes, laid out as it would be printed."""
    end = _build(document, BytesIO())
    page = A4[1] - _TOP - _BOTTOM
    return Extent(end.page, int(end.room // _LEADING), int(page // _LEADING))


def _build(document: Document, file: BinaryIO, on_page: Callable[[], None] | None = None) -> _End:
    end = _End()
    with one_pdf():
        laid_out = _Document(document, file, on_page or _ignore)
        laid_out.build([*_story(document), end], canvasmaker=NumberedCanvas)
    return end


def _ignore() -> None:
    pass


def _story(document: Document) -> list[Flowable]:
    story: list[Flowable] = []
    if document.banner:
        story += [banner(document.banner, _WIDTH)]
    for block in document.above:
        story += [*block_flowables(block, _WIDTH, "letter"), Spacer(0, 8)]
    named = "long_title" if document.is_letter or len(document.title) > 80 else "title"
    story += [paragraph(document.title, named)]
    if document.subtitle:
        story += [paragraph(document.subtitle, "quiet")]
    if document.lead:
        story += paragraphs(document.lead)
    for section in document.sections:
        story += _section(section, "letter" if document.is_letter else "body")
    return story


def _section(section: Section, body: str) -> list[Flowable]:
    story: list[Flowable] = [heading(section.heading)] if section.heading else []
    for block in section.blocks:
        story += block_flowables(block, _WIDTH, body)
    return story


class _End(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Stands at the end, takes no room, and notes where it came to stand."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.room = 1, 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Note how much room is left."""
        self.room = height
        return 0, 0

    def draw(self) -> None:
        """Note the page."""
        self.page = self.canv.getPageNumber()


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document of one kind of page."""

    def __init__(self, document: Document, file: BinaryIO, on_page: Callable[[], None]) -> None:
        title = plain(document.title)
        super().__init__(
            file,
            pagesize=A4,
            title=f"Sample. {title}" if document.sample else title,
            author=plain(document.organisation),
            subject=plain(document.banner or document.subtitle),
            creator="Tender Pause",
            lang="en-GB",
            displayDocTitle=True,
        )
        frame = Frame(MARGIN, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM, 0, 0, 0, 0)

        def end_page(canvas: NumberedCanvas, _: BaseDocTemplate) -> None:
            _draw_around(canvas, document)
            on_page()

        self.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=end_page))


def _draw_around(canvas: NumberedCanvas, document: Document) -> None:
    """Draw whose document it is above the text, and what it is not below it."""
    canvas.saveState()
    name = shortened(document.organisation, 44)
    canvas.setFillColor(colour("ink"))
    canvas.setFont(SEMIBOLD, 12)
    canvas.drawString(MARGIN, HEAD, name)
    sample_from = MARGIN + stringWidth(name, SEMIBOLD, 12) + 14
    if document.sample:
        draw_sample(canvas, sample_from)
    if canvas.getPageNumber() > 1 and not document.sample:
        canvas.setFillColor(colour("ink-2"))
        canvas.setFont(REGULAR, CAPTION)
        canvas.drawRightString(RIGHT, HEAD, shortened(document.title, 40))
    made = f"{shortened(document.organisation, 60)}, {long_day(document.made_on)}"
    draw_foot(canvas, document.banner or made, made if document.banner else "")
    canvas.restoreState()
