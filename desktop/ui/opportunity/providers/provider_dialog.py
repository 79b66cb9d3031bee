"""Saying what we know of an existing provider: who it is, how we know, until when, how well it does."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.organisation import Role
from desktop.domain.pause import Standing
from desktop.domain.provider import Said, refusals
from desktop.services.desk import Desk
from desktop.services.provider_changes import ProviderChanges, ProviderWords
from desktop.services.providers_tab import ProviderLine
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.typed_fields import TypedFields, TypedIn
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.fitting import fit_around
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_WIDTH, _STACKED = 560, 440
_TITLES = {
    Said.CONFIRMED: "Do they do this now?",
    Said.CORRECTED: "Who is it, or until when?",
    Said.ADDED: "Who else does this now?",
}
_STANDINGS = (
    (Standing.KNOWN.value, "Known"),
    (Standing.BELIEVED.value, "We believe"),
    (Standing.ASKED.value, "We asked"),
    (Standing.UNKNOWN.value, "Not known"),
)
_WELL = (("yes", "Yes"), ("no", "No"), ("", "Not known"))
_ABOUT_NEW = "Somebody who does this now, whom no notice here names."
_SAY = "Write what you would say to them."


class ProviderDialog(QDialog):
    """Accepted means: it is recorded. `done_words` say what was. What was typed and not comes back."""

    def __init__(
        self,
        desk: Desk,
        changes: ProviderChanges,
        key: str,
        what: Said,
        line: ProviderLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._changes, self._key, self._what, self._line = desk, changes, key, what, line
        self.done_words = ""
        self.setWindowTitle(_TITLES[what])
        self.setAccessibleDescription(line.provider.evidence if line else _ABOUT_NEW)
        self.organisation = OrganisationField(
            desk, "Organisation", hint=self._hint(), roles=(Role.EXISTING_PROVIDER,)
        )
        self.standing = OneOfChips(_STANDINGS)
        self.standing_field = Field("How well do we know it?", self.standing)
        self.source = LineField("How we know", placeholder="For example: their manager told Ines", hint=_SAY)
        self.on = DayField("Known since", today=lambda: desk.today)
        self.what = LineField("What they do", aside="optional")
        self.end_on = DayField("Their contract ends", today=lambda: desk.today)
        self.extends_to_on = DayField("May go on until", today=lambda: desk.today)
        self.well = OneOfChips(_WELL)
        self.well_field = Field("Do they do it well?", self.well, hint="As far as we can say to them.")
        self.reason = LineField("What is different from the notice, and why")
        self.problem = ErrorLine()
        self.keep, self.leave = Button("Record it", "main"), Button("Leave it")
        self.keep.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._fill()
        self.before = self._typed_before()
        self._lay_out()
        self.organisation.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the fields need in this text size, or as there is room for."""
        super().showEvent(event)
        fit_around(self, self._fields, _WIDTH)

    def accept(self) -> None:
        """Record it, or say under each field why it cannot be recorded so."""
        said = self._words()
        if self._unreadable() or self._refused(said):
            fit_around(self, self._fields, _WIDTH, least=self.height())
            return
        try:
            self.done_words = self._record(said).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            fit_around(self, self._fields, _WIDTH, least=self.height())
        else:
            super().accept()

    def _record(self, said: ProviderWords) -> Future[str]:
        provider = self._line.provider if self._line else None
        return self._changes.say(self._what, self._key, provider, said)

    def _words(self) -> ProviderWords:
        standing, well = self.standing.choice(), self.well.choice()
        return ProviderWords(
            organisation=self.organisation.organisation() or "",
            name=self.organisation.words(),
            standing=Standing(standing) if standing else None,
            source=self.source.words(),
            on=self.on.value(),
            does_well={"yes": True, "no": False}.get(well),
            what=self.what.words(),
            end_on=self.end_on.value(),
            extends_to_on=self.extends_to_on.value(),
            reason=self.reason.words(),
        )

    def _unreadable(self) -> bool:
        wrong = [day for day in (self.on, self.end_on, self.extends_to_on) if day.unreadable()]
        for day in wrong:
            day.show_error(NOT_A_DAY)
        return bool(wrong)

    def _refused(self, said: ProviderWords) -> bool:
        name = said.name or (self._line.provider.name if self._line and self._names_itself() else "")
        found = dict(
            refusals(
                name=name, source=said.source, on=said.on, today=self._desk.today, standing=said.standing
            )
        )
        fields = {"name": self.organisation, "standing": self.standing_field, "source": self.source}
        for field, place in {**fields, "on": self.on}.items():
            place.show_error(found.get(field, ""))
        return bool(found)

    def _names_itself(self) -> bool:
        """Whether an empty field stands for the supplier of the notice."""
        return self._what is Said.CONFIRMED

    def _hint(self) -> str:
        line = self._line
        if line is None:
            return ""
        named = f"The notice names {line.provider.name}." if not line.said_words else ""
        if self._what is Said.CONFIRMED and not line.organisation:
            return f"{named} {line.who}. Left empty, it is added to the directory.".replace(" .", "")
        return named

    def _fill(self) -> None:
        line = self._line
        if line is None:
            self.on.set_value(self._desk.today)
            return
        one = line.provider
        if line.organisation or one.organisation:
            self.organisation.show_organisation(line.organisation or one.organisation)
        if one.said:
            self.standing.choose(one.standing.value)
            self.well.choose(
                {True: "yes", False: "no"}.get(one.does_well, "") if one.does_well is not None else ""
            )
        self.on.set_value(self._desk.today)
        self.end_on.set_value(one.contract_end)
        self.extends_to_on.set_value(one.contract_extends_to)

    def _typed_before(self) -> TypedBefore:
        """Put in what was typed before, under the line it is about, and keep what is typed from now on."""
        about = self._line.provider.key if self._line else "new"
        fields: dict[str, TypedIn] = {
            "organisation": self.organisation,
            "standing": self.standing,
            "source": self.source,
            "on": self.on,
            "what": self.what,
            "end_on": self.end_on,
            "extends_to_on": self.extends_to_on,
            "well": self.well,
            "reason": self.reason,
        }
        return TypedFields(self, self._desk, self._key, f"provider.{self._what}.{about}", fields).before

    def _lay_out(self) -> None:
        head = [Label(_TITLES[self._what], "h2", wrap=True)]
        if self._line is not None:
            head.append(Label(f"{self._line.provider.evidence}.", "note", "ink-2", wrap=True))
        days = SideBySide(((self.end_on, 1), (self.extends_to_on, 1)), stacked_below=_STACKED)
        known = SideBySide(((self.source, 2), (self.on, 1)), stacked_below=_STACKED)
        self.reason.setVisible(self._what is Said.CORRECTED)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(16)
        for widget in (
            self.before,
            self.organisation,
            self.standing_field,
            known,
            self.what,
            days,
            self.well_field,
            self.reason,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self._fields = fill_dialog(self, content, head=head, foot=(self.problem, row))
