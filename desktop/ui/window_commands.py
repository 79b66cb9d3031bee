"""The commands that the window itself answers, whichever page is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from desktop.ui.add_opportunity.adding import Adding
from desktop.ui.commands import CommandId
from desktop.ui.conversations.noting import Noting
from desktop.ui.editing import editing_commands
from desktop.ui.file_commands import FileCommands
from desktop.ui.here import Here
from desktop.ui.list_commands import ListCommands
from desktop.ui.look_commands import look_commands
from desktop.ui.page import (
    AboutOne,
    AboutOrganisation,
    Commanding,
    Lensing,
    Listing,
    OnPaper,
    Place,
    WholeList,
)
from desktop.ui.regions import go_to_region
from desktop.ui.work import Work

if TYPE_CHECKING:
    from desktop.services.tables import Table
    from desktop.ui.jobs import Service

Handlers = dict[CommandId, Callable[[], object]]


class WindowCommands:
    """Says what works here and now: the window's own commands, then the page's."""

    def __init__(
        self,
        here: Here,
        window: QWidget,
        files: FileCommands,
        lists: ListCommands,
        adding: Adding,
        noting: Noting,
        work: Work,
    ) -> None:
        """`window` is what dialogs stand over."""
        self._here, self._window = here, window
        self._files, self._lists, self._adding, self._work = files, lists, adding, work
        self._noting = noting

    def available(self) -> Handlers:
        """Return what works: a page's answer goes before the window's, a field's before both."""
        here = self._here
        handlers: Handlers = {
            CommandId.QUIT: here.close,
            CommandId.SHORTCUTS: self._show_shortcuts,
            CommandId.ABOUT: self._show_about,
            CommandId.WHAT_IS_THIS: self._show_what_this_is,
            CommandId.NEXT_REGION: lambda: go_to_region(here.regions(), 1),
            CommandId.REGION_BEFORE: lambda: go_to_region(here.regions(), -1),
            **look_commands(),
        }
        if here.place is not Place.WELCOME:
            handlers |= self._places()
            if here.can_go_back:
                handlers[CommandId.BACK] = here.back
            if not self._work.busy:
                handlers |= self._file_commands() | self._view_commands()
            handlers[CommandId.COVERAGE] = self._show_coverage
        adding, noting = self._adding_commands(), self._noting_commands()
        return handlers | self._page_commands() | adding | noting | editing_commands() | self._row_commands()

    # What these show is loaded when it is asked for: the start of the window does not wait for it.

    def _show_shortcuts(self) -> None:
        from desktop.ui.about import show_shortcuts

        show_shortcuts(self._window)

    def _show_about(self) -> None:
        from desktop.ui.about import show_about

        show_about(self._window)

    def _show_what_this_is(self) -> None:
        from desktop.ui.help import show_what_this_is

        show_what_this_is(self._window, self._here.place, self.available())

    def check_record(self) -> None:
        """Go to the register, whose badge checks and tells."""
        self._here.go(Place.REGISTER)
        page = self._here.page
        check = page.commands().get(CommandId.CHECK_RECORD) if isinstance(page, Commanding) else None
        if check is not None:
            check()

    def _check_code(self) -> None:
        from desktop.ui.register.check_dialog import CheckDialog  # not wanted before it is asked for

        dialog = CheckDialog(self._here.desk, self._files.asks, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_our_offer(self) -> None:
        from desktop.ui.documents import opening

        opening.our_offer(self._here.desk, self._window)

    def _adding_commands(self) -> Handlers:
        page = self._here.page
        if self._here.place is Place.WELCOME:
            return {}
        return dict(self._adding.commands(page.current_key() if isinstance(page, AboutOne) else ""))

    def _noting_commands(self) -> Handlers:
        page = self._here.page
        if self._here.place is Place.WELCOME:
            return {}
        about = page.current_key() if isinstance(page, AboutOne) else ""
        organisation = page.current_organisation() if isinstance(page, AboutOrganisation) else ""
        return dict(self._noting.commands(about, organisation))

    def _show_coverage(self) -> None:
        from desktop.ui.coverage.coverage_dialog import CoverageDialog  # not wanted before it is asked for

        dialog = CoverageDialog(self._here.desk, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _page_commands(self) -> Handlers:
        page = self._here.page
        handlers: Handlers = {}
        if isinstance(page, Lensing):
            handlers[CommandId.NEXT_LENS] = page.next_lens
        return handlers | (dict(page.commands()) if isinstance(page, Commanding) else {})

    def _places(self) -> Handlers:
        go = self._here.go
        return {
            CommandId.TODAY: lambda: go(Place.TODAY),
            CommandId.OPPORTUNITIES: lambda: go(Place.OPPORTUNITIES),
            CommandId.ORGANISATIONS: lambda: go(Place.ORGANISATIONS),
            CommandId.CONVERSATIONS: lambda: go(Place.CONVERSATIONS),
            CommandId.REGISTER: lambda: go(Place.REGISTER),
            CommandId.HABITS: lambda: go(Place.HABITS),
            CommandId.BOARD_PACK: lambda: go(Place.BOARD_PACK),
            CommandId.COMMITMENTS: lambda: go(Place.COMMITMENTS),
            CommandId.PARTNERSHIP_PLANS: lambda: go(Place.PARTNERSHIP_PLANS),
            CommandId.SOURCES: lambda: go(Place.SOURCES),
            CommandId.SETTINGS: lambda: go(Place.SETTINGS),
            CommandId.MAKE_PACK: lambda: go(Place.BOARD_PACK),
            CommandId.CHECK_RECORD: self.check_record,
            CommandId.CHECK_CODE: self._check_code,
            CommandId.GO_TO: self._here.go_to_anything,
            CommandId.OUR_OFFER: self._show_our_offer,
        }

    def _file_commands(self) -> Handlers:
        here = self._here
        handlers: Handlers = {
            CommandId.CALENDAR: self._files.save_calendar,
            CommandId.BACK_UP: self._files.back_up,
            CommandId.TRUSTEE_COPY: self._files.copy_for_trustees,
        }
        if not here.desk.workspace.read_only:
            handlers[CommandId.RESTORE] = lambda: self._files.restore(here.desk, here.put_back)
            handlers[CommandId.IMPORT] = self._files.import_files
            handlers[CommandId.CHECK_SOURCES] = lambda: self._here.source_checks.start()
        return handlers

    def _view_commands(self) -> Handlers:
        page = self._here.page
        handlers: Handlers = {}
        if isinstance(page, Listing) and (whole_list := page.whole_list()):
            handlers[CommandId.EXPORT] = lambda: self.export(whole_list)
        if isinstance(page, OnPaper) and (on_paper := page.on_paper()):
            handlers[CommandId.PRINT] = lambda: self._lists.print_view(on_paper)
        return handlers

    def export(self, whole_list: WholeList) -> None:
        """Ask for a file and write a list into it, unless something long runs."""
        if not self._work.busy:
            self._lists.export(whole_list.read, f"{whole_list.name} {self._here.desk.today.isoformat()}")

    def print_table(self, read: Service[Table]) -> None:
        """Read a list for paper and print it, unless something long runs."""
        if not self._work.busy:
            self._lists.print_view(read)

    def _row_commands(self) -> Handlers:
        """Return what the Edit menu does to the rows of the list that has the keyboard."""
        table = QApplication.focusWidget()
        if not isinstance(table, QTableView):
            return {}
        from desktop.ui.copying import copy_rows  # a list has loaded all that by now
        from desktop.ui.widgets.table_view import TableView

        if not isinstance(table, TableView) or not table.selected_rows():
            return {}
        return {
            CommandId.COPY: lambda: self._here.say(copy_rows(table)),
            CommandId.SELECT_ALL: table.selectAll,
        }
