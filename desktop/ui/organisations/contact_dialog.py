"""Adding somebody at an organisation, or changing what is held about them."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.directory import CONTACT_FACTS, REVIEW_DAYS
from desktop.domain.organisation import Contact
from desktop.services import directory
from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.services.typed_forms import TypedForm, unnamed
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.organisations.form_dialog import FormDialog
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField, days_as_typed, show_as_typed
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_STACKED_BELOW = 400
_WHY = "Only people whom we need to ask. Each can see what we hold, and have it erased, in Settings."


class _Typed(Struct, frozen=True):
    """What stands in the fields, and the days that are none."""

    contact: Contact
    as_typed: tuple[tuple[str, str], ...] = ()


class ContactDialog(FormDialog):
    """`kept` gives the person's id once it is recorded; then the dialog is gone.

    What was typed and not recorded comes back.
    """

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
            "Leave it" if contact else "Not now",
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
        self.before = TypedBefore()
        self.lay_out((self.before, self.name, self.role, reached, self.source, self.purpose, days))
        self._begin(name)
        self._draft = DraftKeeper(self, self._in_fields, self._form.keep, self._form.forget)
        for field in self.fields.values():
            if isinstance(field, LineField | DayField):
                field.edited.connect(self._draft.nudge)
        self.before.afresh_asked.connect(self._start_afresh)

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

    def done(self, result: int) -> None:
        """Keep what is typed and not recorded."""
        self._draft.end(result)
        super().done(result)

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

    def _begin(self, name: str) -> None:
        """Put in what was being typed, else what stands; a new one named already has a draft of its own."""
        today, there = self._desk.today, self._organisation
        new = Contact(name=name, organisation=there, seen_on=today, review_by=today + timedelta(REVIEW_DAYS))
        self._show(_Typed(self._contact or new))
        subject = self._contact.id if self._contact else " ".join(filter(None, (there, unnamed(name))))
        self._form = TypedForm(self._desk, subject, "contact", self._in_fields())
        typed = self._form.kept()
        self.before.setVisible(typed is not None)
        self._show(typed or self._form.standing)
        (self.role if name else self.name).take_focus()

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self._show(self._form.standing)
        self.before.hide()
        self.name.take_focus()

    def _show(self, typed: _Typed) -> None:
        for name, field in self.fields.items():
            if isinstance(field, LineField):
                field.set_words(getattr(typed.contact, name))
            elif isinstance(field, DayField):
                field.set_value(getattr(typed.contact, name))
        show_as_typed(self._days(), typed.as_typed)

    def _in_fields(self) -> _Typed:
        return _Typed(self._typed(), days_as_typed(self._days()))

    def _days(self) -> dict[str, DayField]:
        return {"seen_on": self.seen_on, "review_by": self.review_by}


def _pair(one: Field, other: Field) -> SideBySide:
    return SideBySide([(one, 1), (other, 1)], stacked_below=_STACKED_BELOW)
