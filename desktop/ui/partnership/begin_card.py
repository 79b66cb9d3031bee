"""Where there is no plan yet: begin one, or link one that was made before there was a tender."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.partnership_plans import PlanOffer
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.label import Label

_SENTENCE = (
    "Plan how to work together: what we both want for the people served, in which form, "
    "who does what, and on which terms."
)


class BeginCard(Card):
    """`begin_asked` begins a plan, `link_asked` carries the id of one that is to be linked."""

    begin_asked = Signal()
    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = Button("Begin a plan", "main")
        self.begin.clicked.connect(self.begin_asked)
        self.links: list[Button] = []
        self.empty = EmptyState("handshake", _SENTENCE, self.begin)
        self._offered = Label("Plans with no live tender", "h3")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.empty)
        self.body.addWidget(self._offered)
        self.body.addLayout(self._rows)

    def show_offers(self, offers: Sequence[PlanOffer], *, because: str) -> None:
        """Show the plans that may belong here; `because` says why nothing can be begun."""
        clear_layout(self._rows)
        self.links = []
        self.begin.set_reason(because or None)
        self._offered.setVisible(bool(offers))
        for offer in offers:
            self._rows.addWidget(self._row(offer, because))

    def _row(self, offer: PlanOffer, because: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(offer.name, "table", weight=600, wrap=True))
        if offer.why:
            column.addWidget(Label(f"{offer.why}. Is this its tender?", "table", "ink-2", wrap=True))
        link = Button("Link this plan", icon="link")
        link.setAccessibleName(f"Link the plan {offer.name}")
        link.set_reason(because or None)
        link.clicked.connect(partial(self.link_asked.emit, offer.id))
        self.links.append(link)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return row
