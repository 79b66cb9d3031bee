"""A thin line between two things."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.theme.surfaces import set_surface


class Rule(QFrame):
    """One pixel of `line`, or of `line-paper` on paper; across, or upright."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        paper: bool = False,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
    ) -> None:
        super().__init__(parent)
        set_surface(self, "paper-rule" if paper else "rule")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
