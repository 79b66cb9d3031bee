"""A pack as it would be printed, page by page, and its patterns: for the window; nothing is left on disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.domain.packs import PackChoice
from desktop.reports import board_pack as pdf
from desktop.reports.chart_drawing import svg
from desktop.reports.pack import Pack
from desktop.reports.pack_charts import Chart, charts
from desktop.services.board_packs import Step, in_order
from desktop.services.desk import Desk
from desktop.services.pack_gathering import gathered

if TYPE_CHECKING:
    import pypdfium2

_pdfium = RLock()
"""The library under pypdfium2 may be used by one thread at a time."""


class PageImage(Struct, frozen=True):
    """One page as rows of red, green and blue, a byte each; `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class Pages:
    """The pages of a pack, drawn when they are asked for. Close it when it is no longer shown."""

    def __init__(self, body: bytes) -> None:
        import pypdfium2  # what only this needs; the library under it takes its time to load

        with _pdfium:
            self._document: pypdfium2.PdfDocument | None = pypdfium2.PdfDocument(body)
            self.count = len(self._document)
            self._parts = [
                (mark.get_dest().get_index(), mark.get_title()) for mark in self._document.get_toc()
            ]

    def part_of(self, number: int) -> str:
        """Return what begins first on a page, counted from 0, or else what goes on there."""
        before = [title for first, title in self._parts if first < number]
        return next((title for first, title in self._parts if first == number), before[-1] if before else "")

    def image(self, number: int, width: int) -> PageImage | None:
        """Return a page so many pixels wide; None once the pages are closed."""
        with _pdfium:
            if self._document is None:
                return None
            page = self._document[number]
            bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
            made = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
            return made

    def text(self, number: int) -> str:
        """Return what a page says; nothing once the pages are closed."""
        with _pdfium:
            if self._document is None:
                return ""
            page = self._document[number]
            words = page.get_textpage()
            said = " ".join(words.get_text_bounded().split())
            words.close()
            page.close()
            return said

    def close(self) -> None:
        """Give the pages back."""
        with _pdfium:
            if self._document is not None:
                self._document.close()
                self._document = None


class Pattern(Struct, frozen=True):
    """One chart: its title, the words that say the same, and what draws it as SVG.

    It is drawn so wide, in the colours that a theme has by name.
    """

    title: str
    told: str
    words: str
    draw: Callable[[float, Callable[[str], str]], str]


class PackShown(Struct, frozen=True):
    """What the window shows of a pack that is not made yet."""

    pages: Pages
    patterns: tuple[Pattern, ...]


def show(desk: Desk, from_on: date, to_on: date, step: Step, choice: PackChoice) -> PackShown:
    """Lay the pack out as it would be; `step` hears (done, in all) and may raise to cancel.

    Nothing is recorded, so it carries no code.

    Raises:
        NotPossible: the period ends before it begins.
        ReportError: there is no room for it on the disk.
    """
    in_order(from_on, to_on)
    with desk.reader() as db:
        pack = gathered(db, desk, from_on, to_on, choice, None)
    return PackShown(Pages(_laid_out(pack, step)), tuple(map(_pattern, charts(pack))))


def _laid_out(pack: Pack, step: Step) -> bytes:
    with TemporaryDirectory(prefix="tender-pause-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "preview.pdf"
        pdf.write(pack, out, step)
        return out.read_bytes()


def _pattern(chart: Chart) -> Pattern:
    return Pattern(chart.title, chart.told, chart.words, partial(svg, chart))
