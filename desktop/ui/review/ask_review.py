"""Asking for a review from wherever a decision is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.desk import Desk
from desktop.ui.review.review_dialog import ReviewDialog


def ask_review(desk: Desk, number: str, parent: QWidget) -> ReviewDialog:
    """Open the form of a review over a page; it goes when it is closed."""
    dialog = ReviewDialog(desk, number, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
