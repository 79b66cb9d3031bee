"""A step of the plan: another day or owner, other words for a line of our own, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.plan_steps import LONGEST_WORDS
from desktop.services.desk import Desk
from desktop.services.plan_step_changes import PlanStepChanges, StepWords
from desktop.services.plan_steps import PlanLine
from desktop.services.typed_forms import TypedForm
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_WIDTH = 420
_COUNTED = "Counted from the deadline"
_NEW = "Add a line to the plan"


class _Typed(Struct, frozen=True, kw_only=True):
    """What stands in the fields; `as_typed` is a day that is none."""

    words: str = ""
    on: date | None = None
    as_typed: str = ""
    owner: str = ""


class PlanStepDialog(QDialog):
    """Accepted means: it is recorded, and `said` tells what was done. What was typed and not comes back.

    Without a line it is a new one, of the opportunity of that key and title. An empty day of a counted
    step goes back to the one that is counted.
    """

    def __init__(
        self,
        desk: Desk,
        changes: PlanStepChanges,
        about: tuple[str, str],
        line: PlanLine | None,
        owners: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes, self._line = changes, line
        self._key, title = about
        self.said = ""
        heading = line.words if line else _NEW
        own = line is None or line.own
        self.setWindowTitle(heading)
        self.setAccessibleDescription(f"{heading}: {title}")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.words = LineField("What is to be done", placeholder="For example: ask for the letter of support")
        self.words.edit.setMaxLength(LONGEST_WORDS)
        self.words.setVisible(own)
        self.on = (
            DayField("By", today=lambda: desk.today)
            if own
            else DayField("By", today=lambda: desk.today, placeholder=_COUNTED)
        )
        self.owner = LineField("Who sees to it")
        self.owner.edit.setCompleter(QCompleter(list(owners), self))
        self.problem, self.before = ErrorLine(), TypedBefore()
        self.keep, self.leave = Button("Save", "main"), Button("Leave it")
        self.remove = Button("Take it away", "quiet")
        self.remove.setVisible(line is not None)
        stands = _Typed(words=line.words, on=line.on, owner=line.owner) if line else _Typed()
        self._form = TypedForm(desk, self._key, f"plan_step.{line.step if line else 'new'}", stands)
        self._begin()
        self._draft = DraftKeeper(self, self._typed, self._form.keep, self._form.forget)
        self._connect()
        self._lay_out(heading, title)
        (self.words if own else self.on).take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need at this width."""
        super().showEvent(event)
        fit_height(self)

    def done(self, result: int) -> None:
        """Keep what was typed where it is not saved."""
        self._draft.end(result)
        super().done(result)

    def accept(self) -> None:
        """Record it, or say why not."""
        if self.on.unreadable():
            self.on.show_error(NOT_A_DAY)
            fit_height(self)
            return
        said = StepWords(words=self.words.words(), on=self.on.value(), owner=self.owner.words())
        line = self._line
        if line is None:
            self._do(lambda: self._changes.add(self._key, said))
        else:
            self._do(lambda: self._changes.change(line.key, line.step, said))

    def _begin(self) -> None:
        """Put in what was being typed, else what stands."""
        kept = self._form.kept()
        self._show(kept or self._form.standing)
        self.before.setVisible(kept is not None)

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self._show(self._form.standing)
        self.before.hide()
        (self.on if self.words.isHidden() else self.words).take_focus()

    def _show(self, typed: _Typed) -> None:
        self.words.set_words(typed.words)
        self.on.set_value(typed.on)
        if typed.as_typed:
            self.on.show_typed(typed.as_typed)
        self.owner.set_words(typed.owner)

    def _typed(self) -> _Typed:
        return _Typed(
            words=self.words.words(),
            on=self.on.value(),
            as_typed=self.on.as_typed(),
            owner=self.owner.words(),
        )

    def _connect(self) -> None:
        for field in (self.words, self.on, self.owner):
            field.edited.connect(self._draft.nudge)
        self.before.afresh_asked.connect(self._start_afresh)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self._take_away)

    def _take_away(self) -> None:
        line = self._line
        if line is not None:
            self._do(lambda: self._changes.take_away(line.key, line.step))

    def _do(self, change: Callable[[], str]) -> None:
        try:
            self.said = change()
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            fit_height(self)
        else:
            super().accept()

    def _lay_out(self, heading: str, title: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(heading, "h2", wrap=True))
        column.addWidget(Label(title, "note", "ink-2", wrap=True))
        for widget in (self.before, self.words, self.on, self.owner, self.problem):
            column.addWidget(widget)
        column.addLayout(row)
