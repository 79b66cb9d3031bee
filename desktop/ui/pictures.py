"""Pictures of the screens, for the demonstration and the documentation; a process of its own.

Run as `python -m desktop.ui.pictures [--text-size N] [--theme NAME]… WORKSPACE FOLDER YYYY-MM-DD [SCREEN…]`.
Nothing in them moves or depends on the computer: the clock stands, the fonts are ours, the caret does
not blink, the pointer is outside.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QThread, QThreadPool
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.services.desk import Desk
from desktop.services.opening import morning, open_desk
from desktop.services.sample_story import MAIN_CHARACTER
from desktop.ui.commands import CommandId
from desktop.ui.dressing import dressed_application
from desktop.ui.main_window import USUAL, MainWindow
from desktop.ui.opportunities.opportunities_page import OpportunitiesPage
from desktop.ui.opportunity.opportunity_page import OpportunityPage, Tab
from desktop.ui.organisations.organisation_views import Part
from desktop.ui.organisations.organisations_page import OrganisationsPage
from desktop.ui.page import Lensing, Place
from desktop.ui.pages import page_makers
from desktop.ui.theme.theme import theme

ABOUT_ONE = (Place.OPPORTUNITY, Place.PAUSE, Place.DECISION, Place.COST, Place.PARTNERSHIP)
_LEAD_TO_DIALOGS = (
    CommandId.SNOOZE,
    CommandId.GO_TO,
    CommandId.WHAT_IS_THIS,
    CommandId.SHORTCUTS,
    CommandId.ABOUT,
)
_REST_MS, _REST_ROUNDS = 300, 30
"""How long, and in how many rounds, nothing may happen until a page counts as at rest."""
_KEYBOARD_MS = 10_000
_WORK_MS, _PAUSE_MS = 4, 2
_CORNER = QPoint(100, 100)
"""Where the window stands, with room for the pointer beside it."""


def main() -> None:
    """Take the pictures that the command line asked for; without any named, dialogs too."""
    asked = _asked()
    app = dressed_application()
    app.setCursorFlashTime(0)
    QCursor.setPos(0, 0)
    for name in asked.theme or ("",):
        theme.use(name or None, asked.text_size / 100)
        ending = f"-{name}.png" if name else ".png"
        for place, window in _windows(asked.workspace, asked.today, asked.screens or list(Place)):
            _save_window(window, asked.folder / f"{place.value}{ending}")
            if place is Place.OPPORTUNITIES and not asked.screens:
                for dialog_name, dialog in _dialogs(window):
                    _save(dialog, asked.folder / f"{dialog_name}{ending}")
            if place is Place.ORGANISATIONS and not asked.screens:
                for part in _parts(window):
                    _save_window(window, asked.folder / f"{part}{ending}")


def take(desk: Desk, places: Iterable[Place]) -> Iterator[tuple[Place, MainWindow]]:
    """Show each of these screens of the sample in turn, at rest."""
    with _window(desk) as window:
        for place in places:
            window.go(place, MAIN_CHARACTER if place in ABOUT_ONE else None)
            _give_keyboard(window)
            if place is Place.OPPORTUNITIES:
                _choose(window, MAIN_CHARACTER)
            if isinstance(window.page, Lensing):
                window.page.next_lens()  # existing providers, where most is known already
                settle()
            yield place, window


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="desktop.ui.pictures")
    parser.add_argument("--text-size", type=int, default=100)
    parser.add_argument("--theme", action="append")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("today", type=date.fromisoformat)
    parser.add_argument("screens", type=Place, nargs="*")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    return asked


def _windows(file: Path, today: date, places: list[Place]) -> Iterator[tuple[Place, MainWindow]]:
    """Show each screen at rest; the first question is that of an empty workspace."""
    if Place.WELCOME in places:
        with tempfile.TemporaryDirectory() as empty, _desk(Path(empty) / "new.tenderpause", today) as new:
            yield from take(new, [Place.WELCOME])
    with _desk(file, today) as desk:
        yield from take(desk, [place for place in places if place is not Place.WELCOME])


@contextmanager
def _desk(file: Path, today: date) -> Iterator[Desk]:
    desk = open_desk(file, morning(today))
    try:
        yield desk
    finally:
        desk.workspace.close()


@contextmanager
def _window(desk: Desk) -> Iterator[MainWindow]:
    window = MainWindow(desk, page_makers())
    window.setGeometry(_CORNER.x(), _CORNER.y(), USUAL.width(), USUAL.height())
    window.show()
    _give_keyboard(window)
    try:
        yield window
    finally:
        window.close()


def _dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Show each dialog that the list leads to in turn, at rest."""
    for command in _LEAD_TO_DIALOGS:
        window.menus.run(command)
        settle()
        (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
        _give_keyboard(dialog)
        yield command.value, dialog
        dialog.reject()
        _give_keyboard(window)


def _parts(window: MainWindow) -> Iterator[str]:
    """Show what stands behind tabs and rows in turn, at rest; yield what it is called."""
    page = window.page
    assert isinstance(page, OrganisationsPage)
    first = page.current_organisation()
    for part in (Part.FINDER, Part.MAP):
        page.views.tabs.setCurrentIndex(part)
        _give_keyboard(window)
        yield part.name.lower()
    window.go(Place.ORGANISATIONS, first)
    _give_keyboard(window)
    yield "organisation"
    window.go(Place.OPPORTUNITY, MAIN_CHARACTER)
    _give_keyboard(window)
    about = window.page
    assert isinstance(about, OpportunityPage)
    about.tabs.setCurrentIndex(Tab.PROVIDERS)
    _give_keyboard(window)
    yield "providers"


def _give_keyboard(window: QWidget) -> None:
    """Let a window have the keyboard, without which it shows no focus, and come to rest.

    Where nobody manages the windows, as on a display that is only drawn, none has it by itself.
    """
    waited = QElapsedTimer()
    waited.start()
    while QApplication.activeWindow() is not window:
        if waited.hasExpired(_KEYBOARD_MS):
            raise RuntimeError("the window did not get the keyboard")
        window.activateWindow()
        settle()
    settle()


def _save_window(window: MainWindow, file: Path) -> None:
    if window.size() != USUAL:  # something asked for more room than there is: the picture would lie
        raise RuntimeError(f"{file.name}: the window grew to {window.width()} by {window.height()}")
    _save(window, file)


def _save(widget: QWidget, file: Path) -> None:
    if not widget.grab().save(str(file)):
        raise RuntimeError(f"{file} could not be written")


def _choose(window: MainWindow, key: str) -> None:
    """Make the opportunity's row the current one, so that the pane shows it."""
    page = window.page
    if isinstance(page, OpportunitiesPage):
        rows = (page.model.row(place) for place in range(page.model.rowCount()))
        page.table.go_to_row(
            next((place for place, row in enumerate(rows) if row and row.line.key == key), 0)
        )
        settle()


def settle() -> None:
    """Let a page that reads in the background come to rest.

    A round that took time did something, and may have asked for more to be done. Rounds count, beside time:
    on a loaded computer time passes in which nothing had its turn.
    """
    resting, a_round = QElapsedTimer(), QElapsedTimer()
    resting.start()
    rounds = 0
    while resting.elapsed() < _REST_MS or rounds < _REST_ROUNDS:
        a_round.start()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        rounds += 1
        if a_round.elapsed() >= _WORK_MS or QThreadPool.globalInstance().activeThreadCount():
            resting.restart()
            rounds = 0
        QThread.msleep(_PAUSE_MS)


if __name__ == "__main__":
    main()
