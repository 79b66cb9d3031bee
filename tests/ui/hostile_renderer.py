"""Shows every opportunity of a workspace in the window, in its own process, and tells what that asked for.

The first one is shown before anybody listens: what the program itself needs is loaded by then. Run as
`python -m tests.ui.hostile_renderer WORKSPACE FOLDER`; FOLDER gets the pictures of what was shown.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pictures import settle

BEGINS, ENDS = "/rendering-begins", "/rendering-ends"
"""Files that there are not: opening them tells whoever traces this process where it stands."""
CANARY = "#ff00ff"
"""The colour of the picture that must never be seen."""
_LONGEST_MS = 20_000
_EVERY_TAB = 40
"""Of so many opportunities one is shown with all its tabs."""

_heard: list[str] = []


def main() -> None:
    """Show them all and print what was heard as JSON."""
    file, listening = Path(sys.argv[1]), False

    def hear(event: str, told: tuple[object, ...]) -> None:
        if not listening:
            return
        if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "os.spawn", "urllib.")):
            _heard.append(f"{event} {told[0]!r}")

    sys.addaudithook(hear)
    dressed_application()
    desk = open_desk(file, lambda: datetime(2026, 6, 9, 8, tzinfo=UTC))
    keys = _keys(desk)
    window = MainWindow(desk, page_makers())
    window.resize(1440, 900)
    window.show()
    _show_one(window, keys[0], every_tab=True)
    for place in (Place.TODAY, Place.SOURCES, Place.OPPORTUNITIES):
        window.go(place)
        settle()
    _mark(BEGINS)
    listening = True
    seen = sum(_show_one(window, key, every_tab=n % _EVERY_TAB == 0) for n, key in enumerate(keys))
    seen += sum(_show_lists(window))
    listening = False
    _mark(ENDS)
    print(json.dumps({"shown": len(keys), "canary": seen, "heard": _heard}), flush=True)
    window.close()
    desk.workspace.close()


def _mark(place: str) -> None:
    with suppress(FileNotFoundError):
        Path(place).read_bytes()


def _keys(desk: Desk) -> list[str]:
    with desk.reader() as db:
        return [key for (key,) in db.execute("SELECT key FROM opportunity ORDER BY key")]


def _show_one(window: MainWindow, key: str, *, every_tab: bool) -> int:
    window.go(Place.OPPORTUNITY, key)
    page = window.page
    assert isinstance(page, OpportunityPage)
    _wait_until_shown(page)
    seen = _canary(window)
    for tab in Tab if every_tab else ():
        page.tabs.setCurrentIndex(tab)
        settle()
        seen += _canary(window)
    return seen


def _wait_until_shown(page: OpportunityPage) -> None:
    waiting, longest = QEventLoop(), QTimer(singleShot=True)
    page.shown.connect(waiting.quit, Qt.ConnectionType.SingleShotConnection)
    longest.timeout.connect(lambda: waiting.exit(1))
    longest.start(_LONGEST_MS)
    assert waiting.exec() == 0, page.key
    QApplication.processEvents()


def _show_lists(window: MainWindow) -> list[int]:
    window.go(Place.OPPORTUNITIES)
    settle()
    page = window.page
    assert isinstance(page, OpportunitiesPage)
    found = []
    for row in range(0, page.model.rowCount(), 20):
        page.table.go_to_row(row)
        settle()
        found.append(_canary(window))
    for place in (Place.TODAY, Place.SOURCES):
        window.go(place)
        settle()
        found.append(_canary(window))
    return found


def _canary(window: MainWindow) -> int:
    """Return whether the picture that must not be seen is."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return int(bytes(QColor(CANARY).rgb().to_bytes(4, sys.byteorder)) in bytes(image.constBits()))


if __name__ == "__main__":
    main()
