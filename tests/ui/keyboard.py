"""A person who uses the window by keyboard alone, and looks where the focus is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

MOST_STOPS = 120
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Every key goes to the focus widget, which must be in sight."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        """What has the keyboard: it is there, and it can be seen."""
        self._qtbot.waitUntil(lambda: _has_keyboard() is not None)  # what closes, or fills, gives it back
        widget = _has_keyboard()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus, key, modifiers)
        QApplication.processEvents()  # nobody types so fast that a menu has not come up yet

    def write(self, words: str) -> None:
        self._qtbot.keyClicks(self.focus, words)

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds)

    def tab_to(self, name: str) -> None:
        """Press Tab until something whose name begins so has the keyboard; it must stand in the order."""
        passed = []
        for _ in range(MOST_STOPS):
            if told(self.focus).startswith(name):
                return
            passed.append(told(self.focus))
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(
            f"Tab never came to {name!r}, only to {passed[: passed.index(passed[0], 1) or None]}"
        )

    def stops(self) -> Iterator[QWidget]:
        """Press Tab once around, and yield each stop."""
        first = self.focus
        for _ in range(MOST_STOPS):
            yield self.focus
            self.press(Qt.Key.Key_Tab)
            if self.focus is first:
                return
        raise AssertionError("Tab never came around")


def _has_keyboard() -> QWidget | None:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    return widget if widget is not None and widget.isVisible() else None


def told(widget: QWidget) -> str:
    """Return the name that a screen reader tells."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def shown_part(widget: QWidget) -> QRect:
    """Return where on the window the widget can be seen, none of it where it is scrolled out of sight."""
    seen = QRect(widget.mapToGlobal(QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        seen = seen.intersected(QRect(parent.mapToGlobal(QPoint()), parent.size()))
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return seen
