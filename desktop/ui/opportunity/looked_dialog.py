"""Clearing *look again*: what was found when somebody looked."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.look_again import LookAgain, looked_still_stands
from desktop.services.typed_forms import TypedForm
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from feeds.errors import TenderPauseError

_WIDTH = 520


class _Typed(Struct, frozen=True):
    """What stands in the field."""

    found: str = ""


class LookedDialog(QDialog):
    """Accepted means: it is recorded that what was decided stands. What was found may stay empty.

    What was typed and not recorded comes back the next time.
    """

    def __init__(
        self, desk: Desk, key: str, reasons: Sequence[LookAgain], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, key
        self.setWindowTitle("Looked, still stands")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setAccessibleDescription(" ".join(one.sentence for one in reasons))
        self.found = GrowingField("", placeholder="A sentence is plenty. It stands in the history.")
        self.problem = ErrorLine()
        self.record = Button("Still stands", "main", "check")
        self.leave = Button("Not yet")
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label("Looked, and it still stands?", "h2", wrap=True))
        for one in reasons:
            column.addWidget(Label(one.sentence, "body", "ink-2", wrap=True))
        column.addWidget(Field("What did you find?", self.found))
        column.addWidget(self.problem)
        column.addLayout(row)
        form = TypedForm(desk, key, "look_again", _Typed())
        self.found.setPlainText((form.kept() or form.standing).found)
        self._draft = DraftKeeper(self, lambda: _Typed(self.found.words()), form.keep, form.forget)
        self.found.textChanged.connect(self._draft.nudge)
        self.found.setFocus()

    def done(self, result: int) -> None:
        """Keep what was typed where it is left for later."""
        self._draft.end(result)
        super().done(result)

    def accept(self) -> None:
        """Record it, or say why not."""
        try:
            looked_still_stands(self._desk, self._key, self.found.words())
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            fit_height(self)
        else:
            super().accept()
