"""The cash line as a table: what comes in and goes out each month, and what has gathered by its end."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.domain.costing import MonthFlow
from desktop.services.cost_result import pounds_words
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.cells import Cells
from desktop.ui.widgets.lines_model import LinesModel
from desktop.ui.widgets.table_view import Column, TableView

_HEIGHT = 320


class Col(IntEnum):
    """The columns, left to right."""

    MONTH = 0
    MONEY_IN = 1
    MONEY_OUT = 2
    BALANCE = 3


_HEADINGS = {Col.MONTH: "Month", Col.MONEY_IN: "In", Col.MONEY_OUT: "Out", Col.BALANCE: "Balance"}
_COLUMNS = (Column(56, 64), Column(80, 96, grows=1), Column(80, 96, grows=1), Column(84, 104, grows=1))


def _words(flow: MonthFlow, column: Col) -> str:
    return {
        Col.MONTH: str(flow.month),
        Col.MONEY_IN: _with_pence(flow.money_in),
        Col.MONEY_OUT: _with_pence(flow.money_out),
        Col.BALANCE: _with_pence(flow.balance),
    }[column]


def _with_pence(pence: int) -> str:
    """Return an amount with its pence even where there are none: figures stand beneath one another."""
    words = pounds_words(pence)
    return words if pence % 100 else f"{words}.00"


def _spoken(flow: MonthFlow, column: Col) -> str:
    return f"{_HEADINGS[column]}: {_words(flow, column)}"


_CELLS: Final = Cells(
    headings=_HEADINGS,
    shown=_words,
    spoken=_spoken,
    on_hover=lambda _flow, _column: "",
    key=lambda flow: str(flow.month),
    figures=frozenset({Col.MONEY_IN, Col.MONEY_OUT, Col.BALANCE}),
)


class MonthsModel(LinesModel[MonthFlow]):
    """Months of the term, and those after it until the last payment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_CELLS, parent)


class MonthsTable(TableView):
    """One row a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthsModel(self)
        self.setModel(self.months)
        self.setAccessibleName("Money in and out, month by month")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header.setSectionsClickable(False)
        self.set_columns(_COLUMNS)
        Scaled(self, _HEIGHT, self.setFixedHeight)
