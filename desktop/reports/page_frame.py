"""What stands around the text of each page: whose pack it is above, how to check it below."""

from __future__ import annotations

from msgspec import Struct
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.moments import UK
from desktop.domain.words import plural, year_day
from desktop.reports.look import CAPTION, FIGURES, REGULAR, SEMIBOLD, TINY, colour
from desktop.reports.pack import Pack, PackDecision
from desktop.reports.text import shortened

MARGIN = 40.0
RIGHT = A4[0] - MARGIN
HEAD = A4[1] - 54
_RULE, _FIRST, _SECOND = 49.0, 33.0, 21.0
_LOGO = 18.0
_LOGO_GRID = 48


class NumberedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that knows at the end how many pages there are.

    Each page shows a form of its own for "Page 2 of 6", which is filled in once the whole is laid out.
    """

    def draw_page_number(self) -> None:
        """Keep the place of this page's number."""
        self.doForm(self._form(self.getPageNumber()))

    def save(self) -> None:
        """Fill in the page numbers, and write the file."""
        pages = self.getPageNumber() - 1
        for number in range(1, pages + 1):
            self.beginForm(self._form(number))
            self.setFont(FIGURES, TINY)
            self.setFillColor(colour("ink-2"))
            self.drawRightString(RIGHT, _FIRST, f"Page {number} of {pages}")
            self.endForm()
        super().save()

    @staticmethod
    def _form(number: int) -> str:
        return f"page-number-{number}"


class PackCanvas(NumberedCanvas):
    """A canvas that knows which decision its page is about."""

    decision: PackDecision | None = None


class PageFrame(Struct, frozen=True):
    """Draws the head and the foot of each page of a pack."""

    pack: Pack

    def draw(self, canvas: PackCanvas) -> None:
        """Draw both, once the page's text stands."""
        canvas.saveState()
        self._draw_head(canvas)
        self._draw_foot(canvas)
        canvas.restoreState()

    def _draw_head(self, canvas: PackCanvas) -> None:
        _draw_logo(canvas, MARGIN, HEAD - 5)
        canvas.setFillColor(colour("ink"))
        canvas.setFont(SEMIBOLD, 12)
        canvas.drawString(MARGIN + _LOGO + 8, HEAD, "Tender Pause")
        canvas.setFillColor(colour("ink-2"))
        canvas.setFont(REGULAR, CAPTION)
        canvas.drawRightString(RIGHT, HEAD, self._about(canvas.decision))
        if self.pack.sample:
            draw_sample(canvas, MARGIN + _LOGO + 8 + stringWidth("Tender Pause", SEMIBOLD, 12) + 14)

    def _about(self, decision: PackDecision | None) -> str:
        made = year_day(self.pack.made_at.astimezone(UK).date())
        if decision is None:
            return f"{self.pack.title}, {made}"
        return f"Decision {decision.number}, recorded {year_day(decision.recorded_on)}"

    def _draw_foot(self, canvas: PackCanvas) -> None:
        code = "Preview: not made yet" if self.pack.preview else f"Check code {self.pack.check.code}"
        draw_foot(canvas, self._made_from(), code)

    def _made_from(self) -> str:
        pack, made = self.pack, self.pack.made_at.astimezone(UK)
        if pack.preview:
            return (
                f"{shortened(pack.organisation, 40)}, as it stood on {year_day(made.date())} at {made:%H:%M}"
            )
        entries = plural(pack.check.entries, "entry")
        origin = f"from a copy of the record with {entries}" if pack.check.from_copy else f"from {entries}"
        return f"{shortened(pack.organisation, 40)}, made {year_day(made.date())} at {made:%H:%M} {origin}"


def draw_sample(canvas: Canvas, left: float) -> None:
    """Mark a page, in its head, as one of invented data."""
    words = "Sample: invented, not for use"
    width = stringWidth(words, SEMIBOLD, CAPTION) + 20
    canvas.setFillColor(colour("bg-paper"))
    canvas.setStrokeColor(colour("chart-3"))
    canvas.setLineWidth(1)
    canvas.roundRect(left, HEAD - 6, width, 19, 9.5, stroke=1, fill=1)
    canvas.setFillColor(colour("ink"))
    canvas.setFont(SEMIBOLD, CAPTION)
    canvas.drawString(left + 10, HEAD, words)


def draw_foot(canvas: NumberedCanvas, first: str, second: str) -> None:
    """Draw a line, two rows of words beneath it, and which page this is."""
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.75)
    canvas.line(MARGIN, _RULE, RIGHT, _RULE)
    canvas.setFillColor(colour("ink-2"))
    canvas.setFont(FIGURES, TINY)
    canvas.drawString(MARGIN, _FIRST, first)
    canvas.drawString(MARGIN, _SECOND, second)
    canvas.draw_page_number()


def _draw_logo(canvas: Canvas, x: float, y: float) -> None:
    """Draw our sign: a pause, and a runway beneath it."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(_LOGO / _LOGO_GRID, _LOGO / _LOGO_GRID)
    canvas.setFillColor(colour("brand"))
    canvas.roundRect(0, 0, _LOGO_GRID, _LOGO_GRID, 11, stroke=0, fill=1)
    canvas.setFillColor(colour("on-brand"))
    for left, low, width, height in ((13.5, 17, 7, 21), (27.5, 17, 7, 21), (10, 8.25, 28, 3.75)):
        canvas.roundRect(left, low, width, height, min(width, height) / 2, stroke=0, fill=1)
    canvas.restoreState()
