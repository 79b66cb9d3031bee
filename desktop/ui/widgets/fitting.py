"""Letting a dialog have the room it needs: as letters grow, and with what it comes to say."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.scrolling import Scrolling

_ROUND = QSize(48, 48)
"""What stays free of the window around a large dialog."""


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog this size of 100 %, more of it for larger letters, but no more than there is room for."""
    wanted = QSize(theme.px(width), theme.px(height))
    dialog.resize(wanted.boundedTo(_room_for(dialog) - _ROUND))


def fit_height(dialog: QDialog) -> None:
    """Make a dialog as high as its words need at its width; it never becomes smaller while one looks."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        wanted = layout.heightForWidth(dialog.width()) if layout.hasHeightForWidth() else 0
        dialog.resize(dialog.width(), max(dialog.height(), wanted, layout.sizeHint().height()))


def fit_around(dialog: QDialog, scrolling: Scrolling, width: int, *, least: int = 0) -> None:
    """Give a dialog this width of 100 %, and the height that what scrolls in it asks for, if there is room.

    It does not become lower than `least`, for one that somebody looks at already.
    """
    layout = dialog.layout()
    if layout is None:
        return
    room = _room_for(dialog) - _ROUND
    wide = min(theme.px(width), room.width())
    dialog.resize(wide, dialog.height())  # first: parts stand beside or beneath one another by their width
    margins = layout.contentsMargins()
    around = layout.totalMinimumHeightForWidth(wide) - scrolling.minimumSizeHint().height()
    wanted = around + scrolling.heightForWidth(wide - margins.left() - margins.right())
    dialog.resize(wide, max(least, min(wanted, room.height())))


def _room_for(dialog: QDialog) -> QSize:
    """Return the size of the window that all this stands over; by itself a dialog has the screen."""
    over: QWidget = dialog
    while (parent := over.parentWidget()) is not None:
        over = parent.window()
    return dialog.screen().availableSize() if over is dialog else over.size()
