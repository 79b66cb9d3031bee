"""Asks the store what the list shows, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.desk import Desk
from desktop.ui.jobs import Service, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunities.list_reader import Found, Glimpse, Search, find, glimpse

REST_MS = 300
"""How long an answer stands before the same is asked once more."""


class ListSearch(QObject):
    """Knows what was last asked, asks it again when told that something changed, rests while hidden.

    An answer that is under way is waited for: while notices arrive something changes faster than a
    large list is read, and a list that always began anew would never show.

    Of a long list the first rows come first; `current` tells which row is to stay in sight.
    """

    glimpsed = Signal(object)
    found = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, current: Callable[[], int | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self.search = Search()
        self._current = current
        self._behind = self._awaits = self._again = False
        self._answers = Latest(desk, self)
        self._answers.arrived.connect(self._arrived)
        self._answers.failed.connect(self._answered)
        self._answers.failed.connect(self.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def ask(self, search: Search) -> None:
        """Ask for this now."""
        self.search = search
        self._begin(partial(_look, search=search, current=self._current()))

    def ask_again(self) -> None:
        """Ask the same again once this round of events is over, however often this is called.

        Where an answer is under way, once that one has come.
        """
        if self._awaits:
            self._again = True
        else:
            self._soon.start(0)

    def rest(self) -> None:
        """Ask nothing while nobody looks."""
        self._behind = self._soon.isActive() or self._again
        self._again = False
        self._soon.stop()

    def wake(self) -> None:
        """Ask what was to be asked when it was put to rest."""
        if self._behind:
            self.ask_again()

    def _ask(self) -> None:
        self._begin(partial(_find, search=self.search))

    def _begin(self, service: Service[object]) -> None:
        self._soon.stop()
        self._behind = self._again = False
        self._awaits = True
        self._answers.start(service)

    def _arrived(self, answer: object) -> None:
        if isinstance(answer, Glimpse):
            self._answers.start(partial(_find, search=self.search))
            self.glimpsed.emit(answer)
        else:
            self._answered(answer)
            self.found.emit(answer)

    def _answered(self, _answer: object) -> None:
        self._awaits = False
        if self._again:
            self._again = False
            self._soon.start(REST_MS)


def _look(desk: Desk, step: Step, *, search: Search, current: int | None) -> Glimpse | Found:
    """Return the first rows where those come sooner, else all."""
    first = glimpse(desk, search, current, lambda: step(0, 0))
    return first or _find(desk, step, search=search)


def _find(desk: Desk, step: Step, *, search: Search) -> Found:
    return find(desk, search, lambda: step(0, 0))
