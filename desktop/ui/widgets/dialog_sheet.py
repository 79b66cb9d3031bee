"""What a dialog with many fields stands on: a head, what scrolls, a foot, all between the same edges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.scrolling import RING, Scrolling

_MARGIN = 24
Part = QWidget | QLayout


def fill_dialog(
    dialog: QDialog, content: QWidget, *, head: Sequence[Part] = (), foot: Sequence[Part], gap: int = 12
) -> Scrolling:
    """Fill a dialog; return what scrolls. The bar stands in the margin at its right.

    The margins of `content` leave room for the ring around what has the keyboard.
    """
    inner = content.layout()
    if inner is not None:
        inner.setContentsMargins(RING, RING, _MARGIN, RING)
    scrolling = Scrolling(content, gutter=_MARGIN)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(_MARGIN - RING, _MARGIN, 0, _MARGIN)
    column.setSpacing(gap)
    if head:
        column.addLayout(_beside_it(head))
    column.addWidget(scrolling, 1)
    column.addLayout(_beside_it(foot))
    return scrolling


def _beside_it(parts: Sequence[Part]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(RING, 0, _MARGIN, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return column
