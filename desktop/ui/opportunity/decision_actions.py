"""What can be done about a decision that stands: sign it off, replace it, keep its plan, look again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.decision import Outcome
from desktop.services import replacing, signing
from desktop.services.desk import Desk
from desktop.services.look_again import LookAgain
from desktop.services.plan_step_changes import PlanStepChanges
from desktop.services.plan_steps import PlanLine
from desktop.ui.errors import show_error
from desktop.ui.opportunity.looked_dialog import LookedDialog
from desktop.ui.opportunity.plan_step_dialog import PlanStepDialog
from desktop.ui.opportunity.sign_off_dialog import SignOffDialog
from feeds.errors import TenderPauseError


class DecisionActions(QObject):
    """`done` tells that something was recorded; `form_asked` carries a key and the outcome to begin with.

    `planned` tells in words what was done to the plan.
    """

    done = Signal()
    planned = Signal(str)
    form_asked = Signal(str, str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._plan = PlanStepChanges(desk)
        self._about, self._owners = ("", ""), tuple[str, ...]()
        self.dialog: QDialog | None = None
        """The dialog that was opened last; it is gone once it is closed."""

    def replace(self, number: str, outcome: str) -> None:
        """Begin a decision that replaces this one, and ask for the form."""
        try:
            key = replacing.begin(self._desk, number, Outcome(outcome))
        except TenderPauseError as trouble:
            show_error(trouble, self._page)
        else:
            self.form_asked.emit(key, outcome)

    def sign_off(self, number: str) -> None:
        """Ask who signed a decision off."""
        try:
            with self._desk.reader() as db:
                form = signing.sign_off_form(db, self._desk, number)
        except TenderPauseError as trouble:
            show_error(trouble, self._page)
        else:
            self._open(SignOffDialog(self._desk, form, self._page))

    def looked(self, key: str, reasons: Sequence[LookAgain]) -> None:
        """Ask what was found when somebody looked again."""
        self._open(LookedDialog(self._desk, key, reasons, self._page))

    @property
    def can_undo(self) -> str:
        """What undo would take back of the plan that is shown, in words; "" for nothing."""
        return self._plan.can_undo

    def show_plan_of(self, key: str, title: str, owners: Sequence[str]) -> None:
        """Change this opportunity's plan from now on; undo does not reach into that of another."""
        if key != self._about[0]:
            self._plan = PlanStepChanges(self._desk)
        self._about, self._owners = (key, title), tuple(owners)

    def add_step(self) -> None:
        """Ask for a line of our own."""
        self._ask_step(None)

    def change_step(self, line: PlanLine) -> None:
        """Ask for another day or owner of a step."""
        self._ask_step(line)

    def tick_step(self, line: PlanLine, done: bool) -> None:
        """Record that a step is done, or not after all."""
        self._do(lambda: self._plan.tick(line.key, line.step, done=done))

    def put_back_step(self, line: PlanLine) -> None:
        """Put a step back into the plan."""
        self._do(lambda: self._plan.put_back(line.key, line.step))

    def undo(self) -> None:
        """Take the last change of the plan back."""
        self._do(self._plan.undo)

    def _ask_step(self, line: PlanLine | None) -> None:
        dialog = PlanStepDialog(self._desk, self._plan, self._about, line, self._owners, self._page)
        dialog.accepted.connect(lambda: self.planned.emit(dialog.said))
        self._open(dialog)

    def _do(self, change: Callable[[], str]) -> None:
        try:
            self.planned.emit(change())
        except TenderPauseError as trouble:
            show_error(trouble, self._page)
        self.done.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.done)
        self.dialog = dialog
        dialog.open()
