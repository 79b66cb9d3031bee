"""The finder: partners beyond those we know, looked for in the registers on this computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.looked import Looked, Way
from desktop.domain.organisation import Role
from desktop.services import finder, finder_page
from desktop.services.desk import Desk
from desktop.services.finder import FinderQuery, Search
from desktop.services.finder_page import Added, Wanted
from desktop.services.loaded_registers import LoadedRegisters, loaded_registers
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error, words_of
from desktop.ui.jobs import Step
from desktop.ui.looked.way_dialog import WayDialog
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.link_dialog import LinkDialog, ask_to_open
from desktop.ui.organisations.finder_fields import FinderFields
from desktop.ui.organisations.finder_parts import FinderHead, FinderRows, NoRegister, WantedCard
from desktop.ui.organisations.finder_table import FinderTableModel
from desktop.ui.organisations.found_pane import FoundPane
from desktop.ui.organisations.load_card import LoadCard
from desktop.ui.organisations.registers_dialog import RegistersDialog
from desktop.ui.page import Touched, WholeList
from desktop.ui.register_loading import RegisterLoading
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.services.registers import RegisterImported

STACKS_BELOW = 820
"""View width at 100 % under which the chosen organisation stands beneath the rows."""
GUTTER = 24
"""What stands at its right: the margin of the page, with the scroll bar in it."""
_RING = 4
"""Room for the ring around what has the keyboard."""
_PANE_WIDTH, _LEAST_ROWS, _LEAST_PANE = 360, 280, 320
_NOT_HERE = "Register files are loaded in the main window."


class _Read(Struct, frozen=True):
    """What a search found, and what stands around it."""

    found: Search
    registers: LoadedRegisters
    proposal: Looked | None


class FinderView(QWidget):
    """Searches off the window's thread. `added` and `opened` carry the id of an organisation of ours."""

    added = Signal(str)
    opened = Signal(str)
    shown = Signal()
    """What was looked for last stands there."""

    def __init__(
        self,
        desk: Desk,
        loading: RegisterLoading | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._loading = desk, loading
        self._wanted: Wanted | None = None
        self._registers: LoadedRegisters | None = None
        self._proposal: Looked | None = None
        self._steps: list[Added] = []
        self.saved = SavedLine()
        self.fields = FinderFields(finder_page.place_choices())
        self.head, self.wanted, self.load_card = FinderHead(), WantedCard(), LoadCard()
        self.model = FinderTableModel(desk, self)
        self.rows = FinderRows(self.model)
        self.table, self.pane = self.rows.table, FoundPane()
        self.empty = NoRegister()
        self._stack = QStackedWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._reader = Latest(desk, self)
        self._lay_out()
        self._connect()
        self._watch()

    def look_for(self, words: str = "", place: str = "", key: str = "") -> None:
        """Look for these; with an opportunity, what its places and kind ask for stands in the fields."""
        self._steps.clear()
        self._wanted = None
        if key:
            with self._desk.reader() as db:
                self._wanted = finder_page.wanted_by(db, self._desk, key)
        query = self._wanted.query if self._wanted else FinderQuery()
        self.fields.show_query(
            FinderQuery(words=words or query.words, place=place or query.place, activity=query.activity)
        )
        self.wanted.show_wanted(self._wanted, None)
        self._search()

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Search again where a register, our directory or a conversation was touched."""
        telling = {"registers", "organisation", "conversation", "looked"}
        if not touched or any(kind in telling for kind, _ in touched):
            self._search()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        found: dict[CommandId, Callable[[], object]] = {CommandId.SEARCH: self.fields.words.setFocus}
        if self.pane.shown is not None and self.pane.shown.ours:
            found[CommandId.OPEN] = self._open
        if self._steps:
            found[CommandId.UNDO] = self.undo
        return found

    def current_organisation(self) -> str:
        """Return the id of whoever is chosen and stands in our directory, "" while nobody does."""
        return self.pane.shown.ours if self.pane.shown is not None else ""

    def whole_list(self) -> WholeList | None:
        """Return what was found; None while nothing is."""
        if not self.model.rowCount():
            return None
        query = self.fields.query()
        return WholeList("Organisations found", partial(finder_page.found_table, query=query))

    def regions(self) -> tuple[QWidget, ...]:
        """Return the registers, the opportunity, the fields, the rows, the chosen one."""
        if self._stack.currentWidget() is self.empty:
            return (self.load_card, self.empty)
        return (self.head, self.load_card, self.wanted, self.fields, self.table, self.pane)

    def show_registers(self) -> RegistersDialog | None:
        """Show which registers are here, of which day, under which licence, and what was set aside."""
        if self._registers is None:
            return None
        dialog = RegistersDialog(self._registers, self._why_not(), self)
        dialog.load_asked.connect(self.ask_files)
        dialog.page_asked.connect(self.ask_to_open)
        dialog.open()
        return dialog

    def ask_files(self) -> None:
        """Ask for register files and load them."""
        if self._loading is not None:
            self._loading.ask()

    def ask_to_open(self, url: str) -> LinkDialog | None:
        """Ask before the browser is handed an address."""
        return ask_to_open(url, QUrl(url).host(), self)

    def add(self, role: Role) -> str:
        """Add the chosen organisation to our directory; return its id there, "" where that did not go."""
        chosen = self.pane.shown
        if chosen is None or chosen.ours:
            return ""
        try:
            step = finder_page.add_found(self._desk, chosen, role)
        except TenderPauseError as error:
            self.pane.problem.show_sentence(words_of(error, self))
            return ""
        self._steps.append(step)
        self.saved.say(step.words, undo=step.words)
        self.added.emit(step.organisation)
        self._search()
        return step.organisation

    def undo(self) -> None:
        """Take whoever was added last out of our directory again."""
        if not self._steps:
            return
        step = self._steps.pop()
        try:
            finder_page.take_back(self._desk, step)
        except TenderPauseError as error:
            show_error(error, self)
            return
        self.saved.say(f"Taken back: {step.words}", undo=self._steps[-1].words if self._steps else "")
        self._search()

    def ask_looked(self) -> WayDialog | None:
        """Ask whether this search is to be marked as looking online; nothing is marked before that."""
        if self._wanted is None or self._proposal is None:
            return None
        dialog = WayDialog(self._desk, self._wanted.key, Way.ONLINE, self._proposal, parent=self)
        dialog.marked.connect(lambda _step: self._search())
        dialog.open()
        return dialog

    def showEvent(self, event: QShowEvent) -> None:
        """Search as the fields stand."""
        super().showEvent(event)
        self._search()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the words, or to what is to be done first."""
        super().focusInEvent(event)
        nothing = self._stack.currentWidget() is self.empty
        (self.empty.load if nothing else self.fields.words).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chosen one stand beneath the rows where there is no room beside them."""
        super().resizeEvent(event)
        self._measure()

    def _search(self) -> None:
        key = self._wanted.key if self._wanted else ""
        self._reader.start(partial(_look, query=self.fields.query(), key=key, added=len(self._steps)))

    def _show(self, read: _Read) -> None:
        self._registers, self._proposal = read.registers, read.proposal
        self.head.show_registers(read.registers)
        self._stack.setCurrentIndex(int(bool(read.registers.here)))
        self.empty.show_published(read.registers.not_here)
        before = self.pane.shown
        self.model.show_found(read.found)
        self.rows.show_found(read.found)
        self.wanted.show_wanted(self._wanted, read.proposal)
        self.table.go_to_row(max(0, self.table.current_row()))
        self._choose(self.table.current_row(), keep=before.id if before else "")
        self.shown.emit()

    def _choose(self, row: int, *, keep: str = "") -> None:
        chosen = self.model.row(row)
        same = chosen is not None and chosen.id == keep and chosen == self.pane.shown
        if not same:
            self.pane.show_found(chosen, can_write=not self._desk.workspace.read_only)

    def _open(self) -> None:
        if self.pane.shown is not None and self.pane.shown.ours:
            self.opened.emit(self.pane.shown.ours)

    def _done_with(self) -> None:
        self._wanted = None
        self.wanted.show_wanted(None, None)

    def _clear(self) -> None:
        self.fields.clear()
        self._search()
        self.fields.words.setFocus()

    def _why_not(self) -> str:
        return self._loading.why_not if self._loading is not None else _NOT_HERE

    def _loaded(self, results: Sequence[RegisterImported]) -> None:
        self.load_card.show_results(results)
        self._search()

    def _watch(self) -> None:
        """Show how far a load is, that it was stopped, and whether another can be started."""
        reason = self._why_not() or None
        for button in (self.head.load, self.empty.load):
            button.set_reason(reason)
        if self._loading is None:
            return
        if self._loading.progress is not None:
            self.load_card.show_progress(self._loading.progress, stopping=self._loading.stopping)
        elif self._loading.unfinished:
            self.load_card.show_stopped()
        self.load_card.go_on.set_reason(reason)

    def _connect(self) -> None:
        self._reader.arrived.connect(self._show)
        self._reader.failed.connect(lambda error: show_error(error, self))
        self.model.failed.connect(lambda error: show_error(error, self))
        self.fields.changed.connect(self._search)
        self.fields.words.left_for_list.connect(self.table.setFocus)
        self.rows.clear.clicked.connect(self._clear)
        self.saved.undo_asked.connect(self.undo)
        self.table.current_row_changed.connect(self._choose)
        self.table.opened.connect(lambda _row: self._open())
        self.pane.add_asked.connect(self.add)
        self.pane.open_asked.connect(self.opened)
        self.pane.website_asked.connect(self.ask_to_open)
        self.head.about.clicked.connect(self.show_registers)
        self.wanted.mark.clicked.connect(self.ask_looked)
        self.wanted.leave.clicked.connect(self._done_with)
        self.empty.page_asked.connect(self.ask_to_open)
        self.load_card.aside_asked.connect(self.show_registers)
        for button in (self.head.load, self.empty.load):
            button.clicked.connect(self.ask_files)
        if self._loading is not None:
            self._loading.changed.connect(self._watch)
            self._loading.ended.connect(self._loaded)
            self.load_card.cancel_asked.connect(self._loading.cancel)
            self.load_card.go_on_asked.connect(self._loading.go_on)
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        narrow = self.width() / theme.scale < STACKS_BELOW
        stack(self._columns, narrow)
        self._scroll.set_free(narrow)  # then the whole page scrolls as one
        self.pane.setMaximumWidth(16_777_215 if narrow else theme.px(_PANE_WIDTH))
        self.rows.setMinimumHeight(theme.px(_LEAST_ROWS))
        self.pane.setMinimumHeight(theme.px(_LEAST_PANE))

    def _lay_out(self) -> None:
        self._columns.setSpacing(16)
        self._columns.addWidget(self.rows, 2)
        self._columns.addWidget(self.pane, 1)
        search = QWidget()
        column = QVBoxLayout(search)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.wanted)
        column.addWidget(self.head)
        column.addWidget(self.fields)
        column.addWidget(self.saved)
        column.addLayout(self._columns, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(search)
        self._stack.setCurrentIndex(1)
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(_RING, _RING, GUTTER, _RING)
        whole.setSpacing(16)
        whole.addWidget(self.load_card)
        whole.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolling(sheet, gutter=GUTTER)
        outer.addWidget(self._scroll)


def _look(desk: Desk, _step: Step, *, query: FinderQuery, key: str, added: int) -> _Read:
    with desk.reader() as db:
        proposal = finder_page.proposal(db, desk, key, query, added) if key else None
        return _Read(finder.search(db, query), loaded_registers(db, desk), proposal)
