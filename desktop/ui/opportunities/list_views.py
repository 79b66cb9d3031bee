"""Joins saved views to the list: what it shows now can be saved, and a view be gone to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.services.saved_views import Asked, SavedView
from desktop.ui.opportunities.list_head import ListHead
from desktop.ui.opportunities.list_reader import Search
from desktop.ui.opportunities.said_line import SaidLine
from desktop.ui.opportunities.view_actions import ViewActions

_REST_MS = 1_000
"""How long what is new in each view may be behind while notices arrive."""


class ListViews(QObject):
    """`wanted` carries the Search of a view that is gone to."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, head: ListHead, said: SaidLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.actions = ViewActions(desk, parent)
        self._head, self._said = head, said
        self._asked = Asked(head.filters.wanted(""))
        self._was_last = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST_MS)
        self._soon.timeout.connect(self.actions.ask)
        chip = head.filters.views
        chip.can_write = not desk.workspace.read_only
        chip.wanted.connect(self.go_to)
        chip.save_asked.connect(self.save)
        chip.rename_asked.connect(self.actions.rename)
        chip.remove_asked.connect(self.actions.remove)
        chip.tell_asked.connect(self.actions.tell_of)
        head.filters.save.clicked.connect(self.save)
        self.actions.read.connect(self._show)
        self.actions.done.connect(partial(self._say, undo=True))
        self.actions.undone.connect(self._say_undone)
        self.actions.refused.connect(partial(self._say, undo=False))
        self.actions.ask()

    def show_search(self, search: Search) -> None:
        """Know what the list shows now."""
        self._asked = Asked(search.wanted, search.sort, search.descending)
        self._head.filters.views.show_asked(self._asked)
        self._offer()
        if not self._soon.isActive():
            self._soon.start()

    def save(self) -> QWidget:
        """Ask under which name to save what the list shows; return the dialog that asks."""
        return self.actions.save(self._asked)

    def go_to(self, view: SavedView) -> None:
        """Show what a view asks."""
        asked = view.asked
        self._head.search.setText(asked.wanted.words)
        self._head.filters.show_wanted(asked.wanted)
        self.actions.look_at(view)
        wanted = self._head.filters.wanted(asked.wanted.words)
        self.wanted.emit(Search(wanted, asked.sort, asked.descending))

    def undo(self) -> Callable[[], None] | None:
        """Return what takes back the last step, where that was one about views."""
        return self.actions.undo if self._was_last and self.actions.can_undo else None

    def step_aside(self) -> None:
        """Something else was done since: that is what undo takes back."""
        self._was_last = False

    def _say(self, words: str, *, undo: bool) -> None:
        self._was_last = undo
        self._said.say(words, undo=undo)

    def _say_undone(self, words: str) -> None:
        self._say(words, undo=bool(self.actions.can_undo))

    def _show(self) -> None:
        self._head.filters.views.show_lines(self.actions.lines)
        self._offer()

    def _offer(self) -> None:
        """Offer to save what narrows the list, unless a view asks just that."""
        filters = self._head.filters
        narrows = filters.narrows or bool(self._asked.wanted.words)
        filters.save.setVisible(narrows and filters.views.current is None and filters.views.can_write)
