"""The chip of saved views: a menu to go to one, and to save, rename, remove and be told of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.saved_views import Asked, SavedView, said
from desktop.services.view_news import ViewLine
from desktop.ui.widgets.filter_chip import FilterChip
from desktop.ui.widgets.menu import Menu

_NONE_YET = "No view is saved yet"


class ViewsChip(FilterChip):
    """Names the view that the list shows, while it shows what a view asks.

    `wanted` carries a SavedView to go to, the others the view they are about; `save_asked` none.
    """

    wanted = Signal(object)
    save_asked = Signal()
    rename_asked = Signal(object)
    remove_asked = Signal(object)
    tell_asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Views", "bookmark", menu=True, parent=parent)
        self._lines: Sequence[ViewLine] = ()
        self._asked: dict[str, object] = {}
        self._menu = Menu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.can_write = True

    @property
    def current(self) -> SavedView | None:
        """The view that asks what the list shows."""
        return next((line.view for line in self._lines if said(line.view.asked) == self._asked), None)

    def show_lines(self, lines: Sequence[ViewLine]) -> None:
        """Offer these views."""
        self._lines = lines
        self._name()

    def show_asked(self, asked: Asked) -> None:
        """Know what the list shows now."""
        self._asked = said(asked)
        self._name()

    def _name(self) -> None:
        current = self.current
        new = sum(1 for line in self._lines if line.new)
        words = current.name if current else f"Views, {new} with new ones" if new else "Views"
        self.set_on(current is not None, words)
        self.setAccessibleName(f"View: {words}" if current else words)

    def _fill(self) -> None:
        """Make the menu as things stand now."""
        self._menu.clear()
        current = self.current
        for line in self._lines:
            action = self._menu.addAction(line.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(line.view == current)
            action.triggered.connect(lambda _checked, view=line.view: self.wanted.emit(view))
        if not self._lines:
            self._menu.addAction(_NONE_YET).setEnabled(False)
        self._menu.addSeparator()
        save = self._menu.addAction("Save this view…")
        save.setEnabled(self.can_write)
        save.triggered.connect(lambda _checked: self.save_asked.emit())
        line_shown = next((line for line in self._lines if line.view == current), None)
        if line_shown is not None:
            self._offer_changes(line_shown)

    def _offer_changes(self, line: ViewLine) -> None:
        tells = self._menu.addAction("Tell me of new ones")
        tells.setCheckable(True)
        tells.setChecked(line.tells)
        tells.triggered.connect(lambda checked: self.tell_asked.emit(line.view, checked))
        name = line.view.name.replace("&", "&&")
        for words, signal in (
            (f"Rename “{name}”…", self.rename_asked),
            (f"Remove “{name}”", self.remove_asked),
        ):
            action = self._menu.addAction(words)
            action.setEnabled(self.can_write)
            action.triggered.connect(lambda _checked, signal=signal: signal.emit(line.view))
