"""What stands beside an approach: the days, the checks for bid candy, our reply, our answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.approached import ANSWER_WORDS
from desktop.domain.decision import Holding
from desktop.services.approach_form import ApproachRead, CheckLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, PaperCard
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.radio import Tick

ICONS = {
    Holding.KEPT: ("circle-check", "enough-text"),
    Holding.IN_TENSION: ("info", "tight-text"),
    Holding.NOT_KNOWN: ("circle", "ink-2"),
}
_REPLY_HINT = "Ours to edit. Nothing in it agrees on who bids, for what, or at what price."
_LEAST_REPLY = 160


class ApproachSide(QWidget):
    """Shows what the fields come to. Signals tell what is asked for."""

    reply_edited = Signal()
    draft_asked = Signal()
    copy_asked = Signal()
    save_asked = Signal()
    shared_changed = Signal()
    answer_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theirs = Label("", "h1")
        self.ours = Label("", "h1")
        self.theirs_words = Label("working days they have", "note", "ink-2", wrap=True)
        self.ours_words = Label("working days we were given", "note", "ink-2", wrap=True)
        self.day_lines = Label("", "note", wrap=True)
        self.our_day = Label("", "table", weight=600, wrap=True)
        self.caution = PaperCard()
        self.caution_words = Label("", "note", wrap=True)
        self.checks = QVBoxLayout()
        self.reply = GrowingField("Our reply", "Write a draft, or begin with ours", least=_LEAST_REPLY)
        self.draft = Button("Write a draft", icon="pen-line")
        self.copy = Button("Copy", icon="copy")
        self.save = Button("Save as a file…", icon="save")
        self.shared = Tick("May stand in exported and printed lists")
        self.answers = OneOfChips([(answer.value, words) for answer, words in ANSWER_WORDS.items()])
        self.answered = Label("", "table", weight=600, wrap=True)
        self.note_answer = Button("Note our answer")
        self.open_again = Button("Open it again", "link")
        self.answer_card = Card()
        self._shown_checks: tuple[CheckLine, ...] = ()
        self._lay_out()
        self._connect()

    def show_read(self, found: ApproachRead) -> None:
        """Show what the fields come to."""
        days = found.days
        self.theirs.setText(_figure(days.theirs))
        self.ours.setText(_figure(days.ours))
        self.day_lines.setText("\n".join(found.day_sentences))
        self.our_day.setText(found.our_day)
        self.caution_words.setText(found.caution)
        self.caution.setVisible(bool(found.caution))
        if found.checks != self._shown_checks:
            self._shown_checks = found.checks
            self._show_checks(found.checks)

    def show_answer(self, answer: str, answered: str, *, is_logged: bool) -> None:
        """Show what we answered, or ask for it once the approach is logged."""
        self.answer_card.setVisible(is_logged)
        self.answered.setText(answered)
        self.answered.setVisible(bool(answered))
        self.open_again.setVisible(bool(answered))
        self.answers.setVisible(not answered)
        self.note_answer.setVisible(not answered)
        if answer:
            self.answers.choose(answer)

    def set_read_only(self, reason: str) -> None:
        """Let nothing be changed where there is a reason for that; "" lets everything be."""
        self.reply.setReadOnly(bool(reason))
        self.shared.setEnabled(not reason)
        for button in (self.draft, self.note_answer, self.open_again):
            button.set_reason(reason or None)

    def _show_checks(self, checks: Sequence[CheckLine]) -> None:
        clear_layout(self.checks)
        for check in checks:
            self.checks.addWidget(_check_row(check))

    def _connect(self) -> None:
        self.reply.textChanged.connect(self.reply_edited)
        self.draft.clicked.connect(self.draft_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.save.clicked.connect(self.save_asked)
        self.shared.clicked.connect(self.shared_changed)
        self.note_answer.clicked.connect(lambda: self.answer_asked.emit(self.answers.choice()))
        self.open_again.clicked.connect(self.open_asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._days_card())
        self.caution.body.addWidget(self.caution_words)
        column.addWidget(self.caution)
        column.addWidget(self._checks_card())
        column.addWidget(self._reply_card())
        column.addWidget(self._answer_card())
        column.addStretch(1)
        self.caution.hide()

    def _days_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label("The days", "h2"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for figure, words in ((self.theirs, self.theirs_words), (self.ours, self.ours_words)):
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(figure)
            part.addWidget(words)
            row.addLayout(part, 1)
        card.body.addLayout(row)
        card.body.addWidget(self.day_lines)
        card.body.addWidget(self.our_day)
        return card

    def _checks_card(self) -> PaperCard:
        card = PaperCard()
        card.body.addWidget(Label("Is it bid candy?", "h2"))
        words = "A name in their bid is worth something when it comes with work, money and a voice."
        card.body.addWidget(Label(words, "note", "ink-2", wrap=True))
        self.checks.setSpacing(8)
        card.body.addLayout(self.checks)
        return card

    def _reply_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label("Our reply", "h2"))
        card.body.addWidget(Label(_REPLY_HINT, "note", "ink-2", wrap=True))
        card.body.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.reply)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.shared)
        private = "Private unless ticked; never in a copy for trustees."
        card.body.addWidget(Label(private, "caption", "ink-2", wrap=True))
        return card

    def _answer_card(self) -> Card:
        body = self.answer_card.body
        body.addWidget(Label("What did we answer?", "h2"))
        body.addWidget(self.answered)
        body.addWidget(self.answers)
        body.addWidget(self.note_answer, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.open_again, 0, Qt.AlignmentFlag.AlignLeft)
        return self.answer_card


def _check_row(check: CheckLine) -> QWidget:
    icon, colour = ICONS[check.holding]
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(f"{check.title}: {check.holding_words.lower()}", "table", weight=600, wrap=True))
    words.addWidget(Label(check.because, "note", "ink-2", wrap=True))
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    line.addWidget(LineIcon(icon, 16, colour), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return row


def _figure(days: int | None) -> str:
    return "Not known" if days is None else f"{days}"
