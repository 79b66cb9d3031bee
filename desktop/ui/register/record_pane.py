"""The chosen decision in short, beneath the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.register import RegisterLine
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_SIDE_WIDTH, _SIDE_SHARE = 216, 0.4


class RecordPane(QWidget):
    """Its reason in full, who decided, and the way to the whole record."""

    record_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._title = Label("", "h3", wrap=True)
        self._rationale = Label("", "note", wrap=True)
        self._decided_by = Label("", "table", "ink-2", wrap=True)
        self.open_record = Button("Open the full record", "link")
        self.open_record.clicked.connect(lambda: self.record_asked.emit(self._number))
        self._side = Scrolling(self._make_side())
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 15, 15, 2)
        row.setSpacing(24)
        row.addWidget(Scrolling(self._make_words()), 1)
        row.addWidget(self._side)
        theme.changed.connect(self._measure)
        self._measure()

    def show_line(self, line: RegisterLine | None) -> None:
        """Show this decision, or nothing."""
        self.setVisible(line is not None)
        if line is None:
            return
        self._number = line.number
        superseded = f" Superseded by decision {line.superseded_by}." if line.superseded_by else ""
        self._title.setText(f"{line.number}. {line.title}")
        self._rationale.setText(f"{line.rationale}{superseded}")
        self._decided_by.setText(line.decided_by)

    def _make_words(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._rationale)
        column.addStretch(1)
        return words

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(Label("Decided by", "note", weight=600))
        column.addWidget(self._decided_by)
        column.addWidget(self.open_record, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self._side.setFixedWidth(min(theme.px(_SIDE_WIDTH), round(self.width() * _SIDE_SHARE)))
        self.setFixedHeight(theme.line("h3") + 4 * theme.line("note") + 21)
