"""The fields of one commitment: its words, since when, and the minute that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.commitment_changes import CommitmentWords, refusals
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide

_STACKED_BELOW = 420
_LEAST = 36


class WordsForm(QWidget):
    """Asks for what a change needs; `wanted` carries the words once nothing stands against them.

    Without `words` only the day and the minute are asked: the words stay as they are.
    """

    wanted = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        do_it: str,
        on_label: str,
        today: Callable[[], date],
        *,
        words: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._asks_words = today, words
        self._others: Mapping[str, str] = {}
        self._but = ""
        self._kept = ("", "")
        self.name = LineField("What we promise", placeholder="For example no bid candy")
        self.question = GrowingField(
            "", "A short question that each decision can answer", role="table", least=_LEAST
        )
        self.question_field = Field("As a question", self.question)
        self.on = DayField(on_label, today=today)
        self.minute = LineField(
            "Board minute, or who agreed it", placeholder="For example Board, 3 June, item 4"
        )
        self.do_it = Button(do_it, "main")
        self.give_up = Button("Cancel")
        self.do_it.clicked.connect(self.submit)
        self.give_up.clicked.connect(self.given_up)
        for edit in (self.name.edit, self.on.edit, self.minute.edit):
            edit.returnPressed.connect(self.submit)
        self.question.textChanged.connect(lambda: self.question_field.show_error(""))
        self._lay_out()

    def show_words(self, title: str, question: str, others: Mapping[str, str], but: str = "") -> None:
        """Begin with these words, today; `others` are the titles in force by id, `but` is its own."""
        self._kept, self._others, self._but = (title, question), others, but
        self.name.set_words(title)
        self.question.setPlainText(question)
        self.on.set_value(self._today())
        self.minute.set_words("")
        for field in (self.name, self.question_field, self.on, self.minute):
            field.show_error("")

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
        refused = refusals(self._others, said, self._today(), self._but)
        for name, sentence in refused:
            fields[name].show_error(sentence)
        if refused:
            fields[refused[0][0]].take_focus()
        else:
            self.wanted.emit(said)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=8, line_gap=8)
        buttons.addWidget(self.do_it)
        buttons.addWidget(self.give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(self.question_field)
        column.addWidget(SideBySide([(self.on, 1), (self.minute, 2)], stacked_below=_STACKED_BELOW))
        column.addLayout(buttons)
        self.name.setVisible(self._asks_words)
        self.question_field.setVisible(self._asks_words)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
