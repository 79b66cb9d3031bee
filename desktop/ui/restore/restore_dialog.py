"""Asks before a backup takes the place of the file, and tells what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.restoring import RestoreDone, RestorePlan
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

_WIDTH = 520
KEPT = (
    "The file as it is now is kept beside it, under a name that says so. The record goes on with a new "
    "chain, whose first entry says that a backup was put back."
)


class RestoreDialog(QDialog):
    """Accepted means: put it back. Tender Pause closes the file and opens it again."""

    def __init__(self, plan: RestorePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Put a backup back")
        self.setAccessibleDescription(f"The file now: {plan.before}. The backup: {plan.after}. {KEPT}")
        self.put_back, leave = Button("Put it back", "main"), Button("Leave it as it is")
        self.put_back.clicked.connect(self.accept)
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        rows = (("The file now", plan.before), ("The backup", plan.after))
        _lay_out(self, "Put this backup back?", rows, (plan.note, KEPT), (leave, self.put_back))


class RestoredDialog(QDialog):
    """What the file held before and holds now, and where the old one is kept."""

    def __init__(self, done: RestoreDone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The backup is back")
        kept = f"What lay there before is kept: {done.kept}" if done.kept else ""
        before = done.before or "Nothing that can be read"
        self.setAccessibleDescription(f"Before: {before}. Now: {done.after}. {kept}")
        close = Button("Close", "main")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        rows = (("Before", before), ("Now", done.after))
        _lay_out(self, "The backup is back", rows, (kept,), (close,))


def _lay_out(
    dialog: QDialog,
    title: str,
    rows: tuple[tuple[str, str], ...],
    sentences: tuple[str, ...],
    buttons: tuple[Button, ...],
) -> None:
    dialog.setMinimumWidth(theme.px(_WIDTH))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(12)
    column.addWidget(Label(title, "h2", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (name, words) in enumerate(rows):
        grid.addWidget(Label(name, "note", "ink-2"), row, 0)
        grid.addWidget(Label(words, "note", wrap=True), row, 1)
    column.addLayout(grid)
    for sentence in sentences:
        if sentence:
            column.addWidget(Label(sentence, "note", "ink-2", wrap=True))
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    column.addSpacing(4)
    column.addLayout(line)
