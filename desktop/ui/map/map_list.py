"""The map as a table: everybody on it, and how they stand to others."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.services.system_map import MapEntry, MapPage
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel
from desktop.ui.widgets.table_delegate import Index
from desktop.ui.widgets.table_view import CellRole, Column, TableDelegate, TableView


class Col(IntEnum):
    """The columns, left to right."""

    NAME = 0
    ROLE = 1
    INCOME = 2
    RELATIONS = 3
    LAST = 4


HEADINGS = {
    Col.NAME: "Organisation",
    Col.ROLE: "On this map as",
    Col.INCOME: "Yearly income",
    Col.RELATIONS: "Stands to others",
    Col.LAST: "Last conversation",
}
_COLUMNS = (
    Column(least=150, wished=230, grows=2, gives=2),
    Column(least=126, wished=150, goes=3),
    Column(least=104, wished=126, goes=2),
    Column(least=150, wished=280, grows=3, gives=1),
    Column(least=110, wished=150, goes=1),
)


def _words(entry: MapEntry, column: Col) -> str:
    return {
        Col.NAME: entry.name,
        Col.ROLE: entry.role.words(),
        Col.INCOME: entry.income,
        Col.RELATIONS: " ".join(entry.relations),
        Col.LAST: entry.last_talk,
    }[column]


def _spoken(entry: MapEntry, column: Col) -> str:
    if column is Col.NAME:
        return f"{entry.name}, {entry.role.words()}"
    return f"{HEADINGS[column]}: {_words(entry, column) or 'nothing noted'}"


def _on_hover(entry: MapEntry, column: Col) -> str:
    return f"{entry.name}\n{entry.why}" if column is Col.NAME else _words(entry, column)


def _second(entry: MapEntry, column: Col, role: int) -> str | None:
    return entry.why if column is Col.NAME and role == CellRole.SECOND_LINE else None


CELLS: Final = Cells(
    headings=HEADINGS,
    shown=_words,
    spoken=_spoken,
    on_hover=_on_hover,
    key=lambda entry: entry.id,
    more=_second,
)

_ROUND = 7
"""What keeps the rows out of the card's round corners."""


class MapList(Card):
    """Rows in the order of the map, chosen one by one; the same one is chosen on the map."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.model = LinesModel[MapEntry](CELLS, self)
        self.view = TableView()
        self.view.setAccessibleName("Everybody on the map")
        self.view.setModel(self.model)
        self.view.setItemDelegate(TableDelegate(self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.header.top_radius = 7
        self.view.header.setSectionsClickable(False)
        self.view.set_columns(_COLUMNS)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._tell)
        self.view.current_row_changed.connect(self._moved)
        self.body.addWidget(self.view)
        self.body.setContentsMargins(0, 0, 0, _ROUND)

    def show_page(self, page: MapPage) -> None:
        """List everybody on this map; who was chosen stays so."""
        before = self.model.line(self.view.current_row())
        self.model.show(page.entries)
        self.view.set_columns(_COLUMNS)
        if before is not None:
            self.choose(before.id)

    def choose(self, id_: str) -> None:
        """Go to somebody's row."""
        place = self.model.place_of(id_)
        if place is not None and place != self.view.current_row():
            self.view.go_to_row(place)

    def _open(self, row: int) -> None:
        if (entry := self.model.line(row)) is not None:
            self.opened.emit(entry.id)

    def _moved(self, row: int) -> None:
        if self.view.hasFocus() and (entry := self.model.line(row)) is not None:
            self.chosen.emit(entry.id)

    def _tell(self, index: Index) -> None:
        if (entry := self.model.line(index.row())) is not None:
            self.chosen.emit(entry.id)
