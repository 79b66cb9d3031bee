"""What trustees ask for beside the reason: alternatives, conflicts, dissent, conditions, a second look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.decision import DecidedBy, DecisionDraft
from desktop.domain.nation import Nation
from desktop.domain.watching import WATCHED_WORDS, WatchedFact
from desktop.services.deciding import DecisionForm
from desktop.ui.decision.conflicts_field import ConflictsField
from desktop.ui.decision.principles_field import PrinciplesField
from desktop.ui.decision.ticks_field import TickGroup, TicksField
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField

PRIVATE: Final = "In no pack, export or copy. Anyone who opens this file here can read it."
_LEAST: Final = 38
_WATCHED: Final = tuple((fact.value, words) for fact, words in WATCHED_WORDS.items())


class TrusteeFields(QWidget):
    """The lower half of the form. `edited`: anything changed; `rearranged`: other fields stand there."""

    edited = Signal()
    rearranged = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nation = Nation.ENGLAND
        self.alternatives = GrowingField("", least=_LEAST)
        self.dissent = GrowingField("", least=_LEAST)
        self.conditions = GrowingField("", least=_LEAST)
        self.private_note = GrowingField("", least=_LEAST)
        self.alternatives_field = Field("What else we considered", self.alternatives)
        self.dissent_field = Field("Who saw it otherwise", self.dissent)
        self.conditions_field = Field("Conditions", self.conditions)
        self.private_field = Field("Private note", self.private_note, hint=PRIVATE)
        self.conflicts = ConflictsField()
        self.look_again_if = LineField("Look again if", placeholder="For example they decide not to go on")
        self.look_again_on = DayField("Look again on", today=today)
        self.look_again_when = TicksField("Look again once")
        self.principles = PrinciplesField()
        self._lay_out()
        self._connect()

    def show_form(self, form: DecisionForm) -> None:
        """Fill the fields from the form and its draft; nothing is told."""
        draft, self._nation = form.draft, form.nation
        self.alternatives.setPlainText(draft.alternatives)
        self.dissent.setPlainText(draft.dissent)
        self.conditions.setPlainText(draft.conditions)
        self.private_note.setPlainText(draft.private_note)
        self.conflicts.show_conflicts(draft.conflicts)
        self.look_again_if.set_words(draft.look_again_if)
        self.look_again_on.set_value(draft.look_again_on)
        self.look_again_when.show_groups([TickGroup("", _WATCHED)], draft.look_again_when)
        self.principles.show_lines(draft.principles)
        self.show_people(draft.decided_by)

    def show_people(self, people: tuple[DecidedBy, ...]) -> None:
        """Offer what belongs to a decision of these people."""
        self.principles.offer(self._nation, (one.role for one in people))

    def merged(self, draft: DecisionDraft) -> DecisionDraft:
        """Return the draft with what stands in the fields."""
        return replace(
            draft,
            alternatives=self.alternatives.words(),
            dissent=self.dissent.words(),
            conditions=self.conditions.words(),
            private_note=self.private_note.words(),
            conflicts=self.conflicts.conflicts(),
            look_again_if=self.look_again_if.words(),
            look_again_on=self.look_again_on.value(),
            look_again_when=tuple(WatchedFact(fact) for fact in self.look_again_when.chosen()),
            principles=self.principles.said(),
        )

    def _connect(self) -> None:
        for growing in (self.alternatives, self.dissent, self.conditions, self.private_note):
            growing.textChanged.connect(self.edited)
        for each in (self.look_again_if, self.look_again_on, self.look_again_when, self.conflicts):
            each.edited.connect(self.edited)
        self.principles.edited.connect(self.edited)
        for folding in (self.conflicts, self.principles):
            folding.rearranged.connect(self.rearranged)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (
            self.alternatives_field,
            self.conflicts,
            self.dissent_field,
            self.conditions_field,
            self.look_again_if,
            self.look_again_when,
            self.look_again_on,
            self.principles,
            self.private_field,
        ):
            column.addWidget(widget)
