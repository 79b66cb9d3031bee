"""One question of the pause with its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import Answer, LensId, Question
from desktop.ui.pause.answer_aids import AnswerAids
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label

ONE_LINE: Final = 22


class FollowUpHabits(Struct, frozen=True):
    """What a new "we don't know yet" starts from: the clock, who finds out, by when."""

    today: Callable[[], date]
    finder: str
    find_by: date | None


class OneLine(GrowingField):
    """A field for one line: Enter goes on to the next. Shift+Enter begins another line all the same."""

    onward = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody writes here now."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit()
        else:
            super().keyPressEvent(event)


class QuestionField(QWidget):
    """A prompt, its hint, the growing field and what may be said about the answer.

    `changed` is true from the first keystroke until `mark_saved`. `edited` tells of each change,
    `left` that the field was left or a choice made. A single line tells with `entered` that somebody
    writes there now, and with `onward` that Enter asks for the next one.
    """

    edited = Signal(object)
    left = Signal(object)
    entered = Signal(object)
    onward = Signal(object)
    link_asked = Signal()

    def __init__(
        self,
        lens: LensId,
        question: Question,
        habits: FollowUpHabits,
        *,
        with_standing: bool,
        placeholder: str = "",
        one_line: bool = False,
        link: str = "",
        link_icon: str = "table",
        parent: QWidget | None = None,
    ) -> None:
        """`link` names a page that helps to answer; `link_asked` tells that it is wanted."""
        super().__init__(parent)
        self.link = Button(link, "link", link_icon) if link else None
        self.lens, self.question_id = lens, question.id
        self.changed = False
        self.field = OneLine(question.prompt, least=ONE_LINE) if one_line else _field(question, placeholder)
        self.aids = AnswerAids(
            question.prompt,
            with_standing=with_standing,
            with_evidence=not one_line,
            today=habits.today,
            finder=habits.finder,
            find_by=habits.find_by,
        )
        self._unsaved = _unsaved_line()
        self._lay_out(question)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(lambda: self.left.emit(self))
        self.aids.edited.connect(self._typed)
        self.aids.left.connect(lambda: self.left.emit(self))
        if isinstance(self.field, OneLine):
            self.field.onward.connect(lambda: self.onward.emit(self))
            self.field.entered.connect(lambda: self.entered.emit(self))

    def show_answer(self, answer: Answer, draft: Answer | None) -> None:
        """Show what is recorded, or in its place what was typed and not recorded yet."""
        shown = draft or answer
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(shown.text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.blockSignals(blocked)
        self.aids.show_answer(shown)
        self.changed = shown != answer
        self._unsaved.setVisible(self.changed)

    def answer(self) -> Answer:
        """Return the answer as it stands in the field."""
        return Answer(
            text=self.field.words(),
            standing=self.aids.standing(),
            asked=self.aids.people_asked(),
            unknown=self.aids.follow_up_asked(),
            evidence=self.aids.evidence.evidence(),
        )

    def typed(self) -> Answer:
        """Return the answer with its words letter for letter, as a draft keeps them."""
        return replace(self.answer(), text=self.field.toPlainText())

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read and copied from, and no more."""
        self.field.setReadOnly(read_only)
        self.aids.setEnabled(not read_only)

    def is_marked_unsaved(self) -> bool:
        """Return whether the field says that its text was typed and not saved."""
        return not self._unsaved.isHidden()

    def mark_saved(self) -> None:
        """Take note that what stands there is recorded."""
        self.changed = False
        self._unsaved.hide()

    def _typed(self) -> None:
        self.changed = True
        self.edited.emit(self)

    def _lay_out(self, question: Question) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(question.prompt, "prompt", wrap=True))
        if question.hint:
            column.addWidget(Label(question.hint, "note", "ink-2", wrap=True))
            column.addSpacing(4)
        if self.link is not None:
            self.link.clicked.connect(self.link_asked)
            column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        column.addWidget(self._unsaved)
        column.addWidget(self.aids)


def _field(question: Question, placeholder: str) -> GrowingField:
    return GrowingField(question.prompt, placeholder)


def _unsaved_line() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(LineIcon("clock", 14, "ink-2"))
    row.addWidget(Label("Typed, not yet saved", "caption", "ink-2"), 1)
    line.hide()
    return line
