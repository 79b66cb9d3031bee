"""A card beside a list: what is chosen there, in full."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.card import PADDING, Card
from desktop.ui.widgets.scrolling import RING, Scrolling

_GUTTER = 12 + RING
"""The scroll bar, and beside it room for the ring."""


class Pane(Card):
    """`column` scrolls where it is higher than the pane; it stands as far from the edge as in any card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=PADDING - RING)
        sheet = QWidget()
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(RING, RING, RING, RING)
        self.column.setSpacing(8)
        margins = self.body.contentsMargins()
        margins.setRight(max(0, margins.right() + RING - _GUTTER))
        self.body.setContentsMargins(margins)
        self.body.addWidget(Scrolling(sheet, gutter=_GUTTER), 1)
