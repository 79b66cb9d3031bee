"""Moves one focus frame a window to whatever has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QFocusFrame,
    QMenuBar,
    QWidget,
)

from desktop.ui.theme.theme import theme


class FocusRing(QObject):
    """Puts the ring around the focused widget; lists and tabs draw their own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._move)
        theme.changed.connect(self._follow)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and (new is None or old.window() is not new.window()):
            self._frame(old.window()).setWidget(None)  # type: ignore[arg-type]
        if new is not None:
            frame = self._frame(new.window())
            frame.setWidget(new if wants_ring(new) else None)  # type: ignore[arg-type]

    def _follow(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            self._frame(focused.window()).update()

    def _frame(self, window: QWidget) -> QFocusFrame:
        return window.findChild(QFocusFrame) or QFocusFrame(window)


def wants_ring(widget: QWidget) -> bool:
    """Return whether the frame goes around a widget: not where it draws its own, nor around a whole page."""
    if getattr(widget, "draws_own_ring", False) or isinstance(widget, QAbstractItemView | QMenuBar):
        return False
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    is_field = bool(widget.property("kind") == "field")
    return is_field or not isinstance(widget, QAbstractScrollArea)
