"""A menu of choices that stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent

from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.menu import Menu

T = TypeVar("T")
_MOST_WORDS = 2


class ChoiceMenu(Menu):
    """Ticks an entry on click or Space without closing; Enter and Escape close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current entry with Space."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class ChoiceChip(FilterChip, Generic[T]):
    """A chip whose menu holds choices; while any is ticked the chip is on and names them."""

    changed = Signal()

    def __init__(self, title: str, choices: Sequence[tuple[T, str]], *, one_only: bool = False) -> None:
        super().__init__(title, menu=True)
        self._title, self._one_only = title, one_only
        self._menu = ChoiceMenu(self)
        self._entries: list[tuple[T, QAction]] = [(value, self._entry(words)) for value, words in choices]
        self.setMenu(self._menu)

    def chosen(self) -> tuple[T, ...]:
        """Return the ticked values in order."""
        return tuple(value for value, action in self._entries if action.isChecked())

    def choose(self, *values: T) -> None:
        """Tick these and no others."""
        for value, action in self._entries:
            action.setChecked(value in values)
        self._show()

    def choose_again(self, remembered: Sequence[object]) -> None:
        """Tick what JSON remembers of `chosen`; what is no choice any more is left out."""
        wanted = [tuple(one) if isinstance(one, list) else one for one in remembered]
        self.choose(*(value for value, _action in self._entries if value in wanted))

    def _entry(self, words: str) -> QAction:
        action = self._menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked, action=action: self._ticked(action))
        return action

    def _ticked(self, ticked: QAction) -> None:
        if self._one_only and ticked.isChecked():
            for _value, action in self._entries:
                action.setChecked(action is ticked)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = [action.text() for _value, action in self._entries if action.isChecked()]
        named = ", ".join(words) if len(words) <= _MOST_WORDS else f"{len(words)} chosen"
        self.set_on(bool(words), f"{self._title}: {named}" if words else self._title)
