"""Rows of an organisation's record: words over what is behind them, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_TOP = Qt.AlignmentFlag.AlignTop


class RecordRow(QWidget):
    """A line, a quieter one beneath it, and buttons that are described by the line."""

    def __init__(
        self,
        words: str,
        second: str = "",
        buttons: Sequence[Button] = (),
        *,
        due: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        said = QVBoxLayout()
        said.setSpacing(2 if not buttons else 4)
        self.words = Label(words, "body", weight=600, wrap=True)
        said.addWidget(self.words)
        self.second = Label(second, "note", "tight-text" if due else "ink-2", wrap=True)
        said.addWidget(self.second)
        self.second.setVisible(bool(second))
        if buttons:
            holder = QWidget()
            flow = FlowLayout(holder, gap=16, line_gap=4)
            flow.setContentsMargins(0, 0, 0, 0)
            for button in buttons:
                button.setAccessibleDescription(words)
                flow.addWidget(button)
            said.addWidget(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if due:
            row.addWidget(LineIcon("calendar-clock", 16, "tight-text"), 0, _TOP)
        row.addLayout(said, 1)


class RowsCard(Card):
    """A heading with a button, and rows; what stands there while there are none."""

    def __init__(
        self, title: str, none: str, button: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._none = none
        self.rows: list[RecordRow] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "h2", wrap=True), 1)
        if button is not None:
            head.addWidget(button)
        self.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)

    def show_rows(self, rows: Sequence[RecordRow]) -> None:
        """Show these, a rule between each."""
        clear_layout(self._lines)
        self.rows = list(rows)
        for number, row in enumerate(rows):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(row)
        if not rows:
            self._lines.addWidget(Label(self._none, "body", "ink-2", wrap=True))
