"""What winning would do to those who do this now and to people, as the pause has it so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.pause import LensId
from desktop.services.providers_tab import ImpactLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.label import Label

_TITLES = {
    LensId.EXISTING_PROVIDERS: "What would it mean for the ones who do this now?",
    LensId.COMMUNITY_IMPACT: "And then for the people affected?",
}
_LINKS = {
    LensId.EXISTING_PROVIDERS: "Think it through in the pause",
    LensId.COMMUNITY_IMPACT: "Think that through, too",
}
_LEFT = Qt.AlignmentFlag.AlignLeft


class ImpactsCard(PaperCard):
    """`asked` names the lens where one goes on."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {lens: QVBoxLayout() for lens in _TITLES}
        self.links = {lens: Button(words, "link") for lens, words in _LINKS.items()}
        self.body.setSpacing(10)
        for lens, title in _TITLES.items():
            self.body.addWidget(Label(title, "h3", wrap=True))
            self._lines[lens].setSpacing(8)
            self.body.addLayout(self._lines[lens])
            self.links[lens].clicked.connect(lambda _on, one=lens: self.asked.emit(one))
            self.body.addWidget(self.links[lens], 0, _LEFT)
        self.body.addStretch(1)

    def show_impacts(self, impacts: Sequence[ImpactLine]) -> None:
        """Show each question with what is said of it so far."""
        for lens, lines in self._lines.items():
            clear_layout(lines)
            for impact in impacts:
                if impact.lens is lens:
                    lines.addWidget(_line(impact))


def _line(impact: ImpactLine) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(impact.title, "body", weight=600, wrap=True))
    column.addWidget(Label(impact.hint, "note", "ink-2", wrap=True))
    for side, words in impact.answers:
        column.addWidget(Label(f"{side}: {words}", "note", wrap=True))
    if not impact.answers:
        column.addWidget(Label("Not thought through yet.", "note", "ink-3", wrap=True))
    return part
