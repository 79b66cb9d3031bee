"""What can be done about a decision that stands: sign it off, replace it, keep its plan, look again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.domain.decision import Outcome
from desktop.services import plan_steps, replacing, signing
from desktop.services.desk import Desk
from desktop.services.look_again import LookAgain
from desktop.services.plan_steps import PlanLine
from desktop.ui.errors import show_error
from desktop.ui.opportunity.looked_dialog import LookedDialog
from desktop.ui.opportunity.plan_step_dialog import PlanStepDialog
from desktop.ui.opportunity.sign_off_dialog import SignOffDialog
from feeds.errors import TenderPauseError


class DecisionActions(QObject):
    """`done` tells that something was recorded; `form_asked` carries a key and the outcome to begin with."""

    done = Signal()
    form_asked = Signal(str, str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.owners: tuple[str, ...] = ()
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

    def change_step(self, line: PlanLine) -> None:
        """Ask for another day or owner of a step."""
        self._open(PlanStepDialog(self._desk, line, self.owners, self._page))

    def tick_step(self, line: PlanLine, done: bool) -> None:
        """Record that a step is done, or not after all."""
        try:
            plan_steps.tick(self._desk, line.key, line.step, done=done)
        except TenderPauseError as trouble:
            show_error(trouble, self._page)
        self.done.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.done)
        self.dialog = dialog
        dialog.open()
