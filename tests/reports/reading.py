"""Reads a PDF back, as a trustee's reader would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2


@dataclass(frozen=True)
class ReadPack:
    """What a PDF says: the text of each page, its bookmarks, and what it tells machines."""

    pages: tuple[str, ...]
    bookmarks: tuple[str, ...]
    metadata: dict[str, str]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def page_of(self, words: str) -> str:
        """The first page that says so."""
        return next(page for page in self.pages if words in page)


def read(path: Path) -> ReadPack:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(" ".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        bookmarks = tuple(mark.get_title() for mark in document.get_toc())
        return ReadPack(tuple(pages), bookmarks, document.get_metadata_dict())
    finally:
        document.close()


def top_of(words: str, path: Path, page: int) -> float:
    """How far these words stand below the top of a page, in points."""
    document = pypdfium2.PdfDocument(path)
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        start, count = text.search(words, match_case=True).get_next()
        top = max(text.get_charbox(at)[3] for at in range(start, start + count))
        height = sheet.get_height()
        text.close()
        sheet.close()
        return float(height - top)
    finally:
        document.close()
