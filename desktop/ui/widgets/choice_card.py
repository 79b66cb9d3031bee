"""Three equal cards to choose between: the same size, colour and weight, told apart by icon and word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme.icons import draw_icon
from desktop.ui.theme.pixels import draw_box
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import draw_radio
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import tab_to_the_chosen

_PADDING = 17  # 16 and the 1 px border
_DISC = 48


class CardWords(Struct, frozen=True):
    """What stands on one card."""

    key: str
    icon: str
    title: str
    lead: str
    detail: str


class ChoiceCard(QPushButton):
    """One choice: icon disc, title, two short lines and a round mark; heard as a radio button."""

    ring_radius = 12

    def __init__(self, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = words.icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(f"{words.lead} {words.detail}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = Label(words.title, "choice")
        self._lead = Label(words.lead, "note", "ink-2", wrap=True)
        self._detail = Label(words.detail, "note", wrap=True)
        self._line = self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the size of the words inside."""
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the words inside."""
        return self._line.totalMinimumSize()

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a click there counts: anywhere on the card."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its disc with the icon, and the round mark."""
        painter = QPainter(self)
        chosen = self.isChecked()
        draw_box(
            painter,
            QRectF(self.rect()),
            8,
            fill=theme.colour("bg-paper" if chosen else "bg-surface"),
            edge=theme.colour("brand" if chosen else "line"),
            edge_width=2 if chosen else 1,
        )
        disc = theme.px(_DISC)
        ground = theme.colour("bg-surface" if chosen else "brand-tint")
        draw_box(painter, QRectF(_PADDING, _PADDING, disc, disc), disc / 2, fill=ground)
        inset = (disc - theme.px(24)) / 2
        draw_icon(painter, _PADDING + inset, _PADDING + inset, self._icon, 24, "brand")
        mark = theme.px(18)
        draw_radio(painter, QRectF(self.width() - _PADDING - mark, 20, mark, mark), on=chosen)
        painter.end()

    def _lay_out(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addSpacing(4)
        words.addWidget(self._lead)
        words.addSpacing(8)
        words.addWidget(self._detail)
        words.addStretch(1)
        for label in (self._title, self._lead, self._detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.addLayout(words)
        return line

    def _restyle(self) -> None:
        left = _PADDING + theme.px(_DISC) + 16
        self._line.setContentsMargins(left, _PADDING, 16 + theme.px(18) + 8, 23)
        self.setMinimumHeight(theme.px(_DISC) + 2 * _PADDING)


class ChoiceCards(QWidget):
    """The cards side by side, in equal columns, or stacked; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[CardWords], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.cards: dict[str, ChoiceCard] = {}
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(16)
        for words in choices:
            card = ChoiceCard(words)
            self.cards[words.key] = card
            self._group.addButton(card)
            self._line.addWidget(card, 1)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.choice()))

    def set_stacked(self, stacked: bool) -> None:
        """Stand beneath one another, or side by side."""
        stack(self._line, stacked)

    def choice(self) -> str:
        """Return the id of what is chosen, "" while nothing is."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose by id, nothing for ""; nothing is told."""
        self._group.setExclusive(False)
        for name, card in self.cards.items():
            card.setChecked(name == key)
        self._group.setExclusive(True)
        tab_to_the_chosen(self.cards.values())
