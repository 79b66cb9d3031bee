"""The organisation: what it is called and there to do, how big it is, and in which nation it works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain import charity_number
from desktop.domain.working_days import Nation
from desktop.services import our_size
from desktop.services.desk import Desk
from desktop.services.settings import NATION_WORDS, OurSettings
from desktop.services.settings_changes import SettingsChanges, name_refusal
from desktop.ui.settings.kept_field import KeptField
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips

_PURPOSE = "What are you here to do?"
_INCOME = "Yearly income"
_NEIGHBOUR = "One or two sentences, in the words you would use with a neighbour."
_NOT_TOLD = "Not told yet."
_ONE_LINE = 22


class OrganisationCard(WorkspaceCard):
    """Name, charity number, purpose, income and nation."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Organisation")
        self.name = KeptField("Name")
        self.number = KeptField("Registered charity number", placeholder="6 or 7 digits, SC… or NIC…")
        self.purpose = GrowingField(_PURPOSE, role="table", least=_ONE_LINE * 2)
        self._purposes = ("", "")
        self.income = Label("", "note", wrap=True)
        self.tell_income = Button("Change", "link")
        self.nations = OneOfChips([(nation, words) for nation, words in NATION_WORDS.items()])
        nation = Field("Where you work", self.nations, hint="Its bank holidays are not working days.")
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        purpose = Field(_PURPOSE, self.purpose, hint=_NEIGHBOUR)
        for field in (self.name, self.number, purpose):
            self.body.addWidget(field)
        self.body.addLayout(self._income_line())
        self.body.addWidget(nation)
        self.body.addWidget(self.changed_by)
        self.name.changed.connect(self._rename)
        self.number.changed.connect(self._renumber)
        self.purpose.left.connect(self._keep_purpose)
        self.tell_income.clicked.connect(self._ask_income)
        self.nations.chosen.connect(lambda choice: self._save(changes.choose_nation(Nation(choice))))

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self.name.show_kept(ours.organisation)
        self.number.show_kept(ours.charity_number)
        if self.purpose.words() in self._purposes:
            self.purpose.setPlainText(ours.purpose)
        self._purposes = (ours.purpose, ours.purpose)
        self.income.setText(f"{ours.income}." if ours.income else _NOT_TOLD)
        self.tell_income.set_text("Change" if ours.income else "Say how big we are")
        self.nations.choose(ours.nation)
        self.changed_by.setText(ours.organisation_by)

    def commit(self) -> QWidget | None:
        """Save what was typed; return the first field that cannot be saved."""
        self.name.commit()
        self.number.commit()
        self._keep_purpose()
        return next((field.edit for field in (self.name, self.number) if field.error.sentence()), None)

    def _income_line(self) -> QVBoxLayout:
        self.tell_income.setAccessibleDescription(_INCOME)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.income, 1)
        row.addWidget(self.tell_income, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Label(_INCOME, "table", weight=600, wrap=True))
        column.addLayout(row)
        return column

    def _rename(self, name: str) -> None:
        refusal = name_refusal(name)
        self.name.show_error(refusal)
        if not refusal:
            self._save(self._changes.name_organisation(name))

    def _renumber(self, number: str) -> None:
        refusal = charity_number.refusal(number)
        self.number.show_error(refusal)
        if not refusal:
            self._save(self._changes.tell_charity_number(number))

    def _keep_purpose(self) -> None:
        kept, told = self._purposes
        if self.purpose.words() != told:
            self._purposes = (kept, self.purpose.words())
            self._save(self._changes.tell_purpose(self.purpose.words()))

    def _ask_income(self) -> None:
        from desktop.ui.opportunity.providers.our_size_dialog import OurSizeDialog

        with self._desk.reader() as db:
            suggested = our_size.suggested(db) if our_size.our_size(db) is None else None
        dialog = OurSizeDialog(self._desk, suggested, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._told_income)
        dialog.open()

    def _told_income(self) -> None:
        self.saved_line.say()
        self.saved.emit(self)
