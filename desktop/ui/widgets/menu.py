"""Menus in the theme's colours."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.ui.theme.theme import theme


class Menu(QMenu):
    """A menu that opens from a button or a chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setStyleSheet(theme.menu_sheet())


class MenuBar(QMenuBar):
    """The menus of a window; those that it holds look like it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setStyleSheet(theme.menu_sheet())
