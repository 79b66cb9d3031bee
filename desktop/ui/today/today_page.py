"""Today: read off the window's thread, shown as cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget

from desktop.services.desk import Desk
from desktop.services.follow_ups import Closings, FollowUpLine
from desktop.services.last_visit import LastVisit
from desktop.services.today import Today, today
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.jobs import Service, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched
from desktop.ui.runway.legend import RunwayLegend
from desktop.ui.source_checks import SourceChecks
from desktop.ui.theme.theme import theme
from desktop.ui.today.conversations_card import ConversationsCard
from desktop.ui.today.decide_by_card import DecideByCard
from desktop.ui.today.decide_by_row import ANY_WIDTH
from desktop.ui.today.new_card import NewCard
from desktop.ui.today.plan_steps_card import PlanStepsCard
from desktop.ui.today.side_cards import FollowUpsCard, LinesCard, LookBacksCard, OfflineCard, ReviewsCard
from desktop.ui.today.sources_card import SourcesCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import column_of, fill_page, stack
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

if TYPE_CHECKING:
    from desktop.services.documents import Document

STACKS_BELOW = 960
"""Page width at 100 % under which the side stands beneath."""
_BESIDE_ROWS = 50
"""The page's margins and a card's edges, which the rows do not have."""
_LEFT, _RIGHT = 784, 400
_NO_SIGNALS = "No early signals yet. They stand here before a tender exists: the best time to talk."
_BUSY = "Sources are being checked, or files read."
_READ_ONLY = "This workspace is open read-only."


class TodayPage(QWidget):
    """`opened` and the others carry an opportunity's key, `decision_shown` a decision's number."""

    shown = Signal()
    answered = Signal()
    """What was read is shown, or why it could not be read was said."""
    opened = Signal(str)
    pause_asked = Signal(str)
    decision_asked = Signal(str)
    decision_shown = Signal(str)
    all_asked = Signal()
    early_asked = Signal()
    conversation_asked = Signal(object)
    """Something to see to between us and others: a DueLine."""
    conversations_asked = Signal()
    organisation_asked = Signal(str)
    plan_asked = Signal(str)
    """A partnership plan, by its id."""
    reviews_asked = Signal()
    sources_asked = Signal()
    coverage_asked = Signal()
    title = "Today"

    def __init__(self, desk: Desk, checks: SourceChecks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._checks = desk, checks
        self._visit = LastVisit(desk)
        self._closings = Closings(desk)
        self._today: Today | None = None
        self.header = PageHeader("Today")
        self.check = Button("Check sources", icon="refresh-cw")
        self.decide_by = DecideByCard()
        self.new = NewCard()
        self.legend = RunwayLegend(plain=True)
        self.sources = SourcesCard()
        self.offline = OfflineCard()
        self.look_again = LinesCard("Look again")
        self.sign_offs = LinesCard("Waiting for sign-off")
        self.early = LinesCard("Early signals", family="early", nothing=_NO_SIGNALS, lead="See all")
        self.plan_steps = PlanStepsCard()
        self.follow_ups = FollowUpsCard()
        self.conversations = ConversationsCard()
        self.partners = LinesCard("Partners to ask or hear from")
        self.contacts = LinesCard("Contacts to look at again")
        self.reviews = ReviewsCard()
        self.look_backs = LookBacksCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._reading = Latest(desk, self)
        self._lay_out()
        self._connect()
        self._watch()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here beyond the window's own."""
        return {CommandId.UNDO: self._undo} if self._closings.can_undo else {}

    def on_paper(self) -> Service[Document]:
        """Return what reads Today for paper."""
        return partial(_read_document, since=self._visit.look())

    def regions(self) -> tuple[QWidget, ...]:
        """Return the cards as they are seen, down the left and then down the right."""
        left = (self.header, self.decide_by, self.new, self.sources)
        return (
            *left,
            self.offline,
            self.look_again,
            self.sign_offs,
            self.early,
            self.plan_steps,
            self.follow_ups,
            self.conversations,
            self.partners,
            self.contacts,
            self.reviews,
            self.look_backs,
        )

    def refresh(self, _touched: Touched = frozenset()) -> None:
        """Read again: almost anything may change what today asks for."""
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read, and note that somebody looks."""
        super().showEvent(event)
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first strip."""
        super().focusInEvent(event)
        if self.decide_by.strips:
            self.decide_by.strips[0].words.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the side stand beneath where there is no room beside."""
        super().resizeEvent(event)
        stacked = self.width() / theme.scale < STACKS_BELOW
        stack(self._columns, stacked)
        self.decide_by.set_most(self.width() - _BESIDE_ROWS if stacked else ANY_WIDTH)
        if self._today is not None:
            self.sources.show_sources(self._today.sources, beside=self._has_room())

    def _read(self) -> None:
        self._reading.start(partial(_read, since=self._visit.look()))

    def _show(self, found: Today) -> None:
        """Show what is so now; where nothing has changed, nothing moves."""
        if found != self._today:
            keyboard = self._keyboard()
            self._fill(found)
            self._give_back(keyboard)
        self.shown.emit()

    def _keyboard(self) -> str | None:
        """Return the name of what has the keyboard on this page, None where nothing here has."""
        focused = QApplication.focusWidget()
        if focused is None or not (focused is self or self.isAncestorOf(focused)):
            return None
        return focused.accessibleName()

    def _give_back(self, name: str | None) -> None:
        """Put the keyboard back on what has this name now, else on the first strip."""
        if name is None:
            return
        rows = [row for row in self.findChildren(QPushButton) if row.isVisibleTo(self) and row.isEnabled()]
        again = next((row for row in rows if row.accessibleName() == name), None)
        first = self.decide_by.strips[0].words if self.decide_by.strips else self.check
        (again or first).setFocus()

    def _fill(self, found: Today) -> None:
        self._today = found
        self.header.title.setText(found.day)
        self.header.line.setText(found.line)
        self.decide_by.show_today(found)
        self.new.show_today(found)
        self.sources.show_sources(found.sources, beside=self._has_room())
        self.offline.show_words(found.offline)
        self.look_again.show_lines(found.look_again)
        self.sign_offs.show_lines(found.sign_offs)
        self.early.show_lines(found.early, found.early_total)
        self.plan_steps.show_steps(found.plan_steps)
        self.follow_ups.show_today(found)
        self.conversations.show_due(found.conversations, found.conversations_total)
        self.partners.show_lines(found.partners)
        self.contacts.show_lines(found.contacts)
        self.reviews.show_reviews(found.reviews, found.reviews_total)
        self.look_backs.show_look_backs(found.look_backs, found.look_backs_total)
        for side in self._sides:
            side.show()
        follow_reading_order(self)

    def _watch(self) -> None:
        read_only = self._desk.workspace.read_only
        why_not = _READ_ONLY if read_only else None if self._checks.can_start else _BUSY
        self.check.set_reason(why_not)

    def _has_room(self) -> bool:
        return self.width() / theme.scale >= _LEFT

    def _close_follow_up(self, line: FollowUpLine) -> None:
        from desktop.ui.today.follow_up_dialog import FollowUpDialog

        dialog = FollowUpDialog(self._desk, line, self, self._closings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.follow_ups.say(self._closings.can_undo, undo=self._closings.can_undo)

    def _undo(self) -> None:
        try:
            words = self._closings.undo()
        except TenderPauseError as problem:
            show_error(problem, self)
        else:
            self.follow_ups.say(words, undo=self._closings.can_undo)

    def _review(self, number: str) -> None:
        """Ask what came of a decision; where nothing can be written, show it in the register."""
        if self._desk.workspace.read_only:
            self.decision_shown.emit(number)
            return
        from desktop.ui.review.ask_review import ask_review

        ask_review(self._desk, number, self).decision_asked.connect(self.decision_shown)

    def _connect(self) -> None:
        self._reading.arrived.connect(self._show)
        self._reading.failed.connect(lambda error: show_error(error, self))
        self._reading.arrived.connect(self.answered)
        self._reading.failed.connect(self.answered)
        self._checks.changed.connect(self._watch)
        self.check.clicked.connect(lambda: self._checks.start())
        for card in (self.decide_by, self.new, self.look_again, self.sign_offs, self.early, self.plan_steps):
            card.opened.connect(self.opened)
        for asking in (self.decide_by, self.new):
            asking.all_asked.connect(self.all_asked)
        self.early.all_asked.connect(self.early_asked)
        self.decide_by.pause_asked.connect(self.pause_asked)
        self.decide_by.decision_asked.connect(self.decision_asked)
        self.sources.sources_asked.connect(self.sources_asked)
        self.sources.coverage_asked.connect(self.coverage_asked)
        self.follow_ups.chosen.connect(self._close_follow_up)
        self.conversations.chosen.connect(self.conversation_asked)
        self.conversations.all_asked.connect(self.conversations_asked)
        self.partners.opened.connect(self.plan_asked)
        self.contacts.opened.connect(self.organisation_asked)
        self.follow_ups.undo_asked.connect(self._undo)
        for looking_back in (self.reviews, self.look_backs):
            looking_back.chosen.connect(self._review)
        self.reviews.all_asked.connect(self.reviews_asked)

    def _lay_out(self) -> None:
        self.header.buttons.addWidget(self.check)
        left = column_of(self.decide_by, self.new, self.legend, self.sources)
        talks = (self.conversations, self.partners, self.contacts)
        due = (self.plan_steps, self.follow_ups, *talks, self.reviews, self.look_backs)
        right = column_of(self.offline, self.look_again, self.sign_offs, self.early, *due)
        self._columns.setSpacing(16)
        self._sides = (left, right)
        for side, share in zip(self._sides, (_LEFT, _RIGHT), strict=True):
            side.hide()  # until there is something to say: nobody shall see it empty first
            self._columns.addWidget(side, share)
        fill_page(self, self.header, self._columns)


def _read_document(desk: Desk, step: Step, *, since: datetime | None) -> Document:
    from desktop.services.documents import today_document  # the start of the window does not wait for it

    return today_document(desk, step, since=since)


def _read(desk: Desk, _step: Step, *, since: datetime | None) -> Today:
    with desk.reader() as db:
        return today(db, desk, since)
