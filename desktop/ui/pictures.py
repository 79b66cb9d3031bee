"""Pictures of the main screens, for the demonstration and the documentation; a process of its own.

Run as `python -m desktop.ui.pictures WORKSPACE FOLDER YYYY-MM-DD`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
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
from desktop.ui.page import Place
from desktop.ui.pages import page_makers

_REST_MS = 300
"""How long nothing may happen until a page counts as at rest."""


def main() -> None:
    """Take the pictures that the command line asked for."""
    file, folder, today = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])
    app = dressed_application()
    app.setCursorFlashTime(0)
    desk = open_desk(file, clock(today))
    try:
        take(app, desk, folder)
    finally:
        desk.workspace.close()


def take(app: QApplication, desk: Desk, folder: Path) -> tuple[Path, ...]:
    """Save a picture of each main screen of the sample; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    window = MainWindow(desk, page_makers())
    window.resize(USUAL)
    window.show()
    subjects = _subjects(desk)
    taken = []
    for place, key in subjects.items():
        window.go(place, key)
        _settle(app)
        taken.append(folder / f"{place.value}.png")
        window.grab().save(str(taken[-1]))
    window.close()
    return tuple(taken)


def _subjects(desk: Desk) -> Mapping[Place, str | None]:
    """Return each screen with the opportunity it is shown about."""
    with desk.reader() as db:
        found = listed(db, desk, OpportunityFilter(show_closed=True))
    key = titled(found, DECIDED[0][1]).id
    return {
        Place.OPPORTUNITIES: None,
        Place.OPPORTUNITY: key,
        Place.PAUSE: key,
        Place.DECISION: key,
        Place.REGISTER: None,
        Place.BOARD_PACK: None,
    }


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
