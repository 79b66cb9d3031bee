"""Where we have looked for partners for an opportunity: seven ways, and a nudge to those not used."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.looked import Way
from desktop.services import looked
from desktop.services.desk import Desk
from desktop.services.looked import LookedView, Marked, WayLine
from desktop.ui.errors import show_error
from desktop.ui.jobs import Step
from desktop.ui.looked.way_dialog import WayDialog
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from feeds.errors import TenderPauseError

_READ_ONLY = "This workspace is open read-only."
_LOOK_AGAIN = "Looked in another way, or again later? Mark it: the pause shows it under Potential partners."


class LookedCard(PaperCard):
    """Reads off the window's thread. `finder_asked` carries the opportunity for which to search registers."""

    finder_asked = Signal(str)
    stepped = Signal()
    """Something was marked here: that is what undo takes back now."""
    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Where we have looked")
        self._desk, self.key = desk, ""
        self._steps: list[Marked] = []
        self._view: LookedView | None = None
        self._reader = Latest(desk, self)
        self.count = Label("", "table", "ink-2")
        self.nudge = Label("", "body", weight=600, wrap=True)
        self.saved = SavedLine()
        self.finder = Button("Find in the registers", "link", icon="search")
        self.rows = {way: _WayRow(self.finder if way is Way.ONLINE else None) for way in Way}
        self._lay_out()
        self._reader.arrived.connect(self._show)
        self._reader.failed.connect(self._fail)
        self.saved.undo_asked.connect(self.undo)
        for way, row in self.rows.items():
            row.mark.clicked.connect(partial(self._ask, way))
            row.mark.set_reason(_READ_ONLY if desk.workspace.read_only else None)
        self.finder.clicked.connect(lambda: self.finder_asked.emit(self.key))

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; "" for nothing."""
        return self._steps[-1].words if self._steps else ""

    def show_opportunity(self, key: str) -> None:
        """Show where we have looked for this opportunity."""
        if key != self.key:
            self._steps.clear()
            self.saved.hide()
        self.key = key
        self._reader.start(partial(_read, key=key))

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Read again where something was marked."""
        if self.key and (not touched or any(kind == "looked" for kind, _ in touched)):
            self._reader.start(partial(_read, key=self.key))

    def ask(self, way: Way) -> WayDialog:
        """Ask when somebody looked in that way, and what came of it."""
        line = next((one for one in self._view.lines if one.way is way), None) if self._view else None
        shown = line.looked if line else None
        dialog = WayDialog(
            self._desk, self.key, way, shown, is_marked=shown is not None, parent=self.window()
        )
        dialog.marked.connect(self.took)
        dialog.open()
        return dialog

    def took(self, step: Marked) -> None:
        """Say that a step was taken, and offer to take it back."""
        self._steps.append(step)
        self.saved.say(step.words, undo=step.words)
        self.stepped.emit()
        self.refresh()

    def undo(self) -> None:
        """Take the last step back."""
        if not self._steps:
            return
        step = self._steps.pop()
        try:
            looked.take_back(self._desk, step)
        except TenderPauseError as error:
            self._fail(error)
            return
        self.saved.say(f"Taken back: {step.words}", undo=self.can_undo)
        self.refresh()

    def _ask(self, way: Way, _on: bool = False) -> None:
        self.ask(way)

    def _show(self, view: LookedView) -> None:
        self._view = view
        self.count.setText(view.count)
        self.nudge.setText(view.nudge or _LOOK_AGAIN)
        for line in view.lines:
            self.rows[line.way].show_line(line)
        self.shown.emit()

    def _fail(self, error: Exception) -> None:
        show_error(error, self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Where we have looked", "h2"))
        head.addWidget(self.count, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.nudge)
        self.body.addWidget(self.saved)
        for number, row in enumerate(self.rows.values()):
            if number:
                self.body.addWidget(Rule(paper=True))
            self.body.addWidget(row)


class _WayRow(QWidget):
    """One way: whether it was used, how one goes about it, and the button that marks it."""

    def __init__(self, leads_on: Button | None) -> None:
        super().__init__()
        self.icon = LineIcon("circle", 20, "ink-3")
        self.title = Label("", "h3", wrap=True)
        self.result = Label("", "note", wrap=True)
        self.how = Label("", "note", "ink-2", wrap=True)
        self.mark = Button("Mark as looked", "quiet")
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.title, self.result, self.how):
            words.addWidget(part)
        if leads_on is not None:
            words.addSpacing(4)  # so that the ring stands free of the words
            words.addWidget(leads_on, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: WayLine) -> None:
        """Show a way as it stands."""
        used = line.looked is not None
        self.icon.show_icon("circle-check" if used else "circle", "enough-text" if used else "ink-3")
        self.title.setText(line.title)
        self.result.setText(line.result)
        self.result.setVisible(used)
        self.how.setText(line.how)
        self.how.setVisible(not used)
        self.mark.set_text("Change" if used else "Mark as looked")
        self.mark.setAccessibleName(f"{line.title}: {'change what is marked' if used else 'mark as looked'}")


def _read(desk: Desk, _step: Step, *, key: str) -> LookedView:
    with desk.reader() as db:
        return looked.looked(db, key)
