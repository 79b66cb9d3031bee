"""Saying how one organisation stands to another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.organisation import Link, LinkKind, Organisation
from desktop.domain.pause import Standing
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.errors import NotKept
from desktop.services.organisation_page import STANDING_WORDS
from desktop.ui.organisations.form_dialog import FormDialog
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError


class RelationDialog(FormDialog):
    """`kept` says what was done. `other` is the one to begin with, "" for none.

    What was typed and not recorded comes back, for each that it begins with.
    """

    kept = Signal(str)

    def __init__(
        self,
        desk: Desk,
        changes: DirectoryChanges,
        one: Organisation,
        other: str = "",
        parent: QWidget | None = None,
    ) -> None:
        words = f"How {one.name} stands to another organisation, and how that is known."
        super().__init__("Link to another organisation", words, "Link them", "Leave it", parent)
        self._changes, self._one = changes, one
        self.kind = ChoiceField(one.name, [(kind.value, kind.words()) for kind in LinkKind])
        self.other = OrganisationField(desk, "Which organisation")
        self.standing = ChoiceField(
            "How well that is known", [(one_.value, STANDING_WORDS[one_]) for one_ in Standing]
        )
        self.source = LineField("Where that comes from", placeholder="For example: their yearly report")
        self.on = DayField("On", today=lambda: desk.today)
        self.kind.choose(LinkKind.WORKS_WITH)
        self.standing.choose(Standing.KNOWN)
        self.other.show_organisation(other or None)
        fields: dict[str, TypedIn] = {
            "kind": self.kind,
            "other": self.other,
            "standing": self.standing,
            "source": self.source,
            "on": self.on,
        }
        typed = TypedFields(self, desk, one.id, f"relation.{other or 'new'}", fields)
        self.before = typed.before
        self.lay_out((typed.before, *fields.values()))

    def accept(self) -> None:
        """Record it, or say why it cannot be kept so."""
        other = self.other.organisation()
        self.problem.show_sentence("")
        if other is None:
            self.other.show_error("Choose an organisation, or add it to the directory first.")
            self.other.take_focus()
            return
        if self.on.unreadable():
            self.on.show_error(NOT_A_DAY)
            return
        link = Link(
            one=self._one.id,
            other=other,
            kind=LinkKind(self.kind.chosen()),
            standing=Standing(self.standing.chosen()),
            source=self.source.words(),
            on=self.on.value(),
        )
        try:
            done = self._changes.link(link).result()
        except NotKept as refused:
            self.other.show_error(refused.refusals.get("other", ""))
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            self.kept.emit(done.words)
            super().accept()
