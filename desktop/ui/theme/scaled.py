"""Sizes that grow with the text, for widgets that have no class of their own to keep them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.ui.theme.theme import theme


class Scaled(QObject):
    """Sets a size of its parent now and at every change of text size; ends with its parent."""

    def __init__(self, parent: QObject, size: int, set_size: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._size, self._set_size = size, set_size
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._set_size(theme.px(self._size))
