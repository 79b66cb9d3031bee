"""Measures a window at rest: whether every text fits its box, and nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table_delegate import FIRST_PADDING, OVERHANG, PADDING

WITHIN = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
"""Widgets whose own children are part of how they are drawn."""


def troubles(window: QWidget) -> list[str]:
    """Return in words what is cut, covered or out of reach; empty where all is well."""
    found: list[str] = []
    for widget in _shown(window):
        found += _cut(widget)
        found += _covered(widget)
        found += _sideways(widget)
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and not isinstance(widget, QFocusFrame):
            yield widget


def _cut(widget: QWidget) -> list[str]:
    """Return what of a widget's own words cannot be read."""
    if isinstance(widget, Label):
        return _cut_label(widget)
    if isinstance(widget, QTableView):
        return _cut_cells(widget)
    if isinstance(widget, QLineEdit):
        return _cut_field(widget)
    if isinstance(widget, QAbstractButton | QLabel | QTabBar) and _speaks(widget):
        return _smaller_than_needed(widget)
    return []


def _speaks(widget: QWidget) -> bool:
    return isinstance(widget, QTabBar) or bool(widget.text())  # type: ignore[attr-defined]


def _cut_label(label: Label) -> list[str]:
    if not label.text():
        return []
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return [f"{_name(label)}: {needed} high, has {label.height()}"] if needed > label.height() else []
    problems = []
    if label.sizeHint().height() > label.height():
        problems.append(f"{_name(label)}: a line does not fit {label.height()}")
    if label.sizeHint().width() > label.width() and label.toolTip() == "":
        problems.append(f"{_name(label)}: {label.sizeHint().width()} wide, has {label.width()}, no tooltip")
    return problems


def _smaller_than_needed(widget: QWidget) -> list[str]:
    needed, has = widget.minimumSizeHint(), widget.size()
    if needed.width() <= has.width() and needed.height() <= has.height():
        return []
    return [f"{_name(widget)}: needs {needed.toTuple()}, has {has.toTuple()}"]


def _cut_field(field: QLineEdit) -> list[str]:
    problems = []
    if field.height() < field.fontMetrics().height():
        problems.append(f"{_name(field)}: letters are higher than the field")
    placeholder = field.placeholderText()
    room = field.width() - field.textMargins().left() - field.textMargins().right() - 26
    cut = field.fontMetrics().horizontalAdvance(placeholder) > room
    if not field.text() and cut and placeholder not in (field.toolTip(), field.accessibleDescription()):
        problems.append(f"{_name(field)}: the hint is cut and told nowhere else")
    return problems


def _cut_cells(table: QTableView) -> list[str]:
    """Return the cells in sight whose words are cut and whose tooltip does not have them."""
    model = table.model()
    if model is None:
        return []
    problems = []
    columns = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    if sum(map(table.columnWidth, columns)) > table.viewport().width():
        problems.append(f"{_name(table)}: the columns are wider than the table")
    metrics = theme.metrics("table", 600)
    for row in range(max(0, table.rowAt(1)), min(model.rowCount(), max(0, table.rowAt(1)) + 20)):
        for column in columns:
            index = model.index(row, column)
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            room = (
                table.columnWidth(column) - (FIRST_PADDING if column == 0 else PADDING) - PADDING + OVERHANG
            )
            if metrics.horizontalAdvance(words) > room:
                told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
                told += str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
                if words not in told:
                    problems.append(f"{_name(table)}: {words!r} is cut and told nowhere else")
    return problems


def _covered(parent: QWidget) -> list[str]:
    """Return children that lie on one another, or that their parent cuts off."""
    if isinstance(parent, (*WITHIN, QAbstractScrollArea)):
        return []
    holder = parent.parentWidget()
    inside = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and not child.isWindow()
        and not isinstance(child, QFocusFrame)
        and not child.geometry().isEmpty()
    ]
    problems = [
        f"{_name(one)} lies on {_name(other)}"
        for one, other in combinations(inside, 2)
        if one.geometry().intersects(other.geometry())
    ]
    is_viewport = isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent
    if not is_viewport:
        problems += [
            f"{_name(child)} reaches out of {_name(parent)}: {_rect(child)} of {parent.size().toTuple()}"
            for child in inside
            if not parent.rect().contains(child.geometry())
        ]
    return problems


def _sideways(widget: QWidget) -> list[str]:
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        beyond = widget.horizontalScrollBar().maximum()
        return [f"{_name(widget)} is {beyond} px too narrow for what it holds"]
    return []


def _rect(widget: QWidget) -> tuple[int, int, int, int]:
    rect: QRect = widget.geometry()
    return rect.left(), rect.top(), rect.width(), rect.height()


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
    return f"{type(widget).__name__} {words[:40]!r}" if words else type(widget).__name__
