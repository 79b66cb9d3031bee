"""The fields of a conversation: with whom, what was said, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.conversations import DIRECTION_WORDS, WAY_WORDS, Direction, Talk, Way
from desktop.services.conversation_form import TalkForm, TalkWords
from desktop.services.desk import Desk
from desktop.ui.conversations.opportunity_field import OpportunityField
from desktop.ui.organisations.contact_field import ContactField
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.chosen_field import ChosenField, Option
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.side_by_side import SideBySide

_SAID_HINT = "Write what you would say to them. No names of people who use services."
_PRIVATE_HINT = "In no export, copy or document. Anyone who opens this file here can read it."
_STACKED = 440
_OURS = "Who of us spoke"


class TalkFields(QWidget):
    """Filled from a form, read back into words. `place_changed` tells that the line on bidding may differ."""

    edited = Signal()
    place_changed = Signal()
    folded = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: tuple[tuple[str, str], ...] = ()
        self._talk = Talk()
        self.organisation = OrganisationField(desk)
        self.about = OpportunityField(desk, "About which opportunity, if any")
        self.caution = PaperCard()
        self.caution_words = Label("", "note", wrap=True)
        self.caution.body.addWidget(self.caution_words)
        self.said = GrowingField("What was said", placeholder="A line is enough.")
        self.said_field = Field("What was said", self.said, hint=_SAID_HINT)
        self.way = OneOfChips([(way.value, words) for way, words in WAY_WORDS.items()])
        self.direction = OneOfChips([(each.value, words) for each, words in DIRECTION_WORDS.items()])
        self.on = DayField("On which day", today=self._today)
        self.ours = ChosenField(
            _OURS, self._find_people, add="Add somebody", prompt="A name of one of us", typed=True
        )
        self.theirs = ContactField(desk, "With whom")
        self.next_step = LineField("Next step", aside="optional", placeholder="For example ring back")
        self.next_on = DayField("By", today=self._today)
        self.owner = LineField("Who sees to it", aside="optional")
        self.private = GrowingField("Private note")
        self.private_fold = Fold(
            "Private note", Field("A note for us alone", self.private, hint=_PRIVATE_HINT)
        )
        self._lay_out()
        self._connect()

    def show_form(self, form: TalkForm) -> None:
        """Put in what is noted, or was being typed."""
        talk = form.words.talk
        self._people, self._talk = form.people, talk
        names = dict(form.people)
        if talk.organisation:
            self.organisation.show_known(talk.organisation, form.organisation)
        self.theirs.set_organisation(talk.organisation or None)
        self.theirs.show_contact(talk.theirs[0] if talk.theirs else None)
        self.about.show_known(talk.about, form.about)
        self.said.setPlainText(talk.said)
        self.way.choose(talk.way.value)
        self.direction.choose(talk.direction.value)
        self.on.set_value(talk.on)
        self.ours.choose([Option(one, names.get(one, one)) for one in talk.ours])
        self.next_step.set_words(talk.next_step)
        self.next_on.set_value(talk.next_on)
        self.owner.set_words(names.get(talk.next_owner, talk.next_owner))
        self.private.setPlainText(form.words.private)
        self.private_fold.set_open(bool(form.words.private))

    def words(self) -> TalkWords:
        """Return what is filled in; somebody not known yet stands there by name."""
        person = self.theirs.contact()
        owner = self.owner.words()
        ids = {name.casefold(): id_ for id_, name in self._people}
        talk = Talk(
            organisation=self.organisation.organisation() or "",
            way=Way(self.way.choice() or Way.CALL),
            direction=Direction(self.direction.choice() or Direction.US),
            on=self.on.value(),
            ours=self.ours.chosen(),
            theirs=(*((person,) if person else ()), *self._talk.theirs[1:]),
            about=self.about.opportunity(),
            said=self.said.words(),
            next_step=self.next_step.words(),
            next_on=self.next_on.value(),
            next_owner=ids.get(owner.casefold(), owner),
            next_done_on=self._done_on(),
        )
        return TalkWords(talk=talk, private=self.private.words())

    def show_caution(self, words: str) -> None:
        """Show the line on keeping to what is public, or nothing for ""."""
        self.caution_words.setText(words)
        self.caution.setVisible(bool(words))

    def unreadable(self) -> bool:
        """Say of a day that cannot be read that it cannot; return whether there is one."""
        wrong = [day for day in (self.on, self.next_on) if day.unreadable()]
        for day in wrong:
            day.show_error(NOT_A_DAY)
        if wrong:
            wrong[0].take_focus()
        return bool(wrong)

    def show_refusals(self, refusals: Mapping[str, str]) -> None:
        """Say under each field why it cannot stay as it is, and go to the first of them."""
        fields: Mapping[str, Field] = {
            "organisation": self.organisation,
            "said": self.said_field,
            "on": self.on,
            "next_step": self.next_step,
            "next_on": self.next_on,
        }
        for name, field in fields.items():
            field.show_error(refusals.get(name, ""))
        first = next((field for name, field in fields.items() if name in refusals), None)
        if first is not None:
            first.take_focus()

    def _done_on(self) -> date | None:
        """Return when the next step was taken, as long as it is the same one."""
        return self._talk.next_done_on if self.next_step.words() == self._talk.next_step else None

    def _today(self) -> date:
        return self._desk.today

    def _find_people(self, words: str) -> Sequence[Option]:
        wanted = words.casefold().split()
        return [
            Option(id_, name) for id_, name in self._people if all(word in name.casefold() for word in wanted)
        ]

    def _organisation_chosen(self, organisation: str) -> None:
        self.theirs.set_organisation(organisation or None)
        self.place_changed.emit()

    def _connect(self) -> None:
        for named in (self.organisation, self.about, self.theirs):
            named.edited.connect(self.edited)
        self.organisation.chosen.connect(self._organisation_chosen)
        self.about.chosen.connect(self.place_changed)
        for text in (self.said, self.private):
            text.textChanged.connect(self.edited)
        for chips in (self.way, self.direction):
            chips.chosen.connect(self.edited)
        for field in (self.on, self.ours, self.next_step, self.next_on, self.owner):
            field.edited.connect(self.edited)
        self.private_fold.turned.connect(self.folded)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.organisation)
        column.addWidget(self.about)
        column.addWidget(self.caution)
        column.addWidget(self.said_field)
        column.addWidget(Field("How", self.way))
        column.addWidget(Field("Who began it", self.direction))
        column.addWidget(SideBySide([(self.on, 1), (self.theirs, 1)], stacked_below=_STACKED))
        column.addWidget(self.ours)
        column.addWidget(self.next_step)
        column.addWidget(SideBySide([(self.next_on, 1), (self.owner, 1)], stacked_below=_STACKED))
        column.addWidget(self.private_fold)
        column.addStretch(1)
        self.caution.hide()
