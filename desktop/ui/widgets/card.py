"""Surfaces: white cards for facts, paper cards for thinking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

PADDING = 16
_LINE = 1


class Card(QFrame):
    """A white surface with a thin edge. `body` is its column; the padding counts the edge."""

    kind = "card"

    def __init__(self, parent: QWidget | None = None, *, padding: int = PADDING) -> None:
        super().__init__(parent)
        set_surface(self, self.kind)
        inner = max(0, padding - 1)  # the edge comes on top
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(inner, inner, inner, inner)
        self.body.setSpacing(8)


class PaperCard(Card):
    """Warm paper: only for what asks people to reflect, never for alerts."""

    kind = "paper"


class CardHeader(QWidget):
    """The header of a card with rows: its title and what stands at its right, 48 high, and a rule beneath."""

    def __init__(self, title: str, parent: QWidget | None = None, *, trailing: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(PADDING - 1, 0, PADDING - 1, 0)
        self._row.setSpacing(8)
        self.title = Label(title, "h2")
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        if trailing is not None:
            self._row.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._row, 1)
        column.addWidget(Rule())
        self._measure()
        theme.changed.connect(self._measure)

    def add_beside_title(self, widget: QWidget) -> None:
        """Let something stand right behind the title."""
        self._row.insertWidget(1, widget)

    def _measure(self) -> None:
        self.setFixedHeight(theme.line("h2") + 24 + _LINE)
