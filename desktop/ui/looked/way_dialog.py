"""Marking that somebody looked for partners in one way: when, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.looked import FOUND_WORDS, WAYS, Found, Looked, Way
from desktop.services import looked
from desktop.services.desk import Desk
from desktop.ui.errors import words_of
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from feeds.errors import TenderPauseError

_WIDTH = 520
_NOTE_HINT = (
    "Organisations by name are fine; people who use services never. Write what you would say to them."
)


class WayDialog(QDialog):
    """`marked` carries the step that was taken, for undo. `shown` is what stands or is proposed."""

    marked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        key: str,
        way: Way,
        shown: Looked | None = None,
        *,
        is_marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._key, self._way = desk, key, way
        self.setWindowTitle("Where we have looked")
        self.setAccessibleDescription(WAYS[way].how)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.on = DayField("When", today=lambda: desk.today)
        self.found = OneOfChips([(found, words.capitalize()) for found, words in FOUND_WORDS.items()])
        self.note = GrowingField(
            "", placeholder="Whom you asked, and what they said. A few words are plenty."
        )
        self.problem = ErrorLine()
        self.keep = Button("Mark as looked", "main", icon="check")
        self.leave = Button("Leave it")
        self.unmark = Button("Not looked after all", "quiet")
        self.unmark.setVisible(is_marked)
        self.on.set_value(shown.on if shown else desk.today)
        self.found.choose(shown.found if shown else Found.SOMEBODY)
        if shown:
            self.note.setPlainText(shown.note)
        self._lay_out()
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.unmark.clicked.connect(self._unmark)

    def accept(self) -> None:
        """Mark it, or say why not."""
        on = self.on.value()
        if on is None:
            self.on.show_error(NOT_A_DAY)
            self.on.take_focus()
            return
        told = Looked(way=self._way, on=on, found=Found(self.found.choice()), note=self.note.words())
        try:
            step = looked.mark(self._desk, self._key, told)
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return
        self.marked.emit(step)
        super().accept()

    def _unmark(self) -> None:
        try:
            step = looked.unmark(self._desk, self._key, self._way)
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return
        self.marked.emit(step)
        super().accept()

    def _lay_out(self) -> None:
        told = WAYS[self._way]
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.unmark)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(told.title, "h2", wrap=True))
        column.addWidget(Label(told.how, "body", "ink-2", wrap=True))
        column.addWidget(self.on)
        column.addWidget(Field("What came of it", self.found))
        column.addWidget(Field("In your words", self.note, hint=_NOTE_HINT))
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.note.setFocus()
        fit_height(self)
