"""A field for a day: typed in words or figures, or picked from a calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme.icons import draw_icon, icon
from desktop.ui.theme.scaled import Scaled
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.day_words import day_in_field, typed_day
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineEdit

NOT_A_DAY: Final = "This could not be read as a day. Write it like 9 December 2026."


class DayField(Field):
    """A day under its label. Alt+Down opens the calendar; `value()` is None while empty or unreadable."""

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        *,
        today: Callable[[], date],
        hint: str = "",
        placeholder: str = "For example 9 Dec",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = _DayEdit(placeholder)
        super().__init__(label, self.edit, hint=hint, parent=parent)
        self._today = today
        self._calendar: _Calendar | None = None
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._tidy)
        self.edit.calendar_asked.connect(self._open_calendar)

    def value(self) -> date | None:
        """Return the day that stands there."""
        return typed_day(self.edit.text(), self._today())

    def unreadable(self) -> bool:
        """Return whether something stands there that is not a day."""
        return bool(self.edit.text().strip()) and self.value() is None

    def as_typed(self) -> str:
        """Return what stands there as it was typed, where it is no day; else ""."""
        return self.edit.text().strip() if self.unreadable() else ""

    def set_value(self, day: date | None) -> None:
        """Put a day in, or nothing; nothing is told."""
        self.edit.setText(day_in_field(day) if day else "")
        self.show_error("")

    def show_typed(self, words: str) -> None:
        """Put in what was typed, and say where it is no day; nothing is told."""
        self.edit.setText(words)
        self.show_error(NOT_A_DAY if self.unreadable() else "")

    def _typed(self) -> None:
        self.show_error("")
        self.edited.emit()

    def _tidy(self) -> None:
        """Show what was understood, so that nobody is surprised by it later."""
        day = self.value()
        if day is not None:
            self.edit.setText(day_in_field(day))
        self.show_error(NOT_A_DAY if self.unreadable() else "")
        self.left.emit()

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.picked.connect(self._pick)
        place = self.edit.mapToGlobal(QPoint(0, self.edit.height() + 4))
        self._calendar.open_at(place, self.value() or self._today())

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.edit.setFocus()
        self.edited.emit()
        self.left.emit()


def days_as_typed(fields: Mapping[str, DayField]) -> tuple[tuple[str, str], ...]:
    """Return what stands in each of these fields that is no day, by name."""
    return tuple((name, words) for name, field in fields.items() if (words := field.as_typed()))


def show_as_typed(fields: Mapping[str, DayField], typed: tuple[tuple[str, str], ...]) -> None:
    """Put back what stood there, and say that it is no day."""
    for name, words in typed:
        if name in fields:
            fields[name].show_typed(words)


class _DayEdit(LineEdit):
    """A line with a calendar at its left edge."""

    calendar_asked = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self._button = _CalendarButton(self)
        self._button.clicked.connect(self.calendar_asked)
        Scaled(self, 16, lambda size: self.setTextMargins(size + 6, 0, 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+Down or F4, as a list opens."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.calendar_asked.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar mark at the left edge."""
        super().resizeEvent(event)
        self._button.setGeometry(1, 1, theme.px(16) + 16, self.height() - 2)


class _CalendarButton(QAbstractButton):
    """Opens the calendar by mouse; by keyboard the line itself does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pick a day")
        self.setToolTip("Pick a day (Alt+Down)")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        """Return the least size that a pointer hits."""
        return QSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the calendar."""
        size = theme.px(16)
        painter = QPainter(self)
        draw_icon(painter, 11, (self.height() - size) // 2, "calendar", 16, "ink-2")
        painter.end()


class _Calendar(QFrame):
    """A month to pick from, closed by Escape or by a click beside it."""

    picked = Signal(date)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_surface(self, "card")
        self._month = QCalendarWidget()
        self._month.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._month)
        self._month.clicked.connect(self._pick)
        self._month.activated.connect(self._pick)

    def open_at(self, place: QPoint, day: date) -> None:
        """Show the month of a day, with the keyboard on it."""
        self._dress()
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self._month.setFocus()

    def _dress(self) -> None:
        """Give weekends and arrows the theme's colours."""
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("ink-3"))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, quiet)
        for name, arrow in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self._month.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(QIcon(icon(arrow, 16, "on-brand")))

    def _pick(self, chosen: QDate) -> None:
        self.hide()
        self.picked.emit(date(chosen.year(), chosen.month(), chosen.day()))
