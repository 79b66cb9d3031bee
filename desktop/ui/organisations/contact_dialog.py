"""Adding somebody at an organisation, or changing what is held about them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.directory import CONTACT_FACTS, REVIEW_DAYS
from desktop.domain.organisation import Contact
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.ui.organisations.form_dialog import FormDialog
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide
from feeds.errors import TenderPauseError

_STACKED_BELOW = 400
_WHY = "Only people whom we need to ask. Each can see what we hold, and have it erased, in Settings."


class ContactDialog(FormDialog):
    """`kept` gives the person's id once it is recorded; then the dialog is gone."""

    kept = Signal(str)

    def __init__(
        self,
        desk: Desk,
        organisation: str,
        contact: Contact | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Change a contact" if contact else "Add a contact",
            _WHY,
            "Save" if contact else "Add",
            "Leave as it was" if contact else "Not now",
            parent,
        )
        self._desk, self._organisation, self._contact = desk, organisation, contact
        self.name = LineField("Name")
        self.role = LineField("Role there", aside="optional", placeholder="For example director")
        self.email = LineField("E-mail", aside="optional")
        self.phone = LineField("Telephone", aside="optional")
        self.source = LineField("Where the details come from", placeholder="For example: gave us their card")
        self.purpose = LineField("What we keep them for", placeholder="For example: to plan a partnership")
        self.seen_on = DayField("Seen on", today=lambda: desk.today, placeholder="The day they were right")
        self.review_by = DayField("Look again by", today=lambda: desk.today)
        self.fields: dict[str, Field] = {
            "name": self.name,
            "role": self.role,
            "email": self.email,
            "phone": self.phone,
            "source": self.source,
            "purpose": self.purpose,
            "seen_on": self.seen_on,
            "review_by": self.review_by,
        }
        reached, days = _pair(self.email, self.phone), _pair(self.seen_on, self.review_by)
        self.lay_out((self.name, self.role, reached, self.source, self.purpose, days))
        self._fill(name)

    def accept(self) -> None:
        """Record it, or say why it cannot be kept so."""
        self.refuse({})
        self.problem.show_sentence("")
        unreadable = [field for field in (self.seen_on, self.review_by) if field.unreadable()]
        for field in unreadable:
            field.show_error(NOT_A_DAY)
        if unreadable:
            unreadable[0].take_focus()
            return
        try:
            person = self._write()
        except NotKept as refused:
            self.refuse(refused.refusals)
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            self.kept.emit(person)
            super().accept()

    def refuse(self, refusals: dict[str, str]) -> None:
        """Show under each field why it cannot stay as it is, and go to the first."""
        for name, field in self.fields.items():
            field.show_error(refusals.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in refusals), None)
        if first is not None:
            first.take_focus()

    def _write(self) -> str:
        typed, before = self._typed(), self._contact
        if before is None:
            return self._desk.workspace.write(lambda db: directory.meet(db, self._desk, typed)).result()
        says = {name: getattr(typed, name) for name in CONTACT_FACTS if name != "organisation"}
        self._desk.workspace.write(
            lambda db: directory.change_contact(db, self._desk, before.id, **says)
        ).result()
        return before.id

    def _typed(self) -> Contact:
        return Contact(
            name=self.name.words(),
            organisation=self._organisation,
            role=self.role.words(),
            email=self.email.words(),
            phone=self.phone.words(),
            source=self.source.words(),
            purpose=self.purpose.words(),
            seen_on=self.seen_on.value(),
            review_by=self.review_by.value(),
        )

    def _fill(self, name: str) -> None:
        today = self._desk.today
        by, there = today + timedelta(REVIEW_DAYS), self._organisation
        shown = self._contact or Contact(name=name, organisation=there, seen_on=today, review_by=by)
        for field, line in self.fields.items():
            if isinstance(line, LineField):
                line.set_words(getattr(shown, field))
            elif isinstance(line, DayField):
                line.set_value(getattr(shown, field))
        (self.role if name else self.name).take_focus()


def _pair(one: Field, other: Field) -> SideBySide:
    return SideBySide([(one, 1), (other, 1)], stacked_below=_STACKED_BELOW)
