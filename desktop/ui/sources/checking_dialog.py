"""When and how sources are checked by themselves: for all of them, and for whoever opens this file."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import checking_settings as service
from desktop.services.chosen_countries import choose_countries
from desktop.services.desk import Desk
from desktop.services.source_times import (
    NEVER_QUIET,
    CheckingChoices,
    hours_of_the_day,
    quiet_hours,
    spans,
)
from desktop.ui.errors import words_of
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import fit_around
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Tick
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_WIDTH = 520
_LEAD = "Sources are asked at their own pace, never more often than they allow; how often is chosen for each."
_BY_ITSELF = "Check sources while the window is open"
_SITE_HINT = (
    "Sent to the sources with each request, so that their operators can tell who asks and need not shut "
    "you out. Leave it empty and nothing about you is sent."
)
_COUNTRIES_HINT = (
    "By name or code, such as Ireland, France. A country that is added is pulled back in time, too."
)


class CheckingDialog(QDialog):
    """Accepted means: what was chosen is saved. What was typed and not saved comes back."""

    def __init__(self, desk: Desk, chosen: CheckingChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._before = desk, chosen
        self.setWindowTitle("When sources are checked")
        self.setAccessibleDescription(_LEAD)
        hours = hours_of_the_day(chosen.quiet_from, chosen.quiet_to)
        self.by_itself = Tick(_BY_ITSELF)
        self.quiet_from = ChoiceField("Quiet from", [(NEVER_QUIET, "No quiet hours"), *hours])
        self.quiet_to = ChoiceField("Quiet until", hours)
        self.reach_back = ChoiceField("A first pull reaches back", spans(chosen.reach_back))
        self.website = LineField(
            "Your organisation's website", aside="optional", hint=_SITE_HINT, placeholder="https://…"
        )
        self.countries = LineField("TED: countries of its buyers", hint=_COUNTRIES_HINT)
        self.problem = ErrorLine()
        self.save = Button("Save", "main")
        self.leave = Button("Leave it")
        self._show(chosen)
        self.before = self._typed_before()
        self._offer_end()
        self._lay_out()
        self.before.afresh_asked.connect(self._offer_end)
        self.quiet_from.edited.connect(self._offer_end)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self.save.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need in this text size, or as there is room for."""
        super().showEvent(event)
        fit_around(self, self._fields, _WIDTH)

    def _show(self, chosen: CheckingChoices) -> None:
        self.by_itself.setChecked(chosen.by_itself)
        self.quiet_from.choose(chosen.quiet_from)
        self.quiet_to.choose(chosen.quiet_to)
        self.reach_back.choose(chosen.reach_back)
        self.website.set_words(chosen.website)
        self.countries.set_words(chosen.countries)

    def _typed_before(self) -> TypedBefore:
        """Put in what was typed before, and keep what is typed from now on."""
        fields: dict[str, TypedIn] = {
            "by_itself": self.by_itself,
            "quiet_from": self.quiet_from,
            "quiet_to": self.quiet_to,
            "reach_back": self.reach_back,
            "countries": self.countries,
            "website": self.website,
        }
        return TypedFields(self, self._desk, "sources", "checking", fields).before

    def _offer_end(self) -> None:
        self.quiet_to.setEnabled(self.quiet_from.chosen() != NEVER_QUIET)

    def _save(self) -> None:
        try:
            self._save_what_differs()
        except TenderPauseError as error:
            self.problem.show_sentence(words_of(error, self))
            fit_around(self, self._fields, _WIDTH, least=self.height())
        else:
            self.accept()

    def _save_what_differs(self) -> None:
        before = self._before
        if self.website.words() != before.website:
            service.choose_website(self._desk, self.website.words())
        if self.countries.words() != before.countries:
            choose_countries(self._desk, self.countries.words())
        if self.by_itself.isChecked() != before.by_itself:
            service.choose_by_itself(self._desk, on=self.by_itself.isChecked())
        quiet = quiet_hours(self.quiet_from.chosen(), self.quiet_to.chosen())
        if quiet != quiet_hours(before.quiet_from, before.quiet_to):
            service.choose_quiet_hours(self._desk, quiet)
        if self.reach_back.chosen() != before.reach_back:
            service.choose_reach_back_days(self._desk, int(self.reach_back.chosen()))

    def _lay_out(self) -> None:
        quiet = QHBoxLayout()
        quiet.setSpacing(12)
        quiet.addWidget(self.quiet_from, 1)
        quiet.addWidget(self.quiet_to, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(16)
        column.addWidget(self.before)
        column.addWidget(self.by_itself)
        column.addLayout(quiet)
        for widget in (self.reach_back, self.countries, self.website):
            column.addWidget(widget)
        column.addStretch(1)
        head = (Label(self.windowTitle(), "h2"), Label(_LEAD, "note", "ink-2", wrap=True))
        self._fields = fill_dialog(self, content, head=head, foot=(self.problem, buttons))
