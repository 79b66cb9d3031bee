"""Looking back on one decision: what came of it, what happened, what we learned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import reviews
from desktop.services.desk import Desk
from desktop.services.reviews import ReviewForm, ReviewRecord, ReviewRefused
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.errors import show_error
from desktop.ui.review.review_fields import ReviewFields
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, PaperCard
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from feeds.errors import TenderPauseError

_WIDTH, _MOST_HEIGHT = 640, 760
_TYPED = "Typed before, not yet recorded."
_FOR_GOOD = "A review stands for good; another can follow it. What you type is kept until you record it."


class ReviewDialog(QDialog):
    """Accepted means: it is recorded. What was typed and not recorded comes back the next time."""

    decision_asked = Signal(str)

    def __init__(self, desk: Desk, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        with desk.reader() as db:
            self.form = reviews.review_form(db, number)
        self.setWindowTitle("Look back")
        self.fields = ReviewFields(lambda: desk.today)
        self.fields.show_form(self.form)
        self.record = Button("Record the review", "main")
        self.leave = Button("Leave it for now")
        self.read = Button("Read the decision", "quiet", icon="book-open-check")
        self._draft = DraftKeeper(
            self, self.fields.draft, lambda draft: reviews.keep_draft(desk, self.form, draft)
        )
        self.sheet = fill_dialog(self, self._words(), foot=(self._buttons(),), gap=16)
        self.fields.edited.connect(self._draft.nudge)
        open_at(self, _WIDTH, _MOST_HEIGHT)
        self.setAccessibleDescription(f"{self.form.title}. {self.form.decided}")
        self.fields.result.take_focus()

    def done(self, result: int) -> None:
        """Keep what was typed where it is left for now."""
        self._draft.end(result)
        super().done(result)

    def accept(self) -> None:
        """Record the review, or say why not."""
        if self.fields.unreadable():
            return
        self._draft.settle()
        try:
            reviews.record(self._desk, self.form.number, self.fields.draft())
        except ReviewRefused as refused:
            self.fields.show_refusals(refused.refusals)
            return
        except TenderPauseError as error:
            show_error(error, self)
            return
        super().accept()

    def _read_decision(self) -> None:
        self.reject()
        self.decision_asked.emit(self.form.number)

    def _words(self) -> QWidget:
        form = self.form
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(form.title, "h2", wrap=True))
        head.addWidget(Label(f"Decision {form.number}. {form.decided}.", "note", "ink-2", wrap=True))
        if form.draft_is_typed:
            head.addWidget(Label(_TYPED, "table", weight=600, wrap=True))
        column.addLayout(head)
        column.addWidget(_what_was_said(form))
        if form.awards:
            column.addWidget(_card("What award notices say", form.awards))
        column.addWidget(self.fields)
        for record in form.earlier:
            column.addWidget(_earlier(record))
        column.addWidget(Label(_FOR_GOOD, "note", "ink-2", wrap=True))
        column.addStretch(1)
        return sheet

    def _buttons(self) -> QHBoxLayout:
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.read.clicked.connect(self._read_decision)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.read)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.record)
        return row


def _what_was_said(form: ReviewForm) -> PaperCard:
    card = PaperCard()
    card.body.addWidget(Label("Why we decided so", "table", weight=600))
    card.body.addWidget(Label(form.rationale, "note", wrap=True))
    return card


def _card(title: str, lines: tuple[str, ...]) -> Card:
    card = Card()
    card.body.addWidget(Label(title, "table", weight=600, wrap=True))
    for words in lines:
        card.body.addWidget(Label(words, "note", wrap=True))
    return card


def _earlier(record: ReviewRecord) -> Card:
    return _card(record.title, tuple(f"{label}: {words}" for label, words in record.lines))
