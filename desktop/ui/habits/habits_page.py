"""Our habits: how we decided in a year, in counts; nobody is ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services import habits
from desktop.services.desk import Desk
from desktop.services.habits import OurHabits
from desktop.services.tables import Table
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.habits.habit_card import HabitCard
from desktop.ui.jobs import Service, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched, WholeList
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.way_back import WayBack

STACKS_BELOW = 880
"""Page width at 100 % under which the cards stand in one column."""
_CHANGES_WITH = {"decision", "review", "pause", "notices", "opportunity"}


class _Read(Struct, frozen=True):
    years: tuple[int, ...]
    year: int
    habits: OurHabits


class HabitsPage(QWidget):
    """A year's habits, a card each; another year is chosen at the right of the heading."""

    register_asked = Signal()
    answered = Signal()
    """What was read is shown, or why it could not be read was said."""
    title = "Our habits"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._year = desk.today.year
        self._shown: _Read | None = None
        self.back = WayBack("Register")
        self.header = PageHeader("Our habits", "How we decided, in counts. Nobody is ranked.")
        self.year = ChoiceField("Year", [(str(self._year), str(self._year))])
        self.year.choose(str(self._year))
        self._line = Label("", "body", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides = (_side(), _side())
        self._cards: list[QWidget] = []
        self._reading = Latest(desk, self)
        self._lay_out()
        self.back.clicked.connect(self.register_asked)
        self.year.edited.connect(self._choose)
        self._reading.arrived.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(error, self))
        self._reading.arrived.connect(self.answered)
        self._reading.failed.connect(self.answered)
        theme.changed.connect(self._arrange)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here beyond the window's own."""
        return {CommandId.CLOSE_PANE: self.register_asked.emit}

    def whole_list(self) -> WholeList:
        """Return the counts of the year as a list."""
        return WholeList(f"{self.title} {self._year}", partial(_read_table, year=self._year))

    def on_paper(self) -> Service[Table]:
        """Return what reads the counts for paper."""
        return partial(_read_table, year=self._year)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the heading with its year, and the cards."""
        return (self.header, *self._cards)

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read again where something was decided, thought about or looked back on."""
        if self.isVisible() and (not touched or {kind for kind, _ in touched} & _CHANGES_WITH):
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is so now."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the year."""
        super().focusInEvent(event)
        self.year.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the register with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.register_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns stand beneath each other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _choose(self) -> None:
        self._year = int(self.year.chosen())
        self._read()

    def _read(self) -> None:
        self._reading.start(partial(_read, year=self._year))

    def _show(self, found: _Read) -> None:
        """Show what is so now; where nothing has changed, nothing moves."""
        if found == self._shown or found.year != self._year:
            return
        self._shown = found
        self.year.set_choices([(str(year), str(year)) for year in found.years])
        self.year.choose(str(found.year))
        self._line.setText(found.habits.line)
        self._fill([HabitCard(section) for section in found.habits.sections])
        follow_reading_order(self)

    def _fill(self, cards: list[HabitCard]) -> None:
        for card in self._cards:
            card.deleteLater()
        self._cards = [*cards]
        for side, column in enumerate(self._sides):
            for place, card in enumerate(cards[side :: len(self._sides)]):
                column.insertWidget(place, card)
                card.show()

    def _arrange(self) -> None:
        stack(self._columns, self.width() / theme.scale < STACKS_BELOW)

    def _lay_out(self) -> None:
        self._columns.setSpacing(16)
        for side in self._sides:
            holder = QWidget()
            holder.setLayout(side)
            self._columns.addWidget(holder, 1)
        self.header.buttons.addWidget(self.year)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 13, 24, 24)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.header)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addLayout(self._columns)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(sheet, gutter=24))


def _side() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addStretch(1)
    return column


def _read(desk: Desk, _step: Step, *, year: int) -> _Read:
    with desk.reader() as db:
        return _Read(habits.years(db, desk), year, habits.year_of_habits(db, desk, year))


def _read_table(desk: Desk, step: Step, *, year: int) -> Table:
    return habits.habits_table(desk, step, year=year)
