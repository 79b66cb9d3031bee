"""The pause so far, on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import LensState
from desktop.services.opportunity_page import LensLine, OpportunityCard
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.label import Label

_MARK = 20
_LONGEST = 160
_SPOKEN = {LensState.DONE: "done", LensState.BEGUN: "begun", LensState.NOT_STARTED: "not started"}


class PauseSoFar(PaperCard):
    """Each lens with its mark and what was said there first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lenses = QVBoxLayout()
        self.lenses.setSpacing(12)
        self.time_to_do = Label("", "note", "ink-2", wrap=True)
        self.body.setSpacing(12)
        self.body.addWidget(Label("Your pause so far", "h2"))
        self.body.addLayout(self.lenses)
        self.body.addStretch(1)
        self.body.addWidget(self.time_to_do)

    def show_card(self, card: OpportunityCard) -> None:
        """Show how far the pause on this opportunity has come."""
        self._show_lenses(card.lenses)
        self.time_to_do.setText(card.time_to_do)

    def _show_lenses(self, lenses: Sequence[LensLine]) -> None:
        clear_layout(self.lenses)
        for lens in lenses:
            self.lenses.addLayout(_lens_row(lens))


def _lens_row(lens: LensLine) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    title = Label(lens.title, "h3", wrap=True)
    title.setAccessibleName(f"{lens.title}: {_SPOKEN[lens.state]}")
    words.addWidget(title)
    words.addWidget(Label(_shortened(lens.summary), "note", "ink-2", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(LensMark(lens.state), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


class LensMark(QWidget):
    """A ticked circle, a half-filled ring or an empty circle; the title beside it says the same."""

    def __init__(self, state: LensState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._measure()
        theme.changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        """A square as high as a line."""
        return QSize(theme.px(_MARK), theme.px(_MARK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        if self._state is LensState.DONE:
            draw_icon(painter, 0, 0, "circle-check", _MARK, "brand")
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = theme.scale
            ring = QRectF(self.rect()).adjusted(2 * scale, 2 * scale, -2 * scale, -2 * scale)
            painter.setPen(QPen(theme.colour("line-strong"), 1.5 * scale))
            painter.drawEllipse(ring)
            if self._state is LensState.BEGUN:
                pen = QPen(theme.colour("brand"), 3 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawArc(ring, 90 * 16, -180 * 16)
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
