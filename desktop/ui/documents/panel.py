"""What every document's own part of the dialog offers: its fields, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.documents import Ticks
from desktop.services.document_values import Wanted


class DocumentPanel(QWidget):
    """The fields of one document. `edited` tells that it would read otherwise now.

    `wanted` returns what is asked for, telling of others what is ticked.
    """

    edited = Signal()

    def __init__(self, wanted: Callable[[Ticks], Wanted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def show_room(self, words: str, *, fits: bool) -> None:
        """Say how much of its page it fills, where it may take one alone."""

    def leave(self) -> QWidget | None:
        """Keep what was typed; return the field that cannot be kept as it stands."""
        return None

    def leave_as_typed(self) -> None:
        """Let what cannot be kept as it stands be: as a draft where there is one.

        Raises:
            TenderPauseError: it could not be kept as a draft either.
        """

    def first(self) -> QWidget:
        """Return what the keyboard goes to."""
        return self
