"""The decision page: bid, partner or step back, held against our commitments, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.decision import OUTCOME_WORDS, DecisionDraft, Outcome, Refusal
from desktop.services import deciding
from desktop.services.deciding import DecisionForm
from desktop.services.desk import Desk
from desktop.services.errors import DecisionRefused
from desktop.ui.commands import CommandId
from desktop.ui.decision.commitments_card import CommitmentsCard
from desktop.ui.decision.decision_header import DecisionHeader
from desktop.ui.decision.outcomes import OUTCOME_ICONS
from desktop.ui.decision.record_dialog import RecordDialog
from desktop.ui.decision.refusal_places import RefusalPlaces
from desktop.ui.decision.why_card import READ_ONLY, WhyCard
from desktop.ui.keeping import Keeping
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

STACKED_BELOW: Final = 888
"""Page width at 100 % under which the two cards stand beneath one another."""
CHOICES_STACKED_BELOW: Final = 640
"""The same for the three choices."""
_LEAST_HEIGHT: Final = 440


class DecisionPage(QWidget):
    """One opportunity's decision. `left` and `cost_asked` carry its key, `recorded` its key and number."""

    left = Signal(str)
    recorded = Signal(str, str)
    cost_asked = Signal(str)
    commitments_asked = Signal()
    title = "Decision"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._form: DecisionForm | None = None
        self._changed = False
        self._pace = TypingPace(self)
        self._keeping = Keeping(self)
        self.header = DecisionHeader()
        self.cards = ChoiceCards([])
        self._cards_place = QVBoxLayout()
        self.choice_error = ErrorLine()
        self.commitments = CommitmentsCard()
        self.why = WhyCard(lambda: desk.today)
        self._places = RefusalPlaces(self.commitments, self.why, self.choice_error)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str, outcome: Outcome | str | None = None) -> None:
        """Open the form of one opportunity, its draft filled in; `outcome` chooses a card."""
        self.leave()
        with self._desk.reader() as db:
            form = deciding.decision_form(db, self._desk, key)
        self._form = form
        self._changed = False
        self.header.show_form(form)
        self._show_choices(form)
        self.commitments.show_form(form)
        self.why.fields.show_form(form)
        self.why.set_read_only(READ_ONLY if self._desk.workspace.read_only else None)
        self._places.clear()
        self.why.say("Draft, not recorded yet" if form.draft_is_typed else "")
        self._pace.settle()
        self._changed = False
        if outcome:
            self._choose(str(outcome))
        follow_reading_order(self)
        self._focus_first()

    def leave(self) -> bool:
        """Keep the draft, as the page is about to go; return whether that went well."""
        if self._changed:
            self._keep_draft()
        try:
            self._keeping.settle()
        except TenderPauseError:
            return False  # why is told where the draft is
        return True

    def draft(self) -> DecisionDraft:
        """Return the decision as it stands on the page."""
        form = self._form
        choice = self.cards.choice()
        draft = DecisionDraft(
            outcome=Outcome(choice) if choice else None, supersedes=form.supersedes if form else ""
        )
        return self.why.fields.merged(self.commitments.merged(draft))

    def record(self) -> None:
        """Show what is still missing, or ask once more and record."""
        if self._form is None or self._desk.workspace.read_only:
            return
        draft = self.draft()
        self.leave()
        with self._desk.reader() as db:
            missing = deciding.refusals(db, self._desk, self._form.key, draft)
        missing = (*self._places.unreadable(), *missing)
        if missing:
            self._refuse(missing)
            return
        self._places.clear()
        assert draft.outcome is not None
        waits = self._form.asks_sign_off[draft.outcome]
        dialog = RecordDialog(OUTCOME_WORDS[draft.outcome], self._form.title, self, waits=waits)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._record(draft))
        dialog.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on: to the choice, or to the reason once it is made."""
        super().focusInEvent(event)
        self._focus_first()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {
            CommandId.RECORD: self.record,
            CommandId.CLOSE_PANE: self._leave_for_good,
            CommandId.FULL_COST: self._ask_cost,
        }

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the choices, the commitments, the reason."""
        return (self.header, self.cards, self.commitments, self.why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the draft and leave with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._form is not None:
            self._leave_for_good()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._arrange()

    def _ask_cost(self) -> None:
        if self._form is not None:
            self.cost_asked.emit(self._form.key)

    def _leave_for_good(self) -> None:
        if self._form is not None and self.leave():
            self.left.emit(self._form.key)

    def _arrange(self) -> None:
        """Stack the cards where there is no room for them side by side."""
        narrow = self.width() / theme.scale < STACKED_BELOW
        stack(self._columns, narrow)
        self.cards.set_stacked(self.width() / theme.scale < CHOICES_STACKED_BELOW)
        self.commitments.set_free(narrow)
        self.why.set_free(narrow)

    def _record(self, draft: DecisionDraft) -> None:
        assert self._form is not None
        try:
            done = deciding.record(self._desk, self._form.key, draft)
        except DecisionRefused as refused:
            self._refuse(refused.refusals)
        except TenderPauseError as problem:
            self.why.problem.show_sentence(str(problem))
        else:
            self._changed = False
            self._pace.settle()
            self.recorded.emit(self._form.key, done.number)

    def _refuse(self, refusals: Sequence[Refusal]) -> None:
        first = self._places.show(refusals)
        if first is None:
            self.cards.cards[Outcome.BID].setFocus()
        else:
            self.why.reveal(first)

    def _edited(self) -> None:
        self.why.say("")
        if not self._desk.workspace.read_only:
            self._changed = True
            self._pace.nudge()

    def _keep_draft(self) -> None:
        if self._form is None:
            return
        self._keeping.follow(deciding.keep_draft(self._desk, self._form.key, self.draft()))
        self._changed = False
        self._pace.settle()

    def _draft_kept(self) -> None:
        self.why.say("Draft kept a moment ago")

    def _choose(self, outcome: str) -> None:
        self.cards.choose(outcome)
        self._chosen(outcome)

    def _chosen(self, outcome: str) -> None:
        fields = self.why.fields
        self.commitments.show_outcome(Outcome(outcome))
        fields.show_outcome(Outcome(outcome), fields.main_reason.chosen(), fields.reasons.chosen())
        self.choice_error.show_sentence("")
        self._edited()

    def _show_choices(self, form: DecisionForm) -> None:
        words = [
            CardWords(each.outcome, OUTCOME_ICONS[each.outcome], each.title, each.lead, each.detail)
            for each in form.choices
        ]
        self._cards_place.removeWidget(self.cards)
        self.cards.hide()
        self.cards.deleteLater()
        self.cards = ChoiceCards(words)
        self._cards_place.addWidget(self.cards)
        self._arrange()
        self.cards.choose(form.draft.outcome or "")
        self.cards.chosen.connect(self._chosen)

    def _focus_first(self) -> None:
        chosen = self.cards.choice()
        if chosen:
            self.why.fields.rationale.setFocus()
        elif self.cards.cards:
            next(iter(self.cards.cards.values())).setFocus()

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self._pace.keep_now.connect(self._keep_draft)
        self._keeping.kept.connect(self._draft_kept)
        self._keeping.failed.connect(self.why.problem.show_sentence)
        self.commitments.edited.connect(self._edited)
        self.commitments.cost_asked.connect(self._ask_cost)
        self.commitments.read_asked.connect(self.commitments_asked)
        self.why.fields.edited.connect(self._edited)
        self.why.fields.rearranged.connect(lambda: follow_reading_order(self))
        self.why.draft_asked.connect(self._keep_draft)
        self.why.record_asked.connect(self.record)
        keys = QShortcut(QKeySequence("Ctrl+Shift+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.record)

    def _lay_out(self) -> None:
        self._columns.setSpacing(16)
        self._columns.addWidget(self.commitments, 520)
        self._columns.addWidget(self.why, 664)
        self.commitments.setMinimumHeight(_LEAST_HEIGHT)
        self.why.setMinimumHeight(_LEAST_HEIGHT)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addSpacing(4)
        column.addLayout(self._cards_place)
        column.addWidget(self.choice_error)
        column.addLayout(self._columns, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(Scrolling(sheet, gutter=24))
