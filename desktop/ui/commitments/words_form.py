"""The fields of one commitment: its words, since when, and the minute that says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.commitment_changes import CommitmentWords, refusals
from desktop.services.desk import Desk
from desktop.services.typed_forms import TypedForm
from desktop.ui.errors import show_error
from desktop.ui.keeping import Keeping
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.typed_before import TypedBefore
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

_STACKED_BELOW = 420
_LEAST = 36


class _Typed(Struct, frozen=True, kw_only=True):
    """What stands in the fields; `as_typed` is a day that is none."""

    title: str
    question: str
    on: date | None
    as_typed: str = ""
    minute: str = ""


class WordsForm(QWidget):
    """Asks for what a change needs; `wanted` carries the words once nothing stands against them.

    Without `words` only the day and the minute are asked: the words stay as they are. What was typed into
    the others and not wanted in the end comes back the next time.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        do_it: str,
        on_label: str,
        desk: Desk,
        *,
        words: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._asks_words = desk, words
        self._typed: TypedForm[_Typed] | None = None
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self._others: Mapping[str, str] = {}
        self._but = ""
        self._kept = ("", "")
        self.name = LineField("What we promise", placeholder="For example no bid candy")
        self.question = GrowingField(
            "", "A short question that each decision can answer", role="table", least=_LEAST
        )
        self.question_field = Field("As a question", self.question)
        self.on = DayField(on_label, today=lambda: desk.today)
        self.minute = LineField(
            "Board minute, or who agreed it", placeholder="For example Board, 3 June, item 4"
        )
        self.before = TypedBefore()
        self.do_it = Button(do_it, "main")
        self.give_up = Button("Leave it")
        self._lay_out()
        self._connect()

    def show_words(self, title: str, question: str, others: Mapping[str, str], but: str = "") -> None:
        """Begin with these words, today; `others` are the titles in force by id, `but` is its own."""
        self._kept, self._others, self._but = (title, question), others, but
        stands = _Typed(title=title, question=question, on=self._desk.today)
        self._typed = TypedForm(self._desk, "commitments", but or "new", stands) if self._asks_words else None
        typed = self._typed.kept() if self._typed else None
        self.before.setVisible(typed is not None)
        self._show(typed or stands)

    def take_focus(self) -> None:
        """Put the keyboard on the first field."""
        (self.name if self._asks_words else self.on).take_focus()

    def submit(self) -> None:
        """Tell what is wanted, or say under a field why it cannot be."""
        on = self.on.value()
        if on is None:
            self.on.show_error(NOT_A_DAY if self.on.unreadable() else "Say since which day.")
            self.on.take_focus()
            return
        title, question = (self.name.words(), self.question.words()) if self._asks_words else self._kept
        said = CommitmentWords(title=title, question=question, on=on, minute=self.minute.words())
        fields = {"title": self.name, "question": self.question_field, "minute": self.minute, "on": self.on}
        refused = refusals(self._others, said, self._desk.today, self._but)
        for name, sentence in refused:
            fields[name].show_error(sentence)
        if refused:
            fields[refused[0][0]].take_focus()
        else:
            self.wanted.emit(said)
            self._forget()

    def _show(self, typed: _Typed) -> None:
        self.name.set_words(typed.title)
        self.question.setPlainText(typed.question)
        self.minute.set_words(typed.minute)
        for field in (self.name, self.question_field, self.minute):
            field.show_error("")
        self.on.set_value(typed.on)
        if typed.as_typed:
            self.on.show_typed(typed.as_typed)

    def _keep(self) -> None:
        if self._typed is not None:
            typed = _Typed(
                title=self.name.words(),
                question=self.question.words(),
                on=self.on.value(),
                as_typed=self.on.as_typed(),
                minute=self.minute.words(),
            )
            self._keeping.follow(self._typed.keep(typed))

    def _forget(self) -> None:
        self._pace.settle()
        if self._typed is not None:
            self._keeping.follow(self._typed.forget())

    def _leave(self) -> None:
        """Keep what was typed, and go."""
        self._pace.settle()
        self._keep()
        try:
            self._keeping.settle()
        except TenderPauseError as problem:
            show_error(problem, self.window())
        self.given_up.emit()

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self._forget()
        if self._typed is not None:
            self._show(self._typed.standing)
        self.before.hide()
        self.take_focus()

    def _connect(self) -> None:
        self.do_it.clicked.connect(self.submit)
        self.give_up.clicked.connect(self._leave)
        self.before.afresh_asked.connect(self._start_afresh)
        for edit in (self.name.edit, self.on.edit, self.minute.edit):
            edit.returnPressed.connect(self.submit)
        self.question.textChanged.connect(lambda: self.question_field.show_error(""))
        self.question.textChanged.connect(self._pace.nudge)
        for field in (self.name, self.on, self.minute):
            field.edited.connect(self._pace.nudge)
        self._pace.keep_now.connect(self._keep)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=8, line_gap=8)
        buttons.addWidget(self.do_it)
        buttons.addWidget(self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.before)
        column.addWidget(self.name)
        column.addWidget(self.question_field)
        column.addWidget(SideBySide([(self.on, 1), (self.minute, 2)], stacked_below=_STACKED_BELOW))
        column.addLayout(buttons)
        self.name.setVisible(self._asks_words)
        self.question_field.setVisible(self._asks_words)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
