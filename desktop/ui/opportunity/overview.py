"""The overview: what is being bought and how it fits us, the pause so far, who does this now."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import OpportunityCard
from desktop.ui.opportunity.bought_card import BoughtCard
from desktop.ui.opportunity.cost_card import CostCard
from desktop.ui.opportunity.fit_lines import FitCard
from desktop.ui.opportunity.pause_card import PauseSoFar
from desktop.ui.opportunity.providers_card import ProvidersCard
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.sheet import stack

_STACKED_BELOW = 860


class Overview(QWidget):
    """Three columns side by side; beneath one another where they would be too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bought, self.pause, self.providers = BoughtCard(), PauseSoFar(), ProvidersCard()
        self.fit, self.cost = FitCard(), CostCard()
        about = QWidget()
        left = QVBoxLayout(about)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(self.bought, 1)
        left.addWidget(self.fit)
        left.addWidget(self.cost)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for card, share in ((about, 471), (self.pause, 348), (self.providers, 349)):
            self._row.addWidget(card, share)
        theme.changed.connect(self._turn)

    def show_card(self, card: OpportunityCard) -> None:
        """Show this opportunity."""
        self.bought.show_card(card)
        self.fit.show_fit(card.fit)
        self.cost.show_words(card.full_cost)
        self.pause.show_card(card)
        self.providers.show_providers(card.providers, card.covers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() / theme.scale < _STACKED_BELOW
        stack(self._row, narrow)
