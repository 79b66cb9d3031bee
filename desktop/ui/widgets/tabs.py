"""Tabs of a page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.style import RING_WIDTH
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

PADDING = 4
BETWEEN = 24
HEIGHT_OVER_LINE = 20
LINE_HEIGHT = 3
NOTE_PADDING = 8
NOTE_GAP = 8


class TabBar(QTabBar):
    """Words over a thin line, the chosen one underlined; a tab may carry a small note.

    Arrow keys move between tabs. It draws its own ring, around the chosen tab.
    """

    draws_own_ring = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: dict[int, str] = {}
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._measure)

    def add(self, words: str) -> int:
        """Add a tab; an “&” in its words is no shortcut. Return its place."""
        tab = self.addTab(words.replace("&", "&&"))
        self.setAccessibleTabName(tab, words)
        return tab

    def words_of(self, tab: int) -> str:
        """Return a tab's words, as they are read."""
        return self.tabText(tab).replace("&&", "&")

    def set_note(self, tab: int, note: str) -> None:
        """Show a small note behind a tab's words; "" takes it away."""
        self._notes[tab] = note
        self.setTabToolTip(tab, note)
        self.setAccessibleTabName(tab, f"{self.words_of(tab)}, {note}" if note else self.words_of(tab))
        self._measure()

    def tabSizeHint(self, index: int) -> QSize:
        """The words, the note, and what stands between two tabs."""
        width = self._words(index) + 2 * PADDING + BETWEEN
        if self._notes.get(index):
            width += NOTE_GAP + self._note_width(index)
        return QSize(width, theme.line("body") + HEIGHT_OVER_LINE)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never narrower than its words."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line beneath, then each tab."""
        painter = QPainter(self)
        below = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(below, theme.colour("line"))
        for tab in range(self.count()):
            self._draw_tab(painter, tab)
        painter.end()

    def _draw_tab(self, painter: QPainter, tab: int) -> None:
        chosen = tab == self.currentIndex()
        box = self._box(tab)
        painter.setFont(theme.font("body", 600 if chosen else 500))
        painter.setPen(theme.colour("ink" if chosen else "ink-2"))
        words = QRectF(box.left() + PADDING, 0, self._words(tab), self.height() - LINE_HEIGHT)
        metrics = theme.metrics("body", 600 if chosen else 500)
        draw_line(painter, words, self.words_of(tab), metrics, Qt.AlignmentFlag.AlignLeft)
        if note := self._notes.get(tab):
            self._draw_note(painter, words.left() + self._words(tab) + NOTE_GAP, tab, note)
        if chosen:
            painter.fillRect(
                QRectF(box.left(), self.height() - LINE_HEIGHT, box.width(), LINE_HEIGHT),
                theme.colour("brand"),
            )
            if self.hasFocus():
                self._draw_ring(painter, QRectF(box).adjusted(1, 1, -1, -LINE_HEIGHT - 3))

    def _draw_note(self, painter: QPainter, x: float, tab: int, note: str) -> None:
        height = theme.line("caption") + 4
        rect = QRectF(x, (self.height() - LINE_HEIGHT - height) / 2, self._note_width(tab), height)
        draw_box(painter, rect, 10, fill=theme.colour("bg-surface"), edge=theme.colour("line"))
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.colour("ink-2"))
        draw_line(painter, rect, note, theme.metrics("caption", 600), Qt.AlignmentFlag.AlignHCenter)

    def _draw_ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), RING_WIDTH))
        painter.drawRoundedRect(rect, 5, 5)
        painter.restore()

    def _box(self, tab: int) -> QRect:
        return self.tabRect(tab).adjusted(0, 0, -BETWEEN, 0)

    def _words(self, tab: int) -> int:
        """Return the width of the bolder words, so that nothing moves when a tab is chosen."""
        return theme.metrics("body", 600).horizontalAdvance(self.words_of(tab))

    def _note_width(self, tab: int) -> int:
        words = theme.metrics("caption", 600).horizontalAdvance(self._notes.get(tab, ""))
        return words + 2 * NOTE_PADDING

    def _measure(self) -> None:
        """Let Qt lay the tabs out again: it asks for their sizes when their font is set."""
        self.setFont(theme.font("body", 600))
        self.updateGeometry()
