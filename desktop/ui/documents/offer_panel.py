"""The fields of our offer. What is typed is kept as a draft, and recorded as the dialog is left."""

from __future__ import annotations

from concurrent.futures import Future

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.documents import Ticks
from desktop.domain.offer import OFFER_FIELDS, Offer, days_of, days_refusal
from desktop.services import our_offer
from desktop.services.desk import Desk
from desktop.services.document_values import OfferWanted
from desktop.services.our_offer import OfferForm
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.decision.ticks_field import TickGroup, TicksField
from desktop.ui.documents.panel import DocumentPanel
from desktop.ui.errors import words_of
from desktop.ui.keeping import Keeping
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

_LEAD = "One page on how we work with others, in your own words. What is left empty is left out."
_PROMISES = "What others can hold us to"
_REACH = "The organisation's own address and telephone, not one person's."
_NOBODY = "nobody"
_DOES = "does"
_ONE_LINE = 22


class OfferPanel(DocumentPanel):
    """Our offer, field by field."""

    def __init__(self, desk: Desk, changes: SettingsChanges | None = None) -> None:
        super().__init__(self._page)
        self._desk, self._changes = desk, changes or SettingsChanges(desk)
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self._offer = self._kept = Offer()
        self._purpose, self._is_draft = "", False
        self.words = {
            field.name: GrowingField(field.title, role="table", least=_ONE_LINE * 2) for field in OFFER_FIELDS
        }
        self.begin = Button("Begin with what we are here to do", "link")
        self.begin.setAccessibleDescription("Puts our own words from Settings under What we do")
        self.promises = TicksField(_PROMISES)
        self.days = LineField(
            "We pay partners within how many days?", hint="From their invoice. Leave it empty to say nothing."
        )
        self.person = ChoiceField("Whom to ask for")
        self.reach = GrowingField("How to reach us", role="table", least=_ONE_LINE)
        self.room = Label("", "note", "ink-2", wrap=True)
        self.too_long = ErrorLine()
        self.saved = Label("", "caption", "ink-2", wrap=True)
        self.undo = Button("Undo", "link", icon="undo")
        self.problem = ErrorLine()
        self._lay_out()
        self._read()
        self._connect()

    def offer(self) -> Offer:
        """Return our offer as its fields stand; days that cannot be read stay as they were."""
        typed = self.days.words()
        days = self._offer.paid_within_days if days_refusal(typed) else days_of(typed)
        promised, all_of_them = self.promises.chosen(), tuple(self.promises.ticks)
        every = self._offer.commitments is None and promised == all_of_them
        person = self.person.chosen()
        return replace(
            self._offer,
            **{name: editor.words() for name, editor in self.words.items()},
            commitments=None if every else promised,
            paid_within_days=days,
            person="" if person == _NOBODY else person,
            reach=self.reach.words(),
        )

    def show_room(self, words: str, *, fits: bool) -> None:
        """Say how much of the page is filled."""
        self.room.setText(words if fits else "")
        self.room.setVisible(fits)
        self.too_long.show_sentence("" if fits else f"{words} Shorten a field, or untick something.")

    def leave(self) -> QWidget | None:
        """Record what was typed; return the field of the days where they cannot be read."""
        if self._desk.workspace.read_only:
            return None
        refusal = days_refusal(self.days.words())
        self.days.show_error(refusal)
        if refusal:
            return self.days.edit
        self._pace.settle()
        if self.offer() == self._kept and not self._is_draft:
            return None
        try:
            self._changes.change_offer(self.offer()).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return self.reach
        self._read()
        return None

    def leave_as_typed(self) -> None:
        """Keep all of it as a draft, the days as they were typed."""
        self._pace.settle()
        self._draft().result()

    def first(self) -> QWidget:
        """Return the first field."""
        return next(iter(self.words.values()))

    def _page(self, ticks: Ticks) -> OfferWanted:
        return OfferWanted(offer=self.offer(), ticks=ticks)

    def _read(self) -> None:
        with self._desk.reader() as db:
            self._show(our_offer.offer_form(db, self._desk))

    def _show(self, form: OfferForm) -> None:
        self._offer, self._kept, offer = form.offer, form.kept, form.offer
        self._purpose = "" if form.read_only_because else form.purpose
        self._is_draft = form.is_draft
        for name, editor in self.words.items():
            editor.setPlainText(getattr(offer, name))
        self._offer_words()
        choices = tuple((one.id, one.title) for one in form.commitments)
        chosen = [one for one, _ in choices] if offer.commitments is None else offer.commitments
        if list(self.promises.ticks) != [one for one, _ in choices] or self.promises.chosen() != tuple(
            chosen
        ):
            self.promises.show_groups([TickGroup("", choices)], chosen)
        paid = "" if offer.paid_within_days is None else str(offer.paid_within_days)
        self.days.set_words(form.days or paid)
        self.days.show_error(days_refusal(self.days.words()))
        self.person.set_choices([(_NOBODY, "Nobody by name"), *form.people])
        self.person.choose(offer.person or _NOBODY)
        self.reach.setPlainText(offer.reach)
        self.saved.setText("Typed, not recorded yet" if form.is_draft else form.saved)
        self.saved.setVisible(bool(self.saved.text()))
        self.undo.setVisible(self._changes.can_undo == our_offer.CHANGED)
        self.problem.show_sentence(form.read_only_because)

    def _offer_words(self) -> None:
        """Offer our own words to begin with, while nothing stands there yet."""
        self.begin.setVisible(bool(self._purpose) and not self.words[_DOES].words())

    def _begin_with_purpose(self) -> None:
        does = self.words[_DOES]
        does.setFocus()
        does.insertPlainText(self._purpose)

    def _edited(self) -> None:
        self._offer_words()
        self.days.show_error(days_refusal(self.days.words()))
        if not self._desk.workspace.read_only:
            self._pace.nudge()
        self.edited.emit()

    def _keep(self) -> None:
        self._keeping.follow(self._draft())

    def _draft(self) -> Future[None]:
        self._is_draft, days = True, self.days.words()
        return our_offer.keep_draft(self._desk, self.offer(), days if days_refusal(days) else "")

    def _take_back(self) -> None:
        self._pace.settle()
        try:
            self._changes.undo().result()
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
        else:
            self._read()
            self.edited.emit()

    def _connect(self) -> None:
        for editor in (*self.words.values(), self.reach):
            editor.textChanged.connect(self._edited)
        self.days.edited.connect(self._edited)
        self.promises.edited.connect(self._edited)
        self.person.edited.connect(self._edited)
        self._pace.keep_now.connect(self._keep)
        self._pace.rested.connect(self.leave)
        self._keeping.failed.connect(self.problem.show_sentence)
        self.undo.clicked.connect(self._take_back)
        self.begin.clicked.connect(self._begin_with_purpose)

    def _lay_out(self) -> None:
        self.column.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        self.column.addWidget(self.room)
        self.column.addWidget(self.too_long)
        for field in OFFER_FIELDS:
            self.column.addWidget(Field(field.title, self.words[field.name], hint=field.asks))
            if field.name == _DOES:
                self.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.promises)
        self.column.addWidget(self.days)
        self.column.addWidget(self.person)
        self.column.addWidget(Field("How to reach us", self.reach, hint=_REACH))
        self.column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.saved, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.room.hide()
