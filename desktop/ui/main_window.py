"""The window: menus, navigation, the stack of pages, the status bar, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.services.desk import Desk
from desktop.services.verifying import Checked
from desktop.ui.about import show_about, show_shortcuts
from desktop.ui.changes import Changes
from desktop.ui.commands import CommandId, Menu
from desktop.ui.file_commands import Asks, FileCommands, ask_in_dialogs
from desktop.ui.frame import Frame
from desktop.ui.history import History, Visit
from desktop.ui.jobs import cancel_all
from desktop.ui.menus import Menus
from desktop.ui.page import (
    Commanding,
    Deciding,
    Leaving,
    Place,
    Refreshing,
    ShowingDecisions,
    ShowingOne,
    Touched,
)
from desktop.ui.pages import PageMaker
from desktop.ui.record_check import RecordCheck
from desktop.ui.standing import Standing, standing_of
from desktop.ui.status_bar import StatusBar
from desktop.ui.work import Work

SMALLEST = QSize(1120, 720)
USUAL = QSize(1440, 900)
BEFORE_INTRODUCTION = frozenset({Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.HELP})
DECIDING = frozenset({Place.PAUSE, Place.DECISION})


class MainWindow(QMainWindow):
    """One workspace's window. Pages are made when first shown and keep their state; `go` leads to them."""

    def __init__(
        self,
        desk: Desk,
        makers: Mapping[Place, PageMaker],
        settings: QSettings | None = None,
        asks: Asks | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._makers, self._settings = desk, makers, settings
        self._pages: dict[Place, QWidget] = {}
        self._stale: dict[Place, Touched] = {}
        self._history = History()
        self._visit = Visit(Place.WELCOME)
        self._checked: Checked | None = None
        self._asked_to_close = False
        self.setMinimumSize(SMALLEST)
        self._frame = Frame(sample=desk.sample, read_only=desk.workspace.read_only)
        self._frame.navigation.chosen.connect(lambda place: self.go(Place(place)))
        self.setCentralWidget(self._frame)
        self._bar = StatusBar()
        self._bar.record_asked.connect(lambda: self.go(Place.REGISTER))
        self.setStatusBar(self._bar)
        self._work = Work(desk, self._bar, self)
        self._files = FileCommands(self, self._bar, self._work, asks or ask_in_dialogs())
        self._check = RecordCheck(desk, self)
        self._check.found.connect(self.record_checked)
        self.menus = Menus(self, self.available)
        self._work.changed.connect(self.menus.refresh)
        self._changes = Changes(desk, self)
        self._changes.saved.connect(self._refresh)
        self._restore()
        self._begin()

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._visit.place

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._frame.page

    def go(self, place: Place, key: str | None = None, outcome: str = "") -> None:
        """Go to a place; where it is about one opportunity, `key` names it."""
        before, visit = self._visit, Visit(place, key)
        if self._leave():
            self._bar.say("")
            self._show(visit, outcome)
            if visit != before and before.place is not Place.WELCOME:
                self._history.remember(before)
            self.menus.refresh()

    def back(self) -> None:
        """Go back to where one was, with its row and scroll position; else to the opportunities."""
        if self._leave():
            self._bar.say("")
            self._show(self._history.back() or Visit(Place.OPPORTUNITIES))

    def introduced(self) -> None:
        """Leave the first question for the opportunities."""
        self._history.clear()
        self._show(Visit(Place.OPPORTUNITIES))

    def done_deciding(self, number: str) -> None:
        """Show the register, which holds the new decision; the steps before it are done with."""
        self._history.forget(DECIDING)
        self._show(Visit(Place.REGISTER))
        page = self.page
        if isinstance(page, ShowingDecisions):
            page.show_decision(number)
        self.say(f"Decision {number} is recorded.")

    def record_checked(self, checked: Checked) -> None:
        """Show what a check of the record found."""
        self._checked = checked
        self._read_standing()

    def import_files(self) -> None:
        """Ask for files and read them, unless something is being read."""
        self.menus.run(CommandId.IMPORT)

    def say(self, words: str) -> None:
        """Say what was done, quietly, until the next thing is done."""
        self._bar.say(words)

    def available(self) -> dict[CommandId, Callable[[], object]]:
        """Return what works here and now: the window's own commands, then the page's."""
        own: dict[CommandId, Callable[[], object]] = {
            CommandId.QUIT: self.close,
            CommandId.SHORTCUTS: lambda: show_shortcuts(self),
            CommandId.ABOUT: lambda: show_about(self),
        }
        if self.place is not Place.WELCOME:
            own |= {
                CommandId.OPPORTUNITIES: lambda: self.go(Place.OPPORTUNITIES),
                CommandId.REGISTER: lambda: self.go(Place.REGISTER),
                CommandId.BOARD_PACK: lambda: self.go(Place.BOARD_PACK),
                CommandId.CHECK_RECORD: self._check_record,
                CommandId.MAKE_PACK: lambda: self.go(Place.BOARD_PACK),
            }
            if len(self._history):
                own[CommandId.BACK] = self.back
            if not self._work.busy:
                own |= self._file_commands()
        page = self.page
        return own | (dict(page.commands()) if isinstance(page, Commanding) else {})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters reach the window when a list has the keyboard and did not want them."""
        if not self.menus.run_list_key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed, stop what runs, and remember the window's place.

        Where saving fails the window stays, once: whoever closes it again means it.
        """
        if not self._leave() and not self._asked_to_close:
            self._asked_to_close = True
            event.ignore()
            return
        self._changes.stop()
        cancel_all()
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def _file_commands(self) -> dict[CommandId, Callable[[], object]]:
        commands: dict[CommandId, Callable[[], object]] = {CommandId.BACK_UP: self._files.back_up}
        if not self._desk.workspace.read_only:
            commands[CommandId.IMPORT] = self._files.import_files
        return commands

    def _begin(self) -> None:
        standing = self._read_standing()
        nobody = not standing.introduced and not self._desk.workspace.read_only
        self._show(Visit(Place.WELCOME if nobody else Place.OPPORTUNITIES))

    def _show(self, visit: Visit, outcome: str = "") -> None:
        """Show a place; where its opportunity is not there any more, nothing has changed."""
        page = self._page(visit.place)
        if visit.place is Place.DECISION and isinstance(page, Deciding):
            page.show_opportunity(visit.key or "", outcome or None)
        elif visit.key is not None and isinstance(page, ShowingOne):
            page.show_opportunity(visit.key)
        self._visit = visit
        self._catch_up(visit.place, page)
        self._frame.show_page(page, visit.place)
        welcoming = visit.place is Place.WELCOME
        self._bar.setHidden(welcoming)
        self.menus.show_only(BEFORE_INTRODUCTION if welcoming else frozenset(Menu))
        self._read_standing()
        self._name_window(page)
        page.setFocus()
        self.menus.refresh()

    def _page(self, place: Place) -> QWidget:
        if place not in self._pages:
            self._pages[place] = self._makers[place](self._desk, self)
            self._stale.pop(place, None)
        return self._pages[place]

    def _leave(self) -> bool:
        """Let the page save what was typed; where it cannot, one stays and reads why."""
        page = self.page
        return page.leave() if isinstance(page, Leaving) else True

    def _refresh(self, touched: Touched) -> None:
        """Refresh the page in sight now, the others when they come into sight."""
        for place in self._pages:
            self._stale[place] = self._stale.get(place, frozenset()) | touched
        page = self.page
        if page is not None:
            self._catch_up(self.place, page)
        self._read_standing()
        self.menus.refresh()

    def _catch_up(self, place: Place, page: QWidget) -> None:
        touched = self._stale.pop(place, frozenset())
        if touched and isinstance(page, Refreshing):
            page.refresh(touched)

    def _read_standing(self) -> Standing:
        standing = standing_of(self._desk)
        self._bar.show_line(standing.line(self._checked))
        self._frame.navigation.items[Place.OPPORTUNITIES].set_count(standing.open_words)
        if standing.introduced and self._checked is None and not self._check.busy:
            self._check.start()
        return standing

    def _check_record(self) -> None:
        """Go to the register, whose badge checks and tells."""
        self.go(Place.REGISTER)
        check = self.available().get(CommandId.CHECK_RECORD)
        if self.place is Place.REGISTER and check is not None and check != self._check_record:
            check()

    def _name_window(self, page: QWidget) -> None:
        title = str(getattr(page, "title", "") or "")
        self.setWindowTitle(f"{title} · Tender Pause" if title else "Tender Pause")

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry") if self._settings is not None else None
        if geometry is None or not self.restoreGeometry(geometry):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(USUAL.boundedTo(screen).expandedTo(SMALLEST))
