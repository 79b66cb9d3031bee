"""The Commitments page: what we promise, since when, and how each promise was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.commitment_changes import CommitmentChanges, CommitmentWords
from desktop.services.commitments_page import CommitmentLine, CommitmentsShown, commitments_shown
from desktop.services.desk import Desk
from desktop.ui.commands import CommandId
from desktop.ui.commitments.commitment_card import CommitmentCard
from desktop.ui.commitments.words_form import WordsForm
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.page import Touched
from desktop.ui.partnership.card_grid import CardGrid
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import fill_page
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.tab_order import follow_reading_order

_TELLING = frozenset({"commitment", "decision", "person"})
_STACKED_BELOW, _LEAST_CARD = 760, 420
_READ_ONLY = "This workspace is open read-only."


class CommitmentsPage(QWidget):
    """A card a commitment. `decision_read` carries the number of a decision that made an exception."""

    decision_read = Signal(str)
    title = "Commitments"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._changes = CommitmentChanges(desk)
        self._shown: CommitmentsShown | None = None
        self._form: WordsForm | None = None
        self.cards: dict[str, CommitmentCard] = {}
        self.header = PageHeader("Commitments")
        self.counted = Label("", "note", "ink-2", wrap=True)
        self.saved = SavedLine()
        self.problem = ErrorLine()
        self.add = Button("Adopt a commitment", "main", icon="plus")
        self.adopt_all = Button("Adopt all of them as they are", icon="check")
        self._place = Card()
        self._place.body.setSpacing(8)
        self._in_force, self._retired = _grid(), _grid()
        self._no_longer = Label("No longer in force", "h2")
        self._lay_out()
        self.add.clicked.connect(self._ask_new)
        self.adopt_all.clicked.connect(self._ask_all)
        self.saved.undo_asked.connect(self._undo)

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Show what the workspace holds now, where these changes touched it and no form stands open."""
        if (not touched or any(kind in _TELLING for kind, _ in touched)) and not self._is_typing():
            self._read()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {CommandId.UNDO: self._undo} if self._changes.can_undo else {}

    def regions(self) -> Sequence[QWidget]:
        """Return the head and the cards."""
        return (self._head, *self.cards.values())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the workspace holds."""
        super().showEvent(event)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first button."""
        super().focusInEvent(event)
        self.add.setFocus()

    def _is_typing(self) -> bool:
        return self._form is not None or any(card.form for card in self.cards.values())

    def _read(self) -> None:
        with self._desk.reader() as db:
            shown = commitments_shown(db, self._desk)
        if shown == self._shown:
            return
        self._shown = shown
        self.header.line.setText(shown.standing)
        self.counted.setText(shown.decisions)
        self.adopt_all.setVisible(shown.not_adopted > 0)
        for button in (self.add, self.adopt_all):
            button.set_reason(_READ_ONLY if self._desk.workspace.read_only else None)
        self._fill(shown)
        follow_reading_order(self)

    def _fill(self, shown: CommitmentsShown) -> None:
        for cards in (self._in_force, self._retired):
            clear_layout(cards)
        self.cards = {}
        for line in shown.in_force:
            self._in_force.addWidget(self._card(line, in_force=True))
        for line in shown.retired:
            self._retired.addWidget(self._card(line, in_force=False))
        self._no_longer.setVisible(bool(shown.retired))

    def _card(self, line: CommitmentLine, *, in_force: bool) -> CommitmentCard:
        card = CommitmentCard(
            line,
            self._titles(),
            self._desk,
            in_force=in_force,
            read_only=self._desk.workspace.read_only,
        )
        card.adopted.connect(lambda key, said: self._save(self._changes.adopt(said, key)))
        card.changed.connect(lambda key, said: self._save(self._changes.change(key, said)))
        card.retired.connect(lambda key, said: self._save(self._changes.retire(key, said.on, said.minute)))
        card.decision_read.connect(self.decision_read)
        card.rearranged.connect(lambda: follow_reading_order(self))
        self.cards[line.id] = card
        return card

    def _titles(self) -> dict[str, str]:
        return {line.id: line.title for line in self._shown.in_force} if self._shown else {}

    def _ask_new(self) -> None:
        form = WordsForm("Adopt", "Adopted on", self._desk)
        form.show_words("", "", self._titles())
        self._open("A commitment of our own", form, lambda said: self._changes.adopt(said))

    def _ask_all(self) -> None:
        form = WordsForm("Adopt all", "Adopted on", self._desk, words=False)
        first = next((line for line in self._shown.in_force if line.can_adopt), None) if self._shown else None
        if first is not None:
            form.show_words(first.title, first.question, self._titles(), first.id)
            self._open(
                "All that nobody has adopted yet",
                form,
                lambda said: self._changes.adopt_all(said.on, said.minute),
            )

    def _open(self, title: str, form: WordsForm, change: Callable[[CommitmentWords], Future[str]]) -> None:
        self._close_form()
        self._form = form
        form.wanted.connect(lambda said: self._save(change(said)))
        form.given_up.connect(self._give_up)
        self._place.body.addWidget(Label(title, "h2", wrap=True))
        self._place.body.addWidget(form)
        self._place.show()
        follow_reading_order(self)
        form.take_focus()

    def _give_up(self) -> None:
        self._close_form()
        self.add.setFocus()

    def _close_form(self) -> None:
        self._form = None
        self._place.hide()
        clear_layout(self._place.body)

    def _undo(self) -> None:
        self._save(self._changes.undo())

    def _save(self, change: Future[str]) -> None:
        """Wait for a change, which the writer has in its queue, without holding up the window."""
        job: Job[str] = Job(lambda _desk, _step: change.result(), self._desk)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        self.problem.show_sentence("")
        job.start()

    def _done(self, words: str) -> None:
        self._close_form()
        for card in self.cards.values():
            card.close_form()
        if words:
            undo = self._changes.can_undo
            self.saved.say(words, undo=undo if undo == words else "")
        self._read()
        if self.isVisible():  # one may have gone elsewhere meanwhile
            self.add.setFocus()

    def _failed(self, problem: Exception) -> None:
        self.problem.show_sentence(words_of(problem, self))

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=16, line_gap=8)
        for button in (self.adopt_all, self.add):
            flow.addWidget(button)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(12)
        head.addWidget(SideBySide([(self.header, 1), (buttons, 0)], stacked_below=_STACKED_BELOW, gap=16))
        head.addWidget(self.counted)
        head.addWidget(self.saved)
        head.addWidget(self.problem)
        head.addWidget(self._place)
        self._place.hide()
        self.adopt_all.hide()
        self._no_longer.hide()
        fill_page(self, self._head, self._in_force, self._no_longer, self._retired)


def _grid() -> CardGrid:
    return CardGrid(least=_LEAST_CARD, most=2)
