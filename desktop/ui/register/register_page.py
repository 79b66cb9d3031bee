"""The register page: the table of decisions, the patterns in them, and the badge of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services import register
from desktop.services.desk import Desk
from desktop.services.documents import Document, decision_document
from desktop.services.exports import decisions
from desktop.services.register import RegisterFilter, RegisterView
from desktop.services.tables import Table
from desktop.ui.column_choice import offer_columns
from desktop.ui.commands import CommandId
from desktop.ui.jobs import Service
from desktop.ui.page import Touched, WholeList
from desktop.ui.periods import PERIOD_WORDS, Period
from desktop.ui.register.filters import RegisterFilters
from desktop.ui.register.pattern_cards import OutcomesCard, ReasonsCard
from desktop.ui.register.record_view import RecordView
from desktop.ui.register.register_table import RegisterTable
from desktop.ui.register.register_table_model import Col
from desktop.ui.register.verified_badge import VerifiedBadge
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling

SIDE_GOES_BELOW = 808
"""Page width at 100 % under which the side column goes."""
EXPORT_GOES_BELOW = 480
"""Page width at 100 % under which the title needs the room of this button; the menu exports too."""
PANE_GOES_BELOW = 640
"""Window height at 100 % under which the chosen decision is not shown beneath the table."""
_SIDE_WIDTH = 320
_READ_ONLY = "This workspace is open read-only."
_LINE = "Why we chose to bid, partner or step back. Entries are added, never changed."


class RegisterPage(QWidget):
    """All decisions. `opened` carries the key of an opportunity to open, `export_asked` a WholeList."""

    opened = Signal(str)
    export_asked = Signal(object)
    pack_asked = Signal()
    habits_asked = Signal()
    copy_asked = Signal()
    title = "Register"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._shown_once = False
        self._number = ""
        self.filters = RegisterFilters()
        self.table = RegisterTable()
        self.badge = VerifiedBadge(desk)
        self.outcomes = OutcomesCard()
        self.reasons = ReasonsCard()
        self.record = RecordView()
        self.export = Button("Export", icon="download")
        self.make_pack = Button("Make a board pack", "main", icon="printer")
        self.habits = Button("Our habits for a year", "link")
        self.make_copy = Button("Make a trustee copy", "link")
        self.side = self._make_side()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        self._stack.addWidget(self.record)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)
        self._connect()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        available: dict[CommandId, Callable[[], object]] = {
            CommandId.SEARCH: self._search,
            CommandId.CHECK_RECORD: self.badge.check,
            CommandId.MAKE_PACK: self.pack_asked.emit,
            CommandId.COLUMNS: lambda: offer_columns(self.table.view, (Col.NUMBER, Col.TITLE, Col.DECISION)),
        }
        if self._shows_record:
            del available[CommandId.COLUMNS]
            available[CommandId.CLOSE_PANE] = self._back_to_list
        elif (line := self.table.chosen()) is not None:
            available[CommandId.OPEN] = lambda: self.show_record(line.number)
        if self._current() and not self._desk.workspace.read_only:
            available[CommandId.REVIEW] = self._review
        return available

    def whole_list(self) -> WholeList | None:
        """Return the decisions as they are narrowed; nothing while one is read in full."""
        return (
            None if self._shows_record else WholeList(self.title, partial(decisions, wanted=self._wanted()))
        )

    def on_paper(self) -> Service[Table | Document]:
        """Return what reads the list, or the decision that is read in full, for paper."""
        if self._shows_record:
            return partial(decision_document, number=self._number)
        return partial(decisions, wanted=self._wanted(), on_paper=True)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the filters, the table, the chosen decision, the side; in full, the record alone."""
        if self._shows_record:
            return (self.record,)
        return (self.filters, self.table.view, self.table.pane, self.side, self.make_pack)

    def remembered(self) -> Mapping[str, object]:
        """Return the chips and columns as they stand."""
        return {"filters": self.filters.remembered(), "columns": self.table.view.left_out()}

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up the chips and columns of the last time."""
        filters, columns = state.get("filters"), state.get("columns")
        self.filters.recall(filters if isinstance(filters, dict) else {})
        self.table.view.leave_out(columns if isinstance(columns, list) else [])

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read the register again where a decision was added, or where somebody has another name by now.

        The badge is checked anew with a decision.
        """
        kinds = {kind for kind, _key in touched}
        if not touched or kinds & {"decision", "person", "review"}:
            self._read()
            if self._shows_record:
                self.show_record(self._number)
        if "decision" in kinds:
            self.badge.check()

    def show_decision(self, number: str) -> None:
        """Choose the row of one decision, whatever the filters were."""
        self._stack.setCurrentIndex(0)
        self._read()
        if not self.table.choose(number):
            self.filters.show_everything()
            self.table.choose(number)

    def show_reviews_due(self) -> None:
        """List the decisions alone whose review is due, whatever the filters were."""
        self._stack.setCurrentIndex(0)
        self.filters.show_everything()
        self.filters.review_due.set_on(True)
        self._read()

    def show_record(self, number: str) -> None:
        """Open one decision in full."""
        with self._desk.reader() as db:
            record = register.record(db, number)
        self._number = number
        self.record.show_record(record)
        self._stack.setCurrentWidget(self.record)

    def showEvent(self, event: QShowEvent) -> None:
        """Read, and check the record, when the page first comes into sight."""
        super().showEvent(event)
        if not self._shown_once:
            self._shown_once = True
            self._read()
            self.badge.check()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the record, the table, or the search where there is no row."""
        super().focusInEvent(event)
        if self._shows_record:
            self.record.back.setFocus()
        else:
            self._focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from a full record with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._shows_record:
            self._back_to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Leave out what there is no room for: the side column, Export, the chosen decision in short."""
        self.table.set_low(self.window().height() / theme.scale < PANE_GOES_BELOW)
        self.side.setVisible(self.width() / theme.scale >= SIDE_GOES_BELOW)
        self.export.setVisible(self.width() / theme.scale >= EXPORT_GOES_BELOW)
        self.side.setFixedWidth(theme.px(_SIDE_WIDTH))

    @property
    def _shows_record(self) -> bool:
        return self._stack.currentWidget() is self.record

    def _wanted(self) -> RegisterFilter:
        return self.filters.wanted(self._desk.today)

    def _read(self) -> None:
        with self._desk.reader() as db:
            view = register.register(db, self._desk, self._wanted())
        self._show(view)

    def _show(self, view: RegisterView) -> None:
        self.filters.show_view(view)
        self.table.show_view(view)
        period = PERIOD_WORDS[Period(self.filters.period.chosen())]
        self.outcomes.show_patterns(period, view.patterns)
        self.outcomes.setVisible(view.total > 0)
        self.reasons.show_patterns(view.patterns)

    def _current(self) -> str:
        """Return the number of the decision that is read in full, or chosen; "" while none is."""
        line = self.table.chosen()
        return self._number if self._shows_record else line.number if line else ""

    def _review(self) -> None:
        """Ask what came of the decision that is current."""
        from desktop.ui.review.ask_review import ask_review

        dialog = ask_review(self._desk, self._current(), self)
        dialog.decision_asked.connect(self.show_record)

    def _search(self) -> None:
        self._stack.setCurrentIndex(0)
        self.filters.search.setFocus()

    def _back_to_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self._focus_list()

    def _focus_list(self) -> None:
        place = self.table.view if self.table.view.isVisible() else self.filters.search
        place.setFocus()

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self.export.clicked.connect(lambda: self.export_asked.emit(self.whole_list()))
        self.make_pack.clicked.connect(self.pack_asked)
        self.habits.clicked.connect(self.habits_asked)
        self.make_copy.clicked.connect(self.copy_asked)
        self.filters.changed.connect(self._read)
        self.filters.search.left_for_list.connect(self.table.view.setFocus)
        self.table.record_asked.connect(self.show_record)
        self.table.everything_asked.connect(self.filters.show_everything)
        self.record.back_asked.connect(self._back_to_list)
        self.record.opportunity_asked.connect(self.opened)
        self.record.review_asked.connect(self._review)
        if self._desk.workspace.read_only:
            self.record.review.set_reason(_READ_ONLY)

    def _make_list(self) -> QWidget:
        header = PageHeader("Register", _LINE, low=True)
        header.buttons.addWidget(self.export)
        header.buttons.addWidget(self.make_pack)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self.table, 1)
        columns.addWidget(self.side)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(header)
        column.addWidget(self.filters)
        column.addLayout(columns, 1)
        return sheet

    def _make_side(self) -> Scrolling:
        self.outcomes.add_link(self.habits)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.badge)
        self.badge.add_link(self.make_copy)
        column.addWidget(self.outcomes)
        column.addWidget(self.reasons, 1)
        column.addStretch()
        return Scrolling(cards)
