"""A dialog that has room for what it comes to say."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog

from desktop.ui.widgets.fitting import fit_height


class GrowingDialog(QDialog):
    """Grows as a sentence or a longer text comes into it; it never becomes smaller while one looks."""

    def event(self, event: QEvent) -> bool:
        """Look again how much room there has to be, once something in it asks for another."""
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            fit_height(self)
        return heard
