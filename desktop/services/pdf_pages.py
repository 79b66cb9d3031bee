"""The pages of a PDF, drawn as they are asked for: for the window."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct

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


def page_count(body: bytes) -> int:
    """Return how many pages a PDF has; the library is loaded then."""
    pages = Pages(body)
    pages.close()
    return pages.count


class Pages:
    """The pages of a PDF, drawn when they are asked for. Close it when it is no longer shown."""

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
