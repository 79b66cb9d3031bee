"""Tells of new matches of saved views: by the system where it can, else in the window's own line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from desktop.services.desk import Desk
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched
from desktop.ui.status_bar import StatusBar
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.ui.work import Work

_REST_MS = 3_000
"""How long nothing may arrive before it is told: a pull brings many pages."""
_STANDS_MS = 15_000
_AGAIN_MS = 15 * 60_000
"""How often it is asked with nothing arriving: what came in quiet hours is told after them."""
_ARRIVES = frozenset({"opportunity", "opportunities"})


class ViewNews(QObject):
    """Asks once what was arriving has arrived, and no work runs that brings more."""

    def __init__(self, desk: Desk, work: Work, bar: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._bar, self._window = work, bar, parent
        self._tray: QSystemTrayIcon | None = None
        self._news = Latest(desk, self)
        self._news.arrived.connect(self._tell)
        self._rest = _timer(self, _REST_MS, self._ask)
        self._again = _timer(self, _AGAIN_MS, self._ask)
        self._again.setSingleShot(False)
        self._again.start()
        self._stands = _timer(self, _STANDS_MS, self._put_away)

    def hear(self, touched: Touched) -> None:
        """Something was saved; ask soon, if it is about opportunities."""
        if any(kind in _ARRIVES for kind, _ in touched):
            self._rest.start()

    def _ask(self) -> None:
        if self._work.busy:
            self._rest.start()
        else:
            self._news.start(_read)

    def _tell(self, words: str) -> None:
        if not words:
            return
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._by_the_system(words)
        else:
            self._bar.say(words)

    def _by_the_system(self, words: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(self._come_forward)
        self._tray.setToolTip(plain_tooltip(words))
        self._tray.show()
        self._tray.showMessage("Tender Pause", words, self._window.windowIcon(), _STANDS_MS)
        self._stands.start()

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self._put_away()

    def _put_away(self) -> None:
        if self._tray is not None:
            self._tray.hide()


def _timer(parent: QObject, after_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer


def _read(desk: Desk, _step: Step) -> str:
    from desktop.services import view_news  # not wanted before something arrives

    with desk.reader() as db:
        return view_news.news(db, desk)
