"""Starts Qt, opens the workspace and shows the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop.logbook import keep_log
from desktop.places import default_workspace, sample_workspace, settings_file
from desktop.services.desk import Desk
from desktop.services.opening import clock, open_desk
from desktop.ui.appearance import appearance
from desktop.ui.dressing import dressed_application
from desktop.ui.errors import catch_the_unexpected, show_error
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.qt_messages import qt_messages_in_the_log
from desktop.ui.seat import remember_seat, take_seat
from desktop.ui.warming import warm_up
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.services.restoring import RestorePlan


class NoDisplay(TenderPauseError):
    """There is no screen to show a window on."""

    def __init__(self) -> None:
        super().__init__(
            happened="There is no display to show a window on.",
            safe="Nothing was opened or changed.",
            to_do="Start it from a desktop, or see it all work without one: tender-pause demo DIR",
        )


def run(path: Path | None, *, today: date | None = None) -> int:
    """Open the window on a workspace (the usual one unless given); return the exit code.

    A workspace that is open elsewhere can be read, and nothing in it changed.
    """
    if not has_display():
        raise NoDisplay
    app = dressed_application()
    keep_log()
    catch_the_unexpected()
    with qt_messages_in_the_log():
        return _run(app, path or default_workspace(), today)


def _run(app: QApplication, file: Path, today: date | None) -> int:
    """Open one window after another: each but the last ends for another file to take its place."""
    settings = QSettings(str(settings_file()), QSettings.Format.IniFormat)
    appearance.begin(settings)
    then: Callable[[MainWindow], object] | None = None
    while True:
        desk = _open(file, today)
        if desk is None:  # a backup took its place meanwhile
            continue
        try:
            take_seat(desk, settings)
            window = MainWindow(desk, page_makers(), settings)
            window.ready.connect(
                partial(_go_on, desk, file, window, today), Qt.ConnectionType.SingleShotConnection
            )
            window.show()
            if window.place is Place.WELCOME:  # nothing is read there first, and it may stand for long
                _listen(file, window)
            if then is not None:
                then(window)
            code = app.exec()
        finally:
            remember_seat(desk, settings)
            desk.workspace.close()
        if window.to_put_back is not None:
            then = _put_back(window.to_put_back, desk)
        elif window.to_keep_here:
            file, then = _keep_here(file)
        else:
            return code
        window.deleteLater()


def _put_back(plan: RestorePlan, desk: Desk) -> Callable[[MainWindow], object]:
    """Let the backup take its place; return what tells of it in the window that opens next."""
    from desktop.services.restoring import put_back
    from desktop.ui.restore.restore_dialog import RestoredDialog

    try:
        done = put_back(plan, desk.now, desk.author)
    except TenderPauseError as error:
        return partial(show_error, error)
    return lambda window: RestoredDialog(done, window).open()


def _keep_here(file: Path) -> tuple[Path, Callable[[MainWindow], object]]:
    """Copy the file to this computer; return which one opens next, and what tells of it there."""
    from desktop.services.file_notes import keep_here

    try:
        here = keep_here(file, default_workspace())
    except TenderPauseError as error:
        return file, partial(show_error, error)
    said = f"The file lies at {here} now. The old one stays as it is: go on in this one."
    return here, lambda window: window.say(said)


def _go_on(desk: Desk, file: Path, window: MainWindow, today: date | None) -> None:
    """Begin what the first look at the window does not wait for: keep up, listen for later launches."""
    from desktop.services.keeping_up import keep_up
    from desktop.ui.automatic_checks import AutomaticChecks

    if not desk.workspace.read_only:
        _listen(file, window)
        keep_up(desk)
        if today is None:  # a clock that stands still is for looking at a day, not for asking sources
            AutomaticChecks(desk, window.source_checks, window).begin()
    warm_up()


def _listen(file: Path, window: MainWindow) -> None:
    """Let the window come forward when somebody launches the same workspace again."""
    from desktop.ui.already_open import FirstWindow, bring_forward

    if window.findChild(FirstWindow) is None:
        FirstWindow(file, lambda: bring_forward(window), window)


def _open(file: Path, today: date | None) -> Desk | None:
    """Open the workspace; trouble is told in a dialog too, since not everyone starts from a terminal.

    None: it could not be opened, and a backup took its place.
    """
    try:
        return open_desk(file, clock(today), sample=file == sample_workspace())
    except TenderPauseError as error:
        from desktop.ui.restore.instead import put_back_instead

        if not put_back_instead(error, file, clock(today)):
            raise
        return None


def has_display() -> bool:
    """Return whether a window can be shown; asked before Qt, which ends the program where it cannot."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
