"""The page of the sources: how each is, a check while it runs, and what was set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.services import checking_settings, own_sources, set_aside
from desktop.services.desk import Desk
from desktop.services.places_without_feed import places_without_feed
from desktop.services.source_exports import set_aside_table, sources_table
from desktop.services.source_health import LINE, Sources, sources
from desktop.services.source_times import checking_choices
from desktop.services.tables import Table
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.link_dialog import LinkDialog, ask_to_open
from desktop.ui.page import Touched, WholeList
from desktop.ui.source_checks import SourceChecks
from desktop.ui.sources.add_source_dialog import AddSourceDialog
from desktop.ui.sources.aside_card import AsideCard
from desktop.ui.sources.checking_card import CheckingCard
from desktop.ui.sources.checking_dialog import CheckingDialog
from desktop.ui.sources.feed_lists_dialog import FeedListsDialog
from desktop.ui.sources.files_card import FilesCard
from desktop.ui.sources.kept_dialog import KeptDialog
from desktop.ui.sources.links_card import LinksCard
from desktop.ui.sources.source_list import SourceList
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import fill_page
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

STACKS_BELOW = 880
"""Page width at 100 % under which what was set aside stands beneath the sources."""
_LEFT, _RIGHT = 784, 400
_BUSY = "Sources are being checked, or files read."


class SourcesPage(QWidget):
    """Shows what the service words; a check runs as the window's work and is watched here."""

    title = "Sources"

    def __init__(
        self,
        desk: Desk,
        checks: SourceChecks,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._desk, self._checks, self._open_url = desk, checks, open_url
        self._aside_shown = set_aside.SHOWN
        self._why_not = ""
        self._narrow: bool | None = None
        self._header = PageHeader("Sources", LINE)
        self.pull_all = Button("Check all", icon="refresh-cw")
        self.checking = CheckingCard()
        self.list = SourceList()
        self.files = FilesCard()
        self.aside = AsideCard()
        self.links = LinksCard(places_without_feed())
        self._grid = QGridLayout()
        self._side = QWidget()
        self._reading = Latest(desk, self)
        self._lay_out()
        self._connect()
        self._watch()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here beyond the window's own."""
        return {}

    def whole_list(self) -> WholeList:
        """Return what was set aside while the keyboard is there, else the sources."""
        return (
            WholeList("Set aside", set_aside_table)
            if self._in_aside()
            else WholeList(self.title, sources_table)
        )

    def on_paper(self) -> Service[Table]:
        """Return the same for paper."""
        return self.whole_list().read

    def regions(self) -> tuple[QWidget, ...]:
        """Return what can be checked, the sources, what was set aside, the chosen one, the rest."""
        return (
            self.pull_all,
            self.checking,
            self.list,
            self.aside,
            self.list.pane,
            self.files,
            self.links,
        )

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read again where a source was asked, added or left out, or where items were set aside."""
        if not touched or any(kind in ("source", "opportunity") for kind, _ in touched):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew: what has to wait may be asked again by now."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the table."""
        super().focusInEvent(event)
        self.list.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns stand beneath one another where there is no room side by side."""
        super().resizeEvent(event)
        self._arrange()

    def look_at(self, item: int) -> None:
        """Show what was kept of an item that was set aside."""
        try:
            with self._desk.reader() as db:
                kept = set_aside.kept(db, self._desk, item)
        except TenderPauseError as error:
            show_error(error, self)
            return
        dialog = KeptDialog(kept, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def add_source(self) -> None:
        """Ask for an address."""
        dialog = AddSourceDialog(self._desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._added(result == QDialog.DialogCode.Accepted))
        dialog.open()

    def ask_to_open(self, url: str) -> LinkDialog | None:
        """Ask before the browser is handed the address of a place without a feed."""
        return ask_to_open(url, QUrl(url).host(), self, self._open_url)

    def choose_when(self) -> None:
        """Ask when and how sources are to be checked."""
        with self._desk.reader() as db:
            dialog = CheckingDialog(self._desk, checking_choices(db), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._read())
        dialog.open()

    def exchange_lists(self) -> None:
        """Ask for a list of web feeds to bring in, or where to write one's own."""
        dialog = FeedListsDialog(self._desk, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._read())
        dialog.open()

    def _in_aside(self) -> bool:
        here = self.focusWidget()
        return here is not None and self.aside.isAncestorOf(here)

    def _added(self, added: bool) -> None:
        if added:
            self._read()

    def _read(self) -> None:
        self._reading.start(partial(_read, aside=self._aside_shown))

    def _show(self, found: Sources) -> None:
        self._why_not = found.why_not
        self._header.line.setText(found.line)
        self.list.show_sources(found)
        self.files.show_files(found.files)
        self.aside.show_items(found.aside, found.aside_total)
        follow_reading_order(self)
        self._watch()

    def _watch(self) -> None:
        """Show how far the check is, and whether one can be started."""
        progress = self._checks.progress
        self.checking.show_progress(progress, stopping=self._checks.stopping)
        self.list.show_under_way(progress.under_way if progress else ())
        busy = not self._checks.can_start
        self.pull_all.set_reason(_BUSY if busy and not self._why_not else self._why_not or None)
        self.list.pane.show_busy(busy)

    def _arrange(self) -> None:
        """Let what was set aside stand beside the sources, the rest beneath; or all in one column."""
        narrow = self.width() / theme.scale < STACKS_BELOW
        if narrow is self._narrow:
            return
        self._narrow = narrow
        places = ((0, 0), (1, 0), (2, 0), (3, 0)) if narrow else ((0, 0), (3, 0), (0, 1), (3, 1))
        parts = (self.list, self.list.pane, self.aside, self._side)
        for part, (row, column) in zip(parts, places, strict=True):
            self._grid.addWidget(part, row, column)
        self._grid.setColumnStretch(0, _LEFT)
        self._grid.setColumnStretch(1, 0 if narrow else _RIGHT)

    def _show_chosen(self) -> None:
        """Show the week of the chosen source."""
        line = self.list.line()
        self.aside.week.show_week(line.name if line else "", line.week if line else ())

    def _keep_in_sight(self) -> None:
        """Scroll to the row to which the keyboard went: the table does not scroll, the page does."""
        view, sheet = self.list.view, self._scrolling.widget()
        if view.hasFocus() and sheet is not None:
            row = view.visualRect(view.currentIndex())
            middle = view.viewport().mapTo(sheet, row.center())
            self._scrolling.ensureVisible(0, middle.y(), 0, row.height())

    def _show_more(self) -> None:
        self._aside_shown += set_aside.SHOWN
        self._read()

    def _switch(self, source_id: str, on: bool) -> None:
        self._change(partial(own_sources.switch, self._desk, source_id, on=on))

    def _choose_interval(self, source_id: str, choice: str) -> None:
        self._change(partial(checking_settings.choose_interval_by_id, self._desk, source_id, choice))

    def _remove(self, source_id: str) -> None:
        self._change(partial(own_sources.remove, self._desk, source_id))

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except TenderPauseError as error:
            show_error(error, self)
        self._read()

    def _connect(self) -> None:
        self._reading.arrived.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(error, self))
        self._checks.changed.connect(self._watch)
        self.pull_all.clicked.connect(lambda: self._checks.start())
        self.checking.cancel_asked.connect(self._checks.cancel)
        self.list.pane.pull_asked.connect(self._checks.start)
        self.list.pane.switch_asked.connect(self._switch)
        self.list.pane.remove_asked.connect(self._remove)
        self.list.pane.interval_asked.connect(self._choose_interval)
        self.list.chosen.connect(self._show_chosen)
        self.list.view.current_row_changed.connect(lambda _row: self._keep_in_sight())
        self.list.when_asked.connect(self.choose_when)
        self.list.lists_asked.connect(self.exchange_lists)
        self.list.add_asked.connect(self.add_source)
        self.aside.look_asked.connect(self.look_at)
        self.list.pane.site_asked.connect(self.ask_to_open)
        self.links.asked.connect(self.ask_to_open)
        self.aside.more_asked.connect(self._show_more)

    def _lay_out(self) -> None:
        header = self._header
        header.buttons.addWidget(self.pull_all)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.files)
        side.addWidget(self.links, 1)
        self._grid.setSpacing(16)
        self._grid.setRowStretch(3, 1)
        self._arrange()
        theme.changed.connect(self._arrange)
        self._scrolling = fill_page(self, header, self.checking, self._grid, stretched=2)


def _read(desk: Desk, _step: Step, *, aside: int) -> Sources:
    with desk.reader() as db:
        return sources(db, desk, aside)
