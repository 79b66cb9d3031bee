"""The questions of one lens: reworded, switched off, added to, or back to as they come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.own_questions import OwnLens, OwnQuestion, refusal, usual
from desktop.domain.pause import Question
from desktop.services.desk import Desk
from desktop.services.questions import OurLens, a_new_question
from desktop.services.typed_forms import TypedForm
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.typed_before import TypedBefore

_WIDTH, _HEIGHT = 640, 720
_ONE_LINE = 22
_LEAD = (
    "Reword a question, switch it off, or add one of your own. Every pause that was begun keeps the wording"
    " it was answered under. A question of your own goes when its words are taken out."
)


class QuestionsDialog(QDialog):
    """`wanted` carries the lens and how it is to be asked from now on. What was typed and left comes back."""

    wanted = Signal(object, object)

    def __init__(self, desk: Desk, ours: OurLens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ours = ours
        self._form = TypedForm(desk, "our questions", ours.lens.id, ours.own)
        self.rows: list[QuestionRow] = []
        self.setWindowTitle(f"Our questions: {ours.lens.title}")
        self.setAccessibleDescription(_LEAD)
        self.add = Button("Add a question", icon="plus")
        self.as_it_comes = Button("As they come with Tender Pause", "link")
        self.save = Button("Save the questions", "main")
        self.leave = Button("Leave them")
        self.problem, self.before = ErrorLine(), TypedBefore()
        self.quick = QuestionRow("The line of the quick pause", switchable=False)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(20)
        typed = self._form.kept()
        self._lay_out()
        self.before.setVisible(typed is not None)
        self._show(typed or ours.own)
        self._draft = DraftKeeper(self, self.own, self._form.keep, self._form.forget)
        self._connect()
        self.rows[0].prompt.setFocus()
        open_at(self, _WIDTH, _HEIGHT)

    def done(self, result: int) -> None:
        """Keep what was typed where it is not saved."""
        self._draft.end(result)
        super().done(result)

    def own(self) -> OwnLens:
        """Return the lens as it stands here; a question of our own without words is left out."""
        comes = {question.id for question in self._ours.lens.questions}
        asked = [row.question() for row in self.rows]
        quick = self.quick.question()
        return OwnLens(
            tuple(each for each in asked if each.prompt or each.id in comes),
            Question(self._ours.lens.quick.id, quick.prompt, quick.hint),
        )

    def accept(self) -> None:
        """Hand the questions on, or say why they cannot be asked so."""
        own = self.own()
        why_not = refusal(self._ours.lens, own)
        self.problem.show_sentence(why_not)
        if not why_not:
            self.wanted.emit(self._ours, own)
            super().accept()

    def _connect(self) -> None:
        self.quick.edited.connect(self._edited)
        self.add.clicked.connect(self._add)
        self.before.afresh_asked.connect(self._start_afresh)
        self.as_it_comes.clicked.connect(self._show_usual)
        self.save.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _edited(self) -> None:
        self._draft.nudge()

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self.before.hide()
        self._show(self._form.standing)
        self.rows[0].prompt.setFocus()

    def _show_usual(self) -> None:
        self._show(usual(self._ours.lens))

    def _show(self, own: OwnLens) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for question in own.questions:
            self._append(question)
        self.quick.show_question(OwnQuestion(own.quick.id, own.quick.prompt, own.quick.hint))
        follow_reading_order(self)

    def _append(self, question: OwnQuestion) -> QuestionRow:
        row = QuestionRow(f"Question {len(self.rows) + 1}")
        row.show_question(question)
        row.edited.connect(self._edited)
        self.rows.append(row)
        self._rows.addWidget(row)
        return row

    def _add(self) -> None:
        row = self._append(a_new_question())
        follow_reading_order(self)
        row.prompt.setFocus()

    def _lay_out(self) -> None:
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setSpacing(20)
        inner.addLayout(self._rows)
        inner.addWidget(self.add)
        inner.addWidget(self.quick)
        inner.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        title, lead = Label(self._ours.lens.title, "h2", wrap=True), Label(_LEAD, "note", "ink-2", wrap=True)
        foot = (self.problem, self.as_it_comes, buttons)
        fill_dialog(self, sheet, head=(title, lead, self.before), foot=foot)


class QuestionRow(QWidget):
    """The words of one question, its hint, and whether it is asked."""

    edited = Signal()

    def __init__(self, label: str, *, switchable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.prompt = GrowingField(label, least=_ONE_LINE)
        self.hint = GrowingField("Hint", "What it means, in a line. It can be left empty", least=_ONE_LINE)
        self.asked = Tick("Asked")
        self.asked.setAccessibleDescription(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(label, self.prompt))
        column.addWidget(Field("Hint", self.hint))
        column.addWidget(self.asked)
        self.hint.setAccessibleName(f"Hint for {label[0].lower()}{label[1:]}")
        self.asked.setVisible(switchable)
        for field in (self.prompt, self.hint):
            field.textChanged.connect(self.edited)
        self.asked.toggled.connect(self.edited)

    def show_question(self, question: OwnQuestion) -> None:
        """Show this question."""
        self._id = question.id
        self.prompt.setPlainText(question.prompt)
        self.hint.setPlainText(question.hint)
        self.asked.setChecked(question.asked)

    def question(self) -> OwnQuestion:
        """Return the question as it stands here."""
        prompt, hint = (" ".join(field.words().split()) for field in (self.prompt, self.hint))
        return OwnQuestion(self._id, prompt, hint, self.asked.isChecked())
