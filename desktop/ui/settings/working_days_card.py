"""The days on which we do not work: the nation's bank holidays, and our own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain import days_off as rules
from desktop.domain.days_off import DaysOff
from desktop.services.desk import Desk
from desktop.services.facts import Fact
from desktop.services.settings import NATION_WORDS, OurSettings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.opportunity.fact_rows import FactRows
from desktop.ui.settings.days_off_form import DaysOffForm
from desktop.ui.settings.own_days_list import OwnDaysList
from desktop.ui.settings.settings_card import WorkspaceCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

HINT = "Runways count every day but weekends, bank holidays and your own days off."
_DAY_WIDTH = 136


class WorkingDaysCard(WorkspaceCard):
    """Bank holidays of the next twelve months; own days off, added and taken out."""

    def __init__(self, desk: Desk, changes: SettingsChanges) -> None:
        super().__init__(desk, changes, "Working days", HINT)
        self._known: tuple[DaysOff, ...] = ()
        self._nation = Label("", "h3", wrap=True)
        self.bank_holidays = FactRows(_DAY_WIDTH, role="table")
        self.own_days = OwnDaysList()
        self.past = Label("", "caption", "ink-2", wrap=True)
        self.form = DaysOffForm(lambda: desk.today)
        self.add = Button("Add days off", icon="plus")
        self.changed_by = Label("", "caption", "ink-2", wrap=True)
        parts: tuple[QWidget, ...] = (
            self._nation,
            self.bank_holidays,
            Rule(),
            Label("Your own days off", "h3"),
            self.own_days,
            self.past,
            self.form,
            self.add,
            self.changed_by,
        )
        for part in parts:
            self.body.addWidget(part)
        self.form.hide()
        self.add.clicked.connect(self._open_form)
        self.form.wanted.connect(self._add)
        self.own_days.unwanted.connect(self._remove)

    def show_settings(self, ours: OurSettings) -> None:
        """Show what the workspace holds."""
        self._known = tuple(line.days_off for line in ours.own_days)
        self._nation.setText(f"Bank holidays in {NATION_WORDS[ours.nation]}, next 12 months")
        self.bank_holidays.show_facts([Fact(line.when, line.about) for line in ours.bank_holidays])
        self.own_days.show_lines(ours.own_days)
        for label, words in ((self.past, ours.past_own_days), (self.changed_by, ours.own_days_by)):
            label.setText(words)
            label.setVisible(bool(words))

    def _add(self, wanted: DaysOff) -> None:
        refusal = rules.refusal(wanted, self._known)
        if refusal:
            self.form.refuse(refusal)
        else:
            self._save(self._changes.add_days_off(wanted), self._added)

    def _remove(self, unwanted: DaysOff) -> None:
        rest = self.add if self.form.isHidden() else self.form.first.edit
        rest.setFocus()  # the button that was pressed is about to go
        self._save(self._changes.remove_days_off(unwanted))

    def _added(self) -> None:
        self.form.clear()
        self.form.first.take_focus()

    def _open_form(self) -> None:
        self.form.show()
        self.add.hide()
        self.form.first.take_focus()
