"""The left side of the pause: the lenses, the time there is, and the quick way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import LensId, PauseKind
from desktop.services.pausing import LensCard, PauseCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.lens_rail import LensRail, RailItem

WIDTH = 216
"""The width of the rail beside the paper, at 100 %."""
_PADDING = 17  # 16 and the 1 px border
QUICK = ("Not enough time?", "Record a quick pause: four short lines, about five minutes.", "Quick pause")
FULL = (
    "More time after all?",
    "What you wrote stays. A full pause asks more, lens by lens.",
    "Full pause",
)


class PauseRail(QWidget):
    """Lenses above, cards below; tells which lens or which kind of pause is wanted."""

    lens_chosen = Signal(int)
    kind_chosen = Signal(PauseKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = PauseKind.FULL
        self.rail = LensRail(len(LensId))
        self._time_left = Label("", "note", "ink-2", wrap=True)
        self._other = Label("", "h3", wrap=True)
        self._other_words = Label("", "note", "ink-2", wrap=True)
        self.other_kind = Button("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.rail)
        self._column.addStretch(1)
        self._column.addWidget(self._time_card())
        self._other_part = self._other_card()
        self._column.addWidget(self._other_part)
        self.rail.chosen.connect(self.lens_chosen)
        self.other_kind.clicked.connect(lambda: self.kind_chosen.emit(self._other_kind()))

    def show_card(self, card: PauseCard, current: int) -> None:
        """Show how far each lens has come, the time left and the other kind of pause."""
        self.rail.show_items([_rail_item(lens, card.kind) for lens in card.lenses], current)
        self._kind = card.kind
        self._time_left.setText(card.time_left)
        title, words, button = QUICK if card.kind is PauseKind.FULL else FULL
        self._other.setText(title)
        self._other_words.setText(words)
        self.other_kind.set_text(button)
        self.other_kind.set_reason(card.read_only_because or None)
        self._other_part.setVisible(card.quick_offered or card.kind is PauseKind.QUICK)

    def _other_kind(self) -> PauseKind:
        return PauseKind.QUICK if self._kind is PauseKind.FULL else PauseKind.FULL

    def _time_card(self) -> Card:
        card = Card(padding=_PADDING)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(LineIcon("hourglass", 16, "ink"))
        head.addWidget(Label("Time left", "h3"), 1)
        card.body.addLayout(head)
        card.body.addWidget(self._time_left)
        return card

    def _other_card(self) -> Card:
        card = Card(padding=_PADDING)
        card.body.addWidget(self._other)
        card.body.addWidget(self._other_words)
        card.body.addWidget(self.other_kind)
        return card


def _rail_item(lens: LensCard, kind: PauseKind) -> RailItem:
    questions = lens.questions if kind is PauseKind.FULL else (lens.quick,)
    answered = sum(1 for each in questions if each.id in lens.answers and lens.answers[each.id].counts)
    return RailItem(lens.title, lens.progress_words, lens.state, answered / len(questions))
