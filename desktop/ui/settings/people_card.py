"""The people who write here or take part in decisions, and who of them sits at this computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services import requests
from desktop.services.desk import Desk
from desktop.services.settings import OurSettings, PersonLine
from desktop.services.settings_changes import SettingsChanges, person_refusal
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.settings.held_dialog import HeldDialog
from desktop.ui.settings.person_form import PersonForm
from desktop.ui.settings.person_row import PersonRow
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

YOU_HINT = "What you write from now on is recorded in this name. This computer remembers it."
HELD_HINT = "Anybody may ask what is held about them, and to be erased. The answer is due within a month."


class PeopleCard(WorkspaceCard):
    """Who writes here: names and roles, who you are, and the way to add somebody."""

    def __init__(self, desk: Desk, changes: SettingsChanges, seated: Callable[[], None]) -> None:
        """`seated` is called once somebody else sits at the desk, to remember it."""
        super().__init__(desk, changes, "People")
        self._seated = seated
        self.you = ChoiceField("You are", hint=YOU_HINT)
        self.rows: list[PersonRow] = []
        self._people: tuple[PersonLine, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.form = PersonForm()
        self.add = Button("Add a person", icon="user-plus")
        self.held = Button("What is held about …", icon="search")
        self.to_do = Label("", "note", "ink", wrap=True)
        self.log = Label("", "note", "ink-2", wrap=True)
        self.body.addWidget(self.you)
        self.body.addWidget(Rule())
        self.body.addLayout(self._rows)
        self.body.addWidget(self.form)
        self.body.addWidget(self.add)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(HELD_HINT, "note", "ink-2", wrap=True))
        self.body.addWidget(self.held)
        self.body.addWidget(self.to_do)
        self.body.addWidget(self.log)
        self.form.hide()
        self.you.edited.connect(self._sit_down)
        self.form.wanted.connect(self._add)
        self.add.clicked.connect(self._open_form)
        self.held.clicked.connect(self.open_held)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds; rows keep the keyboard while their people stay the same."""
        self.you.set_choices([(person.id, person.name) for person in ours.people])
        self.you.choose(ours.you)
        if [row.person.id for row in self.rows] != [person.id for person in ours.people]:
            self._refill(ours)
        for row, person in zip(self.rows, ours.people, strict=True):
            row.show_person(person)
        self._people = ours.people
        self._show_to_do()

    def open_held(self) -> HeldDialog:
        """Ask about whom, and show what is held."""
        dialog = HeldDialog(self._desk, self._people, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._show_to_do)
        dialog.open()
        return dialog

    def _show_to_do(self) -> None:
        """Say which requests want an answer, whose data want another look, and what was answered."""
        with self._desk.reader() as db:
            said = requests.to_do(db, self._desk)
        for label, lines in ((self.to_do, said.due), (self.log, said.log)):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))

    def commit(self) -> QWidget | None:
        """Save the rows; return the first field that cannot be saved."""
        for row in self.rows:
            row.commit()
        wrong = (row.name for row in self.rows if row.name.error.sentence())
        return next((field.edit for field in wrong), None)

    def _refill(self, ours: OurSettings) -> None:
        clear_layout(self._rows)
        self.rows = [PersonRow(person, labelled=number == 0) for number, person in enumerate(ours.people)]
        for row in self.rows:
            row.changed.connect(self._change)
            self._rows.addWidget(row)

    def _change(self, person: str, name: str, role: str) -> None:
        row = next(row for row in self.rows if row.person.id == person)
        others = [other.name.words() for other in self.rows if other is not row]
        refusal = person_refusal(name, others)
        row.name.show_error(refusal)
        if not refusal:
            self._save(self._changes.change_person(person, name, role))

    def _add(self, name: str, role: str) -> None:
        refusal = person_refusal(name, [row.name.words() for row in self.rows])
        self.form.name.show_error(refusal)
        if refusal:
            self.form.name.take_focus()
        else:
            self._save(self._changes.add_person(name, role), self._added)

    def _added(self) -> None:
        self.form.clear()
        if self.form.isVisible():  # else one has gone elsewhere by now
            self.form.name.take_focus()

    def _open_form(self) -> None:
        self.form.show()
        self.add.hide()
        self.form.name.take_focus()

    def _sit_down(self) -> None:
        self._desk.author = self.you.chosen()
        self._seated()
        self.saved_line.say()
        self.saved.emit(self)
