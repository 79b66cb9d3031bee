"""The cards at the side: look again, early signals, follow-ups and reviews that fall due."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.follow_ups import FollowUpLine
from desktop.services.reviews_due import LookBack
from desktop.services.today import Line, ReviewLine, Today
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.today.line_row import LineRow
from desktop.ui.today.rows_card import RowsCard
from desktop.ui.widgets.card import PADDING, Card
from desktop.ui.widgets.empty_state import EmptyState, LineIcon
from desktop.ui.widgets.label import Label

_ROOMY = 21
_LOOKS_BACK = "Say what came of it and what was learned"


class OfflineCard(Card):
    """A plain note, calm: what one looks at, and that work is saved as usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", "note", "ink-2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(LineIcon("cloud-off", 20, "ink-2"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(Label("Working offline", "h3"), 1)
        self.body.setContentsMargins(PADDING - 1, PADDING, PADDING - 1, PADDING)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show the note; "" puts it away."""
        self.words.setText(words)
        self.setVisible(bool(words))


class LinesCard(RowsCard):
    """Lines that each lead to one opportunity; away while there are none, unless it has words for that."""

    opened = Signal(str)
    all_asked = Signal()

    def __init__(
        self,
        title: str,
        *,
        family: str = "",
        nothing: str = "",
        lead: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead=lead, parent=parent)
        self._family = family
        self.nothing = EmptyState("telescope", nothing) if nothing else None
        if self.nothing is not None:
            self.body.addWidget(self.nothing)
        if self.lead is not None:
            self.lead.clicked.connect(self.all_asked)

    def show_lines(self, lines: Sequence[Line], total: int = 0) -> None:
        """Show these, of so many."""
        self.show_rows([self._row(line) for line in lines])
        if self.nothing is not None:
            self.nothing.setVisible(not lines)
        self.setVisible(bool(lines) or self.nothing is not None)
        if self.lead is not None:
            self.lead.set_text(f"See all {total:,}")
            self.lead.setVisible(total > len(lines))

    def _row(self, line: Line) -> LineRow:
        row = LineRow(line.title, line.second, at=line.at, family=self._family, room=_ROOMY)
        row.clicked.connect(lambda: self.opened.emit(line.key))
        return row


class FollowUpsCard(RowsCard):
    """What somebody said they would find out. A press asks what was found; what was closed says so."""

    chosen = Signal(object)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Follow-ups due", parent=parent)
        self.said = SavedLine()
        self.said.setContentsMargins(PADDING - 1, 8, PADDING - 1, 8)
        self.said.undo_asked.connect(self.undo_asked)
        self.body.addWidget(self.said)

    def say(self, words: str, *, undo: str) -> None:
        """Say what was done, and that it can be taken back."""
        self.said.say(words, undo=undo)
        self.show()

    def show_today(self, today: Today) -> None:
        """Show what is due; away while nothing is, and nothing was just closed."""
        self.show_rows([self._row(line, today.can_write) for line in today.follow_ups])
        self.setVisible(bool(today.follow_ups) or not self.said.isHidden())

    def _row(self, line: FollowUpLine, can_write: bool) -> LineRow:
        about = f"{line.owner}: {line.about}" if line.owner else line.about
        row = LineRow(line.question, about, at=line.due)
        row.setAccessibleDescription("Say what was found, and close it")
        row.setEnabled(can_write)
        row.clicked.connect(lambda: self.chosen.emit(line))
        return row


class LookBacksCard(RowsCard):
    """Decisions whose tender has been awarded since. A press asks what came of it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Look back", parent=parent)

    def show_look_backs(self, found: Sequence[LookBack], total: int) -> None:
        """Show these, of so many; away while no award prompts one."""
        self.show_rows([self._row(one) for one in found])
        self.head.title.setText(
            "Look back" if total <= len(found) else f"Look back, {len(found)} of {total:,}"
        )
        self.setVisible(bool(found))

    def _row(self, one: LookBack) -> LineRow:
        row = LineRow(one.title, one.second, room=_ROOMY)
        row.setAccessibleDescription(_LOOKS_BACK)
        row.clicked.connect(lambda: self.chosen.emit(one.number))
        return row


class ReviewsCard(RowsCard):
    """Decisions to look back on. A press asks what came of it."""

    chosen = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Reviews due", lead="See all", parent=parent)
        if self.lead is not None:
            self.lead.clicked.connect(self.all_asked)

    def show_reviews(self, reviews: Sequence[ReviewLine], total: int) -> None:
        """Show these, of so many; away while none is due."""
        self.show_rows([self._row(review) for review in reviews])
        self.setVisible(bool(reviews))
        if self.lead is not None:
            self.lead.setVisible(total > len(reviews))

    def _row(self, review: ReviewLine) -> LineRow:
        row = LineRow(review.title, review.second, at=review.at)
        row.setAccessibleDescription(_LOOKS_BACK)
        row.clicked.connect(lambda: self.chosen.emit(review.number))
        return row
