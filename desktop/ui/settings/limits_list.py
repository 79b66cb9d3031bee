"""Who may decide alone, a line each, with the way to take each out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.limits import Limit
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

NO_LIMITS = "No limits: anyone may record any decision. A step back never has one."


class LimitsList(QWidget):
    """`unwanted` carries the limit that a person takes out."""

    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._limits: Sequence[Limit] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_limits(self, limits: Sequence[Limit]) -> None:
        """Show these, or say that there are none."""
        if limits == self._limits:
            return
        self._limits = limits
        clear_layout(self._column)
        self.buttons = []
        for limit in limits:
            self._column.addWidget(self._row(limit))
        if not limits:
            self._column.addWidget(Label(NO_LIMITS, "note", "ink-2", wrap=True))

    def _row(self, limit: Limit) -> QWidget:
        remove = Button("Remove", "quiet", icon="x")
        remove.setAccessibleName(f"Remove {limit.words}")
        remove.clicked.connect(partial(self.unwanted.emit, limit))
        self.buttons.append(remove)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Label(limit.words, "table", weight=600, wrap=True), 1)
        box.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row
