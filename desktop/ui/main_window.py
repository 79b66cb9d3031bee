"""The window: menus, navigation, the stack of pages, the status bar, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.ui.add_opportunity.adding import Adding
from desktop.ui.add_opportunity.drops import Drops
from desktop.ui.asks import Asks
from desktop.ui.changes import Changes
from desktop.ui.commands import CommandId, Menu
from desktop.ui.conversations.noting import Noting
from desktop.ui.file_commands import FileCommands
from desktop.ui.file_notes import FileNotes
from desktop.ui.frame import Frame
from desktop.ui.history import History, Visit
from desktop.ui.jobs import cancel_all
from desktop.ui.list_commands import ListCommands
from desktop.ui.memory import Memory
from desktop.ui.menus import Menus
from desktop.ui.organisations.importing import Importing
from desktop.ui.page import (
    Answering,
    Parted,
    Place,
    ShowingDecisions,
    ShowingEarlySignals,
    ShowingReviewsDue,
    Touched,
    WholeList,
)
from desktop.ui.page_stack import PageStack
from desktop.ui.pages import PageMaker
from desktop.ui.reading import Reading
from desktop.ui.refits import Refits
from desktop.ui.regions import go_to_stop
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.seat import remember_seat
from desktop.ui.source_checks import SourceChecks
from desktop.ui.standing import Standing, check_record, first_place, read_standing
from desktop.ui.status_bar import StatusBar
from desktop.ui.view_news import ViewNews
from desktop.ui.window_commands import WindowCommands
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.services.finding import FoundThing
    from desktop.services.restoring import RestorePlan
    from desktop.services.tables import Table
    from desktop.services.verifying import Checked
    from desktop.ui.jobs import Service

SMALLEST = QSize(1120, 720)
USUAL = QSize(1440, 900)
BEFORE_INTRODUCTION = frozenset({Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.HELP})
DECIDING = frozenset({Place.PAUSE, Place.DECISION})


class MainWindow(QMainWindow):
    """One workspace's window. Pages are made when first shown and keep their state; `go` leads to them."""

    ready = Signal()
    """The first page stands with what it has read."""

    def __init__(
        self,
        desk: Desk,
        makers: Mapping[Place, PageMaker],
        settings: QSettings | None = None,
        asks: Asks | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        self._history = History()
        self._visit = Visit(Place.WELCOME)
        self._checked: Checked | None = None
        self._asked_to_close = self._ended = False
        self.to_put_back: RestorePlan | None = None
        self.to_keep_here = False
        self.setMinimumSize(SMALLEST)
        self._frame = Frame(
            sample=desk.sample,
            read_only=desk.workspace.read_only,
            for_trustees=desk.workspace.for_trustees,
        )
        self._frame.navigation.chosen.connect(lambda place: self.go(Place(place)))
        self.setCentralWidget(self._frame)
        self._memory = Memory(settings, desk.workspace.id)
        self._pages = PageStack(self._frame, lambda place: makers[place](desk, self), self._memory)
        self._bar = StatusBar()
        self._bar.record_asked.connect(lambda: self.go(Place.REGISTER))
        self.setStatusBar(self._bar)
        self._work = Work(desk, self._bar, self)
        self.source_checks = SourceChecks(desk, self._work, self._bar, self)
        asks = asks or Asks()
        self.register_loading = RegisterLoading(desk, self._work, self._bar, asks, self)
        files = FileCommands(self, self._bar, self._work, asks, self.register_loading)
        lists = ListCommands(self, self._bar, self._work, asks)
        self._changes = Changes(desk, self)
        self._adding = Adding(self, desk, self._bar, self._work, asks, self._changes, self._show_added)
        self.noting = Noting(self, desk, self._bar, self._changes)
        self.noting.approach_asked.connect(lambda key: self.go(Place.APPROACH, key))
        self._commands = WindowCommands(self, self, files, lists, self._adding, self.noting, self._work)
        self._importing = Importing(self, self, desk, self._bar, self._work, asks)
        self._drops = Drops(
            self, files, self._adding, self._importing, lambda: CommandId.IMPORT in self._commands.available()
        )
        self._standing = Standing()
        self._standings = Reading(read_standing, desk, self)
        self._standings.found.connect(self._show_standing)
        self._checks = Reading(check_record, desk, self)
        self._checks.found.connect(self.record_checked)
        self.menus = Menus(self, self._commands.available)
        self._work.changed.connect(self.menus.refresh)
        self._file_notes = FileNotes(desk, self._frame, settings, self)
        self._file_notes.keep_here.connect(self.keep_here)
        self._changes.saved.connect(self._refresh)
        self._changes.saved.connect(self._file_notes.hear)
        self._refits = Refits(desk, self._work, self._bar, self)
        self._changes.saved.connect(self._refits.hear)
        self._view_news = ViewNews(desk, self._work, self._bar, self)
        self._changes.saved.connect(self._view_news.hear)
        self._restore()
        self._begin()

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._visit.place

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.page

    @property
    def desk(self) -> Desk:
        """The desk that this window is about."""
        return self._desk

    @property
    def can_go_back(self) -> bool:
        """Whether there is a way back."""
        return len(self._history) > 0

    def go(self, place: Place, key: str | None = None, outcome: str = "") -> None:
        """Go to a place; where it is about one opportunity, `key` names it."""
        before, visit = self._visit, Visit(place, key)
        if self._pages.leave():
            self._bar.say("")
            self._show(visit, outcome)
            if visit != before and before.place is not Place.WELCOME:
                self._history.remember(before)
            self.menus.refresh()

    def back(self) -> None:
        """Go back to where one was, with its row and scroll position; else to the opportunities."""
        if self._pages.leave():
            self._bar.say("")
            self._show(self._history.back() or Visit(Place.OPPORTUNITIES))

    def page_named(self) -> None:
        """Call the window as its page is called by now: one that reads learns its name later."""
        if self.page is not None:
            self._name_window(self.page)

    def introduced(self) -> None:
        """Leave the first question for Today; once that is read, ask how the workspace stands."""
        self._history.clear()
        self._show(Visit(first_place(self._desk)))
        if isinstance(self.page, Answering):
            self.page.answered.connect(self._look_around, Qt.ConnectionType.SingleShotConnection)
        else:
            QTimer.singleShot(0, self._look_around)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the window in the order in which they are seen."""
        page = self.page
        parts = tuple(page.regions()) if isinstance(page, Parted) else (page,) if page else ()
        return (self._frame.navigation, *parts, self._bar)

    def go_to_anything(self) -> None:
        """Ask by name where to go, or what to do."""
        here = QApplication.focusWidget()
        from desktop.ui.go_to.go_to_dialog import GoToDialog  # the start of the window does not wait for it

        dialog = GoToDialog(self._desk, self._commands.available(), self)
        dialog.chosen.connect(self._go_to)
        dialog.finished.connect(lambda: here.setFocus() if here is not None and isValid(here) else None)
        dialog.open()

    def done_deciding(self, number: str) -> None:
        """Show the register, which holds the new decision; the steps before it are done with."""
        self._history.forget(DECIDING)
        self._show(Visit(Place.REGISTER))
        page = self.page
        if isinstance(page, ShowingDecisions):
            page.show_decision(number)
        self.say(f"Decision {number} is recorded.")

    def show_decision(self, number: str) -> None:
        """Show a decision in the register."""
        self.go(Place.REGISTER)
        page = self.page
        if isinstance(page, ShowingDecisions):
            page.show_decision(number)

    def show_reviews_due(self) -> None:
        """Show the decisions whose review is due."""
        self.go(Place.REGISTER)
        page = self.page
        if isinstance(page, ShowingReviewsDue):
            page.show_reviews_due()

    def show_early_signals(self) -> None:
        """Show the list of the early signals."""
        self.go(Place.OPPORTUNITIES)
        page = self.page
        if isinstance(page, ShowingEarlySignals):
            page.show_early_signals()

    def record_checked(self, checked: Checked) -> None:
        """Show what a check of the record found."""
        self._checked = checked
        self._show_standing(self._standing)

    def export(self, whole_list: WholeList) -> None:
        """Ask for a file and write a list into it."""
        self._commands.export(whole_list)

    def print_table(self, read: Service[Table]) -> None:
        """Read a list for paper, and print it."""
        self._commands.print_table(read)

    def now_at(self, place: Place, key: str) -> None:
        """Take it that one is with this key by now: what was shown has been recorded under it."""
        if self._visit.place is place:
            self._visit = Visit(place, key)

    def bring_in_organisations(self) -> None:
        """Ask for a file of organisations, look at it, and add what is in it."""
        self._importing.ask()

    def seated(self) -> None:
        """Remember who sits at this computer's desk now."""
        if self._settings is not None:
            remember_seat(self._desk, self._settings)

    def import_files(self) -> None:
        """Ask for files and read them, unless something is being read."""
        self.menus.run(CommandId.IMPORT)

    def add_opportunity(self) -> None:
        """Ask for an opportunity that somebody types."""
        self.menus.run(CommandId.ADD)

    def show_coverage(self) -> None:
        """Say what lists cover, and what they do not."""
        self.menus.run(CommandId.COVERAGE)

    def copy_for_trustees(self) -> None:
        """Ask where to, and write a copy for trustees."""
        self.menus.run(CommandId.TRUSTEE_COPY)

    def say(self, words: str) -> None:
        """Say what was done, quietly, until the next thing is done."""
        self._bar.say(words)

    def put_back(self, plan: RestorePlan) -> None:
        """Close, so that whoever opened the window can put the backup in the place of its file."""
        self.to_put_back = plan
        if not self.close():
            from desktop.services.restoring import forget

            self.to_put_back = None
            forget(plan)

    def keep_here(self) -> None:
        """Close, so that whoever opened the window can open a copy of its file on this computer."""
        self.to_keep_here = True
        if not self.close():
            self.to_keep_here = False

    def event(self, event: QEvent) -> bool:
        """Look what works now before keys are matched: the last key may have changed that."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self._desk.workspace.give_way()  # somebody types: what arrives can wait for a moment
            self.menus.refresh()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters reach the window when a list has the keyboard and did not want them."""
        if not self.menus.run_list_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab go through the window as it is seen, whenever its parts were made."""
        moved = go_to_stop((self._frame, self._bar), onward=onward)
        return moved or super().focusNextPrevChild(onward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what was typed, stop what runs, and remember the window's place.

        Where saving fails the window stays, once: whoever closes it again means it.
        """
        if not self._ended:
            if not self._pages.leave() and not self._asked_to_close:
                self._asked_to_close = True
                event.ignore()
                return
            self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """Let nothing of the window read or write any more: its workspace closes next."""
        self._ended = True
        self._changes.stop()
        cancel_all()
        self._pages.remember()
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        self.menus.end()
        self._frame.deleteLater()  # with its pages and their timers

    def _go_to(self, target: CommandId | FoundThing) -> None:
        if isinstance(target, CommandId):
            self.menus.run(target)
        elif target.is_decision:
            self.show_decision(target.key)
        elif target.is_organisation:
            self.go(Place.ORGANISATIONS, target.key)
        else:
            self.go(Place.OPPORTUNITY, target.key)

    def _look_around(self) -> None:
        if not self._ended:
            self._standings.ask()
            self._checks.ask()
            self.ready.emit()
            self._file_notes.ask()

    def _show_added(self, key: str) -> None:
        self.go(Place.OPPORTUNITY, key)

    def _begin(self) -> None:
        with self._desk.reader() as db:
            nobody = who_we_are(db) is None
        if nobody and not self._desk.workspace.read_only:
            self._show(Visit(Place.WELCOME))
        else:
            self.introduced()

    def _show(self, visit: Visit, outcome: str = "") -> None:
        page = self._pages.show(visit.place, visit.key, outcome)
        self._visit = visit
        welcoming = visit.place is Place.WELCOME
        self._bar.setHidden(welcoming)
        self.menus.show_only(BEFORE_INTRODUCTION if welcoming else frozenset(Menu))
        self._name_window(page)
        page.setFocus()
        self.menus.refresh()

    def _refresh(self, touched: Touched) -> None:
        self._adding.changed(touched)
        self.noting.changed(touched)
        self._pages.refresh(self.place, touched)
        self._standings.ask()
        self.menus.refresh()

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._bar.show_line(standing.line(self._checked))
        self._frame.navigation.items[Place.TODAY].set_count(standing.today_words)
        self._frame.navigation.items[Place.OPPORTUNITIES].set_count(standing.open_words)
        self._frame.navigation.items[Place.CONVERSATIONS].set_count(standing.talks_words)

    def _name_window(self, page: QWidget) -> None:
        title = str(getattr(page, "title", "") or "")
        self.setWindowTitle(f"{title} · Tender Pause" if title else "Tender Pause")

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry") if self._settings is not None else None
        if geometry is None or not self.restoreGeometry(geometry):
            screen = QApplication.primaryScreen().availableSize()
            self.resize(USUAL.boundedTo(screen).expandedTo(SMALLEST))
