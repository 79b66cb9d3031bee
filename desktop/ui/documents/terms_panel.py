"""Heads of terms: nothing is written here, all of it stands in the plan."""

from __future__ import annotations

from desktop.services.document_values import TermsWanted
from desktop.ui.documents.panel import DocumentPanel
from desktop.ui.widgets.label import Label

_WHAT = (
    "What the plan says, in the order in which it is talked about. What it does not say yet stands as an "
    "open point. Each page says: draft for advice, not a contract."
)


class TermsPanel(DocumentPanel):
    """A line on what comes out."""

    def __init__(self, plan: str) -> None:
        super().__init__(lambda ticks: TermsWanted(plan=plan, ticks=ticks))
        self.column.addWidget(Label(_WHAT, "note", "ink-2", wrap=True))
