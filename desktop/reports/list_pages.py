"""The lists of a pack on paper."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.reports import parts
from desktop.reports.pack_lists import PackList
from desktop.reports.text import paragraph, shortened

_LONGEST, _LONGEST_NAME = 1500, 140
"""Letters in a cell, and in one that names something: the page of a decision has the whole."""

_NAMES = ("Opportunity", "About", "Buyer", "Who")


def list_part(one: PackList, width: float) -> list[Flowable]:
    """Return a list with its heading and sentence; the head of its columns is repeated on each page."""
    told = paragraph(one.told, "quiet")
    if not one.rows:
        return [KeepTogether([paragraph(one.title, "heading"), told]), Spacer(1, 4)]
    whole = sum(one.shares)
    widths = [width * share / whole for share in one.shares]
    most = [_LONGEST_NAME if column in _NAMES else _LONGEST for column in one.columns]
    rows = [
        [paragraph(shortened(cell, letters), "cell") for cell, letters in zip(row, most, strict=True)]
        for row in one.rows
    ]
    return [parts.heading(one.title), told, parts.ruled_table(rows, widths, one.columns), Spacer(1, 6)]
