"""The fields of a letter: to whom there, about what, and its words. What is typed is kept as a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.documents import NOBODY, Ticks
from desktop.services import approach_letter
from desktop.services.approach_letter import HINT, LetterForm
from desktop.services.desk import Desk
from desktop.services.document_values import LetterWanted
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

_NOBODY, _NO_TENDER = "nobody", "none"


class LetterPanel(DocumentPanel):
    """One letter to one organisation."""

    def __init__(self, desk: Desk, organisation: str, opportunity: str | None) -> None:
        super().__init__(self._letter)
        self._desk, self._opportunity = desk, opportunity
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self.about = Label("", "note", wrap=True)
        self.tender = ChoiceField("About which tender")
        self.need = LineField("Which need", placeholder="For example evening support for carers")
        self.to = ChoiceField("To whom there")
        self.subject = LineField("What it is about")
        self.body = GrowingField("The letter", role="table")
        self.signed = LineField("Who signs")
        self.reply = Label("", "caption", "ink-2", wrap=True)
        self.problem = ErrorLine()
        self.again = Button("Begin the letter again", "link")
        self._lay_out()
        with desk.reader() as db:
            tenders = approach_letter.tenders(db, desk, opportunity)
        self.tender.set_choices([(_NO_TENDER, "No tender yet: a need"), *tenders])
        self._read(organisation)
        self._connect()

    def leave(self) -> QWidget | None:
        """Keep what was typed as a draft."""
        self._pace.settle()
        letter = self._letter(NOBODY)
        if letter == self._shown or self._desk.workspace.read_only:
            return None
        try:
            approach_letter.keep_draft(self._desk, letter).result()
        except TenderPauseError as problem:
            self.problem.show_sentence(words_of(problem, self))
            return self.body
        return None

    def first(self) -> QWidget:
        """Return the letter itself."""
        return self.body

    def _letter(self, ticks: Ticks) -> LetterWanted:
        """Return the letter as its fields stand."""
        contact = self.to.chosen()
        return LetterWanted(
            organisation=self._form.organisation,
            opportunity=self._opportunity,
            contact="" if contact == _NOBODY else contact,
            subject=self.subject.words(),
            body=self.body.words(),
            signed=self.signed.words(),
            ticks=ticks,
        )

    def _read(self, organisation: str) -> None:
        with self._desk.reader() as db:
            form = approach_letter.letter_form(
                db, self._desk, organisation, self._opportunity, self.need.words()
            )
        self._show(form)

    def _show(self, form: LetterForm) -> None:
        self._form = form
        self.about.setText(f"To {form.name}. {form.about}.")
        self.tender.choose(self._opportunity or _NO_TENDER)
        self.need.setVisible(self._opportunity is None)
        self.to.set_choices([(_NOBODY, "Nobody by name"), *form.contacts])
        self.to.choose(form.contact or _NOBODY)
        self.subject.set_words(form.subject)
        self.body.setPlainText(form.body)
        self.signed.set_words(form.signed)
        self.reply.setText(f"The day to answer by: {form.reply}")
        self.again.setVisible(form.is_draft)
        self._shown = self._letter(NOBODY)

    def _edited(self) -> None:
        if not self._desk.workspace.read_only:
            self._pace.nudge()
        self.edited.emit()

    def _keep(self) -> None:
        self._keeping.follow(approach_letter.keep_draft(self._desk, self._letter(NOBODY)))
        self.again.show()

    def _begin_again(self) -> None:
        self._pace.settle()
        approach_letter.begin_again(self._desk, self._form.organisation, self._opportunity).result()
        self._read(self._form.organisation)
        self._pace.settle()
        self.body.setFocus()
        self.edited.emit()

    def _other_tender(self) -> None:
        """Go on with the letter about that one; what was typed about the other stays its draft."""
        if self.leave() is not None:
            return
        chosen = self.tender.chosen()
        self._opportunity = None if chosen == _NO_TENDER else chosen
        self._read(self._form.organisation)
        self._pace.settle()
        self.edited.emit()

    def _other_need(self) -> None:
        """Speak of that need, as long as nothing else was typed."""
        if not self._form.is_draft and self._letter(NOBODY) == self._shown:
            self._read(self._form.organisation)
            self._pace.settle()
            self.edited.emit()

    def _connect(self) -> None:
        self.tender.edited.connect(self._other_tender)
        self.need.left.connect(self._other_need)
        self.to.edited.connect(self._edited)
        self.subject.edited.connect(self._edited)
        self.body.textChanged.connect(self._edited)
        self.signed.edited.connect(self._edited)
        self._pace.keep_now.connect(self._keep)
        self._keeping.failed.connect(self.problem.show_sentence)
        self.again.clicked.connect(self._begin_again)

    def _lay_out(self) -> None:
        self.column.addWidget(self.about)
        self.column.addWidget(self.tender)
        self.column.addWidget(self.need)
        self.column.addWidget(self.to)
        self.column.addWidget(self.subject)
        self.column.addWidget(Field("The letter", self.body, hint=HINT))
        self.column.addWidget(self.reply)
        self.column.addWidget(self.signed)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
