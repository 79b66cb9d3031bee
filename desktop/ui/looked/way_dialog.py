"""Marking that somebody looked for partners in one way: when, and what came of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.looked import FOUND_WORDS, WAYS, Found, Looked, Way
from desktop.services import looked
from desktop.services.desk import Desk
from desktop.services.typed_forms import TypedForm
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.errors import words_of
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.fitting import fit_height
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_WIDTH = 520
_NOTE_HINT = (
    "Organisations by name are fine; people who use services never. Write what you would say to them."
)


class _Typed(Struct, frozen=True, kw_only=True):
    """What stands in the fields; `as_typed` is a day that is none."""

    on: date | None
    as_typed: str = ""
    found: str
    note: str = ""


class WayDialog(QDialog):
    """`marked` carries the step that was taken, for undo. `shown` is what stands or is proposed.

    What was typed and not marked comes back the next time.
    """

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
        self.before = TypedBefore()
        stands = _Typed(
            on=shown.on if shown else desk.today,
            found=shown.found if shown else Found.SOMEBODY,
            note=shown.note if shown else "",
        )
        self._form = TypedForm(desk, key, f"looked.{way}", stands)
        typed = self._form.kept()
        self.before.setVisible(typed is not None)
        self._show(typed or stands)
        self._draft = DraftKeeper(self, self._typed, self._form.keep, self._form.forget)
        self._lay_out()
        self._connect()

    def done(self, result: int) -> None:
        """Keep what was typed where it is not marked."""
        self._draft.end(result)
        super().done(result)

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

    def _show(self, typed: _Typed) -> None:
        self.on.set_value(typed.on)
        if typed.as_typed:
            self.on.show_typed(typed.as_typed)
        self.found.choose(typed.found)
        self.note.setPlainText(typed.note)

    def _typed(self) -> _Typed:
        return _Typed(
            on=self.on.value(),
            as_typed=self.on.as_typed(),
            found=self.found.choice(),
            note=self.note.words(),
        )

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self._show(self._form.standing)
        self.before.hide()
        self.note.setFocus()
        fit_height(self)

    def _connect(self) -> None:
        self.on.edited.connect(self._draft.nudge)
        self.found.chosen.connect(self._draft.nudge)
        self.note.textChanged.connect(self._draft.nudge)
        self.before.afresh_asked.connect(self._start_afresh)
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.unmark.clicked.connect(self._unmark)

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
        column.setSpacing(16)
        column.addWidget(Label(told.title, "h2", wrap=True))
        column.addWidget(Label(told.how, "note", "ink-2", wrap=True))
        column.addWidget(self.before)
        column.addWidget(self.on)
        column.addWidget(Field("What came of it", self.found))
        column.addWidget(Field("In your words", self.note, hint=_NOTE_HINT))
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.note.setFocus()
        fit_height(self)
