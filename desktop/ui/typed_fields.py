"""The fields of a dialog: what is typed in them and not recorded is kept, and comes back the next time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, defstruct
from msgspec.structs import asdict
from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QDialog

from desktop.services.desk import Desk
from desktop.services.typed_forms import TypedForm
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.radio import Tick
from desktop.ui.widgets.typed_before import TypedBefore

TypedIn = LineField | DayField | OrganisationField | ChoiceField | OneOfChips | Tick
_TICKED = "yes"
_ID = "_id"


class TypedFields(QObject):
    """Made once the fields hold what stands; what was typed before then comes in their place.

    `before` is to stand above them. Once the dialog is accepted, what was typed is let go of.
    """

    def __init__(
        self, dialog: QDialog, desk: Desk, subject: str, name: str, fields: Mapping[str, TypedIn]
    ) -> None:
        super().__init__(dialog)
        self._fields = fields
        said = self._said()
        self._struct = defstruct("Typed", [(each, str) for each in said], frozen=True)
        self._form: TypedForm[Struct] = TypedForm(desk, subject, name, self._struct(**said))
        typed = self._form.kept()
        self.came_back = typed is not None
        self.before = TypedBefore()
        self.before.setVisible(self.came_back)
        if typed is not None:
            self._show(typed)
        self._keeper = DraftKeeper(dialog, self._typed, self._form.keep, self._form.forget)
        for field in fields.values():
            _changed(field).connect(self._keeper.nudge)
        self.before.afresh_asked.connect(self._start_afresh)
        dialog.finished.connect(self._keeper.end)

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        self._show(self._form.standing)
        self.before.hide()
        first = next(iter(self._fields.values()))
        first.take_focus() if isinstance(first, Field) else first.setFocus()

    def _typed(self) -> Struct:
        return self._struct(**self._said())

    def _said(self) -> dict[str, str]:
        return dict(pair for name, field in self._fields.items() for pair in _words_of(name, field))

    def _show(self, typed: Struct) -> None:
        said = asdict(typed)
        for name, field in self._fields.items():
            if any(said[part] != words for part, words in _words_of(name, field)):
                _put(field, said[name], said.get(name + _ID, ""))


def _words_of(name: str, field: TypedIn) -> Iterator[tuple[str, str]]:
    match field:
        case LineField():
            yield name, field.words()
        case DayField():
            day = field.value()
            yield name, day.isoformat() if day else field.as_typed()
        case OrganisationField():
            yield name, field.words()
            yield name + _ID, field.organisation() or ""
        case ChoiceField():
            yield name, field.chosen()
        case OneOfChips():
            yield name, field.choice()
        case Tick():
            yield name, _TICKED if field.isChecked() else ""


def _put(field: TypedIn, words: str, id_: str) -> None:
    match field:
        case LineField():
            field.set_words(words)
            field.show_error("")
        case DayField():
            _put_day(field, words)
        case OrganisationField():
            field.show_organisation(id_ or None)
            if not field.organisation():
                field.set_words(words)
        case ChoiceField() | OneOfChips():
            field.choose(words)
        case Tick():
            field.setChecked(words == _TICKED)


def _put_day(field: DayField, words: str) -> None:
    try:
        field.set_value(date.fromisoformat(words))
    except ValueError:
        field.show_typed(words)


def _changed(field: TypedIn) -> SignalInstance:
    match field:
        case LineField() | DayField() | OrganisationField():
            return field.edit.textChanged
        case ChoiceField():
            return field.edited
        case OneOfChips():
            return field.chosen
        case Tick():
            return field.toggled
