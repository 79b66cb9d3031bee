"""The fields of a review: what came of it, what happened, what was learned, when to look back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.decision import Refusal
from desktop.domain.reviews import SAYINGS, Result, ReviewDraft
from desktop.services.reviews import QUESTIONS, ReviewForm
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField, days_as_typed, show_as_typed
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField

_NOT_KNOWN = "not_known"
_OUTCOME = "What came of it?"
_AGAIN_HINT = "Left empty: half a year on while the outcome is not known, and not again once it is."


class ReviewFields(QWidget):
    """Filled from a draft, read back into one."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = ChoiceField(_OUTCOME, placeholder="Not known yet")
        self.result_on = DayField("Known since", today=today)
        self.sayings = {saying: _asking(saying) for saying in SAYINGS}
        self.next_on = DayField("Look back again on", today=today, hint=_AGAIN_HINT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in (self.result, self.result_on, *self.sayings.values(), self.next_on):
            column.addWidget(field)
        self.result.edited.connect(self.edited)
        for day in (self.result_on, self.next_on):
            day.edited.connect(self.edited)
        for field in self.sayings.values():
            _editor(field).textChanged.connect(self.edited)

    def show_form(self, form: ReviewForm) -> None:
        """Offer the outcomes there can be, and put in what was filled in before."""
        draft = form.draft
        self.result.set_choices([(_NOT_KNOWN, "Not known yet"), *form.results])
        if form.result_known:
            self.result.hint.setText(f"An earlier review says: {form.result_known}.")
            self.result.hint.show()
        self.result.choose(draft.result.value if draft.result else "")
        self.result_on.set_value(draft.result_on)
        for saying, field in self.sayings.items():
            _editor(field).setPlainText(getattr(draft, saying))
        self.next_on.set_value(draft.next_on)
        show_as_typed(self._days(), draft.days_as_typed)

    def draft(self) -> ReviewDraft:
        """Return what is filled in."""
        chosen = self.result.chosen()
        said = {saying: _editor(field).words() for saying, field in self.sayings.items()}
        draft = ReviewDraft(
            result=Result(chosen) if chosen and chosen != _NOT_KNOWN else None,
            result_on=self.result_on.value(),
            next_on=self.next_on.value(),
            days_as_typed=days_as_typed(self._days()),
        )
        return replace(draft, **said)

    def unreadable(self) -> bool:
        """Say of a day that cannot be read that it cannot; return whether there is one."""
        wrong = [day for day in self._days().values() if day.unreadable()]
        for day in wrong:
            day.show_error(NOT_A_DAY)
        if wrong:
            wrong[0].take_focus()
        return bool(wrong)

    def _days(self) -> dict[str, DayField]:
        return {"result_on": self.result_on, "next_on": self.next_on}

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Say under each field why it cannot stay as it is, and go to the first of them."""
        fields = {"result": self.result, "result_on": self.result_on, "next_on": self.next_on}
        for name, field in fields.items():
            field.show_error(next((one.sentence for one in refusals if one.field == name), ""))
        if refusals:
            fields[refusals[0].field].take_focus()


def _asking(saying: str) -> Field:
    question, hint = QUESTIONS[saying]
    return Field(question, GrowingField(question), hint=hint)


def _editor(field: Field) -> GrowingField:
    editor = field.editor
    assert isinstance(editor, GrowingField)
    return editor
