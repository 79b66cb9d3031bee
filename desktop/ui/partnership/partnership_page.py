"""The page of one partnership plan, of an opportunity or with no tender yet.

What is typed is kept as a draft within a moment, and recorded when its field or the page is left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.decision import Outcome
from desktop.domain.partnership import Agreed
from desktop.services.desk import Desk
from desktop.services.partnership_changes import PREFIX, PartnershipChanges
from desktop.services.partnership_plans import PlanOffer, offers
from desktop.services.partnerships import PlanView, opportunity_line, plan_of, plan_view
from desktop.ui.commands import CommandId
from desktop.ui.errors import show_error
from desktop.ui.page import Touched
from desktop.ui.partnership.begin_card import BeginCard
from desktop.ui.partnership.fairness_card import FairnessCard
from desktop.ui.partnership.forms_section import FormsSection
from desktop.ui.partnership.member_panel import MemberPanel
from desktop.ui.partnership.members_card import MembersCard
from desktop.ui.partnership.plan_head import PlanHead
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.partnership.purpose_card import PlanFoot, PurposeCard, ReplyCard
from desktop.ui.partnership.terms_card import TermsCard
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

STACKED_BELOW = 1080
"""Page width at 100 % under which fairness stands beneath the members."""
_KINDS = frozenset({"partnership", "organisation", "conversation", "settings"})
_OF_ITS_TENDER = frozenset({"cost", "opportunity"})


class PartnershipPage(QWidget):
    """`left` asks for the way back, `opened` for an opportunity, `plans_asked` for the list of all plans."""

    left = Signal(str)
    opened = Signal(str)
    decision_asked = Signal(str, str)
    plans_asked = Signal()
    title = "Partnership"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk = desk
        self._key = self.plan = ""
        self._showing = False
        self._view: PlanView | None = None
        self.keeper = PlanKeeper(desk, self)
        self.head, self.begin = PlanHead(), BeginCard()
        self.purpose, self.reply = PurposeCard(self.keeper), ReplyCard(desk, self.keeper)
        self.forms, self.members = FormsSection(), MembersCard(desk, self.keeper)
        self.fairness = FairnessCard()
        self.terms, self.foot = TermsCard(self.keeper), PlanFoot(desk, self.keeper)
        self.panel: MemberPanel | None = None
        self._panel_place = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_opportunity(self, key: str) -> None:
        """Show the plan of an opportunity, or a plan by its own id."""
        self.leave()
        self._forget()
        if key.startswith(PREFIX):
            self.plan, self._key = key, ""
        else:
            self._key, self.plan = key, ""
        self._read()

    def leave(self) -> bool:
        """Record what was typed, as the page is about to go."""
        return self.keeper.leave()

    def refresh(self, touched: Touched) -> None:
        """Show what was changed, here or elsewhere."""
        if (self._key or self.plan) and any(self._is_about(kind, key) for kind, key in touched):
            self._read()

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        found: dict[CommandId, Callable[[], object]] = {}
        if self.plan and self.keeper.changes.can_undo_on(self.plan):
            found[CommandId.UNDO] = self._undo
        if self._key:
            found[CommandId.DECIDE] = self._decide
        return found

    def regions(self) -> tuple[QWidget, ...]:
        """Return the parts of the page in the order in which they are seen."""
        return (self.head, self.begin, self._plan_part)

    def current_key(self) -> str:
        """Return the key of the opportunity whose plan is shown."""
        return self._key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first thing there is to do."""
        super().focusInEvent(event)
        if self.plan:
            self.purpose.text.field.setFocus()
        else:
            self.begin.begin.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where there is no room for them side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _is_about(self, kind: str, key: str) -> bool:
        """Return whether a change bears on what is shown; of opportunities, on this one alone."""
        return kind in _KINDS or (kind in _OF_ITS_TENDER and key == self._key)

    def _forget(self) -> None:
        self._close_panel()
        self.forms.forget()
        self.members.close_field()
        self._scroll.verticalScrollBar().setValue(0)

    def _read(self) -> None:
        try:
            with self._desk.reader() as db:
                if not self.plan and self._key:
                    self.plan = plan_of(db, self._desk, self._key)
                view = plan_view(db, self._desk, self.plan) if self.plan else None
                line = opportunity_line(db, self._desk, self._key) if view is None else ""
                offered = offers(db, self._desk, self._key) if view is None else ()
        except TenderPauseError as problem:
            show_error(problem, self)
            return
        if view is None:
            self._show_none(line, offered)
        else:
            self._show(view)

    def _show_none(self, line: str, offered: tuple[PlanOffer, ...]) -> None:
        self._view = None
        self.head.show_none(line)
        locked = "This workspace is open read-only." if self._desk.workspace.read_only else ""
        self.begin.show_offers(offered, because=locked)
        self.begin.show()
        self._plan_part.hide()
        follow_reading_order(self)

    def _show(self, view: PlanView) -> None:
        self._view = view
        self._key = view.plan.opportunity or ""
        if self.keeper.plan != view.plan.id:
            self.keeper.begin(view.plan.id)
        self.title = f"{view.title}: partnership"
        self._showing = True
        self.begin.hide()
        self._plan_part.show()
        self.head.show_plan(view, self.keeper.changes.can_undo_on(view.plan.id))
        self.purpose.show_plan(view)
        self.reply.show_plan(view)
        plan, can_write = view.plan, not view.read_only_because
        self.forms.show_forms(view.forms, plan.form, plan.form_reason, can_write=can_write)
        self.members.show_plan(view)
        self.fairness.show_checks(view.checks)
        self.terms.show_plan(view)
        self.foot.show_plan(view)
        self._show_panel(view)
        self._showing = False
        follow_reading_order(self)

    def _follow(self) -> None:
        if not self._showing:  # then it follows once, at the end
            follow_reading_order(self)

    def _show_panel(self, view: PlanView) -> None:
        if self.panel is not None:
            if view.plan.member(self.panel.organisation) is None:
                self._close_panel()
            else:
                self.panel.show_plan(view)

    def _open_panel(self, organisation: str) -> None:
        self._close_panel()
        view = self._view
        shown = (
            next((one for one in view.members if one.member.organisation == organisation), None)
            if view
            else None
        )
        if view is None or shown is None:
            return
        self.panel = MemberPanel(self._desk, self.keeper, shown)
        self.panel.closed.connect(self._leave_panel)
        self.panel.removal_asked.connect(self._remove)
        self.panel.rearranged.connect(lambda: follow_reading_order(self))
        self._panel_place.addWidget(self.panel)
        self.panel.show_plan(view)
        follow_reading_order(self)
        self.panel.take_focus()
        self._scroll.ensureWidgetVisible(self.panel)

    def _leave_panel(self) -> None:
        row = self.members.rows.get(self.panel.organisation) if self.panel is not None else None
        self._close_panel()
        if row is not None:
            row.more.setFocus()

    def _close_panel(self) -> None:
        if self.panel is not None:
            self.keeper.settle()
            self._panel_place.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _begin(self) -> None:
        key = self._key
        if not self.keeper.record(lambda to: self._began(to.begin(key))):
            self._read()
            self.purpose.text.field.setFocus()

    def _began(self, plan: str) -> None:
        self.plan = plan

    def _link(self, plan: str) -> None:
        key = self._key
        if not self.keeper.record(lambda to: to.link(plan, key)):
            self.plan = plan
            self._read()

    def _link_to(self, key: str) -> None:
        plan = self.plan
        refusal = self.keeper.record(lambda to: to.link(plan, key))
        if refusal:
            self.foot.say_why_not(refusal)
        else:
            self.foot.tender.show_known(None, "")

    def _choose_form(self, form: str, reason: str) -> None:
        plan = self.plan
        refusal = self.keeper.record(lambda to: to.choose_form(plan, form, reason))
        if refusal:
            self.forms.say_why_not(refusal)

    def _add(self, organisation: str) -> None:
        plan = self.plan
        if not self.keeper.record(lambda to: to.add_member(plan, organisation)):
            row = self.members.rows.get(organisation)
            if row is not None:
                row.take_focus()

    def _agreed(self, organisation: str, agreed: str) -> None:
        on = self._desk.today if agreed == Agreed.AGREED else None
        plan, how_far = self.plan, Agreed(agreed)
        self.keeper.record(lambda to: to.change_member(plan, organisation, agreed=how_far, agreed_on=on))

    def _remove(self, organisation: str) -> None:
        plan = self.plan
        self._close_panel()
        if not self.keeper.record(lambda to: to.remove_member(plan, organisation)):
            self.members.add.setFocus()

    def _end(self, because: str) -> None:
        plan = self.plan
        self.keeper.record(lambda to: to.end(plan, because))

    def _do(self, change: Callable[[PartnershipChanges, str], object]) -> None:
        plan = self.plan
        self.keeper.record(lambda to: change(to, plan))

    def _undo(self) -> None:
        self.keeper.settle()
        plan = self.plan
        if not self.keeper.record(lambda to: to.undo()) and self._is_taken_back(plan):
            self.plan = ""
            self._read() if self._key else self.plans_asked.emit()

    def _is_taken_back(self, plan: str) -> bool:
        """Return whether the very beginning of a plan was undone."""
        view = self._view
        return view is not None and view.plan.id == plan and view.plan.is_taken_back

    def _draft_terms(self) -> None:
        from desktop.ui.documents.opening import draft_terms  # what makes documents is loaded only then

        if self.keeper.settle():
            draft_terms(self._desk, self, self.plan)

    def _decide(self) -> None:
        if self.keeper.settle():
            self.decision_asked.emit(self._key, Outcome.PARTNER)

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self.keeper.recorded.connect(self._read)
        self.keeper.refused.connect(self.head.problem.show_sentence)
        self.head.decision_asked.connect(self._decide)
        self.head.terms_asked.connect(self._draft_terms)
        self.head.opportunity_asked.connect(lambda: self.opened.emit(self._key))
        self.head.plans_asked.connect(self.plans_asked)
        self.head.undo_asked.connect(self._undo)
        self.begin.begin_asked.connect(self._begin)
        self.begin.link_asked.connect(self._link)
        self.forms.chosen.connect(self._choose_form)
        self.members.chosen.connect(self._add)
        self.members.more_asked.connect(self._open_panel)
        self.members.agreed_chosen.connect(self._agreed)
        self.fairness.term_asked.connect(self.terms.go_to)
        self.foot.end_asked.connect(self._end)
        self.foot.take_up_asked.connect(lambda: self._do(lambda to, plan: to.take_up(plan)))
        self.foot.link_asked.connect(self._link_to)
        self.foot.unlink_asked.connect(lambda: self._do(lambda to, plan: to.unlink(plan)))
        for part in (self.forms, self.members):
            part.rearranged.connect(self._follow)

    def _lay_out(self) -> None:
        self._plan_part = QWidget()
        plan = QVBoxLayout(self._plan_part)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.members)
        left.addLayout(self._panel_place)
        left.addWidget(self.terms)
        left.addWidget(self.reply)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.fairness)
        right.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addLayout(left, 830)
        self._columns.addLayout(right, 316)
        for part in (self.purpose, self.forms):
            plan.addWidget(part)
        plan.addLayout(self._columns)
        plan.addWidget(self.foot)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self.begin)
        column.addWidget(self._plan_part)
        column.addStretch(1)
        self._scroll = Scrolling(sheet, gutter=24)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def _arrange(self) -> None:
        narrow = self.width() / theme.scale < STACKED_BELOW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
