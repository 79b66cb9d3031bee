"""A step of the welcome in which several things can be ticked: what we promise, which sources to copy."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.first_steps import Offered
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Step
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

Offer = Callable[[Desk], tuple[Offered, ...]]
Keep = Callable[[Desk, Collection[str]], None]


class ChoicesStep(QWidget):
    """Ticks with what each means. `finished` tells that the choice was saved, `left` that it is for later."""

    finished = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, offer: Offer, keep: Keep, *, step: str, title: str, lead: str, onward: str
    ) -> None:
        super().__init__()
        self._desk, self._offer, self._keep = desk, offer, keep
        self.ticks: dict[str, Tick] = {}
        self.problem = ErrorLine()
        self.later = Button("Set this up later", "quiet")
        self.next = Button(onward, "main", large=True, trailing="arrow-right")
        self.later.clicked.connect(self.left)
        self.next.clicked.connect(self.save)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        self._lay_out(step, title, lead)

    def begin(self) -> None:
        """Offer what there is, and put the keyboard on the first."""
        if not self.ticks:
            for one in self._offer(self._desk):
                self._add(one)
        next(iter(self.ticks.values()), self.next).setFocus()

    def save(self) -> None:
        """Save what is ticked."""
        chosen = frozenset(one for one, tick in self.ticks.items() if tick.isChecked())
        self.next.set_reason("It is being saved.")
        job = Job(partial(_save, keep=self._keep, chosen=chosen), self._desk)
        job.finished.connect(self._saved)
        job.failed.connect(self._trouble)
        job.start()

    def _saved(self, _nothing: object) -> None:
        self.next.set_reason(None)
        self.finished.emit()

    def _trouble(self, error: Exception) -> None:
        self.next.set_reason(None)
        self.problem.show_sentence(words_of(error, self))

    def _add(self, one: Offered) -> None:
        tick = self.ticks[one.id] = Tick(one.title)
        tick.setChecked(one.on)
        tick.setAccessibleDescription(one.words)
        meaning = Label(one.words, "table", "ink-2", wrap=True)
        meaning.setContentsMargins(theme.px(18) + 8, 0, 0, 0)  # under the words of the tick
        self._choices.addWidget(tick)
        self._choices.addWidget(meaning)
        self._choices.addSpacing(12)

    def _lay_out(self, step: str, title: str, lead: str) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(step, "caption", "ink-2"))
        column.addSpacing(4)
        column.addWidget(Label(title, "h1", wrap=True))
        column.addSpacing(8)
        column.addWidget(Label(lead, "body", "ink-2", wrap=True))
        column.addSpacing(24)
        column.addLayout(self._choices)
        column.addSpacing(12)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addLayout(buttons)


def _save(desk: Desk, _step: Step, *, keep: Keep, chosen: Collection[str]) -> None:
    keep(desk, chosen)
