"""Pictures of the main screens, for the demonstration and the documentation; a process of its own.

Run as `python -m desktop.ui.pictures WORKSPACE FOLDER YYYY-MM-DD SCREEN…`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.services.listing import listed
from desktop.services.opening import clock, open_desk
from desktop.services.opportunity_list import OpportunityFilter
from desktop.services.sample import DECIDED, titled
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.page import Place
from desktop.ui.pages import page_makers

_ABOUT_ONE = (Place.OPPORTUNITY, Place.PAUSE, Place.DECISION)
_REST_MS = 300
"""How long nothing may happen until a page counts as at rest."""


def main() -> None:
    """Take the pictures that the command line asked for."""
    file, folder, today = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
    places = [Place(name) for name in sys.argv[4:]]
    app = dressed_application()
    app.setCursorFlashTime(0)
    desk = open_desk(file, clock(today))
    try:
        take(app, desk, folder, places)
    finally:
        desk.workspace.close()


def take(app: QApplication, desk: Desk, folder: Path, places: Iterable[Place]) -> tuple[Path, ...]:
    """Save a picture of each of these screens of the sample; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    window = MainWindow(desk, page_makers())
    window.resize(USUAL)
    window.show()
    key = _main_character(desk)
    taken = []
    for place in places:
        window.go(place, key if place in _ABOUT_ONE else None)
        _settle(app)
        if place is Place.OPPORTUNITIES:
            _choose(app, window, key)
        taken.append(folder / f"{place.value}.png")
        window.grab().save(str(taken[-1]))
    window.close()
    return tuple(taken)


def _main_character(desk: Desk) -> str:
    """Return the opportunity that the pictures are about."""
    with desk.reader() as db:
        return titled(listed(db, desk, OpportunityFilter(show_closed=True)), DECIDED[0][1]).id


def _choose(app: QApplication, window: MainWindow, key: str) -> None:
    """Make the opportunity's row the current one, so that the pane shows it."""
    page = window.page
    if isinstance(page, OpportunitiesPage):
        rows = (page.model.row(place) for place in range(page.model.rowCount()))
        page.table.go_to_row(
            next((place for place, row in enumerate(rows) if row and row.line.key == key), 0)
        )
        _settle(app)


def _settle(app: QApplication) -> None:
    """Let a page that reads in the background come to rest."""
    resting = QElapsedTimer()
    resting.start()
    while resting.elapsed() < _REST_MS:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _REST_MS)
        if QThreadPool.globalInstance().activeThreadCount():
            resting.restart()


if __name__ == "__main__":
    main()
