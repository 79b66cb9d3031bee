"""Reads the card of one opportunity off the window's thread; only the last one asked for arrives."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.working_days import Calendar
from desktop.services.decision_tab import DecisionTab, decision_tab
from desktop.services.desk import Desk, calendar
from desktop.services.errors import NoSuchOpportunity
from desktop.services.opportunity_page import OpportunityCard, opportunity_card
from desktop.services.partnership_plans import PartnershipTab, partnership_tab
from desktop.ui.jobs import Step
from desktop.ui.opportunities.latest import Latest

_REST_MS = 40


class ReadCard(Struct, frozen=True):
    """A card, the calendar on which its days are counted, what is decided, and the plan to work together."""

    card: OpportunityCard
    calendar: Calendar
    decided: DecisionTab
    partnership: PartnershipTab


class CardReader(QObject):
    """Waits a moment before it reads, so that running down a list reads only where it ends."""

    arrived = Signal(object)
    gone = Signal(str)
    failed = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._latest = Latest(desk, self)
        self._latest.arrived.connect(self.arrived)
        self._latest.failed.connect(self._trouble)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read)

    @property
    def is_waiting(self) -> bool:
        """Whether something was asked for and is not being read yet."""
        return self._rest.isActive()

    def ask(self, key: str) -> None:
        """Read this one; an empty key calls off what was asked before."""
        self._key = key
        self._rest.stop()
        self._latest.drop()
        if key:
            self._rest.start()

    def _read(self) -> None:
        self._latest.start(partial(_read_card, key=self._key))

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, NoSuchOpportunity):
            self.gone.emit(error.key)
        else:
            self.failed.emit(error)


def _read_card(desk: Desk, _step: Step, *, key: str) -> ReadCard:
    with desk.reader() as db:
        card = opportunity_card(db, desk, key)
        partnership = partnership_tab(db, desk, card.key)
        return ReadCard(card, calendar(db), decision_tab(db, desk, card.key), partnership)
