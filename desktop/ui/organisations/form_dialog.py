"""A dialog with fields that scroll where there is no room for all, and its two buttons beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _ROUND = 600, 96
"""The width at 100 %, and how much of the screen's height stays free."""
_RING = 4
"""Room for the ring around what has the keyboard."""


class FormDialog(QDialog):
    """As high as its fields, or as the screen lets it be. It goes for good once it is closed."""

    def __init__(self, title: str, lead: str, keep: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(lead)
        self._lead = Label(lead, "table", "ink-2", wrap=True)
        self._lead.setVisible(bool(lead))
        self._content = QWidget()
        self.problem = ErrorLine()
        self.keep, self.leave = Button(keep, "main"), Button(leave)
        self.keep.setDefault(True)
        self.leave.setAutoDefault(False)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def lay_out(self, parts: Sequence[QWidget]) -> None:
        """Let these stand one beneath the other, between the title and the buttons."""
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(_RING, _RING, 24, _RING)
        inner.setSpacing(12)
        for part in parts:
            inner.addWidget(part)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 - _RING, 24, 0, 24)
        column.setSpacing(12)
        column.addLayout(_indented(Label(self.windowTitle(), "h2", wrap=True), self._lead))
        column.addWidget(Scrolling(self._content, gutter=24), 1)
        column.addLayout(_indented(self.problem))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 24, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the fields, unless the screen has less."""
        super().showEvent(event)
        width = theme.px(_WIDTH)
        layout, inner = self.layout(), self._content.layout()
        if layout is None or inner is None:
            return
        room = self.screen().availableSize().height() - _ROUND
        fields = inner.heightForWidth(width - 48) if inner.hasHeightForWidth() else inner.sizeHint().height()
        rest = 2 * theme.line("h2") + 3 * theme.line("table") + theme.line("body") + 110
        self.resize(width, min(fields + rest, room))


def _indented(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(_RING, 0, 24, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    return column
