"""Copies the chosen rows of a list, for letters and for spreadsheets."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain.words import plural
from desktop.ui.widgets.table_view import CellRole, TableView

TABBED = "text/tab-separated-values"
MOST = 2_000
"""Rows copied at a time: each is read and worded before anything else goes on."""


def copy_rows(table: TableView) -> str:
    """Put the chosen rows on the clipboard, a line each with tabs between; return what was done in words."""
    rows = table.selected_rows()
    if len(rows) > MOST:
        return f"{len(rows):,} rows are too many to copy. Export the list instead: it holds all of them."
    from desktop.services.tables import tabbed  # the start of the window does not wait for it

    words = tabbed([_cells(table, row) for row in rows])
    data = QMimeData()
    data.setText(words)
    data.setData(TABBED, words.encode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    return f"Copied {plural(len(rows), 'row')}."


def _cells(table: TableView, row: int) -> list[str]:
    cells = []
    for column in range(table.model().columnCount()):
        index = table.model().index(row, column)
        cells.append(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        second = index.data(CellRole.SECOND_LINE)
        cells += [] if second is None else [str(second)]
    return cells
