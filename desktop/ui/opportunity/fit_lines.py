"""How one opportunity fits us: mark and word, then each reason on its line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.fit_words import FitReason, Standing
from desktop.services.fitting import FitShown
from desktop.ui.opportunities.fit_mark import FitMark
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

_ICONS = {Standing.FOR: "check", Standing.AGAINST: "info", Standing.NOT_TOLD: "circle"}
_SPOKEN = {
    Standing.FOR: "Speaks for it",
    Standing.AGAINST: "Speaks against it",
    Standing.NOT_TOLD: "Not told",
}
_READS = "Worked out from the notices and your profile alone. It sorts lists; it decides nothing."


class FitLines(QWidget):
    """The level and its reasons; empty while nothing was judged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.level = FitMark(), Label("", "table", weight=600)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.level)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._reasons)

    def show_fit(self, fit: FitShown) -> None:
        """Show this fit."""
        self.mark.show_level(fit.level)
        self.level.setText(fit.words)
        self.level.setAccessibleName(f"Fit: {fit.words}")
        clear_layout(self._reasons)
        for reason in fit.reasons:
            self._reasons.addWidget(_line(reason))


class FitCard(Card):
    """The fit as a card of the opportunity's page; gone while nobody has said what we do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = FitLines()
        self.body.setSpacing(12)
        self.body.addWidget(Label("How it fits us", "h2"))
        self.body.addWidget(self.lines)
        self.body.addWidget(Label(_READS, "caption", "ink-2", wrap=True))

    def show_fit(self, fit: FitShown) -> None:
        """Show this fit."""
        self.lines.show_fit(fit)
        self.setVisible(fit.level is not None)


def _line(reason: FitReason) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(LineIcon(_ICONS[reason.standing], 16), 0, Qt.AlignmentFlag.AlignTop)
    words = Label(reason.sentence, "table", "ink" if reason.standing is Standing.FOR else "ink-2", wrap=True)
    words.setAccessibleName(f"{_SPOKEN[reason.standing]}: {reason.sentence}")
    row.addWidget(words, 1)
    return part
