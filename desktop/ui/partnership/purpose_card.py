"""The smaller parts of a plan: its purpose, the day to reply, two questions to ask, and its end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.history import HistoryLine
from desktop.services.partnerships import PlanView
from desktop.ui.conversations.opportunity_field import OpportunityField
from desktop.ui.opportunity.history_card import HistoryCard
from desktop.ui.partnership.plan_fields import PlanLine, PlanText, read_pounds
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, PaperCard
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide

_STACKED_BELOW = 420
_ASKS = (
    ("Ask each member", "Would you still join if we were not named in the bid?"),
    ("If it ends early", "Who keeps the venue, the staff and the waiting list?"),
)


class PurposeCard(PaperCard):
    """What it is all for, before anything is said of forms or money."""

    def __init__(self, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = PlanText(
            keeper,
            "purpose",
            "What do we both want for the people served?",
            role="prompt",
            placeholder="This first. A sentence or two is plenty; nobody who uses services by name",
        )
        self.body.addWidget(self.text)

    def show_plan(self, view: PlanView) -> None:
        """Show what is recorded; what is being typed stays."""
        self.text.show_kept(view.plan.purpose, view.drafts)
        self.text.set_read_only(bool(view.read_only_because))


class ReplyCard(Card):
    """By when members are asked to answer, held against a fair day; and what the whole is worth."""

    def __init__(self, desk: Desk, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.on = DayField("Members answer by", today=lambda: desk.today)
        self.value = PlanLine(
            keeper,
            "value_pence",
            "Worth of the whole, in pounds",
            placeholder="As the notice says",
            read=read_pounds,
        )
        self.fair = Label("", "table", "ink-2", wrap=True)
        self.worth = Label("", "table", "ink-2", wrap=True)
        self.body.setSpacing(12)
        self.body.addWidget(Label("Time to answer, and what it is worth", "h2", wrap=True))
        self.body.addWidget(SideBySide([(self.on, 1), (self.value, 1)], stacked_below=_STACKED_BELOW))
        self.body.addWidget(self.fair)
        self.body.addWidget(self.worth)
        self.on.left.connect(self._record)

    def show_plan(self, view: PlanView) -> None:
        """Show what is recorded; what is being typed stays."""
        plan, can_write = view.plan, not view.read_only_because
        if not self.on.edit.hasFocus():
            self.on.set_value(plan.reply_by)
        pence = plan.value_pence
        self.value.show_kept("" if pence is None else f"{pence / 100:,.2f}".removesuffix(".00"), view.drafts)
        self.fair.setText(view.reply_words)
        self.worth.setText(view.value)
        self.worth.setVisible(bool(view.value))
        self.on.setEnabled(can_write)
        self.value.set_read_only(not can_write)

    def _record(self) -> None:
        if not self.on.unreadable():
            self._keeper.record_text("reply_by", self.on.value())


class AskCards(QWidget):
    """Two questions on paper, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        cards = []
        for title, question in _ASKS:
            card = PaperCard()
            card.body.setSpacing(0)
            card.body.addWidget(Label(title, "h3", wrap=True))
            card.body.addWidget(Label(question, "note", wrap=True))
            cards.append((card, 1))
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(SideBySide(cards, stacked_below=_STACKED_BELOW, gap=16))


class PlanFoot(Card):
    """What the plan is called, the tender it belongs to, and its end."""

    end_asked = Signal(str)
    take_up_asked = Signal()
    unlink_asked = Signal()
    link_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PlanLine(keeper, "name", "What the plan is called")
        self.tender = OpportunityField(
            desk, "Its tender, once there is one", hint="An early signal too. It is linked as you choose it."
        )
        self.unlink = Button("Take it from this tender", "quiet", "link")
        self.because = LineField("Why", hint="What is written stays, and it can be taken up again.")
        self.end = Button("Lay the plan down")
        self.take_up = Button("Take the plan up again")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.because)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.end)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.laying_down = Fold("Lay this plan down", inner)
        self.history = HistoryCard()
        self.happened = Fold("What happened to this plan", self.history)
        self._told: tuple[HistoryLine, ...] = ()
        self.body.setSpacing(12)
        self.body.addWidget(Label("This plan", "h2"))
        self.body.addWidget(self.name)
        self.body.addWidget(self.tender)
        for button in (self.unlink, self.take_up):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.laying_down)
        self.body.addWidget(self.happened)
        self.happened.turned.connect(self._tell)
        self.tender.chosen.connect(self._link)
        self.unlink.clicked.connect(self.unlink_asked)
        self.take_up.clicked.connect(self.take_up_asked)
        self.end.clicked.connect(lambda: self.end_asked.emit(self.because.words()))

    def show_plan(self, view: PlanView) -> None:
        """Show what can be done with the plan as a whole."""
        plan, can_write = view.plan, not view.read_only_because
        self.name.show_kept(plan.name, view.drafts)
        self.name.set_read_only(not can_write)
        ended = plan.ended_on is not None
        self.take_up.setVisible(ended)
        self.unlink.setVisible(plan.opportunity is not None and can_write)
        self.tender.setVisible(plan.opportunity is None and can_write)
        self.laying_down.setVisible(can_write)
        self._told = view.history
        self._tell()

    def say_why_not(self, sentence: str) -> None:
        """Show why a tender was not linked."""
        self.tender.show_error(sentence)

    def _link(self, key: str) -> None:
        if key:
            self.link_asked.emit(key)

    def _tell(self) -> None:
        """Lay the lines out once they are in sight: there may be hundreds."""
        if self.happened.is_open():
            self.history.show_history(self._told)
