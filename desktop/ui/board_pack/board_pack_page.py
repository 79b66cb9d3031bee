"""The board pack page: choose a period and contents, look at the pack and its patterns, make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import board_packs, pack_preview
from desktop.services.board_packs import PackMade
from desktop.services.desk import Desk
from desktop.services.pack_preview import PackShown
from desktop.ui.board_pack.contents_card import ContentsCard
from desktop.ui.board_pack.made_card import MadeCard
from desktop.ui.board_pack.making_line import MakingLine
from desktop.ui.board_pack.pattern_view import PatternsCard
from desktop.ui.board_pack.period_card import PeriodCard
from desktop.ui.board_pack.preview_card import PreviewCard
from desktop.ui.commands import CommandId
from desktop.ui.errors import words_of
from desktop.ui.file_dialogs import dialog_to_write
from desktop.ui.jobs import Job
from desktop.ui.page import Touched
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling

_LINE = "A summary with its patterns, then a page for each decision. It can be read without the app."
_NO_DAYS = "Choose a first and a last day."
_LEFT_LEAST, _RIGHT_LEAST, _GAP = 420, 480, 16


class BoardPackPage(QWidget):
    """One form. `made` carries where the pack lies."""

    made = Signal(Path)
    title = "Board pack"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._job: Job[PackMade] | None = None
        self._showing: Job[PackShown] | None = None
        self.period = PeriodCard(lambda: desk.today)
        self.contents = ContentsCard()
        self.preview = PreviewCard(desk)
        self.patterns = PatternsCard()
        self.make_pack = Button("Make the board pack", "main", icon="printer", large=True)
        self.making = MakingLine()
        self.problem = ErrorLine()
        self.made_card = MadeCard()
        self._lay_out()
        self.period.changed.connect(self._chose)
        self.contents.changed.connect(self._chose)
        self.preview.asked.connect(self.show_preview)
        self.make_pack.clicked.connect(self._ask_where)
        self.making.cancel_asked.connect(self._cancel)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {CommandId.MAKE_PACK: self._ask_where} if self.make_pack.isEnabled() else {}

    def remembered(self) -> Mapping[str, object]:
        """Return the days and the ticks as they stand."""
        return {"period": self.period.remembered(), "contents": self.contents.remembered()}

    def recall(self, state: Mapping[str, object]) -> None:
        """Take up the days and the ticks of the last time."""
        for card, kept in ((self.period, state.get("period")), (self.contents, state.get("contents"))):
            card.recall(kept if isinstance(kept, dict) else {})

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
        choice, page_too = self.contents.choice(), self.contents.page_too.isChecked()
        job = self._job = Job(
            lambda desk, step: board_packs.make(desk, first, last, out, step, choice, page_too=page_too),
            self._desk,
        )
        job.progressed.connect(self.making.show_progress)
        job.finished.connect(self._finished)
        job.stopped.connect(self._stopped)
        job.failed.connect(self._failed)
        self.made_card.hide()
        self._begin("A pack is being made.")
        job.start()

    def show_preview(self) -> None:
        """Lay the pack out off the UI thread, and show its pages and patterns."""
        days = self.period.days()
        if days is None or self._job is not None or self._showing is not None:
            return
        first, last = days
        choice = self.contents.choice()
        job = self._showing = Job(
            lambda desk, step: pack_preview.show(desk, first, last, step, choice), self._desk
        )
        job.progressed.connect(self.making.show_progress)
        job.finished.connect(self._shown)
        job.stopped.connect(self._stopped)
        job.failed.connect(self._failed)
        self._begin("The preview is being laid out.")
        job.start()

    def _begin(self, why: str) -> None:
        """Let nothing else be made meanwhile."""
        self.problem.show_sentence("")
        self.make_pack.set_reason(why)
        self.preview.show_pages_button.set_reason(why)
        self.making.begin()

    def _chose(self) -> None:
        self.preview.show_stale()
        self._read()

    def _read(self) -> None:
        days = self.period.days()
        if days is None:
            self._show_contents((_NO_DAYS,), _NO_DAYS)
            return
        with self._desk.reader() as db:
            contents = board_packs.contents(db, *days)
        choice = self.contents.choice()
        lines = contents.lines[:1] if choice.for_partners else contents.lines
        self._show_contents(lines, None if choice.ordered() else "Tick something that the pack is to hold.")

    def _show_contents(self, lines: tuple[str, ...], why_not: str | None) -> None:
        self.contents.show_lines(lines)
        if self._job is None and self._showing is None:
            self.make_pack.set_reason(why_not)
            self.preview.show_pages_button.set_reason(why_not)

    def _ask_where(self) -> None:
        days = self.period.days()
        if days is None:
            return
        name = _file_name(*days, for_partners=self.contents.choice().for_partners)
        dialog = dialog_to_write(self, "Make the board pack", name, "PDF (*.pdf)", "Web page (*.html)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.make(Path(name)))
        dialog.open()

    def _cancel(self) -> None:
        for job in (self._job, self._showing):
            if job is not None:
                job.cancel()

    def _finished(self, pack: PackMade) -> None:
        self._ended("")
        self.made_card.show_pack(pack)
        self.made.emit(pack.path)

    def _shown(self, shown: PackShown) -> None:
        self._ended("")
        self.patterns.show_patterns(shown.patterns)
        self.preview.show_pages(shown.pages)

    def _stopped(self) -> None:
        self._ended("")

    def _failed(self, problem: Exception) -> None:
        self._ended(words_of(problem, self))

    def _ended(self, problem: str) -> None:
        self._job = self._showing = None
        self.making.end()
        self.problem.show_sentence(problem)
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview stand beside the choice where there is room, else beneath it."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        room = self.width() - 48 >= theme.px(_LEFT_LEAST) + _RIGHT_LEAST + _GAP
        way = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        if way != self._columns.direction():
            self._columns.setDirection(way)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.make_pack)
        row.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(_GAP)
        for widget in (self.period, self.contents, self.problem):
            left.addWidget(widget)
        left.addLayout(row)
        left.addWidget(self.making)
        left.addWidget(self.made_card)
        left.addStretch(1)
        right.addWidget(self.preview)
        right.addWidget(self.patterns)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 6)
        sheet = QWidget()
        page = QVBoxLayout(sheet)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(16)
        page.addWidget(PageHeader("Board pack", _LINE, low=True))
        page.addLayout(self._columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(sheet, gutter=24))


def _file_name(first: date, last: date, *, for_partners: bool) -> str:
    what = "Decisions for partners" if for_partners else "Board pack"
    return f"{what} {first.isoformat()} to {last.isoformat()}.pdf"
