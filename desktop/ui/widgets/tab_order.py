"""Tab goes through a page as one reads it, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


class Inside:
    """A widget that lays out what it holds itself, and knows what of it can have the keyboard.

    No protocol: those are slow to ask for, and every widget of a page is asked.
    """

    def tab_stops(self) -> Iterable[QWidget]:
        """Return that, in the order in which it is reached."""
        return ()


def follow_reading_order(page: QWidget) -> None:
    """Let Tab go through all that can have the keyboard, in the order of the layouts."""
    for before, after in pairwise(stops(page)):
        QWidget.setTabOrder(before, after)


def tab_to_the_chosen(buttons: Iterable[QAbstractButton]) -> None:
    """Let Tab come to the chosen one of a group, as Qt does once one was pressed; to any while none is."""
    buttons = list(buttons)
    chosen = [button for button in buttons if button.isChecked()]
    for button in buttons:
        reached = button in chosen or not chosen
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield all that can have the keyboard, in the order of the layouts, in sight or not."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, Inside):
        yield from widget.tab_stops()
        return
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from stops(inner)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _stops_of_layout(layout)


def _stops_of_layout(layout: QLayout) -> Iterator[QWidget]:
    for part in sorted(_parts(layout), key=layout.indexOf):
        if isinstance(part, QWidget):
            yield from stops(part)
        else:
            yield from _stops_of_layout(part)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """Return the widgets and layouts that stand in a layout.

    Its items are not asked for: PySide keeps what it wraps of one after Qt has deleted it, and hands that
    over in place of whatever is made at the same address later, which ends the program.
    """
    holder = layout.parentWidget()
    beside = holder.children() if holder is not None else []
    widgets = [one for one in beside if isinstance(one, QWidget) and layout.indexOf(one) >= 0]
    return [*widgets, *(one for one in layout.children() if isinstance(one, QLayout))]
