"""Who does this now, as award notices show it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import ProviderLine
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label

_NONE_FOUND = (
    "No award notice was found for this buyer, place and kind of service. "
    "That is missing data, and says nothing about who does this."
)
_NEIGHBOURS = "Public records can be out of date. Neighbours usually know more."


class ProvidersCard(Card):
    """Leads, each with how well it is known and where it comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.providers = QVBoxLayout()
        self.providers.setSpacing(12)
        self.body.setSpacing(12)
        self.body.addWidget(Label("Who does this now", "h2"))
        self.body.addLayout(self.providers)
        self.body.addStretch(1)
        self.covers = Label("", "caption", "ink-2", wrap=True)
        self.body.addWidget(Label(_NEIGHBOURS, "note", "ink-2", wrap=True))
        self.body.addWidget(self.covers)

    def show_providers(self, providers: Sequence[ProviderLine], covers: str) -> None:
        """Show these leads, or that none was found; `covers` says where award notices were looked for."""
        self.covers.setText(f"Looked for here: {covers}" if covers else "")
        self.covers.setVisible(bool(covers))
        clear_layout(self.providers)
        for provider in providers:
            self.providers.addLayout(_provider_row(provider))
        if not providers:
            self.providers.addWidget(Label(_NONE_FOUND, "body", "ink-2", wrap=True))


def _provider_row(provider: ProviderLine) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(provider.name, "h3", wrap=True))
    words.addWidget(Label(provider.detail, "note", "ink-2", wrap=True))
    words.addWidget(Label(f"{provider.standing}: {provider.source}", "caption", "ink-3", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(LineIcon("landmark", 20, "ink-2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
