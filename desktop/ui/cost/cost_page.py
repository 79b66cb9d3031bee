"""The full cost of one opportunity: a worksheet that is worked out as it is typed.

What is typed is kept as a draft within a moment, and recorded when the page is left or after two minutes'
rest. What cannot be read stays a draft, and its field says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services import cost_files, costing
from desktop.services.cost_words import CostWords, read
from desktop.services.costing import CostChanges, CostForm
from desktop.services.desk import Desk
from desktop.ui.asks import ask_sheet, ask_table
from desktop.ui.commands import CommandId
from desktop.ui.cost.result_card import ResultCard
from desktop.ui.cost.sheet_form import SheetForm
from desktop.ui.errors import show_error
from desktop.ui.keeping import Keeping
from desktop.ui.page import Touched
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import fill_page, stack
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

STACKED_BELOW = 888
"""Page width at 100 % under which the result stands beneath the fields."""
_STAYS = "Kept as a draft: put right what is marked, and it is recorded."


class CostAsks(Struct, frozen=True):
    """How a person is asked where the worksheet shall go, and where another one is."""

    sheet: Callable[[QWidget, str], Path | None] = ask_sheet
    table: Callable[[QWidget], Path | None] = ask_table


class CostPage(QWidget):
    """One opportunity's worksheet. `left` carries its key."""

    left = Signal(str)
    title = "Full cost"

    def __init__(self, desk: Desk, asks: CostAsks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk, self._asks = desk, asks or CostAsks()
        self._changes = CostChanges(desk)
        self._form: CostForm | None = None
        self._shown = CostWords()
        self._pace = TypingPace(self)
        self._keeping = Keeping(self)
        self.header = PageHeader("Full cost")
        self.saved = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.undo = Button("Undo", icon="undo")
        self.leave_it = Button("Save and leave", "main")
        self.problem = ErrorLine()
        self.sheet = SheetForm()
        self.result = ResultCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str) -> None:
        """Open the worksheet of one opportunity, what was being typed in it."""
        self.leave()
        self._open(key)

    def leave(self) -> bool:
        """Record the worksheet, as the page is about to go; what cannot be read stays a draft."""
        form = self._form
        if form is None or form.read_only_because or self.sheet.words() == self._shown:
            return True
        words = self.sheet.words()
        try:
            said = self._changes.record(form.key, words)
            if said.sheet is None:
                costing.keep_draft(self._desk, form.key, words).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            return False
        self._pace.settle()
        self._shown = words
        self.saved.setText(_STAYS if said.sheet is None else "Recorded a moment ago")
        self._show_undo()
        return True

    def refresh(self, touched: Touched) -> None:
        """Show what was changed elsewhere, unless somebody is typing here."""
        form = self._form
        if form is not None and ("cost", form.key) in touched and self.sheet.words() == self._shown:
            with self._desk.reader() as db:
                now = costing.cost_form(db, self._desk, form.key)
            if read(now.words).sheet != read(self._shown).sheet:
                self._show(now)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        found: dict[CommandId, Callable[[], object]] = {CommandId.CLOSE_PANE: self._leave_for_good}
        if self._can_undo():
            found[CommandId.UNDO] = self._undo
        return found

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the fields, what they come to."""
        return (self._head, self.sheet, self.result)

    def current_key(self) -> str:
        """Return the key of the opportunity whose worksheet is shown."""
        return self._form.key if self._form else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first field."""
        super().focusInEvent(event)
        self.sheet.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save and leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave_for_good()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where there is no room for them side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _open(self, key: str) -> None:
        with self._desk.reader() as db:
            form = costing.cost_form(db, self._desk, key)
        self._show(form)

    def _show(self, form: CostForm) -> None:
        self._form = form
        self.header.line.setText(f"{form.title}, {form.buyer}" if form.buyer else form.title)
        self.sheet.show_words(form.words, form.value_words)
        self.sheet.set_read_only(bool(form.read_only_because))
        self.result.bring_in.set_reason(form.read_only_because or None)
        self.problem.show_sentence(form.read_only_because)
        self._shown = self.sheet.words()
        self._pace.settle()
        self._work_out()
        self.saved.setText("Draft, not recorded yet" if form.is_draft else form.saved)
        self._show_undo()
        follow_reading_order(self)

    def _edited(self) -> None:
        self.saved.setText("")
        self._work_out()
        if self._form is not None and not self._form.read_only_because:
            self._pace.nudge()

    def _work_out(self) -> None:
        said = read(self.sheet.words())
        self.sheet.show_errors(costing.refused(said.troubles))
        self.result.show_result(costing.result_of(said.sheet) if said.sheet else None)

    def _keep_draft(self) -> None:
        if self._form is not None:
            words = self.sheet.words()
            self._keeping.follow(costing.keep_draft(self._desk, self._form.key, words))

    def _draft_kept(self) -> None:
        if self.sheet.words() != self._shown:
            self.saved.setText("Kept as you type")

    def _leave_for_good(self) -> None:
        if self._form is not None and self.leave():
            self.left.emit(self._form.key)

    def _can_undo(self) -> bool:
        form = self._form
        typed = self.sheet.words() != self._shown
        return form is not None and not typed and self._changes.can_undo_on(form.key)

    def _show_undo(self) -> None:
        self.undo.setVisible(self._can_undo())

    def _undo(self) -> None:
        try:
            key = self._changes.undo()
        except TenderPauseError as problem:
            show_error(problem, self)
        else:
            self._open(key)
            self.saved.setText("Undone: the worksheet is as it was before")

    def _export(self) -> None:
        form, said = self._form, read(self.sheet.words())
        if form is None or said.sheet is None:
            return
        out = self._asks.sheet(self, f"full-cost-{_plain(form.title)}")
        if out is None:
            return
        try:
            cost_files.export(self._desk, form.title, said.sheet, out)
        except TenderPauseError as problem:
            show_error(problem, self)
        else:
            self.saved.setText(f"Exported: {out.name}")

    def _bring_in(self) -> None:
        file = self._asks.table(self)
        if file is None or self._form is None:
            return
        try:
            words = cost_files.bring_in(file)
        except TenderPauseError as problem:
            show_error(problem, self)
            return
        self.leave()  # what stood here can then be had back with Undo
        self.sheet.show_words(words, self._form.value_words)
        follow_reading_order(self)
        self._edited()
        self.leave()
        self.saved.setText(f"Brought in from {file.name}")

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self._pace.keep_now.connect(self._keep_draft)
        self._pace.rested.connect(self.leave)
        self._keeping.kept.connect(self._draft_kept)
        self._keeping.failed.connect(self.problem.show_sentence)
        self.sheet.edited.connect(self._edited)
        self.sheet.left.connect(self.result.tell)
        self.sheet.rearranged.connect(lambda: follow_reading_order(self))
        self.result.export_asked.connect(self._export)
        self.result.bring_in_asked.connect(self._bring_in)
        self.undo.clicked.connect(self._undo)
        self.leave_it.clicked.connect(self._leave_for_good)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        self.header.buttons.addWidget(self.undo)
        self.header.buttons.addWidget(self.leave_it)
        head.addWidget(self.header)
        head.addWidget(self.saved)
        head.addWidget(self.problem)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.sheet, 600)
        self._columns.addWidget(self.result, 520, Qt.AlignmentFlag.AlignTop)
        fill_page(self, self._head, self._columns)
        self.undo.hide()

    def _arrange(self) -> None:
        narrow = self.width() / theme.scale < STACKED_BELOW
        stack(self._columns, narrow)


def _plain(title: str) -> str:
    """Return a title as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "worksheet"
