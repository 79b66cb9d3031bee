"""Why: the fields that say the reason for a decision, who took it, and when to look again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.decision import DecisionDraft, Outcome, Reason
from desktop.services.deciding import DecisionForm
from desktop.ui.decision.people_field import PeopleField
from desktop.ui.decision.ticks_field import TickGroup, TicksField
from desktop.ui.decision.trustee_fields import TrusteeFields
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import DayField, days_as_typed, show_as_typed
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField

_RATIONALE_HEIGHT: Final = 86
_NEXT_HEIGHT: Final = 38
_A_DAY: Final = 200
"""A width at 100 % in which any day is read whole."""
REASON_KINDS: Final = (("mission", "For our mission"), ("income", "About money and risk"))


class WhyFields(QWidget):
    """All fields but the choice and the commitments.

    `edited` tells of any change, `rearranged` that other choices stand there now.
    """

    edited = Signal()
    rearranged = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: tuple[Reason, ...] = ()
        self._all_lots: tuple[str, ...] = ()
        self.rationale = GrowingField(
            "", "In plain words, as you would say it to a neighbour", least=_RATIONALE_HEIGHT
        )
        self.rationale_field = Field("Why", self.rationale)
        self.next_step = GrowingField("", least=_NEXT_HEIGHT)
        self.next_field = Field("What we will do next", self.next_step)
        self.instead = TicksField("What we do instead")
        self.main_reason = ChoiceField("Main reason", placeholder="Choose a reason")
        self.reasons = TicksField("Other reasons")
        self.review_on = DayField("Review on", today=today)
        self.people = PeopleField()
        self.decided_on = DayField("Decided on", today=today, placeholder="Today")
        self.minute = LineField("Board minute", placeholder="Reference, if there is one")
        self.no_pause = GrowingField("", least=_NEXT_HEIGHT)
        self.no_pause_field = Field("Why decide without a full pause?", self.no_pause, hint="-")
        self.why_anew = GrowingField("", least=_NEXT_HEIGHT)
        self.why_anew_field = Field("-", self.why_anew)
        self.trustees = TrusteeFields(today)
        self.days = {
            "review_on": self.review_on,
            "decided_on": self.decided_on,
            "look_again_on": self.trustees.look_again_on,
        }
        self.lots = TicksField("Which lots this covers")
        self._lay_out()
        self._connect()

    def show_form(self, form: DecisionForm) -> None:
        """Fill the fields from the form and its draft; nothing is told."""
        draft = form.draft
        self._reasons = form.reasons
        self.rationale.setPlainText(draft.rationale)
        self.next_step.setPlainText(draft.next_step)
        self.no_pause.setPlainText(draft.no_pause_reason)
        self.no_pause_field.hint.setText(form.pause_words)
        self.no_pause_field.setVisible(form.asks_why_no_pause)
        self.people.show_people(draft.decided_by, form.people, form.recorder)
        self.review_on.set_value(draft.review_on)
        self.decided_on.set_value(draft.decided_on)
        self.minute.set_words(draft.minute)
        self.why_anew.setPlainText(draft.supersedes_reason)
        self._show_replaced(form)
        self.trustees.show_form(form)
        show_as_typed(self.days, draft.days_as_typed)
        self.instead.show_groups([TickGroup("", form.instead)], draft.instead)
        self._show_lots(form)
        self.show_outcome(draft.outcome, draft.main_reason, draft.reasons)

    def show_outcome(self, outcome: Outcome | None, main: str, others: tuple[str, ...]) -> None:
        """Offer the reasons that belong to an outcome; stepping back also asks what we do instead."""
        fitting = [each for each in self._reasons if outcome is None or outcome in each.outcomes]
        self.main_reason.set_choices((each.id, each.words) for each in fitting)
        self.main_reason.choose(main)
        self.reasons.show_groups([_group(kind, words, fitting) for kind, words in REASON_KINDS], others)
        self.instead.setVisible(outcome is Outcome.STEP_BACK)
        self.rearranged.emit()

    def merged(self, draft: DecisionDraft) -> DecisionDraft:
        """Return the draft with what stands in the fields."""
        stepping_back = draft.outcome is Outcome.STEP_BACK
        return replace(
            self.trustees.merged(draft),
            supersedes_reason=self.why_anew.words() if draft.supersedes else "",
            rationale=self.rationale.words(),
            main_reason=self.main_reason.chosen(),
            reasons=tuple(each for each in self.reasons.chosen() if each != self.main_reason.chosen()),
            lots=self._lots_covered(),
            decided_by=self.people.people(),
            decided_on=self.decided_on.value(),
            no_pause_reason=self.no_pause.words(),
            instead=self.instead.chosen() if stepping_back else (),
            next_step=self.next_step.words(),
            review_on=self.review_on.value(),
            minute=self.minute.words(),
            days_as_typed=days_as_typed(self.days),
        )

    def _lots_covered(self) -> tuple[str, ...]:
        """Return the lots chosen; all of them is the same as none named."""
        chosen = self.lots.chosen()
        return () if chosen == self._all_lots else chosen

    def _show_lots(self, form: DecisionForm) -> None:
        lots = tuple((lot.id, _lot_words(lot.title, lot.covered_by)) for lot in form.lots)
        open_lots = tuple(lot.id for lot in form.lots if lot.covered_by in ("", form.supersedes))
        self._all_lots = tuple(lot.id for lot in form.lots)
        self.lots.show_groups([TickGroup("", lots)], form.draft.lots or open_lots)
        self.lots.setVisible(len(lots) > 1)

    def _show_replaced(self, form: DecisionForm) -> None:
        label = f"Why decision {form.supersedes} no longer stands"
        self.why_anew_field.label.setText(label)
        self.why_anew.setAccessibleName(label)
        self.why_anew_field.setVisible(bool(form.supersedes))

    def _people_changed(self) -> None:
        self.trustees.show_people(self.people.people())
        self.rearranged.emit()

    def _connect(self) -> None:
        for growing in (self.rationale, self.next_step, self.no_pause, self.why_anew):
            growing.textChanged.connect(self.edited)
        for growing, field in (
            (self.rationale, self.rationale_field),
            (self.next_step, self.next_field),
            (self.no_pause, self.no_pause_field),
            (self.why_anew, self.why_anew_field),
        ):
            growing.textChanged.connect(lambda field=field: field.show_error(""))
        for each in (self.main_reason, self.review_on, self.decided_on, self.minute):
            each.edited.connect(self.edited)
        self.people.edited.connect(self._people_changed)
        self.trustees.edited.connect(self.edited)
        self.trustees.rearranged.connect(self.rearranged)
        for several in (self.instead, self.reasons, self.lots, self.people):
            several.edited.connect(self.edited)

    def _lay_out(self) -> None:
        self.rationale_field.label.hide()  # the card's own heading says it
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 16)  # room for the focus ring above
        column.setSpacing(16)
        column.addWidget(self.rationale_field)
        column.addWidget(self.why_anew_field)
        column.addWidget(self.no_pause_field)
        column.addWidget(self.instead)
        column.addWidget(self.next_field)
        column.addLayout(_pair(self.main_reason, self.review_on))
        column.addWidget(self.people)
        column.addWidget(self.reasons)
        column.addWidget(self.lots)
        column.addLayout(_pair(self.minute, self.decided_on))
        column.addWidget(self.trustees)
        column.addStretch(1)


def _pair(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    pair = QHBoxLayout()
    pair.setSpacing(16)
    pair.addWidget(wide, 414)
    pair.addWidget(narrow, _A_DAY)
    Scaled(narrow, _A_DAY, narrow.setMinimumWidth)
    return pair


def _group(kind: str, heading: str, reasons: list[Reason]) -> TickGroup:
    return TickGroup(heading, tuple((each.id, each.words) for each in reasons if each.kind == kind))


def _lot_words(title: str, covered_by: str) -> str:
    return f"{title} (decision {covered_by} covers it)" if covered_by else title
