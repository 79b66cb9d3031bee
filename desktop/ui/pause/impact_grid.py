"""What winning would do to others, side by side with what stepping back would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import SIDE_WORDS, Answer, Impact, LensId, Side, Standing
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.choice_field import ChoiceBox
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.sheet import stack

STACKED_BELOW: Final = 420
"""Width at 100 % under which the two sides stand beneath one another."""
ONE_LINE: Final = 22
STANDINGS: Final = (
    (Standing.KNOWN, "Known"),
    (Standing.BELIEVED, "We believe"),
    (Standing.ASKED, "We asked"),
    (Standing.UNKNOWN, "Not known yet"),
)
_NOTHING_SAID: Final = "Leave that open"
_NOT_SAID: Final = "How well do we know it?"


class ImpactField(QWidget):
    """One side of one impact: words, and how well we know it.

    `changed`, `edited` and `left` are as those of a question.
    """

    edited = Signal(object)
    left = Signal(object)

    def __init__(self, lens: LensId, impact: Impact, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = impact.question(side)
        self.lens, self.question_id = lens, question.id
        self.changed = False
        self._kept = Answer()
        self.field = GrowingField(question.prompt, least=ONE_LINE)
        self.field.setAccessibleDescription(impact.hint)
        self.standing = ChoiceBox(_NOT_SAID)
        self.standing.setAccessibleName(f"{question.prompt}: how well do we know it?")
        for standing, words in STANDINGS:
            self.standing.addItem(words, standing.value)
        self.standing.addItem(_NOTHING_SAID, "")
        self.standing.setCurrentIndex(-1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(SIDE_WORDS[side], "caption", weight=600))
        column.addWidget(self.field)
        column.addWidget(self.standing)
        column.addStretch(1)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._left)
        self.standing.activated.connect(self._chose)

    def show_answer(self, answer: Answer, draft: Answer | None) -> None:
        """Show what is recorded, or in its place what was typed and not recorded yet."""
        shown = self._kept = draft or answer
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(shown.text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.blockSignals(blocked)
        self.standing.setCurrentIndex(self.standing.findData(shown.standing.value) if shown.standing else -1)
        self.changed = shown != answer

    def answer(self) -> Answer:
        """Return the answer as it stands; what only a file can say beside it stays."""
        chosen = self.standing.currentData()
        return replace(self._kept, text=self.field.words(), standing=Standing(chosen) if chosen else None)

    def typed(self) -> Answer:
        """Return the answer with its words letter for letter, as a draft keeps them."""
        return replace(self.answer(), text=self.field.toPlainText())

    def set_read_only(self, read_only: bool) -> None:
        """Let the answer be read and copied from, and no more."""
        self.field.setReadOnly(read_only)
        self.standing.setEnabled(not read_only)

    def mark_saved(self) -> None:
        """Take note that what stands there is recorded."""
        self.changed = False

    def _typed(self) -> None:
        self.changed = True
        self.edited.emit(self)

    def _chose(self) -> None:
        if not self.standing.currentData():
            self.standing.setCurrentIndex(-1)
        self._typed()
        self._left()

    def _left(self) -> None:
        self.left.emit(self)


class ImpactGrid(QWidget):
    """Each impact with both its sides; `fields` holds them in the order in which they are read."""

    def __init__(
        self, lead: str, impacts: Sequence[Impact], lens: LensId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields: list[ImpactField] = []
        self._pairs: list[QBoxLayout] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label("If we win, and if we step back", "h2", wrap=True))
        column.addWidget(Label(lead, "note", "ink-2", wrap=True))
        for impact in impacts:
            column.addSpacing(12)
            column.addWidget(Label(impact.title, "prompt", wrap=True))
            column.addWidget(Label(impact.hint, "note", "ink-2", wrap=True))
            column.addLayout(self._sides(lens, impact))
        theme.changed.connect(self._arrange)

    def show_answers(self, answers: Mapping[str, Answer], drafts: Mapping[str, Answer]) -> None:
        """Show what is recorded, or typed and not recorded yet."""
        for field in self.fields:
            field.show_answer(answers.get(field.question_id, Answer()), drafts.get(field.question_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sides stand beneath one another where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _sides(self, lens: LensId, impact: Impact) -> QBoxLayout:
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(12)
        for side in Side:
            field = ImpactField(lens, impact, side)
            self.fields.append(field)
            pair.addWidget(field, 1)
        self._pairs.append(pair)
        return pair

    def _arrange(self) -> None:
        narrow = self.width() / theme.scale < STACKED_BELOW
        for pair in self._pairs:
            stack(pair, narrow)
