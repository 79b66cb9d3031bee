"""A list with its pane at the right; where there is no room for both, the pane alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.opportunities.detail_pane import DetailPane
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.tab_order import Inside, stops

_LEAST: Final = 205
"""Pixels at 100 % that the pane needs before it is known what it shows."""


class ListAndPane(QWidget, Inside):
    """Shares its width out; the pane, which others show and hide, gives way as far as its words let it."""

    def __init__(self, listed: QWidget, pane: DetailPane) -> None:
        super().__init__()
        self._list, self._pane = listed, pane
        listed.setParent(self)
        pane.setParent(self)

    def tab_stops(self) -> Iterator[QWidget]:
        """Go through the list, then the pane."""
        yield from stops(self._list)
        yield from stops(self._pane)

    def share_out(self) -> None:
        """Place the two as there is room now."""
        room = self.width() - self._list.minimumSizeHint().width()
        shown = self._pane.isVisibleTo(self)
        if shown and room < self._needed():
            self._show_pane_alone()
            return
        wide = min(theme.px(DetailPane.WIDE), room) if shown else 0
        self._pane.lead_back(False)
        self._list.setGeometry(0, 0, self.width() - wide, self.height())
        self._list.show()
        self._pane.setGeometry(self.width() - wide, 0, wide, self.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the list needs, since the pane can take its place."""
        of_list, of_pane = self._list.minimumSizeHint(), self._pane.minimumSizeHint()
        return QSize(max(of_list.width(), of_pane.width()), max(of_list.height(), of_pane.height()))

    def sizeHint(self) -> QSize:
        """As both would like to be."""
        of_list, of_pane = self._list.sizeHint(), self._pane.sizeHint()
        return QSize(of_list.width() + of_pane.width(), max(of_list.height(), of_pane.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out anew."""
        super().resizeEvent(event)
        self.share_out()

    def event(self, event: QEvent) -> bool:
        """Share out anew when one of the two needs more or less than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.share_out()
        return super().event(event)

    def _needed(self) -> int:
        needs = max(theme.px(_LEAST), self._pane.minimumSizeHint().width())
        return min(needs, theme.px(DetailPane.WIDE))

    def _show_pane_alone(self) -> None:
        focused = self.window().focusWidget()
        self._pane.lead_back(True)
        self._pane.setGeometry(self.rect())
        if focused is not None and self._list.isAncestorOf(focused):
            self._pane.take_focus()
        self._list.hide()
