"""Closing a follow-up with what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import Standing
from desktop.services import follow_ups
from desktop.services.desk import Desk
from desktop.services.follow_ups import Closings, FollowUpLine
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_dialog import GrowingDialog
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from feeds.errors import TenderPauseError

_WIDTH = 520
_STANDINGS = ((Standing.KNOWN, "Known"), (Standing.BELIEVED, "We believe"), (Standing.ASKED, "Asked"))
_JOINS = "It joins the answer in the pause."
_STANDS_BESIDE = (
    "A decision is recorded: the pause stays as it was then, and this stands beside it with its day."
)


class FollowUpDialog(GrowingDialog):
    """Accepted means: it is closed. What was typed and not recorded comes back the next time."""

    def __init__(
        self, desk: Desk, line: FollowUpLine, parent: QWidget | None = None, closings: Closings | None = None
    ) -> None:
        """`closings` remembers what was closed, so that it can be taken back."""
        super().__init__(parent)
        self._desk, self._line = desk, line
        self._closings = closings or Closings(desk)
        self.setWindowTitle("Follow-up")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.found = GrowingField("What we found", placeholder="A sentence or two is plenty.")
        self.field = Field("What did you find?", self.found)
        self.standings = OneOfChips([(standing.value, words) for standing, words in _STANDINGS])
        self.standing = Field("How well do we know it now?", self.standings)
        self.close_it = Button("Close the follow-up", "main")
        self.leave = Button("Leave it open")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(line.question, "h2", wrap=True))
        who = ", ".join(part for part in (line.about, line.owner, line.due) if part)
        column.addWidget(Label(who, "note", "ink-2", wrap=True))
        self.setAccessibleDescription(f"{line.question} {who}")
        column.addWidget(self.field)
        column.addWidget(self.standing)
        column.addWidget(Label(_STANDS_BESIDE if line.decided else _JOINS, "note", "ink-2", wrap=True))
        column.addLayout(self._buttons())
        self.standing.setVisible(not line.decided)
        with desk.reader() as db:
            self.found.setPlainText(follow_ups.typed(db, line))
        self._draft = DraftKeeper(
            self, self.found.words, lambda words: follow_ups.keep_draft(desk, line, words)
        )
        self.found.textChanged.connect(self._draft.nudge)
        self.found.setFocus()

    def done(self, result: int) -> None:
        """Keep what was typed where it is left open."""
        self._draft.end(result)
        super().done(result)

    def accept(self) -> None:
        """Record what was found, or say why not."""
        self._draft.settle()
        try:
            self._closings.close(self._line, self.found.words(), self._standing())
        except TenderPauseError as error:
            self.field.show_error(f"{error.happened} {error.to_do}")
            self.found.setFocus()
            return
        super().accept()

    def _standing(self) -> Standing | None:
        chosen = self.standings.choice()
        return Standing(chosen) if chosen else None

    def _buttons(self) -> QHBoxLayout:
        self.close_it.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.close_it)
        return row
