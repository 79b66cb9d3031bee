"""The board pack page: choose a period, see what the pack will hold, make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import board_packs
from desktop.services.board_packs import PackMade
from desktop.services.desk import Desk
from desktop.ui.board_pack.made_card import MadeCard
from desktop.ui.board_pack.making_line import MakingLine
from desktop.ui.board_pack.period_card import PeriodCard
from desktop.ui.commands import CommandId
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job
from desktop.ui.page import Touched
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling

_LINE = "A PDF for trustees: a summary, then a page for each decision. It can be read without the app."
_WIDEST = 720


class BoardPackPage(QWidget):
    """One form. `made` carries where the pack lies."""

    made = Signal(Path)
    title = "Board pack"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._job: Job[PackMade] | None = None
        self.period = PeriodCard(lambda: desk.today)
        self.contents = QVBoxLayout()
        self.make_pack = Button("Make the board pack", "main", icon="printer", large=True)
        self.making = MakingLine()
        self.problem = ErrorLine()
        self.made_card = MadeCard()
        self._lay_out()
        self.period.changed.connect(self._read)
        self.make_pack.clicked.connect(self._ask_where)
        self.making.cancel_asked.connect(self._cancel)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {CommandId.MAKE_PACK: self._ask_where} if self.make_pack.isEnabled() else {}

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Count again where a decision was added."""
        if not touched or any(kind == "decision" for kind, _ in touched):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what the pack would hold."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the periods."""
        super().focusInEvent(event)
        self.period.period.focus()

    def make(self, out: Path) -> None:
        """Make the pack of the chosen period off the UI thread."""
        days = self.period.days()
        if days is None or self._job is not None:
            return
        first, last = days
        job = self._job = Job(lambda desk, step: board_packs.make(desk, first, last, out, step), self._desk)
        job.progressed.connect(self.making.show_progress)
        job.finished.connect(self._finished)
        job.stopped.connect(lambda: self._ended(""))
        job.failed.connect(lambda problem: self._ended(words_of(problem, self)))
        self.problem.show_sentence("")
        self.made_card.hide()
        self.make_pack.set_reason("A pack is being made.")
        self.making.begin()
        job.start()

    def _read(self) -> None:
        days = self.period.days()
        if days is None:
            self._show_contents(("Choose a first and a last day.",), "Choose a first and a last day.")
            return
        with self._desk.reader() as db:
            contents = board_packs.contents(db, *days)
        why_not = None if contents.decisions else "No decision was recorded in these days."
        self._show_contents(contents.lines, why_not)

    def _show_contents(self, lines: tuple[str, ...], why_not: str | None) -> None:
        while item := self.contents.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for line in lines:
            self.contents.addWidget(Label(line, "body", wrap=True))
        if self._job is None:
            self.make_pack.set_reason(why_not)

    def _ask_where(self) -> None:
        days = self.period.days()
        if days is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Make the board pack", str(Path(folder) / _file_name(*days)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.make(Path(name)))
        dialog.open()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, pack: PackMade) -> None:
        self._ended("")
        self.made_card.show_pack(pack)
        self.made.emit(pack.path)

    def _ended(self, problem: str) -> None:
        self._job = None
        self.making.end()
        self.problem.show_sentence(problem)
        self._read()

    def _lay_out(self) -> None:
        contents = Card()
        self.contents.setSpacing(4)
        contents.body.addWidget(Label("What it will hold", "h2"))
        contents.body.addLayout(self.contents)
        row = QHBoxLayout()
        row.addWidget(self.make_pack)
        row.addStretch(1)
        cards = QWidget()
        cards.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.period, contents, self.problem):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.making)
        column.addWidget(self.made_card)
        column.addStretch(1)
        sheet = QWidget()
        page = QVBoxLayout(sheet)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(16)
        page.addWidget(PageHeader("Board pack", _LINE, low=True))
        page.addWidget(cards, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(sheet, gutter=24))


def _file_name(first: date, last: date) -> str:
    return f"Board pack {first.isoformat()} to {last.isoformat()}.pdf"
