"""What most pages stand on: a sheet with an even margin that scrolls; rows that stack where it is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.scrolling import Scrolling

_MARGIN, _GAP = 24, 16


def fill_page(page: QWidget, *parts: QWidget | QLayout, stretched: int | None = None) -> Scrolling:
    """Fill a page with parts one beneath the other; return what scrolls.

    `stretched` is the place of the part that takes the room left over, counted from 0; without it the
    room stays empty at the foot.
    """
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    column.setSpacing(_GAP)
    for place, part in enumerate(parts):
        share = int(place == stretched)
        if isinstance(part, QLayout):
            column.addLayout(part, share)
        else:
            column.addWidget(part, share)
    if stretched is None:
        column.addStretch(1)
    scrolling = Scrolling(sheet, gutter=_MARGIN)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling)
    return scrolling


def column_of(*parts: QWidget, gap: int = _GAP) -> QWidget:
    """Return parts one beneath the other, the room left over at the foot."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return holder


def shared_column(*parts: tuple[QWidget, int]) -> QWidget:
    """Return parts one beneath the other without a gap, each with its share of the room left over."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part, share in parts:
        column.addWidget(part, share)
    return holder


def stack(row: QBoxLayout, stacked: bool) -> None:
    """Let the parts of a row stand beneath one another, or side by side again."""
    wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
    if row.direction() != wanted:
        row.setDirection(wanted)
