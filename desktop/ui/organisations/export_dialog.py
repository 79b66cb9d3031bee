"""Before facts about other organisations leave the workspace, whoever takes them out ticks that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

_WIDTH = 520
_LEAD = (
    "This names other organisations: their names, register numbers, roles, places, income and the day of "
    "your last conversation. Names and details of people, and private notes, are never in it."
)
_TICK_FIRST = "Tick first that these facts may leave this workspace."


class ExportDialog(QDialog):
    """Accepted means: export or print; `judged`: with what they do well and what we learned."""

    def __init__(self, count: int, parent: QWidget | None = None, *, to_print: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{'Print' if to_print else 'Export'} the organisations")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setAccessibleDescription(_LEAD)
        self.facts = Tick(f"Facts about {plural(count, 'organisation')} may leave this workspace")
        self.judged = Tick("With what they do well, and what we learned with them")
        self.go, self.leave = (
            Button("Choose a printer" if to_print else "Choose a file", "main"),
            Button("Not now"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), "h2", wrap=True))
        column.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        for part in (self.facts, self.judged):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.go.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.facts.toggled.connect(self._offer)
        self._offer(ticked=False)

    def _offer(self, ticked: bool) -> None:
        self.go.set_reason(None if ticked else _TICK_FIRST)
