"""The paper that one lens, or the whole quick pause, is thought about on."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pause.impact_grid import ImpactField, ImpactGrid
from desktop.ui.pause.question_field import QuestionField
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling

_PADDING = 24
_LEAST_HEIGHT = 240


class PaperHead(Struct, frozen=True):
    """What stands above the questions, and on the buttons beneath; "" leaves a button out."""

    step: str
    title: str
    lead: str
    before: str
    after: str


class Paper(PaperCard):
    """A heading, questions that scroll, and at the foot the way back and on."""

    edited = Signal(object)
    left = Signal(object)
    entered = Signal(object)
    before_asked = Signal()
    after_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.questions: list[QuestionField] = []
        self.impacts: ImpactGrid | None = None
        self._after, self._short = "", False
        self.before = Button("", "quiet", icon="chevron-left")
        self.after = Button("", "main")
        self.saved = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.problem = ErrorLine()
        self._scroll = Scrolling(QWidget(), least_height=_LEAST_HEIGHT, gutter=_PADDING)
        self._more = Rule(paper=True)
        self._more.hide()
        self.body.setSpacing(0)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._more)
        self.body.addLayout(self._foot())
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: self._more.setVisible(most > 0))
        self.before.clicked.connect(self.before_asked)
        self.after.clicked.connect(self.after_asked)

    @property
    def answers(self) -> list[QuestionField | ImpactField]:
        """All that can be answered, in the order in which it is read."""
        return [*self.questions, *(self.impacts.fields if self.impacts else ())]

    def show_questions(
        self, head: PaperHead, questions: Iterable[QuestionField], impacts: ImpactGrid | None = None
    ) -> None:
        """Put other questions on the paper, and beneath them the impacts that go with them."""
        for gone in self.answers:
            gone.blockSignals(True)  # as it goes it loses the keyboard, and is empty by then
        self.questions, self.impacts = list(questions), impacts
        self.setAccessibleName(head.title)
        for field in self.answers:
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        for question in self.questions:
            question.onward.connect(self._go_on)
            question.entered.connect(self.entered)
        self.before.set_text(head.before)
        self.before.setVisible(bool(head.before))
        self._after = head.after
        self._name_after()
        self._scroll.show_content(self._sheet_of(head))

    def set_free(self, free: bool) -> None:
        """Take all the height the questions need, or scroll within what is given."""
        self._scroll.set_free(free)

    def set_short(self, short: bool) -> None:
        """Say on the way on no more than that there is one: beside the way back there is no room for both."""
        self._short = short
        self._name_after()

    def set_read_only(self, because: str) -> None:
        """Close the fields, which can still be read and copied from, and say why; "" opens them."""
        for field in self.answers:
            field.set_read_only(bool(because))
        self.problem.show_sentence(because)

    def _name_after(self) -> None:
        self.after.set_text(self._after.partition(":")[0] if self._short else self._after)
        self.after.setAccessibleName(self._after)

    def _sheet_of(self, head: PaperHead) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, 8)
        column.setSpacing(0)
        column.addWidget(Label(head.step, "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label(head.title, "h1", wrap=True))
        column.addSpacing(4)
        column.addWidget(Label(head.lead, "body", "ink-2", wrap=True))
        column.addSpacing(20)
        for question in self.questions:
            column.addWidget(question)
            column.addSpacing(16)
        if self.impacts is not None:
            column.addSpacing(8)
            column.addWidget(self.impacts)
            column.addSpacing(16)
        column.addStretch(1)
        return sheet

    def _go_on(self, question: QuestionField) -> None:
        """Go to the next line; from the last one to the way on."""
        following = self.questions[self.questions.index(question) + 1 :]
        (following[0].field if following else self.after).setFocus(Qt.FocusReason.TabFocusReason)

    def _foot(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.after)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PADDING, 8, _PADDING, _PADDING)
        foot.setSpacing(8)
        foot.addWidget(self.problem)
        foot.addLayout(row)
        return foot
