"""The fields of an approach: who asks, by when, and what they offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.approached import Approach
from desktop.services.approach_form import ApproachForm, ApproachWords
from desktop.services.by_hand_form import Proposal
from desktop.services.desk import Desk
from desktop.ui.add_opportunity.proposal_rows import ProposalRows
from desktop.ui.conversations.opportunity_field import OpportunityField
from desktop.ui.organisations.contact_field import ContactField
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.one_of_chips import OneOfChips
from desktop.ui.widgets.side_by_side import SideBySide

_STACKED = 400
_SAID_HINT = "Paste their message if you like: days found in it are offered below, you choose."
_TENDER_HINT = "One from the list, or add by hand the one they speak of."


class ApproachFields(QWidget):
    """Filled from a form, read back into words. `edited` tells of each change by a person."""

    edited = Signal()
    text_changed = Signal()
    place_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._approach = desk, Approach()
        self.organisation = OrganisationField(desk, "Who asks us")
        self.contact = ContactField(desk, "Who wrote or rang")
        self.about = OpportunityField(desk, "For which tender", hint=_TENDER_HINT)
        self.said = GrowingField("What they wrote or said", "Paste or type here")
        self.said_field = Field("What they wrote or said", self.said, hint=_SAID_HINT)
        self.proposed = {"asked_on": ProposalRows(), "reply_by": ProposalRows()}
        self.asked_on = DayField("They asked on", today=self._today)
        self.reply_by = DayField("Reply asked by", today=self._today)
        self.role = LineField("What we would do", placeholder="For example outreach in two towns")
        self.named = _YesNo("Does the bid name us for it?")
        self.work = LineField("Our share of the work", aside="percent")
        self.value = LineField("Our share of the value", aside="percent")
        self.voice = _YesNo("Do we take part in the talks on the bid?")
        self.voice_words = LineField("How", aside="optional")
        self.exclusive = _YesNo("Do they ask that we work with nobody else?")
        self.exclusive_words = LineField("In which words", aside="optional")
        self.paid = LineField("Paid how long after our invoice", aside="days")
        self.on_results = _YesNo("Does our money hang on results?")
        self.payment_words = LineField("What else of payment", aside="optional")
        self.if_no = GrowingField("What happens if we say no")
        self.if_no_field = Field("What happens if we say no?", self.if_no)
        self._lay_out()
        self._connect()

    def show_form(self, form: ApproachForm) -> None:
        """Put in what was logged, or was being typed."""
        one = self._approach = form.words.approach
        self.organisation.show_known(one.organisation, form.organisation)
        self.contact.set_organisation(one.organisation or None)
        self.contact.show_contact(one.contact or None)
        self.about.show_known(one.about, form.about)
        self.said.setPlainText(one.said)
        self.asked_on.set_value(one.asked_on)
        self.reply_by.set_value(one.reply_by)
        for field, words in (
            (self.role, one.role),
            (self.work, form.words.work),
            (self.value, form.words.value),
            (self.voice_words, one.voice_words),
            (self.exclusive_words, one.exclusive_words),
            (self.paid, form.words.paid),
            (self.payment_words, one.payment_words),
        ):
            field.set_words(words)
        for chips, answer in (
            (self.named, one.named),
            (self.voice, one.voice),
            (self.exclusive, one.exclusive),
            (self.on_results, one.on_results),
        ):
            chips.show_answer(answer)
        self.if_no.setPlainText(one.if_no)

    def words(self) -> ApproachWords:
        """Return what is filled in; what other parts of the page hold stays as it was given."""
        approach = replace(
            self._approach,
            organisation=self.organisation.organisation() or "",
            contact=self.contact.contact() or "",
            about=self.about.opportunity(),
            said=self.said.words(),
            asked_on=self.asked_on.value(),
            reply_by=self.reply_by.value(),
            role=self.role.words(),
            named=self.named.answer(),
            share_work=None,
            share_value=None,
            paid_after_days=None,
            voice=self.voice.answer(),
            voice_words=self.voice_words.words(),
            exclusive=self.exclusive.answer(),
            exclusive_words=self.exclusive_words.words(),
            on_results=self.on_results.answer(),
            payment_words=self.payment_words.words(),
            if_no=self.if_no.words(),
        )
        return ApproachWords(
            approach=approach, work=self.work.words(), value=self.value.words(), paid=self.paid.words()
        )

    def show_troubles(self, troubles: Mapping[str, str], *, among: Sequence[str] | None = None) -> None:
        """Say under each field why it cannot stay as it is; `among` leaves all others silent."""
        for name, field in self._named().items():
            field.show_error(troubles.get(name, "") if among is None or name in among else "")

    def go_to_first(self, troubles: Mapping[str, str]) -> None:
        """Put the cursor into the first field that cannot stay as it is."""
        first = next((field for name, field in self._named().items() if name in troubles), None)
        if first is not None:
            first.take_focus()

    def unreadable(self) -> bool:
        """Say of a day that cannot be read that it cannot; return whether there is one."""
        wrong = [field for field in (self.asked_on, self.reply_by) if field.unreadable()]
        for field in wrong:
            field.show_error(NOT_A_DAY)
        return bool(wrong)

    def show_proposals(self, found: Sequence[Proposal]) -> None:
        """Offer these days, but none that stands in its field already."""
        for name, rows in self.proposed.items():
            stands = self._days()[name].value()
            said = stands.isoformat() if stands else ""
            rows.show_proposals([one for one in found if one.fills.get(name, said) != said])

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed, or everything."""
        self.setEnabled(not read_only)

    def _named(self) -> Mapping[str, Field]:
        return {
            "organisation": self.organisation,
            "asked_on": self.asked_on,
            "reply_by": self.reply_by,
            "share_work": self.work,
            "share_value": self.value,
            "paid_after_days": self.paid,
        }

    def _days(self) -> Mapping[str, DayField]:
        return {"asked_on": self.asked_on, "reply_by": self.reply_by}

    def _take(self, found: Proposal) -> None:
        field = self._days()[found.field]
        field.set_value(date.fromisoformat(found.fills[found.field]))
        field.take_focus()
        self.text_changed.emit()
        self.edited.emit()

    def _today(self) -> date:
        return self._desk.today

    def _organisation_chosen(self, organisation: str) -> None:
        self.contact.set_organisation(organisation or None)
        self.place_changed.emit()

    def _connect(self) -> None:
        self.organisation.chosen.connect(self._organisation_chosen)
        self.about.chosen.connect(self.place_changed)
        self.said.textChanged.connect(self.text_changed)
        for rows in self.proposed.values():
            rows.used.connect(self._take)
        for text in (self.said, self.if_no):
            text.textChanged.connect(self.edited)
        for field in (
            *(self.organisation, self.contact, self.about, self.asked_on, self.reply_by, self.role),
            *(self.named, self.work, self.value, self.voice, self.voice_words, self.exclusive),
            *(self.exclusive_words, self.paid, self.on_results, self.payment_words),
        ):
            field.edited.connect(self.edited)

    def _lay_out(self) -> None:
        def pair(left: QWidget, right: QWidget) -> SideBySide:
            return SideBySide([(left, 1), (right, 1)], stacked_below=_STACKED)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(
            _card(
                "Who asks, and by when",
                pair(self.organisation, self.contact),
                self.about,
                self.said_field,
                *self.proposed.values(),
                pair(self.asked_on, self.reply_by),
            )
        )
        column.addWidget(
            _card(
                "What they offer",
                self.role,
                self.named,
                pair(self.work, self.value),
                self.voice,
                self.voice_words,
                self.exclusive,
                self.exclusive_words,
                pair(self.paid, self.on_results),
                self.payment_words,
                self.if_no_field,
            )
        )
        column.addStretch(1)


class _YesNo(Field):
    """Yes, no, or not said."""

    edited = Signal()

    def __init__(self, label: str) -> None:
        self.chips = OneOfChips([("yes", "Yes"), ("no", "No"), ("", "Not said")])
        super().__init__(label, self.chips)
        self.chips.chosen.connect(self.edited)
        self.chips.choose("")

    def answer(self) -> bool | None:
        """Return what was answered, None for nothing."""
        return {"yes": True, "no": False}.get(self.chips.choice())

    def show_answer(self, answer: bool | None) -> None:
        """Show an answer; nothing is told."""
        self.chips.choose({True: "yes", False: "no", None: ""}[answer])

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen."""
        self.chips.focus()


def _card(title: str, *parts: QWidget) -> Card:
    card = Card()
    card.body.setSpacing(16)
    card.body.addWidget(Label(title, "h2", wrap=True))
    for part in parts:
        card.body.addWidget(part)
    return card
