"""What a list shows while it has nothing: an icon, one sentence, an action or two."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.scaled import Scaled
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label

WIDEST = 360
ICON_PX = 40


class EmptyState(QWidget):
    """Centred in whatever holds it; nothing sad about it."""

    def __init__(
        self, icon: str, sentence: str, *buttons: Button | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, colour="ink-2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        Scaled(self.sentence, WIDEST, self.sentence.setMaximumWidth)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(LineIcon(icon, ICON_PX, "ink-3"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        for button in buttons:
            if button is not None:
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


class LineIcon(QWidget):
    """An icon that stands beside words which say the same; assistive technology skips it."""

    def __init__(
        self, name: str, size: int = 16, colour: str = "ink-2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._colour = name, size, colour
        self._measure()
        theme.changed.connect(self._measure)

    def show_icon(self, name: str, colour: str | None = None) -> None:
        """Show another icon, in another token's colour where one is given."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's square."""
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        draw_icon(painter, 0, 0, self._name, self._size, self._colour)
        painter.end()

    def _measure(self) -> None:
        self.setFixedSize(self.sizeHint())
