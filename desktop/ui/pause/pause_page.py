"""The pause page: think through four lenses, with what is known beside them.

What is typed is kept as a draft within a moment, and recorded when a field, the lens or the page is
left, or after two minutes' rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.pause import Answer, PauseKind, Question
from desktop.services import pausing
from desktop.services.desk import Desk
from desktop.services.introduction import who_we_are
from desktop.services.pausing import LensCard, PauseCard
from desktop.ui.commands import CommandId
from desktop.ui.pause.answer_keeper import AnswerField, AnswerKeeper
from desktop.ui.pause.impact_grid import ImpactGrid
from desktop.ui.pause.known_panel import KnownPanel
from desktop.ui.pause.paper import Paper, PaperHead
from desktop.ui.pause.pause_header import PauseHeader
from desktop.ui.pause.pause_rail import WIDTH as RAIL_WIDTH
from desktop.ui.pause.pause_rail import PauseRail
from desktop.ui.pause.question_field import FollowUpHabits, QuestionField
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

STACKED_BELOW = 888
"""Page width at 100 % under which the columns stand beneath one another."""
SHORT_BELOW = 960
"""Page width at 100 % under which the way on does not name the next lens."""
NOTE_FROM = 1080
"""Page width at 100 % from which what we know has room for a button beside its heading; N does the same."""
FULL_COST, FORM, LOOKED, FITS = "full_cost", "form", "where_looked", "who_fits"
LINKS = {
    FULL_COST: ("Open the cost worksheet", "table"),
    FORM: ("Compare ways to work together", "handshake"),
    LOOKED: ("Look beyond them in the finder", "search"),
    FITS: ("Note a conversation", "message-circle"),
}
"""The questions that something beside the pause helps to answer, and what leads there."""
_ANY_WIDTH = 16_777_215


class PausePage(QWidget):
    """One opportunity's pause. Its signals carry its key."""

    left = Signal(str)
    decision_asked = Signal(str)
    cost_asked = Signal(str)
    partnership_asked = Signal(str)
    finder_asked = Signal(str)
    conversation_asked = Signal(str)
    settings_asked = Signal(str)
    title = "Pause"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._card: PauseCard | None = None
        self._current = 0
        self._went_from: str | None = None
        self.keeper = AnswerKeeper(desk, self)
        self.header = PauseHeader()
        self.rail = PauseRail()
        self._rail_side = Scrolling(self.rail)
        self.paper = Paper()
        self.known = KnownPanel()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str, lens: str | None = None) -> None:
        """Open the pause of one opportunity, at this lens, or at the first that is not done.

        Whoever went from a question to what helps to answer it comes back to that lens.
        """
        self.leave()
        card = self._read(key, None)
        lens = lens or (self._went_from if self._card and self._card.key == key else None)
        self._went_from = None
        unfinished = [
            number
            for number, one in enumerate(card.lenses)
            if (one.id == lens if lens else one.state != "done")
        ]
        self._open(key, card.kind, unfinished[0] if unfinished else 0)

    def leave(self) -> bool:
        """Record what stands in the fields, as the page is about to go; return whether that went well."""
        return self.keeper.save(self.paper.answers)

    def refresh(self, touched: frozenset[tuple[str, str]]) -> None:
        """Show what changed elsewhere; fields keep what is typed in them."""
        if self._card and any(key == self._card.key for _, key in touched):
            self._show_progress()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here beside the lenses."""
        return {
            CommandId.CLOSE_PANE: self._leave_for_good,
            CommandId.FULL_COST: self._ask_cost,
            CommandId.PARTNERSHIP: self._ask_partnership,
        }

    def current_key(self) -> str:
        """Return the key of the opportunity that is thought about."""
        return self._card.key if self._card is not None else ""

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the lenses, the questions, what is known."""
        return (self.header, self.rail, self.paper, self.known)

    def next_lens(self) -> None:
        """Go on to the next lens; from the last one, and from a quick pause, to the decision."""
        card = self._card
        if card is None or not self.leave():
            return
        if card.kind is PauseKind.QUICK or self._current + 1 == len(card.lenses):
            self.decision_asked.emit(card.key)
        else:
            self._open(card.key, card.kind, self._current + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first question."""
        super().focusInEvent(event)
        self._focus_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save and leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave_for_good()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where there is no room for them side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _read(self, key: str, kind: PauseKind | None) -> PauseCard:
        with self._desk.reader() as db:
            return pausing.pause_card(db, self._desk, key, kind)

    def _open(self, key: str, kind: PauseKind, number: int) -> None:
        """Show one lens, or the four lines of the quick pause with this one in focus."""
        self._current = number
        card = self._card = self._read(key, kind)
        self.keeper.begin(key, card.kind)
        self._show_head(card)
        self.paper.show_questions(_paper_head(card, number), self._questions(card), _impacts(card, number))
        self.paper.set_read_only(card.read_only_because)
        self.paper.saved.setText("")
        follow_reading_order(self)
        self._focus_question()

    def _focus_question(self) -> None:
        """Go to the first question, in a quick pause to that of the chosen lens."""
        card = self._card
        if card is not None and not card.read_only_because:
            first = self._current if card.kind is PauseKind.QUICK else 0
            self.paper.questions[first].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, card: PauseCard) -> None:
        self.header.show_card(card, "Quick pause" if card.kind is PauseKind.QUICK else "Pause")
        self.rail.show_card(card, self._current)
        self.known.show_facts(card.lenses[self._current].known)

    def _show_progress(self) -> None:
        """Read again how far the pause has come, without touching the fields."""
        if self._card is not None:
            self._card = self._read(self._card.key, self._card.kind)
            self._show_head(self._card)

    def _questions(self, card: PauseCard) -> list[QuestionField]:
        habits = self._habits(card)
        if card.kind is PauseKind.QUICK:
            return [_question_field(lens, lens.quick, habits, quick=True) for lens in card.lenses]
        lens = card.lenses[self._current]
        fields = [_question_field(lens, question, habits) for question in lens.questions]
        ways = {
            FULL_COST: self._ask_cost,
            FORM: self._ask_partnership,
            LOOKED: self._ask_finder,
            FITS: self._ask_conversation,
        }
        for field in fields:
            if field.question_id in ways:
                field.link_asked.connect(ways[field.question_id])
        return fields

    def _ask_cost(self) -> None:
        self._ask_elsewhere(self.cost_asked)

    def _ask_partnership(self) -> None:
        self._ask_elsewhere(self.partnership_asked)

    def _ask_finder(self) -> None:
        self._ask_elsewhere(self.finder_asked)

    def _ask_settings(self) -> None:
        self._ask_elsewhere(self.settings_asked)

    def _ask_elsewhere(self, asked: SignalInstance) -> None:
        if self._card is not None and self.leave():
            self._went_from = self._card.lenses[self._current].id
            asked.emit(self._card.key)

    def _ask_conversation(self) -> None:
        if self._card is not None:
            self.conversation_asked.emit(self._card.key)

    def _habits(self, card: PauseCard) -> FollowUpHabits:
        with self._desk.reader() as db:
            we = who_we_are(db, self._desk.author)
        by = card.runway.decide_by
        later = by if by and by > self._desk.today else None
        return FollowUpHabits(lambda: self._desk.today, we.person if we else "", later)

    def _choose_lens(self, number: int) -> None:
        if self._card is not None and self.leave():
            self._open(self._card.key, self._card.kind, number)

    def _choose_kind(self, kind: PauseKind) -> None:
        if self._card is not None and self.leave():
            self._open(self._card.key, kind, self._current)

    def _leave_for_good(self) -> None:
        if self._card is not None and self.leave():
            self.left.emit(self._card.key)

    def _show_lens_of(self, question: QuestionField) -> None:
        """Beside a line of the quick pause stands what is known for its lens."""
        card = self._card
        if card is not None and card.kind is PauseKind.QUICK:
            self._current = [lens.id for lens in card.lenses].index(question.lens)
            self.rail.show_card(card, self._current)
            self.known.show_facts(card.lenses[self._current].known)

    def _typed(self, field: AnswerField) -> None:
        self.paper.saved.setText("")
        self.keeper.note(field)

    def _saved(self) -> None:
        self.paper.problem.show_sentence("")
        self.paper.saved.setText("Saved a moment ago")
        self._show_progress()

    def _connect(self) -> None:
        self.keeper.kept.connect(lambda: self.paper.saved.setText("Kept as you type"))
        self.keeper.saved.connect(self._saved)
        self.keeper.refused.connect(self.paper.problem.show_sentence)
        self.keeper.rested.connect(self.leave)
        self.paper.edited.connect(self._typed)
        self.paper.entered.connect(self._show_lens_of)
        self.paper.left.connect(lambda question: self.keeper.save([question]))
        self.paper.before_asked.connect(lambda: self._choose_lens(self._current - 1))
        self.paper.after_asked.connect(self.next_lens)
        self.known.note.clicked.connect(self._ask_conversation)
        self.known.change_asked.connect(self._ask_settings)
        self.rail.lens_chosen.connect(self._choose_lens)
        self.rail.kind_chosen.connect(self._choose_kind)
        self.header.leave_asked.connect(self._leave_for_good)
        theme.changed.connect(self._arrange)
        onward = QShortcut(QKeySequence("Ctrl+Return"), self)
        onward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        onward.activated.connect(self.next_lens)

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setLayout(self._columns)
        self._columns.setContentsMargins(16, 24, 24, 24)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._rail_side)
        self._columns.addSpacing(24)
        self._columns.addWidget(self.paper, 600)
        self._columns.addSpacing(16)
        self._columns.addWidget(self.known, 352)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Scrolling(sheet, gutter=24), 1)

    def _arrange(self) -> None:
        narrow = self.width() / theme.scale < STACKED_BELOW
        stack(self._columns, narrow)
        self._rail_side.set_free(narrow)
        self._rail_side.setFixedWidth(_ANY_WIDTH if narrow else theme.px(RAIL_WIDTH))
        self.paper.set_free(narrow)
        self.paper.set_short(self.width() / theme.scale < SHORT_BELOW)
        self.known.set_free(narrow)
        self.known.note.setVisible(narrow or self.width() / theme.scale >= NOTE_FROM)


def _paper_head(card: PauseCard, number: int) -> PaperHead:
    if card.kind is PauseKind.QUICK:
        lead = "A sentence each is plenty; Enter goes on. Trustees will see that it was a quick pause."
        return PaperHead("About five minutes", "Four short lines", lead, "", "Go to the decision")
    lens, titles = card.lenses[number], [each.title for each in card.lenses]
    before = titles[number - 1] if number else ""
    onward = titles[number + 1 :]
    after = f"Next lens: {onward[0].lower()}" if onward else "Go to the decision"
    return PaperHead(f"Lens {lens.number} of {len(titles)}", lens.title, lens.lead, before, after)


def _question_field(
    lens: LensCard, question: Question, habits: FollowUpHabits, *, quick: bool = False
) -> QuestionField:
    asks_standing = (lens.speaks_of_others or question.asks_who) and not quick
    link, icon = LINKS.get(question.id, ("", "")) if not quick else ("", "")
    field = QuestionField(
        lens.id,
        question,
        habits,
        with_standing=asks_standing,
        placeholder=lens.placeholder,
        one_line=quick,
        link=link,
        link_icon=icon,
    )
    draft = lens.drafts.get(question.id)
    field.show_answer(lens.answers.get(question.id, Answer()), draft.answer if draft else None)
    return field


def _impacts(card: PauseCard, number: int) -> ImpactGrid | None:
    """Return the impacts that one thinks through with this lens, None where there are none."""
    lens = card.lenses[number]
    if card.kind is PauseKind.QUICK or not lens.impacts:
        return None
    grid = ImpactGrid(lens.impact_lead, lens.impacts, lens.id)
    grid.show_answers(lens.answers, {question: typed.answer for question, typed in lens.drafts.items()})
    return grid
