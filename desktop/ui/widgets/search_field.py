"""The search field above a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

_KEYS = "Ctrl F"
_PAUSE_MS = 200
_ICON = 16
_ICON_LEFT, _TEXT_LEFT, _RIGHT = 12, 22, 8
_KEYCAP_PADDING = 8


class SearchField(QLineEdit):
    """Tells what to search for once typing rests; Escape empties it, Down goes to the list."""

    searched = Signal(str)
    left_for_list = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        """`name` is what assistive technology calls it, `words` what stands in it while it is empty."""
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textEdited.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self._search_now)
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        """As wide as its words need; 32 high at 100 %."""
        return QSize(theme.px(320), theme.line("table") + 14)

    def minimumSizeHint(self) -> QSize:
        """Half of that is still of use."""
        return QSize(theme.px(160), theme.line("table") + 14)

    def clear_search(self) -> None:
        """Empty the field and search for everything at once."""
        self.clear()
        self._search_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape empty the field, and Down go to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
        elif event.key() == Qt.Key.Key_Down:
            self.left_for_list.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass, and the keys that come here while it is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            top = (self.height() - theme.px(_ICON)) / 2
            draw_icon(painter, _ICON_LEFT, top, "search", _ICON, "ink-3")
            if not self.text():
                self._draw_keycap(painter)
        finally:
            painter.end()

    def _draw_keycap(self, painter: QPainter) -> None:
        metrics = theme.metrics("caption", 500)
        width = metrics.horizontalAdvance(_KEYS) + 2 * _KEYCAP_PADDING
        height = theme.line("caption") + 4
        box = QRectF(self.width() - _RIGHT - 2 - width, (self.height() - height) / 2, width, height)
        draw_box(painter, box, 4, fill=theme.colour("bg-subtle"), edge=theme.colour("line"))
        painter.setFont(theme.font("caption", 500))
        painter.setPen(theme.colour("ink-2"))
        draw_line(painter, box, _KEYS, metrics, Qt.AlignmentFlag.AlignHCenter)

    def _search_now(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text())

    def _measure(self) -> None:
        keycap = theme.metrics("caption", 500).horizontalAdvance(_KEYS) + 2 * _KEYCAP_PADDING
        self.setTextMargins(_TEXT_LEFT + theme.px(_ICON) - _ICON, 0, keycap + _RIGHT - 6, 0)
        self.updateGeometry()
