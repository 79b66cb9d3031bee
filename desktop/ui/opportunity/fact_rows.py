"""Labels and what is known, in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.services.facts import Fact
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

_TOP = Qt.AlignmentFlag.AlignTop


class FactRows(QWidget):
    """A row a fact. What is worth checking has a mark beside its words; the first may stand out."""

    def __init__(
        self, label_width: int, *, role: str = "body", first_bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label_width, self._role, self._first_bold = label_width, role, first_bold
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6 if role == "table" else 4)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts in order."""
        clear_layout(self._grid)
        for number, fact in enumerate(facts):
            weight = 600 if self._first_bold and number == 0 else None
            value = Label(fact.value, self._role, "ink", weight, wrap=True)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            self._grid.addWidget(Label(fact.label, self._role, "ink-2"), number, 0, _TOP)
            self._grid.addWidget(_marked(value) if fact.worth_checking else value, number, 1)
        self.setVisible(bool(facts))

    def _measure(self) -> None:
        self._grid.setColumnMinimumWidth(0, theme.px(self._label_width))


def _marked(value: Label) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(LineIcon("info", 16, "tight-text"), 0, _TOP)
    line.addWidget(value, 1)
    return row
