"""Recording a sign-off: by the trustee at this computer, or as a minute or a message gave it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.signing import Signature, SignedHow
from desktop.services import signing
from desktop.services.desk import Desk
from desktop.services.errors import SignOffRefused
from desktop.services.signing import SignOffForm
from desktop.ui.theme.theme import theme
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.growing_dialog import GrowingDialog
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Radio
from feeds.errors import TenderPauseError

_WIDTH = 520
_NO_TRUSTEE = (
    "A trustee who sits at this computer can sign here: choose who you are in Settings, under People. "
    "Otherwise name what gave the sign-off."
)


class SignOffDialog(GrowingDialog):
    """Accepted means: it is recorded. Nobody can be shown as having signed here but who sits here.

    What was typed of a minute or a message and not recorded comes back.
    """

    def __init__(self, desk: Desk, form: SignOffForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form = desk, form
        self.setWindowTitle("Sign-off")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.setAccessibleDescription(f"Decision {form.number}: {form.about}")
        here = form.here.words if form.here else ""
        self.here = Radio(f"I am {here}, and sign it off now")
        self.told = Radio("A minute or a message gave it")
        group = QButtonGroup(self)
        for radio in (self.here, self.told):
            group.addButton(radio)
        self.by = LineField("Who signed it off")
        self.role = LineField("Role", placeholder="For example trustee")
        self.minute = LineField("The minute or message", placeholder="For example minutes of 9 June, item 4")
        self.on = DayField("On", today=lambda: desk.today, placeholder="Today")
        self.problem = ErrorLine()
        self.record = Button("Record the sign-off", "main")
        self.leave = Button("Leave it")
        told: dict[str, TypedIn] = {"by": self.by, "role": self.role, "minute": self.minute, "on": self.on}
        typed = TypedFields(self, desk, form.key, f"sign_off.{form.number}", told)
        self.before = typed.before
        self._lay_out()
        self._connect()
        self._begin(told=typed.came_back)
        self.here.setVisible(form.here is not None)

    def accept(self) -> None:
        """Record it, or say why it cannot be recorded so."""
        for field in (self.by, self.minute, self.on):
            field.show_error("")
        self.problem.show_sentence("")
        if self.told.isChecked() and self.on.unreadable():
            self.on.show_error(NOT_A_DAY)
            return
        try:
            signing.sign_off(self._desk, self._form.number, self._signature())
        except SignOffRefused as refused:
            places = {"by": self.by, "minute": self.minute, "on": self.on}
            for refusal in refused.refusals:
                place = places.get(refusal.field) if self.told.isChecked() else None
                (place.show_error if place else self.problem.show_sentence)(refusal.sentence)
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            super().accept()

    def _signature(self) -> Signature:
        here = self._form.here
        if self.here.isChecked() and here is not None:
            return Signature(by=here.name, role=here.role, how=SignedHow.HERE)
        return Signature(
            by=self.by.words(),
            role=self.role.words(),
            how=SignedHow.REPORTED,
            minute=self.minute.words(),
            on=self.on.value(),
        )

    def _begin(self, *, told: bool = False) -> None:
        """Sign here where that can be, unless a minute or a message was being told of."""
        chosen = self.told if told or self._form.here is None else self.here
        chosen.setChecked(True)
        chosen.setFocus()
        self._fold()

    def _fold(self) -> None:
        for field in (self.by, self.role, self.minute, self.on):
            field.setVisible(self.told.isChecked())

    def _connect(self) -> None:
        completer = QCompleter([one.name for one in self._form.people], self)
        self.by.edit.setCompleter(completer)
        self.told.toggled.connect(lambda _on: self._fold())
        self.before.afresh_asked.connect(self._begin)
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(f"Sign off decision {self._form.number}?", "h2", wrap=True))
        column.addWidget(Label(self._form.about, "note", "ink-2", wrap=True))
        if self._form.here is None:
            column.addWidget(Label(_NO_TRUSTEE, "note", "ink-2", wrap=True))
        for widget in (
            self.before,
            self.here,
            self.told,
            self.by,
            self.role,
            self.minute,
            self.on,
            self.problem,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.record)
        column.addLayout(row)
