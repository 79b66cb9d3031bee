"""The table of the list: its columns, its keys, its accessible name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.commands import CommandId
from desktop.ui.list_keys import command_of
from desktop.ui.opportunities.list_reader import Search
from desktop.ui.opportunities.opportunity_delegate import OpportunityDelegate
from desktop.ui.opportunities.opportunity_table_model import SORTS, Col, OpportunityTableModel
from desktop.ui.opportunities.runway_header import paint_runway_heading
from desktop.ui.runway.scale import natural_width, smallest_width
from desktop.ui.widgets.table_view import Column, TableView

_RUNWAY_PADDING = 16
_OF_THE_WINDOW = (CommandId.NOTE_CONVERSATION,)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""What every table knows by itself."""


def _columns() -> tuple[Column, ...]:
    """Return how the columns share the width: Region goes first, then Fit, Stage, Value; the runway never.

    The last has the room in which the scroll bar stands, so that no other moves for it.
    """
    return (
        Column(least=150, wished=268, gives=2, grows=3),
        Column(least=84, wished=92, goes=3, gives=1),
        Column(least=64, wished=64, goes=4, gives=1),
        Column(least=80, wished=88, goes=1, gives=1, grows=1),
        Column(least=80, wished=84, goes=2, gives=1),
        Column(least=smallest_width() + _RUNWAY_PADDING, wished=natural_width() + _RUNWAY_PADDING, gives=3),
        Column(least=38, wished=131, lends=27, gives=1),
    )


class OpportunityTable(TableView):
    """Tells which command a key asks for; rows are opened as in every table."""

    command_asked = Signal(CommandId)

    def __init__(self, model: OpportunityTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Opportunities")
        self.setItemDelegate(OpportunityDelegate(self))
        self.setModel(model)
        self.header.set_tall(True)
        self.header.set_section_painter(Col.RUNWAY, paint_runway_heading)
        self.header.setSortIndicatorShown(True)
        self.set_columns(_columns())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a plain letter or Space into its command; what the window itself does goes on to it."""
        command = command_of(event) if event.key() not in _OPENING else None
        if command in _OF_THE_WINDOW:
            event.ignore()
        elif command is not None:
            self.command_asked.emit(command)
        else:
            super().keyPressEvent(event)

    def show_fit(self, *, judged: bool) -> None:
        """Leave the column of fits out while nothing was judged."""
        self.keep_out(() if judged else (Col.FIT,))

    def show_order(self, search: Search) -> None:
        """Mark the heading that the list is sorted by."""
        column = next(column for column, sort in SORTS.items() if sort is search.sort)
        order = Qt.SortOrder.DescendingOrder if search.descending else Qt.SortOrder.AscendingOrder
        self.header.setSortIndicator(column, order)
