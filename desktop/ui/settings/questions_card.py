"""Our questions: what each lens of the pause asks here, with the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.own_questions import OwnLens
from desktop.services.desk import Desk
from desktop.services.questions import OurLens
from desktop.services.settings import OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_HINT = "A pause that was begun keeps the wording it was answered under."


class QuestionsCard(WorkspaceCard):
    """One row a lens; a press opens its questions."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Our questions", _HINT)
        self.rows: list[_LensRow] = []
        self.version = Label("", "caption", "ink-2", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.version)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what is asked now; rows stay, so that the keyboard does."""
        if not self.rows:
            for _ in ours.questions.lenses:
                row = _LensRow()
                row.change.clicked.connect(row.ask)
                row.asked.connect(self._open)
                self.rows.append(row)
                self._rows.addWidget(row)
        for row, lens in zip(self.rows, ours.questions.lenses, strict=True):
            row.show_lens(lens)
        self.version.setText(ours.questions.version)

    def _open(self, ours: OurLens) -> None:
        from desktop.ui.settings.questions_dialog import QuestionsDialog

        dialog = QuestionsDialog(self._desk, ours, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._change)
        dialog.open()

    def _change(self, ours: OurLens, own: OwnLens) -> None:
        self._save(self._changes.change_questions(ours.lens, own))


class _LensRow(QWidget):
    """A lens, how many questions it asks, and Change."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ours: OurLens | None = None
        self.title = Label("", "table", weight=600, wrap=True)
        self.words = Label("", "note", "ink-2", wrap=True)
        self.change = Button("Change")
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(said, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)

    def show_lens(self, ours: OurLens) -> None:
        """Show this lens as it is asked now."""
        self._ours = ours
        self.title.setText(ours.lens.title)
        self.words.setText(ours.words)
        self.change.setAccessibleName(f"Change what {ours.lens.title.lower()} asks")
        self.change.setAccessibleDescription(ours.words)

    def ask(self) -> None:
        """Ask for the questions of this lens."""
        if self._ours is not None:
            self.asked.emit(self._ours)
