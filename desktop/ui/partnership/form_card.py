"""One form of working together as a card: drawn, and heard as a radio button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.partnership_forms import MONEY_WORDS, UNLIKELY
from desktop.services.partnerships import FormCard as Shown
from desktop.ui.partnership.form_diagram import HEIGHT, WIDTH, draw_diagram
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import draw_radio
from desktop.ui.widgets.tooltips import plain_tooltip

_PADDING, _UNDER_DIAGRAM, _UNDER_TITLE = 16, 12, 4
_LEAST_LINES = 3
_MARK = 18
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class FormCard(QPushButton):
    """The arrow keys only go from card to card (`moved` says which way); Space or Enter chooses."""

    ring_radius = 12
    moved = Signal(int, int)

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = shown.form
        self.form, self._diagram = form.id, form.diagram
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(form.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = Label(form.title, "h3", wrap=True)
        self._lines = [
            Label(form.says, "caption", "ink-2", wrap=True),
            Label(f"Contract: {form.contracts}", "caption", wrap=True),
            Label(f"Risk: {form.risk}", "caption", wrap=True),
            Label(f"Suits: {form.suits}", "caption", wrap=True),
            Label(f"{MONEY_WORDS[form.money]}. {shown.fit.words}", "caption", wrap=True),
        ]
        self._unlikely = QWidget()
        self._column = self._lay_out()
        self.show_fit(shown)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_fit(self, shown: Shown) -> None:
        """Show how it stands against the days that are left now."""
        form, fit = shown.form, shown.fit
        self._lines[-1].setText(f"{MONEY_WORDS[form.money]}. {fit.words}")
        self._unlikely.setVisible(fit.unlikely)
        said = (UNLIKELY if fit.unlikely else "", *(line.text() for line in self._lines))
        self.setAccessibleDescription(" ".join(filter(None, said)))

    def set_whole(self, whole: bool) -> None:
        """Say all of it, or only what it is and whether it is unlikely in this window."""
        for label in self._lines[1:]:
            label.setVisible(whole)
        self.setToolTip("" if whole else plain_tooltip(self.accessibleDescription()))

    def sizeHint(self) -> QSize:
        """Return the size of the words inside."""
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words inside."""
        return self._column.totalMinimumSize()

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a click there counts: anywhere on the card."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the arrow keys, choose with Enter as with Space."""
        way = _KEYS.get(Qt.Key(event.key()))
        if way is not None:
            self.moved.emit(*way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its diagram and the round mark."""
        painter = QPainter(self)
        chosen = self.isChecked()
        draw_box(
            painter,
            QRectF(self.rect()),
            8,
            fill=theme.colour("bg-surface"),
            edge=theme.colour("brand" if chosen else "line"),
            edge_width=2 if chosen else 1,
        )
        draw_diagram(painter, _PADDING, _PADDING, self._diagram)
        mark = theme.px(_MARK)
        draw_radio(painter, QRectF(self.width() - _PADDING - mark, _PADDING, mark, mark), on=chosen)
        painter.end()

    def _lay_out(self) -> QVBoxLayout:
        late = QHBoxLayout(self._unlikely)
        late.setContentsMargins(0, 0, 0, 0)
        late.setSpacing(6)
        late.addWidget(LineIcon("hourglass", 14, "tight-text"), 0, Qt.AlignmentFlag.AlignTop)
        late.addWidget(Label(UNLIKELY, "caption", "tight-text", weight=600, wrap=True), 1)
        what, *more = self._lines
        first = QVBoxLayout()
        first.setSpacing(0)
        first.addWidget(what)
        first.addWidget(self._unlikely)
        column = QVBoxLayout(self)
        column.setSpacing(_UNDER_TITLE)
        column.addWidget(self._title)
        column.addLayout(first)
        for label in more:
            column.addWidget(label)
        column.addStretch(1)
        for part in (self._title, *self._lines, self._unlikely):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return column

    def _restyle(self) -> None:
        above = _PADDING + theme.px(HEIGHT) + _UNDER_DIAGRAM
        self._column.setContentsMargins(_PADDING, above, _PADDING, _PADDING)
        self.setMinimumWidth(theme.px(WIDTH) + theme.px(_MARK) + 3 * _PADDING)
        words = theme.line("h3") + _UNDER_TITLE + _LEAST_LINES * theme.line("caption")
        self.setMinimumHeight(above + words + _PADDING)
