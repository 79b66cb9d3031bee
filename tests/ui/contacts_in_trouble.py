"""Opens the window over many contacts, lets all kinds of things go wrong about them, and ends hard.

Run as `python -m tests.ui.contacts_in_trouble WORKSPACE CONTACTS`. It prints the reports that somebody
could copy, and every address that was asked for; the log and the file of hard ends lie where the program
keeps them.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.domain.organisation import Contact
from desktop.logbook import keep_log
from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.services.sample import pull_sample
from desktop.store import directory
from desktop.ui.dressing import dressed_application
from desktop.ui.errors import CrashDialog, catch_the_unexpected
from desktop.ui.jobs import Job, Step
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Place
from desktop.ui.pages import page_makers
from desktop.ui.pictures import settle

_RECORDS = 8
"""So many records are opened one after the other."""


def main() -> None:
    """Look at them, let it go wrong for each, and end hard."""
    asked: set[str] = set()
    sys.addaudithook(lambda event, told: _hear(asked, event, told))
    keep_log()
    catch_the_unexpected()
    app = dressed_application()
    desk = open_desk(Path(sys.argv[1]), lambda: datetime(2026, 6, 9, 8, tzinfo=UTC))
    with desk.reader() as db:
        contacts = directory.contacts(db)
    assert len(contacts) == int(sys.argv[2])
    window = MainWindow(desk, page_makers())
    window.show()
    _look_at(window, contacts)
    pull_sample(desk, date(2026, 6, 9), lambda _done, _total: None)
    reports = {report for contact in contacts for report in _trouble(app, desk, contact)}
    print(json.dumps({"asked": sorted(asked), "reports": sorted(reports)}), flush=True)
    _end_hard(window, contacts[-1])


def _hear(asked: set[str], event: str, told: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(told[1], tuple):
        asked.add(str(told[1][0]))
    elif event == "socket.getaddrinfo":
        asked.add(str(told[0]))


def _look_at(window: MainWindow, contacts: tuple[Contact, ...]) -> None:
    for place in (Place.TODAY, Place.ORGANISATIONS, Place.CONVERSATIONS, Place.SETTINGS):
        window.go(place)
        settle()
    for contact in contacts[:_RECORDS]:
        window.go(Place.ORGANISATIONS, contact.organisation)
        settle()
    for field in window.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled():
            QTest.keyClicks(field, contacts[0].name)
    settle()


def _trouble(app: QApplication, desk: Desk, contact: Contact) -> Iterator[str]:
    """Let the window's own thread and a worker stumble over one contact; yield what can be copied."""
    QTimer.singleShot(0, partial(_stumble, contact))
    app.processEvents()
    job = Job(partial(_misread, contact), desk)
    ended = list[Exception]()
    job.failed.connect(ended.append)
    job.start()
    while not ended:
        app.processEvents()
    for dialog in app.topLevelWidgets():
        if isinstance(dialog, CrashDialog):
            yield dialog.report
            dialog.close()


def _stumble(contact: Contact) -> None:
    held = dict[str, str]()
    try:
        held[contact.email]
    except KeyError as error:
        raise ValueError(f"{contact.name} on {contact.phone}") from error


def _misread(contact: Contact, desk: Desk, _step: Step) -> None:
    with desk.reader() as db:
        db.execute(f"SELECT '{contact.name} {contact.email} {contact.phone}")  # a quote is missing


def _end_hard(window: MainWindow, contact: Contact) -> None:
    window.setWindowTitle(f"{contact.name}, {contact.email}, {contact.phone}")
    faulthandler._sigsegv()  # type: ignore[attr-defined]  # what Python has for tests of this


if __name__ == "__main__":
    main()
