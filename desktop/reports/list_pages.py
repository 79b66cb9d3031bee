"""The lists of a pack on paper."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from desktop.reports import parts
from desktop.reports.pack_lists import PackList
from desktop.reports.text import paragraph, shortened

_LONGEST = 1500
"""Letters in a cell: who wrote more finds the whole of it on the page of the decision."""


def list_part(one: PackList, width: float) -> list[Flowable]:
    """Return a list with its heading and sentence; the head of its columns is repeated on each page."""
    told = [parts.heading(one.title), paragraph(one.told, "quiet")]
    if not one.rows:
        return [*told, Spacer(1, 4)]
    whole = sum(one.shares)
    widths = [width * share / whole for share in one.shares]
    rows = [[paragraph(shortened(cell, _LONGEST), "cell") for cell in row] for row in one.rows]
    return [*told, parts.ruled_table(rows, widths, one.columns), Spacer(1, 6)]
