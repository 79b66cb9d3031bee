"""The tab Providers & partners: who is there already, what winning would do to them, who else could be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.errors import NoSuchOpportunity
from desktop.services.providers_tab import ProvidersTab, providers_tab
from desktop.ui.errors import show_error
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.providers.impacts_card import ImpactsCard
from desktop.ui.opportunity.providers.map_part import MapPart
from desktop.ui.opportunity.providers.partners_card import PartnersCard
from desktop.ui.opportunity.providers.provider_actions import ProviderActions
from desktop.ui.opportunity.providers.providers_panel import ProvidersPanel
from desktop.ui.page import Touched
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

if TYPE_CHECKING:
    from desktop.ui.looked.looked_card import LookedCard

_STACKED_BELOW = 860
_OF_ALL = frozenset({"organisation", "conversation", "contact", "person", "settings", "register"})
"""What touches what the tab says, whichever opportunity it is about."""


class ProvidersTabView(QWidget):
    """Reads off the window's thread, and only once it is in sight; `shown` tells that it stands there.

    `pause_asked` names a lens, `finder_asked` an opportunity, `record_asked` an organisation, and
    `conversation_asked` with whom one was had.
    """

    pause_asked = Signal(str)
    finder_asked = Signal(str)
    record_asked = Signal(str)
    conversation_asked = Signal(str)
    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.key = desk, ""
        self.tab: ProvidersTab | None = None
        self.panel, self.impacts, self.partners = ProvidersPanel(), ImpactsCard(), PartnersCard()
        self.looked: LookedCard | None = None
        self.map = MapPart(desk)
        self.doing = ProviderActions(desk, self)
        self._marked_last = False
        self._reader, self._stale = Latest(desk, self), False
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str) -> None:
        """Show this one, read now or when the tab comes into sight."""
        if key == self.key:
            return
        self.panel.say("", undo=False)
        self.map.close_map()
        self._columns.hide()  # nothing is said of one while another stands there
        self.key = self.doing.key = key
        self._ask()

    def refresh(self, touched: Touched) -> None:
        """Read again where what it says was touched."""
        if not self.key:
            return
        if any(key in (self.key, "") or kind in _OF_ALL for kind, key in touched):
            self._ask()
        if self.looked is not None:
            self.looked.refresh(touched)
        self.map.refresh(touched)

    @property
    def can_undo(self) -> bool:
        """Whether a step that was taken here can be taken back."""
        marked = self.looked is not None and bool(self.looked.can_undo)
        return self.map.can_undo if self.map.is_open else self.doing.can_undo or marked

    def undo(self) -> None:
        """Take back the last step: of the map while it is open, else what was said or marked last."""
        marked = self.looked is not None and bool(self.looked.can_undo)
        if self.map.is_open:
            self.map.undo()
        elif self.looked is not None and marked and (self._marked_last or not self.doing.can_undo):
            self.looked.undo()
        else:
            self.doing.undo()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read yet."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        self._turn()

    def _ask(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._reader.start(partial(_read, key=self.key))

    def _show(self, tab: ProvidersTab) -> None:
        self.tab = tab
        self.panel.show_tab(tab)
        self.partners.show_tab(tab)
        self.impacts.show_impacts(tab.impacts)
        self.map.show()
        self._columns.setVisible(not self.map.is_open)
        if self.looked is None:
            QTimer.singleShot(0, self, self._add_looked)  # after what stands here was drawn
        elif self.looked.key != self.key:
            self.looked.show_opportunity(self.key)
        follow_reading_order(self)
        self.shown.emit()

    def _add_looked(self) -> None:
        """Add the card of where we have looked; the page opens without it."""
        if self.looked is not None:
            return
        from desktop.ui.looked.looked_card import LookedCard

        self.looked = LookedCard(self._desk)
        self.looked.finder_asked.connect(self.finder_asked)
        self.looked.stepped.connect(self._marked)
        self._others.insertWidget(1, self.looked)
        self.looked.show_opportunity(self.key)
        follow_reading_order(self)

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, NoSuchOpportunity):  # then the page says that it is gone
            show_error(error, self)

    def _done(self, words: str, undo: bool) -> None:
        self._marked_last = False
        self.panel.say(words, undo=undo)
        self._ask()

    def _marked(self) -> None:
        self._marked_last = True  # not from the news of it, which may come after a later step

    def _ask_size(self) -> None:
        self.doing.tell_our_size(self.tab.suggested if self.tab else None)

    def _ask_finder(self) -> None:
        self.finder_asked.emit(self.key)

    def _open_map(self) -> None:
        self._columns.hide()
        self.map.open_map(self.key)

    def _close_map(self) -> None:
        self._columns.show()

    def _turn(self) -> None:
        stack(self._row, self.width() / theme.scale < _STACKED_BELOW)

    def _lay_out(self) -> None:
        self._columns = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        first, second = QWidget(), QWidget()
        left, self._others = QVBoxLayout(first), QVBoxLayout(second)
        for column, cards in ((left, (self.panel, self.impacts)), (self._others, (self.partners,))):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._row.addWidget(first, 3)
        self._row.addWidget(second, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self.map)
        whole.addWidget(self._columns)
        whole.addStretch(1)
        self._columns.hide()  # until it is known of whom they tell
        self.map.hide()
        theme.changed.connect(self._turn)

    def _connect(self) -> None:
        self._reader.arrived.connect(self._show)
        self._reader.failed.connect(self._trouble)
        self.panel.confirm_asked.connect(self.doing.confirm)
        self.panel.correct_asked.connect(self.doing.correct)
        self.panel.rule_out_asked.connect(self.doing.rule_out)
        self.panel.take_back_asked.connect(self.doing.take_back)
        self.panel.add_asked.connect(self.doing.add)
        self.panel.undo_asked.connect(self.doing.undo)
        self.panel.size_asked.connect(self._ask_size)
        self.doing.done.connect(self._done)
        self.impacts.asked.connect(self.pause_asked)
        self.partners.find_asked.connect(self._ask_finder)
        self.map.opened.connect(self._open_map)
        self.map.closed.connect(self._close_map)
        for part in (self.panel, self.partners, self.map):
            part.record_asked.connect(self.record_asked)
            part.conversation_asked.connect(self.conversation_asked)


def _read(desk: Desk, _step: Step, *, key: str) -> ProvidersTab:
    with desk.reader() as db:
        return providers_tab(db, desk, key)
