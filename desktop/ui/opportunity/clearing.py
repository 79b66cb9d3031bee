"""Doing away with widgets safely."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def clear_layout(layout: QLayout) -> None:
    """Take every item out of a layout; its widgets go for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go_of_keyboard(widget)
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


def let_go_of_keyboard(widget: QWidget) -> None:
    """Take the keyboard from whatever has it in here, before it is done away with."""
    if (focused := widget.focusWidget()) is not None:
        focused.clearFocus()
