"""What was found in a text for one field: a line each, used once it is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.by_hand_form import Proposal
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link

_SHOWN = 3


class ProposalRows(QWidget):
    """Up to three proposals under their field; hidden while there is none."""

    used = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.links: list[Link] = []
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Offer these instead."""
        clear_layout(self._column)
        self.links = []
        for proposal in proposals[:_SHOWN]:
            link = Link(f"Use {proposal.words}", "check")
            found_in = _found_in(proposal)
            link.setAccessibleDescription(found_in)
            link.clicked.connect(lambda _on=False, one=proposal: self.used.emit(one))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(Label(found_in, "caption", "ink-2", wrap=True))
            self.links.append(link)
        self.setVisible(bool(proposals))


def _found_in(proposal: Proposal) -> str:
    doubt = f" ({proposal.doubt})" if proposal.doubt else ""
    return f"Found in: “{proposal.found_in}”{doubt}"
