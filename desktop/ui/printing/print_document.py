"""A record or an opportunity on paper, to be read downwards."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

from desktop.services.documents import Document, Part
from desktop.ui.printing.paper import LARGE, NORMAL, SMALL, Paper, line_height

_BEFORE_PART = 14.0
_BETWEEN = 5.0
_HEADING = 12


def print_document(document: Document, printer: QPrinter) -> bool:
    """Print a document; return whether the printer took it."""
    with Paper(printer, document.foot) as paper:
        if not paper.began:
            return False
        paper.words(document.title, LARGE, 600)
        paper.words(document.byline, NORMAL, token="ink-2")
        for part in document.parts:
            _part(paper, part)
    return True


def _part(paper: Paper, part: Part) -> None:
    paper.space(_BEFORE_PART)
    if not paper.has_room(4 * line_height(_HEADING)):
        paper.new_page()
    paper.words(part.title, _HEADING, 600)
    paper.rule()
    for label, words in part.lines:
        paper.space(_BETWEEN)
        if not paper.has_room(line_height(SMALL) + line_height(NORMAL)):
            paper.new_page()
        if label:
            paper.words(label, SMALL, 600, token="ink-2")
        paper.words(words)
