"""The organisation: what it is called, and in which nation it works."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.working_days import Nation
from desktop.services.desk import Desk
from desktop.services.settings import NATION_WORDS, OurSettings
from desktop.services.settings_changes import SettingsChanges, name_refusal
from desktop.ui.settings.kept_field import KeptField
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.one_of_chips import OneOfChips


class OrganisationCard(WorkspaceCard):
    """Name and nation."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Organisation")
        self.name = KeptField("Name")
        self.nations = OneOfChips([(nation, words) for nation, words in NATION_WORDS.items()])
        nation = Field("Where you work", self.nations, hint="Its bank holidays are not working days.")
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        for widget in (self.name, nation, self.changed_by):
            self.body.addWidget(widget)
        self.name.changed.connect(self._rename)
        self.nations.chosen.connect(lambda choice: self._save(changes.choose_nation(Nation(choice))))

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self.name.show_kept(ours.organisation)
        self.nations.choose(ours.nation)
        self.changed_by.setText(ours.organisation_by)

    def commit(self) -> QWidget | None:
        """Save the name; return its field where it cannot be saved."""
        self.name.commit()
        return self.name.edit if self.name.error.sentence() else None

    def _rename(self, name: str) -> None:
        refusal = name_refusal(name)
        self.name.show_error(refusal)
        if not refusal:
            self._save(self._changes.name_organisation(name))
