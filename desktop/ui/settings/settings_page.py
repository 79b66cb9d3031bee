"""The settings page: cards that save as one leaves their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.desk import Desk
from desktop.services.settings import our_settings
from desktop.services.settings_changes import SettingsChanges
from desktop.ui.commands import CommandId
from desktop.ui.page import Touched
from desktop.ui.settings.appearance_card import AppearanceCard
from desktop.ui.settings.file_card import FileCard
from desktop.ui.settings.offer_card import OfferCard
from desktop.ui.settings.organisation_card import OrganisationCard
from desktop.ui.settings.people_card import PeopleCard
from desktop.ui.settings.plans_card import PlansCard
from desktop.ui.settings.powers_card import PowersCard
from desktop.ui.settings.profile_card import ProfileCard
from desktop.ui.settings.questions_card import QuestionsCard
from desktop.ui.settings.settings_card import SettingsCard, ShowingSettings
from desktop.ui.settings.working_days_card import WorkingDaysCard
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import stack
from desktop.ui.widgets.tab_order import follow_reading_order

STACKED_BELOW = 960
"""Width at 100 % text under which the cards stand in one column."""
_MARGIN = 24
_LINE = "Each change is saved as you leave its field."
_READ_ONLY = "This file is open read-only: only how the window looks can be changed."
_TELLING = frozenset({"settings", "person", "profile", "questions"})


class SettingsPage(QWidget):
    """Two columns of cards. `seated` tells that somebody else sits at this computer's desk."""

    seated = Signal()
    title = "Settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._changes = changes = SettingsChanges(desk)
        self.organisation = OrganisationCard(desk, changes)
        self.people = PeopleCard(desk, changes, self.seated.emit)
        self.working_days = WorkingDaysCard(desk, changes)
        self.plans = PlansCard(desk, changes)
        self.profile = ProfileCard(desk, changes)
        self.questions = QuestionsCard(desk, changes)
        self.offer = OfferCard(desk, changes)
        self.powers = PowersCard(desk, changes)
        self.appearance = AppearanceCard()
        self.file = FileCard(desk)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stale = False
        self._plans_wanted = False
        self._lay_out()
        for card in self._cards():
            card.saved.connect(self._quieten)
            card.settled.connect(self._catch_up)
        if desk.workspace.read_only:
            for card in self._shared():
                card.setEnabled(False)

    def show_plans(self) -> None:
        """Let the keyboard come to the two plans, once it comes here."""
        self._plans_wanted = True

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {CommandId.UNDO: self._undo} if self._changes.can_undo else {}

    def regions(self) -> tuple[SettingsCard, ...]:
        """Return the cards, in the order in which they are read."""
        return self._cards()

    def refresh(self, touched: Touched = frozenset()) -> None:
        """Show what the workspace holds now, where these changes touched it."""
        if touched and not any(kind in _TELLING for kind, _ in touched):
            return
        self._stale = True
        self._catch_up()

    def leave(self) -> bool:
        """Save what was typed; where a field cannot be saved, it says why and gets the keyboard."""
        if self._desk.workspace.read_only:
            return True
        for card in self._shared():
            wrong = card.commit()
            if wrong is not None:
                wrong.setFocus()
                self._scroll.ensureWidgetVisible(wrong, 0, 48)
                return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the workspace holds."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first field, or to the plans where they were asked for."""
        super().focusInEvent(event)
        plans, self._plans_wanted = self._plans_wanted, False
        if plans:
            self._bring_into_sight(self.plans)
        if self._desk.workspace.read_only:
            self.appearance.themes.focus()
        elif plans:
            self.plans.take_focus()
        else:
            self.organisation.name.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where they have no room side by side."""
        super().resizeEvent(event)
        stacked = self.width() / theme.scale < STACKED_BELOW
        stack(self._columns, stacked)

    def _bring_into_sight(self, card: SettingsCard) -> None:
        """Scroll until a card is seen whole, or from its top where it is higher than the page."""
        self._scroll.ensureWidgetVisible(card, 0, _MARGIN)
        sheet = self._scroll.widget()
        assert sheet is not None
        top = card.mapTo(sheet, QPoint(0, 0)).y() - _MARGIN
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(bar.value(), top))

    def _catch_up(self) -> None:
        """Show what is kept once all is: what was chosen last would seem taken back, and be saved so."""
        if self._stale and not self._changes.are_under_way:
            self._stale = False
            self._read()

    def _read(self) -> None:
        with self._desk.reader() as db:
            ours = our_settings(db, self._desk)
        shared: tuple[ShowingSettings, ...] = self._shared()
        for card in shared:
            card.show_settings(ours)
        self.appearance.show_chosen()
        follow_reading_order(self)

    def _undo(self) -> None:
        self.plans.undo()

    def _quieten(self, saved: SettingsCard) -> None:
        """Let only the card that was changed last say so: its Undo takes back the last step."""
        for card in self._cards():
            if card is not saved:
                card.saved_line.hide()

    def _shared(
        self,
    ) -> tuple[
        OrganisationCard,
        ProfileCard,
        PeopleCard,
        WorkingDaysCard,
        PlansCard,
        QuestionsCard,
        OfferCard,
        PowersCard,
    ]:
        """Return the cards of what stands in the workspace."""
        left = (self.organisation, self.profile, self.people, self.working_days)
        return (*left, self.plans, self.questions, self.offer, self.powers)

    def _cards(self) -> tuple[SettingsCard, ...]:
        return (*self._shared(), self.appearance, self.file)

    def _lay_out(self) -> None:
        left = (self.organisation, self.profile, self.people, self.working_days)
        self._columns.setSpacing(16)
        for cards in (
            left,
            (self.plans, self.questions, self.offer, self.powers, self.appearance, self.file),
        ):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        sheet = QWidget()
        page = QVBoxLayout(sheet)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(16)
        page.addWidget(PageHeader("Settings", _READ_ONLY if self._desk.workspace.read_only else _LINE))
        page.addLayout(self._columns)
        page.addStretch(1)
        self._scroll = Scrolling(sheet, gutter=_MARGIN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
