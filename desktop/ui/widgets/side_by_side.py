"""Fields side by side, or beneath one another where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.sheet import stack

_GAP = 12


class SideBySide(QWidget):
    """Widgets in a row, each with its share of the width; a column below a width at 100 % text."""

    def __init__(
        self,
        parts: Sequence[tuple[QWidget, int]],
        *,
        stacked_below: int,
        gap: int = _GAP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stacked_below = stacked_below
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for part, share in parts:
            self._row.addWidget(part, share, Qt.AlignmentFlag.AlignTop if share else Qt.AlignmentFlag(0))
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() / theme.scale < self._stacked_below
        stack(self._row, narrow)
