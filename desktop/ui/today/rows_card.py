"""A card of rows under its heading: the form of most of what stands on Today."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, CardHeader
from desktop.ui.widgets.rule import Rule


class RowsCard(Card):
    """Rows with lines between them; `lead` is the link at the right of the heading, if there is one."""

    def __init__(self, title: str, *, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.lead = Button(lead, "link") if lead else None
        self.head = CardHeader(title, trailing=self.lead)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.head)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.body.addLayout(self.rows)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show these rows instead."""
        clear_layout(self.rows)
        for number, row in enumerate(rows):
            if number:
                self.rows.addWidget(Rule())
            self.rows.addWidget(row)
            row.show()  # at once: the keyboard may be waiting to come back to it
