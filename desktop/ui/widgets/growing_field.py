"""A field for a few sentences that grows with what is written in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop.ui.theme.theme import theme
from desktop.ui.widgets.text_lines import draw_line

_PADDING: Final = 18  # above and below the text: 8 of padding and 1 of border, twice
LEAST_TEXT: Final = 54


class GrowingField(QTextEdit):
    """Plain text over several lines: never a scroll bar of its own, never rich text.

    `least` is the height of the empty field without its padding, at 100 % text size. `name` is what
    assistive technology calls it; the placeholder becomes the description.
    """

    left = Signal()
    ring_radius = 10

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        role: str = "body",
        least: int = LEAST_TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._least = least
        self._hint = placeholder
        self.setProperty("kind", "field")
        self.setViewportMargins(12, 8, 12, 8)
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.changed.connect(self._restyle)
        self._restyle()

    def words(self) -> str:
        """Return what is written, without space at the ends."""
        return self.toPlainText().strip()

    def setPlainText(self, text: str) -> None:
        """Put text in, with the line height that a new document would lose, and nothing to undo."""
        if text == self.toPlainText():
            return
        super().setPlainText(text)
        self._set_line_height()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, whatever the clipboard holds."""
        self.textCursor().insertText(source.text())

    def sizeHint(self) -> QSize:
        """Return the height that shows all of the text."""
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a growing field never hides a line."""
        return QSize(64, self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, save to a menu or to another window's popup."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the placeholder on the same first line while it is empty."""
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(theme.colour("ink-3"))
            line = QRectF(0, 0, self.viewport().width(), theme.line(self._role))
            metrics = theme.metrics(self._role)
            draw_line(painter, line, self._hint, metrics, Qt.AlignmentFlag.AlignLeft)
            painter.end()

    def _height(self) -> int:
        least = theme.px(self._least) + _PADDING
        return max(least, round(self.document().size().height()) + _PADDING)

    def _grow(self) -> None:
        self.setFixedHeight(self._height())

    def _restyle(self) -> None:
        self.setFont(theme.font(self._role))
        self._set_line_height()
        self._grow()

    def _set_line_height(self) -> None:
        """Give every line the role's height; loading is not something to undo."""
        wanted = QTextBlockFormat()
        wanted.setLineHeight(theme.line(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)  # a change of form is not a change of words
        cursor.mergeBlockFormat(wanted)
        self.blockSignals(blocked)
        document.setUndoRedoEnabled(True)
