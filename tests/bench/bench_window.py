"""The window with a hundred thousand opportunities: first rows, scrolling, typing, triage, repaint, theme.

All of it is done twice, at rest and while a pull of new notices runs in the background.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.services.pulling import USER_AGENT, Pulled, pull
from desktop.ui.dressing import dressed_application
from desktop.ui.jobs import Job, Step
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.theme.theme import theme
from feeds.client import Client
from feeds.source import Source
from tests.bench.feed_server import source_of
from tests.bench.figures import Stopwatch, heading, milliseconds, taken, timed, told
from tests.bench.watchdog import Watchdog
from tests.bench.workspaces import NOW, workspace_of

OPPORTUNITIES = 100_000
PULLED = 20_000
_WIDTH, _HEIGHT = 1440, 1640
"""Tall enough for thirty rows of the list."""
_WORDS = "community befriending services"
_KEY_EVERY_MS = 90
_STALL_GOAL = "50 ms, never"


def main(opportunities: int = OPPORTUNITIES) -> None:
    """Print how the window answers."""
    app = dressed_application()
    with workspace_of(opportunities) as file, source_of(PULLED) as source:
        heading(f"The window on {opportunities:,} opportunities")
        desk = open_desk(file, lambda: NOW)
        try:
            bench = _Bench(app, desk)
            bench.first_rows()
            bench.use("at rest")
            bench.during_a_pull(source)
            bench.close()
        finally:
            desk.workspace.close()


class _Bench:
    def __init__(self, app: QApplication, desk: Desk) -> None:
        self._app, self._desk, self._dog = app, desk, Watchdog()

    def first_rows(self) -> None:
        """Time the way from a closed window to its first rows, then to all rows, closed ones too."""
        with timed() as opened:
            self._window = MainWindow(self._desk, page_makers())
            self._window.resize(_WIDTH, _HEIGHT)
            self._window.show()
            self._window.go(Place.OPPORTUNITIES)
            page = self._window.page
            assert isinstance(page, OpportunitiesPage)
            self._page = page
            self._until(lambda: page.model.rowCount() > 0)
            page.table.viewport().repaint()
        told("first rows shown", f"{opened.seconds * 1_000:.0f} ms", "500 ms")
        self._settle()
        with timed() as all_of_them:
            self._watched("closed ones shown too", lambda: self._listed(page.head.filters.closed.click))
        told(
            "  until all rows stand", f"{all_of_them.seconds * 1_000:.0f} ms, {page.model.rowCount():,} rows"
        )
        self._settle()

    def use(self, when: str) -> None:
        """Do what people do, with the watchdog beside."""
        print(f"  -- {when}")
        self._watched("nothing at all, so the machine itself", lambda: self._spin(1_000))
        self._scroll()
        self._type()
        self._triage()
        table = self._page.table
        told("drawing a screen of rows for the first time", milliseconds(taken(10, self._draw_anew)), "16 ms")
        told("repaint of the list", f"{milliseconds(taken(30, table.viewport().repaint))}, "
             f"{table.viewport().height() // table.rowHeight(0)} rows", "16 ms for 30 rows")  # fmt: skip
        self._switch_theme()

    def during_a_pull(self, source: Source) -> None:
        """Do it all again while new notices arrive."""
        client = Client(USER_AGENT, now=self._desk.now)
        ended: list[object] = []
        job: Job[tuple[Pulled, ...]] = Job(partial(_pull, source=source, client=client), self._desk)
        job.finished.connect(ended.append)
        job.failed.connect(ended.append)
        job.start()
        self.use("while a pull runs")
        self._watched("the list while notices arrive", lambda: self._spin(5_000))
        told("  the pull", "had ended before" if ended else "was running all the time")
        job.cancel()

    def close(self) -> None:
        self._window.close()
        self._app.processEvents()

    def _draw_anew(self) -> None:
        """Draw all rows in sight as if they had never been drawn."""
        bar = self._page.table.verticalScrollBar()
        bar.setValue((bar.value() + self._page.table.viewport().height()) % max(1, bar.maximum()))
        self._page.table.viewport().repaint()

    def _scroll(self) -> None:
        bar = self._page.table.verticalScrollBar()
        bar.setValue(0)
        frames: list[Stopwatch] = []

        def wheel() -> None:
            for number in range(200):
                step = 3 * self._page.table.rowHeight(0) if number % 20 else bar.maximum() // 10
                with timed() as frame:
                    bar.setSliderPosition(bar.value() + step)  # as the wheel does
                    QCoreApplication.sendPostedEvents()
                    self._app.processEvents()
                frames.append(frame)

        self._watched("scrolling, 200 wheel steps and jumps", wheel)
        told("  a frame", milliseconds(frames), "p95 20 ms")
        bar.setValue(0)

    def _type(self) -> None:
        field = self._page.head.search

        def type_and_wait() -> None:
            for letter in _WORDS:
                QTest.keyClicks(field, letter)
                self._spin(_KEY_EVERY_MS)
            self._spin(600)

        self._watched("typing in the search field", type_and_wait)
        self._watched("emptying it", lambda: self._listed(lambda: QTest.keyClick(field, Qt.Key.Key_Escape)))

    def _triage(self) -> None:
        table = self._page.table
        table.setFocus()
        presses: list[Stopwatch] = []

        def press() -> None:
            for _ in range(8):
                with timed() as one:
                    QTest.keyClick(table, Qt.Key.Key_S)
                presses.append(one)
                self._spin(300)

        self._watched("triage, S eight times", press)
        told("  the key alone", milliseconds(presses))

    def _switch_theme(self) -> None:
        def switch(name: str) -> None:
            theme.use(name)
            QCoreApplication.sendPostedEvents()
            self._app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._app.processEvents()

        found = [taken(1, partial(switch, name))[0] for name in ("dark", "light") * 3]
        told("switching the theme", milliseconds(found), "150 ms")

    def _watched(self, name: str, what: Callable[[], object]) -> None:
        with self._dog.watching() as dog:
            what()
        worst = f"worst stall {dog.worst_ms:.0f} ms, {dog.over(50)} over 50, {dog.over(16)} over 16"
        told(name, worst + (f"  in {dog.culprit}" if dog.worst_ms > 30 else ""), _STALL_GOAL)

    def _listed(self, what: Callable[[], object]) -> None:
        seen: list[bool] = []
        connection = self._page.listed.connect(lambda: seen.append(True))
        what()
        self._until(lambda: bool(seen))
        self._page.listed.disconnect(connection)

    def _until(self, so: Callable[[], bool], within_s: float = 60) -> None:
        ends = time.monotonic() + within_s
        while not so():
            assert time.monotonic() < ends, "it never came"
            self._spin(1)

    def _spin(self, for_ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(for_ms, loop.quit)
        loop.exec()

    def _settle(self) -> None:
        self._spin(1_500)


def _pull(desk: Desk, step: Step, *, source: Source, client: Client) -> tuple[Pulled, ...]:
    return pull(desk, [source], client, step)


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:]])
