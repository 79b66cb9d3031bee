"""The list of opportunities with its pane: find, look, triage, open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.decision import Outcome
from desktop.domain.runway import Verdict
from desktop.services.desk import Desk
from desktop.services.opportunity_list import SortBy
from desktop.services.tables import Table
from desktop.ui.column_choice import offer_columns
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service
from desktop.ui.opportunities.card_reader import CardReader
from desktop.ui.opportunities.detail_pane import DetailPane
from desktop.ui.opportunities.list_and_pane import ListAndPane
from desktop.ui.opportunities.list_head import FOLDED_BELOW, ListHead
from desktop.ui.opportunities.list_reader import COUNTING, Found, Glimpse, RowReader, Search, read_table
from desktop.ui.opportunities.list_search import ListSearch
from desktop.ui.opportunities.list_views import ListViews
from desktop.ui.opportunities.opportunity_table import OpportunityTable
from desktop.ui.opportunities.opportunity_table_model import SORTS, Col, OpportunityTableModel
from desktop.ui.opportunities.place_keeper import PlaceKeeper
from desktop.ui.opportunities.said_line import SaidLine
from desktop.ui.opportunities.triage_actions import TriageActions
from desktop.ui.page import Touched, WholeList
from desktop.ui.runway.legend import RunwayLegend
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.sheet import shared_column

_WIDE = 1280
_NOTHING_YET = (
    "No opportunities yet. Check the public sources, or import files that you saved from one. What no source "
    "publishes can be added by hand."
)
_NO_MATCH = (
    "Nothing matches the search and the filters."
    " Fewer words find more, and the beginning of a word is enough."
)


class OpportunitiesPage(QWidget):
    """Shows all that match. Nothing here waits for the store: ids come by a job, rows by windows."""

    title = "Opportunities"

    opened = Signal(str)
    pause_asked = Signal(str)
    decision_asked = Signal(str, str)
    decision_read = Signal(str)
    check_asked = Signal()
    import_asked = Signal()
    add_asked = Signal()
    coverage_asked = Signal()
    listed = Signal()
    """The list shows the answer to what was last asked of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pane_wanted: bool | None = None
        self._marks_wanted = False
        self.model = OpportunityTableModel(RowReader(desk), self)
        self.table = OpportunityTable(self.model)
        self.head = ListHead()
        self.pane = DetailPane()
        self.said = SaidLine()
        self.legend = RunwayLegend()
        self.triage = TriageActions(desk, self)
        self.views = ListViews(desk, self.head, self.said, self)
        self._keeper = PlaceKeeper(self.table, self.model)
        self._cards = CardReader(desk, self)
        self._list = ListSearch(desk, self, current=lambda: self._keeper.current_id)
        self._make_empty_states()
        self._lay_out()
        self._connect()
        self._list.ask(self._asked_for())

    def refresh(self, _touched: Touched) -> None:
        """Ask again, soon; the current row stays current."""
        self._list.ask_again()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here now."""
        available: dict[CommandId, Callable[[], object]] = {
            CommandId.SEARCH: self._go_to_search,
            CommandId.DETAILS: self._toggle_pane,
            CommandId.COLUMNS: lambda: offer_columns(self.table, (Col.TITLE, Col.RUNWAY)),
        }
        if self.pane.isVisibleTo(self):
            available[CommandId.CLOSE_PANE] = self._close_pane
        if self.views.undo() or self.triage.can_undo:
            available[CommandId.UNDO] = self._undo
        if self.current_key():
            available |= {
                CommandId.OPEN: self._open_current,
                CommandId.PAUSE: lambda: self.pause_asked.emit(self.current_key()),
                CommandId.DECIDE: lambda: self.decision_asked.emit(self.current_key(), ""),
            }
            if not self._desk.workspace.read_only:
                available |= self._triage_commands()
        return available

    def whole_list(self) -> WholeList:
        """Return the list as it stands, for a file."""
        return WholeList(self.title, partial(read_table, search=self._list.search, on_paper=False))

    def on_paper(self) -> Service[Table]:
        """Return what reads all rows as they are listed, for paper."""
        return partial(read_table, search=self._list.search, on_paper=True)

    def regions(self) -> tuple[QWidget, ...]:
        """Return search and chips, the list, what was said of it, the pane."""
        return (self.head, self.body, self.said, self.pane)

    def remembered(self) -> Mapping[str, object]:
        """Return chips, order and pane as they stand; words that were searched for are of the moment."""
        search = self._list.search
        return {
            "filters": self.head.filters.remembered(),
            "sort": search.sort.value,
            "descending": search.descending,
            "pane": self._pane_wanted,
            "left_out": [Col(column).name.lower() for column in self.table.left_out()],
        }

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up chips, order and pane from the last time, and ask the list for them."""
        filters, left_out = state.get("filters"), state.get("left_out")
        self.head.filters.recall(filters if isinstance(filters, dict) else {})
        names = left_out if isinstance(left_out, list) else []
        self.table.leave_out([column for column in Col if column.name.lower() in names])
        if state.get("pane") in (True, False):
            self._pane_wanted = bool(state["pane"])
            self._place_pane()
        sort = SortBy(str(state["sort"])) if state.get("sort") in set(SORTS.values()) else SortBy.RUNWAY
        wanted = self.head.filters.wanted(self.head.search.text())
        self._list.ask(Search(wanted, sort, state.get("descending") is True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the pane with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.pane.isVisibleTo(self):
            self._close_pane()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the list."""
        super().focusInEvent(event)
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pane only where there is room for it, unless it was asked for."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more while nobody looks."""
        super().hideEvent(event)
        self._list.rest()
        self._cards.ask("")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was to be asked when the page was left."""
        super().showEvent(event)
        self._list.wake()

    def _triage_commands(self) -> dict[CommandId, Callable[[], object]]:
        return {
            CommandId.SHORTLIST: lambda: self.triage.shortlist(self._chosen_keys()),
            CommandId.DISMISS: lambda: self.triage.dismiss(self._chosen_keys()),
            CommandId.SNOOZE: lambda: self.triage.ask_snooze(self._chosen_keys()),
            CommandId.BRING_BACK: lambda: self.triage.bring_back(self._chosen_keys()),
        }

    def _make_empty_states(self) -> None:
        self.beginnings = {
            Button("Check sources", icon="refresh-cw"): self.check_asked,
            Button("Import files", icon="download"): self.import_asked,
            Button("Add an opportunity", icon="plus"): self.add_asked,
        }
        for button, asked in self.beginnings.items():
            button.clicked.connect(asked)
        self.nothing_yet = EmptyState("inbox", _NOTHING_YET, *self.beginnings)
        clear_button = Button("Clear the filters")
        clear_button.clicked.connect(self.clear_filters)
        self.no_match = EmptyState("search", _NO_MATCH, clear_button)

    def _lay_out(self) -> None:
        self.body = QStackedWidget()
        for part in (self.table, self.nothing_yet, self.no_match):
            self.body.addWidget(part)
        beneath = shared_column((self.body, 1), (self.said, 0), (self.legend, 0))
        set_surface(beneath, "pane")
        listed = shared_column((self.head, 0), (Rule(), 0), (beneath, 1))
        self._shared = ListAndPane(listed, self.pane)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._shared)
        self.pane.hide()  # until the width is known: it would make a small window grow

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self.said.marks_asked.connect(self._turn_marks)
        self.said.coverage_asked.connect(self.coverage_asked)
        self.head.add.clicked.connect(self.add_asked)
        self.head.search.searched.connect(self._ask)
        self.head.search.left_for_list.connect(self.table.setFocus)
        self.head.filters.changed.connect(self._ask)
        self.head.filters.sort_asked.connect(self._sort)
        self.table.header.sectionClicked.connect(self._sort_by_column)
        self.table.verticalScrollBar().actionTriggered.connect(lambda _: self._desk.workspace.give_way())
        self.table.opened.connect(lambda _row: self._open_current())
        self.table.command_asked.connect(self._run)
        self.table.current_row_changed.connect(lambda _row: self._show_current())
        self.pane.back.clicked.connect(self._close_pane)
        self.pane.opened.connect(self.opened)
        self.pane.pause_asked.connect(self.pause_asked)
        self.pane.decision_read.connect(self.decision_read)
        self.said.undo_asked.connect(self._undo)
        self.views.wanted.connect(self._list.ask)
        self._cards.arrived.connect(self.pane.show_card)
        self._cards.gone.connect(lambda _key: self.pane.show_nothing())
        self._cards.failed.connect(self._show_trouble)
        self._list.glimpsed.connect(self._show_first)
        self._list.found.connect(self._show)
        self.model.failed.connect(self._show_trouble, Qt.ConnectionType.QueuedConnection)
        self._list.failed.connect(self._show_trouble)
        self.triage.begun.connect(self._keeper.go_on_after_chosen)
        self.triage.done.connect(self._done)
        self.triage.undone.connect(self._undone)
        self.triage.refused.connect(self._refused)
        self.triage.step_back_asked.connect(self._step_back)
        self.triage.failed.connect(self._go_back)

    def clear_filters(self) -> None:
        """Show everything that is open again."""
        self.head.search.clear()
        self.head.filters.clear()

    def show_early_signals(self) -> None:
        """Show the early signals alone, whatever was searched for before."""
        self.clear_filters()
        self.head.filters.runway.choose(Verdict.EARLY_SIGNAL)
        self._ask()

    def _asked_for(self) -> Search:
        wanted = self.head.filters.wanted(self.head.search.text())
        return Search(wanted, self._list.search.sort, self._list.search.descending)

    def _ask(self, _words: str = "") -> None:
        """Ask the list anew, for other words or chips; what was said before is done with."""
        self.said.forget()
        self._list.ask(self._asked_for())

    def _sort_by_column(self, section: int) -> None:
        sort = SORTS[Col(section)]
        self._sort(sort, descending=sort is self._list.search.sort and not self._list.search.descending)

    def _sort(self, sort: SortBy, descending: bool) -> None:
        self._list.ask(Search(self._list.search.wanted, sort, descending))

    def _show_trouble(self, error: Exception) -> None:
        show_error(error, self)

    def _show(self, found: Found) -> None:
        self._show_rows(found)
        self.head.show_counts(found.counts)
        self.said.show_coverage(found.covers)
        self.body.setCurrentWidget(self._body_for(found))
        self._show_current()
        self.listed.emit()

    def _show_first(self, found: Glimpse) -> None:
        """Show the first rows while the rest is being read."""
        if self._keeper.may_show_first(found.ids, found.current):
            self._show_rows(found)
            self.said.show_coverage(COUNTING)
            self.body.setCurrentWidget(self.table)
            self._show_current()

    def _show_rows(self, found: Found | Glimpse) -> None:
        self._keeper.show(found.ids)
        self.head.filters.order.show_order(found.search.sort, descending=found.search.descending)
        self.table.show_order(found.search)
        self.views.show_search(found.search)
        self.table.show_fit(judged=found.judged)
        self.head.filters.show_judged(judged=found.judged)
        self.legend.show_plans(found.plans)

    def _body_for(self, found: Found) -> QWidget:
        if found.ids:
            return self.table
        return self.no_match if found.counts.notices else self.nothing_yet

    def _show_current(self) -> None:
        key = self.current_key()
        self._cards.ask(key if self.pane.isVisibleTo(self) else "")
        if not key:
            self.pane.show_nothing()

    def current_key(self) -> str:
        """Return the key of the row that is current, "" while none is."""
        row = self.model.row(self.table.current_row())
        return row.line.key if row else ""

    def _chosen_keys(self) -> list[str]:
        rows = (self.model.row(number) for number in self.table.selected_rows() or [self.table.current_row()])
        return [row.line.key for row in rows if row is not None]

    def _run(self, command: CommandId) -> None:
        action = self.commands().get(command)
        if action is not None:
            action()

    def _open_current(self) -> None:
        """Open the page; where the pane has no room of its own, Enter shows that first."""
        if self.pane.isVisibleTo(self) or self._has_room():
            self.opened.emit(self.current_key())
        else:
            self._toggle_pane()

    def _go_to_search(self) -> None:
        self.head.search.setFocus()
        self.head.search.selectAll()

    def _has_room(self) -> bool:
        return self.window().width() / theme.scale >= _WIDE

    def _toggle_pane(self) -> None:
        self._pane_wanted = not self.pane.isVisibleTo(self)
        self._place_pane()
        self._show_current()

    def _close_pane(self) -> None:
        inside = self.pane.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._toggle_pane()
        if inside:
            self.table.setFocus()

    def _place_pane(self) -> None:
        wanted = self._has_room() if self._pane_wanted is None else self._pane_wanted
        if wanted != self.pane.isVisibleTo(self):
            self.pane.setVisible(wanted)
            self._shared.share_out()
            self._show_current()

    def _arrange(self) -> None:
        """Share the width out: the pane, and what the marks mean, stand where there is room for them."""
        self._place_pane()
        folded = self.width() / theme.scale < FOLDED_BELOW
        self.said.marks.setVisible(folded)
        self.legend.setVisible(not folded or self._marks_wanted)

    def _turn_marks(self) -> None:
        self._marks_wanted = not self._marks_wanted
        self._arrange()

    def _undo(self) -> None:
        """Take back the last step, whichever it was."""
        (self.views.undo() or self.triage.undo)()

    def _done(self, words: str) -> None:
        self.views.step_aside()
        self.said.say(words, undo=True)
        self._list.ask_again()

    def _undone(self, words: str) -> None:
        self.said.say(words, undo=self.triage.can_undo)
        self._list.ask_again()

    def _go_back(self) -> None:
        """Nothing was done: be where one was, unless one has gone on with other rows since."""
        if not self.triage.is_busy:
            self._keeper.go_back()

    def _refused(self, words: str) -> None:
        self._go_back()
        self.said.say(words, undo=False)

    def _step_back(self, key: str) -> None:
        self._go_back()
        self.decision_asked.emit(key, Outcome.STEP_BACK)
