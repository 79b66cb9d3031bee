"""One commitment: its words, since when, how it was kept, its exceptions, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.commitments_page import CommitmentLine, ExceptionLine
from desktop.services.desk import Desk
from desktop.ui.commitments.words_form import WordsForm
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label

_READ_ONLY = "This workspace is open read-only."


class CommitmentCard(Card):
    """Signals carry the commitment's id and what was filled in."""

    adopted = Signal(str, object)
    changed = Signal(str, object)
    retired = Signal(str, object)
    decision_read = Signal(str)
    rearranged = Signal()

    def __init__(
        self,
        line: CommitmentLine,
        others: Mapping[str, str],
        desk: Desk,
        *,
        in_force: bool,
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._others, self._desk = others, desk
        self._form: WordsForm | None = None
        self.exceptions: list[Button] = []
        self.setAccessibleName(line.title)
        self.adopt = Button("Adopt" if in_force else "Adopt again", icon="check")
        self.edit = Button("Change the words", icon="pen-line")
        self.retire = Button("Leave out" if line.can_adopt else "Retire", icon="archive")
        self.adopt.setVisible(False)
        self._place = QVBoxLayout()
        self._lay_out()
        self._show_buttons(in_force)
        for button in self._buttons():
            button.set_reason(_READ_ONLY if read_only else None)
            button.setAccessibleName(f"{button.text()}: {line.title}")
        self.adopt.clicked.connect(self._ask_adopt)
        self.edit.clicked.connect(self._ask_change)
        self.retire.clicked.connect(self._ask_retire)

    def _ask_adopt(self) -> None:
        form = WordsForm("Adopt", "Adopted on", self._desk)
        self._open(form, lambda said: self.adopted.emit(self.line.id, said))

    def _ask_change(self) -> None:
        form = WordsForm("Save the words", "Changed on", self._desk)
        self._open(form, lambda said: self.changed.emit(self.line.id, said))

    def _ask_retire(self) -> None:
        do_it, label = ("Leave it out", "Left out on") if self.line.can_adopt else ("Retire it", "Retired on")
        form = WordsForm(do_it, label, self._desk, words=False)
        self._open(form, lambda said: self.retired.emit(self.line.id, said))

    def _open(self, form: WordsForm, wanted: Callable[[object], None]) -> None:
        self._form = form
        form.show_words(self.line.title, self.line.question, self._others, self.line.id)
        form.wanted.connect(wanted)
        form.given_up.connect(self.close_form)
        self._place.addWidget(form)
        for button in self._buttons():
            button.setEnabled(False)
        self.rearranged.emit()
        form.take_focus()

    def close_form(self) -> None:
        """Put the form away; the buttons stand again."""
        form, self._form = self._form, None
        if form is None:
            return
        for button in self._buttons():
            button.set_reason(None)
        if self.isVisible():  # one may have gone to another page since
            next(button for button in self._buttons() if not button.isHidden()).setFocus()
        self._place.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.rearranged.emit()

    @property
    def form(self) -> WordsForm | None:
        """The form that stands open, None where none does."""
        return self._form

    def _buttons(self) -> tuple[Button, ...]:
        return (self.adopt, self.edit, self.retire)

    def _show_buttons(self, in_force: bool) -> None:
        self.adopt.setVisible(self.line.can_adopt or not in_force)
        self.edit.setVisible(in_force)
        self.retire.setVisible(in_force)

    def _lay_out(self) -> None:
        line = self.line
        self.body.setSpacing(6)
        self.body.addWidget(Label(line.title, "h2", wrap=True))
        self.body.addWidget(Label(line.question, wrap=True))
        self.body.addWidget(Label(line.since, "note", "ink-2", wrap=True))
        self.body.addWidget(Label(line.worked_out, "note", "ink-2", wrap=True))
        self.body.addWidget(Label(line.counts, "note", wrap=True))
        for one in line.exceptions:
            self.body.addWidget(self._exception(one))
        if line.history:
            history = QWidget()
            column = QVBoxLayout(history)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            for words in line.history:
                column.addWidget(Label(words, "note", "ink-2", wrap=True))
            self.body.addWidget(Fold("Its history", history))
        buttons = FlowLayout(gap=8, line_gap=8)
        for button in self._buttons():
            buttons.addWidget(button)
        self.body.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.body.addLayout(self._place)

    def _exception(self, one: ExceptionLine) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        link = Button(f"Exception in decision {one.number}, {one.on}", "link", "book-open-check")
        link.setAccessibleDescription(f"Opens decision {one.number} in the register")
        self.exceptions.append(link)
        link.clicked.connect(lambda: self.decision_read.emit(one.number))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(one.opportunity, "note", "ink-2", wrap=True))
        column.addWidget(Label(f"Reason: {one.reason}", "note", wrap=True))
        return row
