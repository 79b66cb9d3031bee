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
from shiboken6 import isValid

from desktop.ui.theme.theme import theme


class FocusRing(QObject):
    """Puts the ring around the focused widget; lists and tabs draw their own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._last: QFocusFrame | None = None
        app.focusChanged.connect(self._move)
        theme.changed.connect(self._follow)

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Move to `new`. The old one is not asked for anything: it may be in the midst of its end."""
        if new is None:
            return
        frame = new.window().findChild(QFocusFrame) or QFocusFrame(new.window())
        if self._last is not None and self._last is not frame and isValid(self._last):
            self._last.setWidget(None)  # type: ignore[arg-type]
        frame.setWidget(new if wants_ring(new) else None)  # type: ignore[arg-type]
        self._last = frame

    def _follow(self) -> None:
        if self._last is not None and isValid(self._last):
            self._last.update()


def wants_ring(widget: QWidget) -> bool:
    """Return whether the frame goes around a widget: not where it draws its own, nor around a whole page."""
    if getattr(widget, "draws_own_ring", False) or isinstance(widget, QAbstractItemView | QMenuBar):
        return False
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    is_field = bool(widget.property("kind") == "field")
    return is_field or not isinstance(widget, QAbstractScrollArea)
