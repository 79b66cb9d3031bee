"""Which columns of a list are shown: a menu that stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt

from desktop.ui.opportunities.choice_menu import ChoiceMenu
from desktop.ui.widgets.table_view import TableView


def offer_columns(table: TableView, always: Collection[int]) -> ChoiceMenu:
    """Show the menu beneath the headings; `always` are columns that stay."""
    menu = ChoiceMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for column in range(table.model().columnCount()):
        if column not in always and column not in table.kept_out:
            words = table.model().headerData(column, Qt.Orientation.Horizontal)
            action = menu.addAction(str(words))
            action.setCheckable(True)
            action.setChecked(column not in table.left_out())
            action.triggered.connect(lambda shown, column=column: _show(table, column, shown=shown))
    menu.popup(table.mapToGlobal(QPoint(0, table.header.height())))
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
    return menu


def _show(table: TableView, column: int, *, shown: bool) -> None:
    others = [each for each in table.left_out() if each != column]
    table.leave_out(others if shown else [*others, column])
