"""Adding an organisation, or changing what is known of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.directory import FACTS
from desktop.domain.organisation import IncomeBand, LedBy, Organisation, Role
from desktop.services import directory_draft
from desktop.services.desk import Desk
from desktop.services.directory_changes import DirectoryChanges, Done
from desktop.services.errors import NotKept
from desktop.services.places import Place, find_places, place
from desktop.ui.decision.ticks_field import TickGroup, TicksField
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.organisations.form_dialog import FormDialog
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.chosen_field import ChosenField, Option
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.typed_before import TypedBefore
from feeds.errors import TenderPauseError

_STACKED_BELOW = 440
_NOT_SAID = "not_said"
_BETWEEN = re.compile(r"[;\n]|,(?=\s)")
SAY_TO_THEM = "Write what you would say to them: a fact with its source, or “we believe”."


class OrganisationForm(QWidget):
    """Holds what is told of an organisation, field by field. `edited` tells of each change by a person."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = LineField("Name")
        self.roles = TicksField("What they are to us")
        self.other_names = LineField("Other names", aside="optional", placeholder="With commas between")
        self.numbers = LineField(
            "Register numbers", aside="optional", placeholder="For example GB-CHC-1089464, GB-COH-01234567"
        )
        bands = [(_NOT_SAID, "Not known"), *((band.value, band.words()) for band in IncomeBand)]
        self.income_band = ChoiceField("Yearly income", bands)
        self.income_from = LineField(
            "Where that comes from, and when", placeholder="For example: accounts to March 2025"
        )
        self.places = ChosenField(
            "Where they work",
            _places,
            add="Add places",
            prompt="Search for a region or a council area",
            typed=True,
        )
        self.activities = LineField("What they do", placeholder="Peer support, housing advice")
        self.website = LineField("Website", aside="optional", placeholder="https://…")
        self.led_by = ChoiceField(
            "Led by people with experience", [(one.value, one.words()) for one in LedBy]
        )
        self.does_well = GrowingField("What they do well", "In plain words", role="table", least=54)
        self.learned = GrowingField("What we learned with them", "In plain words", role="table", least=54)
        self.fields: dict[str, Field | TicksField] = {
            "name": self.name,
            "roles": self.roles,
            "other_names": self.other_names,
            "numbers": self.numbers,
            "income_band": self.income_band,
            "income_from": self.income_from,
            "places": self.places,
            "activities": self.activities,
            "website": self.website,
            "led_by_experience": self.led_by,
            "does_well": Field("What they do well", self.does_well, hint=SAY_TO_THEM),
            "learned": Field("What we learned with them", self.learned, hint=SAY_TO_THEM),
        }
        self.roles.show_groups([TickGroup("", tuple((one.value, one.words()) for one in Role))], ())
        self._lay_out()
        self._connect()

    def fill(self, shown: Organisation) -> None:
        """Put an organisation into the fields."""
        self.name.set_words(shown.name)
        self.roles.show_groups([TickGroup("", tuple((one.value, one.words()) for one in Role))], shown.roles)
        self.other_names.set_words("; ".join(shown.other_names))
        self.numbers.set_words(", ".join(shown.numbers))
        self.income_band.choose(shown.income_band or _NOT_SAID)
        self.income_from.set_words(shown.income_from)
        self.places.choose([_option(place(code)) for code in shown.places])
        self.activities.set_words("; ".join(shown.activities))
        self.website.set_words(shown.website)
        self.led_by.choose(shown.led_by_experience)
        self.does_well.setPlainText(shown.does_well)
        self.learned.setPlainText(shown.learned)

    def typed(self) -> Organisation:
        """Return what stands in the fields."""
        band = self.income_band.chosen()
        return Organisation(
            name=self.name.words(),
            other_names=_parts(self.other_names.words()),
            roles=tuple(Role(one) for one in self.roles.chosen()),
            numbers=tuple(part.upper() for part in re.split(r"[;,\s]+", self.numbers.words()) if part),
            income_band=IncomeBand(band) if band and band != _NOT_SAID else None,
            income_from=self.income_from.words(),
            places=self.places.chosen(),
            activities=_parts(self.activities.words()),
            website=self.website.words(),
            led_by_experience=LedBy(self.led_by.chosen() or LedBy.NOT_KNOWN),
            does_well=self.does_well.words(),
            learned=self.learned.words(),
        )

    def refuse(self, refusals: dict[str, str]) -> None:
        """Show under each field why it cannot stay as it is, and go to the first."""
        for name, field in self.fields.items():
            if isinstance(field, Field):
                field.show_error(refusals.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in refusals), None)
        if isinstance(first, Field):
            first.take_focus()

    def _connect(self) -> None:
        for field in self.fields.values():
            if isinstance(field, LineField | ChoiceField | ChosenField | TicksField):
                field.edited.connect(self.edited)
        for words in (self.does_well, self.learned):
            words.textChanged.connect(self.edited)

    def _lay_out(self) -> None:
        fields = self.fields
        income = SideBySide([(self.income_band, 2), (self.income_from, 3)], stacked_below=_STACKED_BELOW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.name, self.roles, self.activities, self.places, income, self.led_by):
            column.addWidget(part)
        for name in ("does_well", "learned", "other_names", "numbers", "website"):
            column.addWidget(fields[name])


class OrganisationDialog(FormDialog):
    """`kept` gives the organisation's id and what was done, once it is recorded.

    What was typed and not recorded comes back.
    """

    kept = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        changes: DirectoryChanges,
        shown: Organisation | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Change “{shown.name}”" if shown else "Add an organisation",
            "",
            "Save" if shown else "Add",
            "Leave it" if shown else "Not now",
            parent,
        )
        self._changes, self._shown = changes, shown
        self.form, self.before = OrganisationForm(), TypedBefore()
        self.form.fill(shown or Organisation(name=name))
        self._typed = directory_draft.form(desk, shown.id if shown else "", self.form.typed())
        typed = self._typed.kept()
        self.before.setVisible(typed is not None)
        self.form.fill(typed or self._typed.standing)
        self._draft = DraftKeeper(self, self.form.typed, self._typed.keep, self._typed.forget)
        self.lay_out((self.before, self.form))
        self.form.edited.connect(self._draft.nudge)
        self.before.afresh_asked.connect(self._start_afresh)
        self.form.name.take_focus()

    def accept(self) -> None:
        """Record it, or say why it cannot be kept so."""
        self.form.refuse({})
        self.problem.show_sentence("")
        try:
            done = self._write().result()
        except NotKept as refused:
            self.form.refuse(refused.refusals)
            self.problem.show_sentence(" ".join(dict.fromkeys(refused.refusals.values())))
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
        else:
            self.kept.emit(done.organisation, done.words)
            super().accept()

    def done(self, result: int) -> None:
        """Keep what is typed and not recorded."""
        self._draft.end(result)
        super().done(result)

    def _start_afresh(self) -> None:
        self.form.fill(self._typed.standing)
        self.before.hide()
        self.form.name.take_focus()

    def _write(self) -> Future[Done]:
        typed = self.form.typed()
        if self._shown is None:
            return self._changes.add(typed)
        return self._changes.change(self._shown.id, **{name: getattr(typed, name) for name in FACTS})


def _parts(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip(" ,") for part in _BETWEEN.split(words))))


def _places(words: str) -> Sequence[Option]:
    return [_option(one) for one in find_places(words)]


def _option(one: Place) -> Option:
    return Option(one.code, one.name, one.second)
