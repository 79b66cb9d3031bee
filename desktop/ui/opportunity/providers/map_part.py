"""The system map of an opportunity, opened over the tab's lists and closed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.ui.page import Touched
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.ui.map.map_view import MapView

_OPEN, _BACK = "Open the map", "Back to the lists"


class MapPart(QWidget):
    """A button, and the map once it was asked for: it is made then, and not before."""

    opened = Signal()
    closed = Signal()
    record_asked = Signal(str)
    conversation_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view: MapView | None = None
        self.button = Button(_OPEN, icon="network")
        self.button.clicked.connect(self._turn)
        holder = QWidget()
        FlowLayout(holder).addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(holder)

    @property
    def is_open(self) -> bool:
        """Whether the map stands there in place of the lists."""
        return self.view is not None and not self.view.isHidden()

    @property
    def can_undo(self) -> bool:
        """Whether a step on the map can be taken back."""
        return self.view is not None and bool(self.view.can_undo)

    def open_map(self, key: str) -> None:
        """Show the map of an opportunity."""
        if self.view is None:
            from desktop.ui.map.map_view import MapView

            self.view = MapView(self._desk)
            self.view.record_asked.connect(self.record_asked)
            self.view.conversation_asked.connect(self.conversation_asked)
            self._column.addWidget(self.view)
        self.view.show()
        self.view.show_subject(key)
        self.button.set_text(_BACK, "chevron-left")

    def close_map(self) -> None:
        """Let the lists stand there again."""
        if self.view is not None and self.is_open:
            self.view.hide()
            self.button.set_text(_OPEN, "network")
            self.closed.emit()

    def undo(self) -> None:
        """Take back the last step on the map."""
        if self.view is not None:
            self.view.undo()

    def refresh(self, touched: Touched) -> None:
        """Read the map again where it is open."""
        if self.view is not None and self.is_open:
            self.view.refresh(touched)

    def _turn(self) -> None:
        if self.is_open:
            self.close_map()
        else:
            self.opened.emit()
