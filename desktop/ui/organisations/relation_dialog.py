"""Saying how one organisation stands to another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.organisation import Link, LinkKind, Organisation
from desktop.domain.pause import Standing
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges
from desktop.services.errors import NotKept
from desktop.services.organisation_page import STANDING_WORDS
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from feeds.errors import TenderPauseError

_WIDTH = 520


class RelationDialog(QDialog):
    """`kept` says what was done."""

    kept = Signal(str)

    def __init__(
        self, desk: Desk, changes: DirectoryChanges, one: Organisation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._changes, self._one = changes, one
        self.setWindowTitle("Link to another organisation")
        self.setMinimumWidth(theme.px(_WIDTH))
        words = f"How {one.name} stands to another organisation, and how that is known."
        self.setAccessibleDescription(words)
        self.kind = ChoiceField(one.name, [(kind.value, kind.words()) for kind in LinkKind])
        self.other = OrganisationField(desk, "Which organisation")
        self.standing = ChoiceField(
            "How well that is known", [(one_.value, STANDING_WORDS[one_]) for one_ in Standing]
        )
        self.source = LineField("Where that comes from", placeholder="For example: their yearly report")
        self.on = DayField("On", today=lambda: desk.today)
        self.problem = ErrorLine()
        self.keep, self.leave = Button("Link them", "main"), Button("Not now")
        self.kind.choose(LinkKind.WORKS_WITH)
        self.standing.choose(Standing.KNOWN)
        self._lay_out(words)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

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
            fit_height(self)
        else:
            self.kept.emit(done.words)
            super().accept()

    def _lay_out(self, words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), "h2", wrap=True))
        column.addWidget(Label(words, "table", "ink-2", wrap=True))
        for part in (self.kind, self.other, self.standing, self.source, self.on, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)
