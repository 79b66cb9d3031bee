"""Where each refusal is shown: under the field that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from desktop.domain.decision import Refusal
from desktop.ui.decision.commitments_card import CommitmentsCard
from desktop.ui.decision.why_card import WhyCard
from desktop.ui.widgets.day_field import NOT_A_DAY
from desktop.ui.widgets.field import ErrorLine

Place = tuple[Callable[[str], None], QWidget | None]
"""What shows the sentence, and what then gets the cursor."""


class RefusalPlaces:
    """Spreads refusals over the page; what has no place of its own stands above the buttons."""

    def __init__(self, commitments: CommitmentsCard, why: WhyCard, choice_error: ErrorLine) -> None:
        self._commitments, self._why, self._choice_error = commitments, why, choice_error

    def show(self, refusals: Iterable[Refusal]) -> QWidget | None:
        """Show each under its field; return the field of the first, None for the three choices."""
        self.clear()
        focus: list[QWidget | None] = []
        for refusal in refusals:
            show, widget = self._place(refusal.field)
            show(refusal.sentence)
            focus.append(widget)
        return focus[0] if focus else None

    def clear(self) -> None:
        """Take every refusal away."""
        for show, _ in [*self._fixed().values(), *self._rows().values()]:
            show("")
        self._why.problem.show_sentence("")

    def unreadable(self) -> tuple[Refusal, ...]:
        """Return a refusal for each day that cannot be read, and for lots of which none is ticked."""
        fields = self._why.fields
        refusals = [Refusal(name, NOT_A_DAY) for name, day in fields.days.items() if day.unreadable()]
        if not fields.lots.isHidden() and not fields.lots.chosen():
            refusals.append(Refusal("lots", "Choose at least one lot."))
        return tuple(refusals)

    def _place(self, field: str) -> Place:
        name, _, item = field.partition(".")
        places = self._rows() if item else self._fixed()
        return places.get(item or name, (self._why.problem.show_sentence, self._why.record))

    def _rows(self) -> dict[str, Place]:
        return {key: (row.show_error, row.reason) for key, row in self._commitments.rows.items()}

    def _fixed(self) -> dict[str, Place]:
        fields, more = self._why.fields, self._why.fields.trustees
        return {
            "outcome": (self._choice_error.show_sentence, None),
            "rationale": (fields.rationale_field.show_error, fields.rationale),
            "next_step": (fields.next_field.show_error, fields.next_step),
            "instead": (fields.instead.error.show_sentence, fields.instead.first()),
            "main_reason": (fields.main_reason.show_error, fields.main_reason.box),
            "reasons": (fields.reasons.error.show_sentence, fields.reasons.first()),
            "lots": (fields.lots.error.show_sentence, fields.lots.first()),
            "review_on": (fields.review_on.show_error, fields.review_on.edit),
            "decided_on": (fields.decided_on.show_error, fields.decided_on.edit),
            "decided_by": (fields.people.error.show_sentence, fields.people.add),
            "no_pause_reason": (fields.no_pause_field.show_error, fields.no_pause),
            "minute": (fields.minute.show_error, fields.minute.edit),
            "supersedes_reason": (fields.why_anew_field.show_error, fields.why_anew),
            "conflicts": (more.conflicts.error.show_sentence, more.conflicts.first()),
            "look_again_if": (more.look_again_if.show_error, more.look_again_if.edit),
            "look_again_on": (more.look_again_on.show_error, more.look_again_on.edit),
            "principles": (more.principles.error.show_sentence, more.principles.fold.head),
        }
