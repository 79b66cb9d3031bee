"""Documents for others: choose which, see it as it would be printed, tick what may be told, save it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.documents import WHICH_WORDS, Which
from desktop.services import document_making
from desktop.services.desk import Desk
from desktop.services.document_making import DocumentMade, DocumentShown, Step
from desktop.services.document_values import Composed, Wanted
from desktop.services.pdf_pages import Pages
from desktop.ui.board_pack.making_line import MakingLine
from desktop.ui.board_pack.preview_card import PreviewCard
from desktop.ui.documents.made_line import MadeLine
from desktop.ui.documents.others_field import LEAD, OthersField
from desktop.ui.documents.panel import DocumentPanel
from desktop.ui.errors import show_error, words_of
from desktop.ui.file_dialogs import path_to_write
from desktop.ui.jobs import Job
from desktop.ui.opportunities.latest import Latest
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

_WIDTH, _HEIGHT = 1080, 700
_STACKED_BELOW = 860
_SETTLES_MS = 400
_WHAT_IS_SAID = 56
"""What stands beneath a field that is brought into sight, in pixels at 100 %."""
_HINT = "As it would be printed. Nothing is recorded by looking."
_NOT_RECORDED = "What you typed is not recorded yet. Close again to leave it for another time."
_NOT_YET = "The document is being laid out."
_KINDS = {".pdf": "PDF (*.pdf)", ".docx": "Word document (*.docx)"}


def ask_place(window: QWidget, name: str) -> Path | None:
    """Ask where a document shall lie; its ending stays that of the name."""
    return path_to_write(window, "Save the document", name, _KINDS[Path(name).suffix])


class DocumentsDialog(QDialog):
    """One or several documents to choose from. `ask` asks where a file shall lie."""

    def __init__(
        self,
        desk: Desk,
        panels: Mapping[Which, DocumentPanel],
        parent: QWidget | None = None,
        ask: Callable[[QWidget, str], Path | None] = ask_place,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ask = desk, ask
        self._panels = dict(panels)
        self._job: Job[DocumentMade] | None = None
        self._asked_to_close = False
        self._composed: Composed | None = None
        self._looking = Latest(desk, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLES_MS)
        self.which = OneOfChips([(one.value, WHICH_WORDS[one]) for one in self._panels])
        self.others = {one: OthersField() for one in self._panels}
        self.cautions = Label("", "note", "ink-2", wrap=True)
        self.preview = PreviewCard(desk, hint=_HINT, by_itself=True)
        self.save_pdf = Button("Save as PDF", "main", icon="file-text")
        self.save_word = Button("Save as Word document", icon="file-text")
        self.copy_text = Button("Copy as text", icon="copy")
        self.close_it = Button("Close")
        self.making = MakingLine(what="Making the document", pages=False)
        self.problem = ErrorLine()
        self.made = MadeLine()
        self.setWindowTitle("Documents")
        self.setAccessibleDescription(LEAD)
        self._lay_out()
        self._connect()
        self.which.choose(next(iter(self._panels)).value)
        self._turn()
        open_at(self, _WIDTH, _HEIGHT)

    def panel(self) -> DocumentPanel:
        """Return the fields of the document that is chosen."""
        return self._panels[self._chosen()]

    def choose(self, which: Which) -> None:
        """Turn to another of the documents."""
        self.which.choose(which.value)
        self._turn()

    def done(self, result: int) -> None:
        """Keep what was typed. Where that fails it stays, once: whoever closes it again means it."""
        for which, panel in self._panels.items():
            wrong = panel.leave()
            if wrong is not None and not self._asked_to_close:
                self._asked_to_close = True
                self.choose(which)
                self.problem.show_sentence(_NOT_RECORDED)
                self._go_to(wrong)
                return
            if wrong is not None:
                self._leave_as_typed(panel)
        self._settled.stop()
        self._looking.drop()
        if self._job is not None:
            self._job.cancel()
        self.preview.clear()
        super().done(result)

    def make(self, out: Path) -> None:
        """Make the document off the UI thread, as its fields and ticks stand."""
        if self._job is not None:
            return
        wanted = self._wanted()
        job = self._job = Job(lambda desk, step: document_making.make(desk, wanted, out, step), self._desk)
        job.progressed.connect(self.making.show_progress)
        job.finished.connect(self._finished)
        job.stopped.connect(self._stopped)
        job.failed.connect(self._failed)
        self.problem.show_sentence("")
        self.made.hide()
        self._let_save("A document is being made.")
        self.making.begin()
        job.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview stand beside the fields where there is room, else beneath them."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale < _STACKED_BELOW
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _chosen(self) -> Which:
        return Which(self.which.choice())

    def _wanted(self) -> Wanted:
        return self.panel().wanted(self.others[self._chosen()].ticks())

    def _turn(self) -> None:
        """Show the fields of the chosen document, and the document."""
        for which, panel in self._panels.items():
            shown = which is self._chosen()
            panel.setVisible(shown)
            if not shown:
                self.others[which].hide()
        self.made.hide()
        self.problem.show_sentence("")
        self.copy_text.setVisible(self._chosen() is Which.APPROACH_LETTER)
        self._composed = None
        self._let_save(_NOT_YET)
        self.cautions.setText(_NOT_YET)
        self.cautions.show()
        self._look()
        self.panel().first().setFocus()

    def _look(self) -> None:
        self._settled.stop()
        self._looking.start(partial(_show, wanted=self._wanted()))

    def _leave_as_typed(self, panel: DocumentPanel) -> None:
        try:
            panel.leave_as_typed()
        except TenderPauseError as problem:
            show_error(problem, self.parentWidget())

    def _go_to(self, wrong: QWidget) -> None:
        """Bring a field into sight together with what is said beneath it."""
        wrong.setFocus()
        self._fields.ensureWidgetVisible(wrong, 0, round(_WHAT_IS_SAID * theme.scale))

    def _edited(self) -> None:
        if self._asked_to_close:
            self._asked_to_close = False
            self.problem.show_sentence("")
        self.made.hide()
        self._settled.start()

    def _show(self, shown: DocumentShown) -> None:
        composed = shown.composed
        if composed.which is not self._chosen():
            return
        self._composed = composed
        self.preview.show_pages(Pages(shown.body))
        others = self.others[composed.which]
        if others.show_others(composed.named):
            follow_reading_order(self)
        others.setVisible(bool(composed.named))
        self.cautions.setText("\n".join(composed.cautions))
        self.cautions.setVisible(bool(composed.cautions))
        self.panel().show_room(shown.room, fits=shown.fits)
        if self._job is None:
            self._let_save("" if shown.fits else shown.room)

    def _not_shown(self, problem: Exception) -> None:
        self.problem.show_sentence(words_of(problem, self))

    def _let_save(self, why_not: str) -> None:
        for button in (self.save_pdf, self.save_word):
            button.set_reason(why_not or None)

    def _save(self, ending: str) -> None:
        wrong = self.panel().leave()
        if wrong is not None:
            self._go_to(wrong)
            return
        if self._composed is not None:
            out = self._ask(self, document_making.file_name(self._composed, ending))
            if out is not None:
                self.make(out)

    def _save_pdf(self) -> None:
        self._save(".pdf")

    def _save_word(self) -> None:
        self._save(".docx")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(document_making.as_text(self._desk, self._wanted()))
        self.made.say("Copied: paste it into an email.")

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, made: DocumentMade) -> None:
        self._ended("")
        self.made.show_made(made)

    def _stopped(self) -> None:
        self._ended("")

    def _failed(self, problem: Exception) -> None:
        self._ended(words_of(problem, self))

    def _ended(self, problem: str) -> None:
        self._job = None
        self.making.end()
        self._let_save("")
        self.problem.show_sentence(problem)

    def _connect(self) -> None:
        self.which.chosen.connect(self._turn)
        for which, panel in self._panels.items():
            panel.edited.connect(self._edited)
            self.others[which].edited.connect(self._look)
        self._settled.timeout.connect(self._look)
        self._looking.arrived.connect(self._show)
        self._looking.failed.connect(self._not_shown)
        self.making.cancel_asked.connect(self._cancel)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_word.clicked.connect(self._save_word)
        self.copy_text.clicked.connect(self._copy)
        self.close_it.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(20)
        for which, panel in self._panels.items():
            left.addWidget(panel)
            left.addWidget(self.others[which])
        left.addWidget(self.cautions)
        left.addStretch(1)
        right.addWidget(self.preview)
        right.addStretch(1)
        sheet = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(24)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 6)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 24, 0)
        head.addWidget(self.which, 1)
        if len(self._panels) == 1:
            self.which.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self._fields = Scrolling(sheet, gutter=24)
        column.addWidget(self._fields, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        for button in (self.save_pdf, self.save_word, self.copy_text, self.close_it):
            flow.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 12, 24, 20)
        foot.setSpacing(8)
        for part in (self.problem, self.making, self.made):
            foot.addWidget(part)
        foot.addWidget(buttons)
        return foot


def _show(desk: Desk, step: Step, *, wanted: Wanted) -> DocumentShown:
    return document_making.show(desk, wanted, step)
