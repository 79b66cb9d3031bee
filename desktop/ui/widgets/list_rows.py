"""The rows of a list that is held whole, the line that counts them, and what stands there without any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.columns import Column
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.lines_model import LinesModel
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.table_delegate import TableDelegate
from desktop.ui.widgets.table_view import TableView

Line = TypeVar("Line")
STATES = ("rows", "none_yet", "none_matches")


def table_of(
    name: str,
    model: LinesModel[Line],
    delegate: type[TableDelegate],
    columns: Sequence[Column],
    *,
    tall_rows: bool = False,
) -> TableView:
    """Return a table at the top of a card, in an order that is given; one row is chosen at a time."""
    view = TableView(tall_rows=tall_rows)
    view.setAccessibleName(name)
    view.setModel(model)
    view.setItemDelegate(delegate(view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.header.top_radius = 7
    view.header.setSectionsClickable(False)
    view.set_columns(columns)
    return view


class ListRows(QStackedWidget, Generic[Line]):
    """Shows the table, or one of two reasons why it holds nothing.

    `beside` stands at the end of the line that counts; `beneath` under it.
    """

    def __init__(
        self,
        view: TableView,
        model: LinesModel[Line],
        columns: Sequence[Column],
        *,
        none_yet: EmptyState,
        none_matches: EmptyState,
        beside: Label | None = None,
        beneath: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.view, self.model, self.counted = view, model, Label("", "caption", "ink-2")
        self._columns = tuple(columns)
        for state in (self._sheet(beside, beneath), none_yet, none_matches):
            self.addWidget(state)

    def show_lines(self, lines: Sequence[Line], total: int, *, is_empty: bool | None = None) -> None:
        """Show these of so many: the chosen one stays chosen if it is among them, and nothing scrolls.

        `is_empty` tells that there is nothing to look through at all, where `total` does not say that.
        """
        before, top = self.chosen(), self.view.verticalScrollBar().value()
        self.model.show(lines)
        self.view.set_columns(self._columns)
        self.counted.setText(f"{len(lines)} of {total} shown")
        nothing = not total if is_empty is None else is_empty
        state = "rows" if lines else "none_yet" if nothing else "none_matches"
        self.setCurrentIndex(STATES.index(state))
        place = self.model.place_of(self.model.key(before)) if before is not None else None
        self.view.verticalScrollBar().setValue(top)
        self.view.go_to_row(place or 0)

    def chosen(self) -> Line | None:
        """Return what is chosen."""
        return self.model.line(self.view.current_row())

    def state(self) -> str:
        """Return what is shown: "rows", "none_yet" or "none_matches"."""
        return STATES[self.currentIndex()]

    def choose(self, key: str) -> bool:
        """Choose a row by its key; return whether it is among those shown."""
        place = self.model.place_of(key)
        if place is None:
            return False
        self.view.go_to_row(place)
        return True

    def _sheet(self, beside: Label | None, beneath: QWidget | None) -> QWidget:
        sheet, line = QWidget(), QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(15, 8, 15, 7)
        row.setSpacing(16)
        row.addWidget(self.counted)
        if beside is None:
            row.addStretch(1)
        else:
            row.addWidget(beside, 1)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.view, 1), (Rule(), 0), (line, 0)):
            column.addWidget(part, stretch)
        if beneath is not None:  # the line stands between, not in the round corners of a card
            set_surface(line, "subtle")
            column.addWidget(Rule())
            column.addWidget(beneath)
        return sheet
