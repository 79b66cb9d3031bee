"""Letting a dialog grow with what it comes to say."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Make a dialog as high as its words need at its width; it never becomes smaller while one looks."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        wanted = layout.heightForWidth(dialog.width()) if layout.hasHeightForWidth() else 0
        dialog.resize(dialog.width(), max(dialog.height(), wanted, layout.sizeHint().height()))
