"""The page of one opportunity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.decision import Outcome
from desktop.services.desk import Desk
from desktop.services.documents import Document, opportunity_document
from desktop.services.look_again import LookAgain
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service
from desktop.ui.opportunities.card_reader import CardReader, ReadCard
from desktop.ui.opportunity.decided_words import DECIDE_AGAIN
from desktop.ui.opportunity.decision_actions import DecisionActions
from desktop.ui.opportunity.decision_card import DecisionCard
from desktop.ui.opportunity.history_card import HistoryCard
from desktop.ui.opportunity.joining_actions import JoiningActions
from desktop.ui.opportunity.leading_card import LeadingCard
from desktop.ui.opportunity.link_dialog import LinkDialog, ask_to_open
from desktop.ui.opportunity.look_again_card import LookAgainCard
from desktop.ui.opportunity.overview import Overview
from desktop.ui.opportunity.page_head import PageHead
from desktop.ui.opportunity.providers.providers_tab import ProvidersTabView
from desktop.ui.opportunity.runway_card import RunwayCard
from desktop.ui.opportunity.twins_card import TwinsCard
from desktop.ui.page import Touched
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.tabs import TabBar


class Tab(IntEnum):
    """The tabs, left to right."""

    OVERVIEW = 0
    PAUSE = 1
    PROVIDERS = 2
    PARTNERSHIP = 3
    DECISION = 4
    HISTORY = 5


_WORDS = {
    Tab.OVERVIEW: "Overview",
    Tab.PAUSE: "Pause",
    Tab.PROVIDERS: "Providers & partners",
    Tab.PARTNERSHIP: "Partnership",
    Tab.DECISION: "Decision",
    Tab.HISTORY: "History",
}


class OpportunityPage(QWidget):
    """Shows a card, read by a job; `shown` tells once it stands there."""

    title = "Opportunity"

    back_asked = Signal()
    pause_asked = Signal(str)
    decision_read = Signal(str)
    decision_asked = Signal(str, str)
    cost_asked = Signal(str)
    plan_asked = Signal()
    partnership_asked = Signal(str)
    lens_asked = Signal(str, str)
    finder_asked = Signal(str)
    record_asked = Signal(str)
    conversation_asked = Signal(str, str)
    talk_opened = Signal(object)
    """A conversation or an approach to be read in full: a TalkLine."""
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._desk, self._open_url = desk, open_url
        self.key = ""
        self._reasons: tuple[LookAgain, ...] = ()
        self._reader = CardReader(desk, self)
        self.head, self.runway, self.look_again = PageHead(), RunwayCard(), LookAgainCard()
        self.twins, self.joining = TwinsCard(), JoiningActions(desk, self)
        self.overview, self.history = Overview(), HistoryCard()
        self.pause = LeadingCard("The pause", "pause")
        self.providers = ProvidersTabView(desk)
        self.partnership = LeadingCard("Partnership", "handshake")
        self.decision, self.deciding = DecisionCard(), DecisionActions(desk, self)
        self.tabs = TabBar()
        self.tabs.setAccessibleName("Parts of this opportunity")
        for tab in Tab:
            self.tabs.add(_WORDS[tab])
        self.parts: dict[Tab, QWidget] = {
            Tab.OVERVIEW: self.overview,
            Tab.PAUSE: self.pause,
            Tab.PROVIDERS: self.providers,
            Tab.PARTNERSHIP: self.partnership,
            Tab.DECISION: self.decision,
            Tab.HISTORY: self.history,
        }
        back = Button("Back to the opportunities")
        back.clicked.connect(self.back_asked)
        self.gone = EmptyState("inbox", "This opportunity is no longer held here.", back)
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str) -> None:
        """Show this opportunity, its overview first."""
        if key != self.key:
            self.tabs.setCurrentIndex(Tab.OVERVIEW)
            self.twins.forget()
            self.decision.steps.saved.hide()
            self._scroll.verticalScrollBar().setValue(0)
        self.key = key
        self._reader.ask(key)

    def refresh(self, touched: Touched) -> None:
        """Read again where this opportunity, or what all share, was touched."""
        if self.key and any(key in (self.key, "") for _kind, key in touched):
            self._reader.ask(self.key)
        self.providers.refresh(touched)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        if not self.key:
            return {}
        found: dict[CommandId, Callable[[], object]] = {
            CommandId.PAUSE: lambda: self.pause_asked.emit(self.key),
            CommandId.DECIDE: lambda: self.decision_asked.emit(self.key, ""),
            CommandId.FULL_COST: self._ask_cost,
            CommandId.PARTNERSHIP: self._ask_partnership,
        }
        if self.tabs.currentIndex() == Tab.PROVIDERS and self.providers.can_undo:
            found[CommandId.UNDO] = self.providers.undo
        elif self.tabs.currentIndex() == Tab.DECISION and self.deciding.can_undo:
            found[CommandId.UNDO] = self.deciding.undo
        elif self.joining.can_undo:
            found[CommandId.UNDO] = self.joining.undo
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the tabs."""
        super().focusInEvent(event)
        self.tabs.setFocus()

    def current_key(self) -> str:
        """Return the key of the opportunity that is shown."""
        return self.key

    def on_paper(self) -> Service[Document] | None:
        """Return what reads this opportunity for paper."""
        return partial(opportunity_document, key=self.key) if self.key else None

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the tabs, and the parts, of which one is in sight."""
        return (self.head, self.look_again, self.twins, self.tabs, *self.parts.values())

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 13, 24, 14)
        column.setSpacing(16)
        for widget, stretch in (
            (self.head, 0),
            (self.look_again, 0),
            (self.twins, 0),
            (self.runway, 0),
            (self.tabs, 0),
            *((part, 1) for part in self.parts.values()),
        ):
            column.addWidget(widget, stretch)
        self._show_part(Tab.OVERVIEW)
        self._scroll = Scrolling(content, gutter=24)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._scroll)
        self._whole.addWidget(self.gone)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self._reader.arrived.connect(self._show)
        self._reader.gone.connect(self._show_gone)
        self._reader.failed.connect(self._show_trouble)
        self.head.back_asked.connect(self.back_asked)
        self.head.pause_asked.connect(self._ask_pause)
        self.head.decision_read.connect(self.decision_read)
        self.head.decide_again_asked.connect(self._ask_decision)
        self.head.step_back_asked.connect(lambda: self.decision_asked.emit(self.key, Outcome.STEP_BACK))
        self.look_again.still_stands.connect(self._clear_look_again)
        self.look_again.decision_asked.connect(self._ask_decision)
        self.overview.bought.link_asked.connect(self.ask_to_open)
        self.overview.cost.asked.connect(self._ask_cost)
        self.twins.join_asked.connect(lambda other: self.joining.join(self.key, other))
        self.twins.apart_asked.connect(lambda other: self.joining.keep_apart(self.key, other))
        self.twins.split_asked.connect(self.joining.split)
        self.twins.look_asked.connect(self.show_opportunity)
        self.twins.undo_asked.connect(self.joining.undo)
        self.runway.plan.clicked.connect(self.plan_asked)
        self.overview.talks.note_asked.connect(lambda: self._ask_conversation(""))
        self.runway.date.clicked.connect(lambda: self.joining.ask_date(self.key))
        self.joining.done.connect(self._show_joined)
        self.joining.undone.connect(self._show_undone)
        self.pause.asked.connect(self._ask_pause)
        self.providers.pause_asked.connect(self._ask_lens)
        self.providers.finder_asked.connect(self.finder_asked)
        self.providers.record_asked.connect(self.record_asked)
        self.providers.conversation_asked.connect(self._ask_conversation)
        self.history.talks.note_asked.connect(lambda: self._ask_conversation(""))
        self.history.talks.opened.connect(self.talk_opened)
        self.partnership.asked.connect(self._ask_partnership)
        self.decision.asked.connect(self._ask_decision)
        self.decision.read_asked.connect(self.decision_read)
        self.decision.replace_asked.connect(self.deciding.replace)
        self.decision.sign_off_asked.connect(self.deciding.sign_off)
        self.decision.steps.ticked.connect(self.deciding.tick_step)
        self.decision.steps.change_asked.connect(self.deciding.change_step)
        self.decision.steps.put_back_asked.connect(self.deciding.put_back_step)
        self.decision.steps.add_asked.connect(self.deciding.add_step)
        self.decision.steps.saved.undo_asked.connect(self.deciding.undo)
        self.deciding.planned.connect(self._say_planned)
        self.deciding.form_asked.connect(self.decision_asked)
        self.deciding.done.connect(lambda: self._reader.ask(self.key))
        self.tabs.currentChanged.connect(self._show_part)
        self.tabs.tabBarClicked.connect(self._clicked)

    def _show(self, read: ReadCard) -> None:
        card = read.card
        self.key = card.key
        self.title = card.title
        self.head.show_card(card)
        self.look_again.show_reasons(card.look_again, can_record=card.can_decide)
        self.twins.show_twins(card.offers, card.publications, can_record=card.can_decide)
        self.runway.show_runway(card.runway, read.calendar, card.runway_sentence)
        self.runway.offer_date(card.date_button)
        self.overview.show_card(card)
        self.history.show_history(card.history)
        self.history.talks.show_talks(card.talks)
        self.providers.show_opportunity(card.key)
        self.tabs.set_note(Tab.PAUSE, card.pause_words.lower())
        self.pause.show_standing(card.time_to_do, card.pause_button, can_go_on=card.can_decide)
        self.partnership.show_standing(read.partnership.words, read.partnership.button, can_go_on=True)
        words, button = (
            card.decision or "Nothing is decided yet.",
            DECIDE_AGAIN if card.decision else "Decide",
        )
        self.decision.show_standing(words, button, can_go_on=card.can_decide)
        self.decision.show_tab(read.decided, can_write=card.can_decide)
        self.deciding.show_plan_of(card.key, card.title, read.decided.owners)
        self._reasons = card.look_again
        follow_reading_order(self)
        self._whole.setCurrentWidget(self._scroll)
        self.shown.emit()

    def _show_joined(self, key: str, words: str) -> None:
        self.key = key or self.key
        self.twins.say(words, undo=True)
        self._reader.ask(self.key)

    def _show_undone(self, words: str) -> None:
        self.twins.say(words, undo=False)
        self._reader.ask(self.key)

    def _say_planned(self, words: str) -> None:
        if words:
            self.decision.steps.saved.say(words, undo=self.deciding.can_undo)

    def _show_gone(self, _key: str) -> None:
        self._whole.setCurrentWidget(self.gone)

    def _show_trouble(self, error: Exception) -> None:
        show_error(error, self)

    def _show_part(self, tab: int) -> None:
        """Show one part alone: a stack would be as high as its highest part."""
        for its_tab, part in self.parts.items():
            part.setVisible(its_tab == tab)

    def _clicked(self, tab: int) -> None:
        """A click on the pause's tab goes there at once; the arrow keys only pass by it."""
        if tab == Tab.PAUSE:
            self._ask_pause()

    def _ask_cost(self) -> None:
        self.cost_asked.emit(self.key)

    def _ask_partnership(self) -> None:
        self.partnership_asked.emit(self.key)

    def _ask_conversation(self, organisation: str) -> None:
        self.conversation_asked.emit(organisation, self.key)

    def _ask_lens(self, lens: str) -> None:
        self.lens_asked.emit(self.key, lens)

    def _ask_pause(self) -> None:
        self.pause_asked.emit(self.key)

    def _ask_decision(self) -> None:
        self.decision_asked.emit(self.key, "")

    def _clear_look_again(self) -> None:
        self.deciding.looked(self.key, self._reasons)

    def ask_to_open(self, url: str, host: str) -> LinkDialog | None:
        """Show where a link leads, and open it once the person says so; nothing but http and https."""
        return ask_to_open(url, host, self, self._open_url)
