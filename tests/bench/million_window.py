"""The real list over a large workspace: how soon it stands, and how long each turn of the wheel takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from tests.bench.figures import Stopwatch, milliseconds, share_of, timed, told
from tests.bench.watchdog import Watchdog

_WIDTH, _HEIGHT = 1440, 900
_TURNS = 200


def watch_the_list(desk: Desk) -> None:
    """Print how the list opens and scrolls, with the open ones and with all."""
    app = dressed_application()
    window = MainWindow(desk, page_makers())
    window.resize(_WIDTH, _HEIGHT)
    window.show()
    _spin(1_000)  # Today stands
    with timed() as opened:
        window.go(Place.OPPORTUNITIES)
        page = window.page
        assert isinstance(page, OpportunitiesPage)
        _until(lambda: page.model.rowCount() > 0)
        page.table.viewport().repaint()
    told("the list opens in the window", f"{opened.seconds * 1_000:.0f} ms", share_of([opened], 400))
    _spin(1_500)
    turns = _turn_the_wheel(app, page)
    told("a turn of the wheel, open ones", milliseconds(turns), share_of(turns, 20))
    with Watchdog().watching() as dog, timed() as all_of_them:
        first = _listed(page, page.head.filters.closed.click)
    told("closed ones shown too, the first rows", f"{first.seconds * 1_000:.0f} ms")
    told("  and all, counted", f"{all_of_them.seconds * 1_000:.0f} ms, {page.model.rowCount():,} rows")
    told("  the window kept from its work meanwhile", f"{dog.worst_ms:.0f} ms at worst", "50 ms")
    _spin(1_500)
    turns = _turn_the_wheel(app, page)
    told("a turn of the wheel, all of them", milliseconds(turns), share_of(turns, 20))
    window.close()
    app.processEvents()


def _turn_the_wheel(app: QApplication, page: OpportunitiesPage) -> list[Stopwatch]:
    """Scroll three rows at a time, with a jump far away each twentieth time."""
    bar = page.table.verticalScrollBar()
    bar.setValue(0)
    turns = []
    for number in range(_TURNS):
        step = 3 * page.table.rowHeight(0) if number % 20 else bar.maximum() // 10
        with timed() as turn:
            bar.setValue(bar.value() + step)
            QCoreApplication.sendPostedEvents()
            app.processEvents()
        turns.append(turn)
    return turns


def _listed(page: OpportunitiesPage, what: Callable[[], object]) -> Stopwatch:
    """Wait until the list shows the whole answer; returns how long its first rows took."""
    shown, listed = list[bool](), list[bool]()
    connections = (
        page.model.modelReset.connect(lambda: shown.append(True)),
        page.listed.connect(lambda: listed.append(True)),
    )
    with timed() as first:
        what()
        _until(lambda: bool(shown))
    _until(lambda: bool(listed))
    page.model.modelReset.disconnect(connections[0])
    page.listed.disconnect(connections[1])
    return first


def _until(so: Callable[[], bool], within_s: float = 120) -> None:
    ends = time.monotonic() + within_s
    while not so():
        assert time.monotonic() < ends, "it never came"
        _spin(1)


def _spin(for_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(for_ms, loop.quit)
    loop.exec()
