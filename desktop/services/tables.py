"""Tables as services make them and the window knows them: a list that is copied, printed or exported."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.words import plural, year_day
from desktop.reports.tables import Cell, Column, Table, cell_words, tabbed
from desktop.services.desk import Desk

__all__ = ["Table", "cell_words", "listed_table", "tabbed"]


def listed_table(
    title: str,
    one: str,
    columns: tuple[Column, ...],
    rows: Sequence[Sequence[Cell]],
    desk: Desk,
    notes: tuple[str, ...] = (),
) -> Table:
    """Return a list as a table that says how many `one` there are, and as of when."""
    on = year_day(desk.today)
    covers = f"{plural(len(rows), one)}, as this computer held them on {on}."
    foot = f"{'Sample · ' if desk.sample else ''}Tender Pause · {title} · {on}"
    return Table(title, covers, columns, rows, foot, notes)
