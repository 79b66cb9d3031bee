"""The table of what the finder found: ids in memory, rows read one window at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.services import finder
from desktop.services.desk import Desk
from desktop.services.finder import FoundOrganisation, Search
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.table_delegate import CellRole, Index, TableDelegate
from desktop.ui.widgets.table_view import Column, TableView
from desktop.ui.widgets.windowed_model import WindowedModel

_ICON, _GAP = 16, 8


class Col(IntEnum):
    """The columns, left to right."""

    NAME = 0
    INCOME = 1
    PLACES = 2
    OURS = 3


HEADINGS = {
    Col.NAME: "Organisation, and why it matched",
    Col.INCOME: "Income",
    Col.PLACES: "Works in",
    Col.OURS: "Our directory",
}
COLUMNS = (
    Column(least=200, wished=360, grows=3, gives=2),
    Column(least=120, wished=120),
    Column(least=110, wished=180, goes=2, gives=1, grows=1),
    Column(least=120, wished=150, goes=1),
)
_NOT_HELD = "Not in it"


def places_words(one: FoundOrganisation) -> str:
    """Return where somebody works, the first of many places."""
    more = f" and {len(one.places) - 2} more" if len(one.places) > 2 else ""
    return f"{', '.join(one.places[:2])}{more}" if one.places else "Not told"


def _words(one: FoundOrganisation, column: Col) -> str:
    return {
        Col.NAME: one.name,
        Col.INCOME: one.income_band.capitalize(),
        Col.PLACES: places_words(one),
        Col.OURS: one.known_words if one.is_us else "In it" if one.ours else _NOT_HELD,
    }[column]


def _spoken(one: FoundOrganisation, column: Col) -> str:
    if column is Col.NAME:
        return ". ".join(filter(None, (one.name, one.why, one.known_words)))
    return (
        f"{HEADINGS[column]}: {one.known_words or _words(one, column)}"
        if column is Col.OURS
        else (f"{HEADINGS[column]}: {_words(one, column)}")
    )


def _on_hover(one: FoundOrganisation, column: Col) -> str:
    if column is Col.NAME:
        return "\n".join(filter(None, (one.name, one.why, one.other_names)))
    return {Col.PLACES: ", ".join(one.places), Col.OURS: one.known_words}.get(column, "")


def _more(one: FoundOrganisation, column: Col, role: int) -> str | None:
    return one.why if role == CellRole.SECOND_LINE and column is Col.NAME else None


CELLS: Final = Cells(
    headings=HEADINGS,
    shown=_words,
    spoken=_spoken,
    on_hover=_on_hover,
    key=lambda one: one.id,
    more=_more,
)


class FinderTableModel(WindowedModel[FoundOrganisation]):
    """What a search found, in its order."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(CELLS, (), parent)
        self._desk = desk
        self._found: Search | None = None

    def show_found(self, found: Search) -> None:
        """Show what was found."""
        self._found = found
        self.show(tuple(hit.id for hit in found.hits))

    def read(self, ids: Sequence[int]) -> Mapping[int, FoundOrganisation]:
        """Return those who are still on the register, by id."""
        with self._desk.reader() as db:
            return finder.organisations(db, self._found, ids) if self._found else {}


class FinderDelegate(TableDelegate):
    """The name over why it matched; a mark beside those whom our directory holds."""

    def paint_cell(self, painter: QPainter, rect: QRectF, index: Index, _ground: str) -> None:
        """Draw one cell."""
        one = index.data(CellRole.ROW)
        if not isinstance(one, FoundOrganisation):
            return
        column = Col(index.column())
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if column is Col.NAME:
            self.draw_two_lines(painter, rect, one.name, one.why)
        elif column is Col.OURS and one.ours:
            size = theme.px(_ICON)
            top = rect.top() + (rect.height() - size) / 2
            draw_icon(painter, rect.left(), top, "bookmark", _ICON, "brand")
            self.draw_words(painter, rect.adjusted(size + _GAP, 0, 0, 0), words, weight=600)
        else:
            quiet = column is Col.OURS
            self.draw_words(painter, rect, words, colour="ink-2" if quiet else "ink")


class FinderTable(TableView):
    """The rows; one is chosen at a time."""

    def __init__(self, model: FinderTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Organisations found on the registers")
        self.setItemDelegate(FinderDelegate(self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header.top_radius = 7
        self.header.setSectionsClickable(False)
        self.set_columns(COLUMNS)
