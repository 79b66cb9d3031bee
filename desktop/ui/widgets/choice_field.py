"""A field to choose one of several from a list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text_lines import draw_line

_OVER_LINE = 14


class ChoiceBox(QComboBox):
    """A closed list that shows what is chosen, or the placeholder while nothing is."""

    ring_radius = 10

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(-1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return room for the longest choice."""
        metrics = self.fontMetrics()
        words = [self.itemText(index) for index in range(self.count())] + [self.placeholderText()]
        widest = max(metrics.horizontalAdvance(each) for each in words)
        return QSize(widest + 13 + 24 + theme.px(16), theme.line("table") + _OVER_LINE)

    def minimumSizeHint(self) -> QSize:
        """Return room for a word: the rest is elided."""
        return QSize(120, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody should change an answer by scrolling past."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, what is chosen and the mark that it opens."""
        painter = QPainter(self)
        edge = theme.colour("line-strong" if self.isEnabled() else "line")
        draw_box(painter, QRectF(self.rect()), 6, fill=theme.colour("bg-surface"), edge=edge)
        self._draw_words(painter)
        size = theme.px(16)
        mark = "ink" if self.isEnabled() else theme.off
        draw_icon(painter, self.width() - 10 - size, (self.height() - size) // 2, "chevron-down", 16, mark)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        chosen = self.currentIndex() >= 0
        painter.setPen(theme.colour("ink" if chosen and self.isEnabled() else "ink-3"))
        painter.setFont(self.font())
        box = self.rect().adjusted(11, 0, -(16 + theme.px(16)), 0)
        words = self.fontMetrics().elidedText(
            self.currentText() if chosen else self.placeholderText(), Qt.TextElideMode.ElideRight, box.width()
        )
        draw_line(painter, QRectF(box), words, self.fontMetrics(), Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        self.setFont(theme.font("table"))
        self.setFixedHeight(theme.line("table") + _OVER_LINE)
        self.updateGeometry()


class ChoiceField(Field):
    """One choice of several under its label. Choices are (id, words)."""

    edited = Signal()

    def __init__(
        self,
        label: str,
        choices: Iterable[tuple[str, str]] = (),
        *,
        hint: str = "",
        placeholder: str = "Choose one",
        parent: QWidget | None = None,
    ) -> None:
        self.box = ChoiceBox(placeholder)
        super().__init__(label, self.box, hint=hint, parent=parent)
        self.set_choices(choices)
        self.box.activated.connect(self._chose)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these instead; what was chosen stays chosen if it is among them."""
        before = self.chosen()
        self.box.clear()
        for key, words in choices:
            self.box.addItem(words, key)
        self.choose(before)

    def chosen(self) -> str:
        """Return the id of what is chosen, "" while nothing is."""
        return str(self.box.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose by id; an id that is not offered leaves nothing chosen. Nothing is told."""
        self.box.setCurrentIndex(self.box.findData(key) if key else -1)

    def _chose(self) -> None:
        self.show_error("")
        self.edited.emit()
