"""The overview: what is being bought and how it fits us, the pause so far, who does this and what is next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import OpportunityCard
from desktop.ui.opportunity.bought_card import BoughtCard
from desktop.ui.opportunity.cost_card import CostCard
from desktop.ui.opportunity.fit_lines import FitCard
from desktop.ui.opportunity.pause_card import PauseSoFar
from desktop.ui.opportunity.providers_card import ProvidersCard
from desktop.ui.opportunity.talks_card import TalksCard
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.sheet import stack

_STACKED_BELOW = 860
_SHARES, _STACKED_SHARES = (471, 348, 349, 0), (0, 0, 0, 1)
"""Of the room to spare: what the columns take, and what stays empty behind them."""
_FIRST_HEIGHT = 396
"""The least height of the first cards side by side: they end together, where a usual window does."""


class Overview(QWidget):
    """Three columns side by side; beneath one another where they would be too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bought, self.pause, self.providers = BoughtCard(), PauseSoFar(), ProvidersCard()
        self.fit, self.cost, self.talks = FitCard(), CostCard(), TalksCard()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for cards in ((self.bought, self.fit), (self.pause, self.cost), (self.talks, self.providers)):
            self._row.addWidget(_column(cards))
        self._row.addStretch()
        theme.changed.connect(self._turn)

    def show_card(self, card: OpportunityCard) -> None:
        """Show this opportunity."""
        self.bought.show_card(card)
        self.fit.show_fit(card.fit)
        self.cost.show_words(card.full_cost)
        self.pause.show_card(card)
        self.talks.show_talks(card.talks)
        self.providers.show_providers(card.providers, card.covers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() / theme.scale < _STACKED_BELOW
        stack(self._row, narrow)
        for place, share in enumerate(_STACKED_SHARES if narrow else _SHARES):
            self._row.setStretch(place, share)
        for card in (self.bought, self.pause, self.talks):
            card.setMinimumHeight(0 if narrow else theme.px(_FIRST_HEIGHT))


def _column(cards: Sequence[Card]) -> QWidget:
    """Return cards beneath one another; the room to spare stands beneath them."""
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(16)
    for card in cards:
        lines.addWidget(card)
    lines.addStretch(1)
    return column
