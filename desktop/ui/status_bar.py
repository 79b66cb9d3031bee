"""The status bar: when sources were checked, who we are, what is held, and whether the record is in order."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QStatusBar, QWidget

from desktop.ui.announcing import announce
from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.widgets.text_lines import draw_line

ICON_PX = 14
ICON_GAP = 6
NOTICES_GO_BELOW = 720
"""Width at 100 % text under which the count of notices is left out."""


class StatusLine(Struct, frozen=True):
    """What the bar says, in words; "" leaves a part out. `record_ok` is None while being checked."""

    checked: str = ""
    checked_icon: str = "check"
    organisation: str = ""
    notices: str = ""
    record: str = ""
    record_ok: bool | None = None


class RecordBadge(QPushButton):
    """The verified badge; a press shows the register."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ok: bool | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_record(self, words: str, ok: bool | None) -> None:
        """Show what the last check found; None while it runs."""
        self._ok = ok
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Shield and words."""
        words = theme.metrics("caption").horizontalAdvance(self.text())
        return QSize(theme.px(ICON_PX) + ICON_GAP + words, theme.line("caption") + 6)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shield and words; trouble is told by icon, words and colour together."""
        painter = QPainter(self)
        ink = "tight-text" if self._ok is False else "ink-2"
        name = {True: "shield-check", False: "shield-alert", None: "shield"}[self._ok]
        size = theme.px(ICON_PX)
        draw_icon(painter, 0, (self.height() - size) / 2, name, ICON_PX, ink)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour(ink))
        rect = QRectF(self.rect()).adjusted(size + ICON_GAP, 0, 0, 0)
        draw_line(painter, rect, self.text(), theme.metrics("caption"), Qt.AlignmentFlag.AlignLeft)
        painter.end()


class StatusBar(QStatusBar):
    """A quiet line; while a job runs its left side tells how far it is and offers to cancel."""

    record_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 0, 0)
        self._checked_icon = LineIcon("check", ICON_PX, "enough-text")
        self._checked = Label(role="caption", colour="ink-2", elide=Qt.TextElideMode.ElideRight)
        self._job_words = Label(role="caption", colour="ink-2")
        self._job_bar = ProgressBar()
        self._organisation_icon = LineIcon("house", ICON_PX, "ink-2")
        self._organisation = Label(role="caption", colour="ink-2")
        self._notices = Label(role="caption", colour="ink-2")
        self.badge = RecordBadge()
        self.badge.clicked.connect(self.record_asked)
        self._left = QStackedWidget()
        self._left.addWidget(_row(self._checked_icon, self._checked, gap=ICON_GAP, stretch=True))
        self._left.addWidget(self._job_row())
        self._line = StatusLine()
        self._said = ""
        self.addWidget(self._whole(), 1)
        self._measure()
        theme.changed.connect(self._measure)

    def show_line(self, line: StatusLine) -> None:
        """Show what is so now."""
        self._line = line
        self._show_left()
        self._organisation_icon.setVisible(bool(line.organisation))
        self._organisation.setText(line.organisation)
        self._notices.setText(line.notices)
        self.badge.show_record(line.record, line.record_ok)

    def say(self, words: str) -> None:
        """Say what was just done, at the left; "" goes back to when sources were checked."""
        self._said = words
        self._show_left()
        announce(self._checked, words)

    def show_job(self, words: str, done: int = 0, total: int = 0) -> None:
        """Tell how far the running job is; a screen reader hears that it began, and its end."""
        if self._left.currentIndex() == 0:
            announce(self._job_words, words)
        self._said = ""
        self._job_words.setText(words)
        self._job_bar.setAccessibleName(words)
        self._job_bar.show_progress(done, total)
        self._left.setCurrentIndex(1)

    def end_job(self) -> None:
        """Go back to the quiet line."""
        self._left.setCurrentIndex(0)

    def _show_left(self) -> None:
        words = self._said or self._line.checked
        icon = "check" if self._said else self._line.checked_icon
        self._checked_icon.setVisible(bool(words))
        self._checked_icon.show_icon(icon, "enough-text" if icon == "check" else "ink-2")
        self._checked.setText(words)

    def _job_row(self) -> QWidget:
        cancel = Button("Cancel", "link")
        cancel.clicked.connect(self.cancel_asked)
        self._job_bar.setMaximumWidth(240)
        icon = LineIcon("refresh-cw", ICON_PX, "ink-2")
        row = _row(icon, self._job_words, self._job_bar, cancel, gap=8)
        layout = row.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)
        return row

    def _whole(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(14, 1, 16, 0)  # the bar has 2 px of its own, and a line above
        row.setSpacing(24)
        row.addWidget(self._left, 1)
        row.addWidget(_row(self._organisation_icon, self._organisation, gap=ICON_GAP))
        row.addWidget(self._notices)
        row.addWidget(self.badge)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the count of notices out where what was done last would be cut for it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._notices.setVisible(self.width() / theme.scale >= NOTICES_GO_BELOW)

    def _measure(self) -> None:
        self.setFixedHeight(theme.line("caption") + 16)
        self._make_room()


def _row(*widgets: QWidget, gap: int, stretch: bool = False) -> QWidget:
    """Return widgets side by side; the last may take what room there is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, 1 if stretch and widget is widgets[-1] else 0)
    return holder
