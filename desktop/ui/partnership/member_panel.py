"""All that is said of one member: what it told us, who to call, what it can give way on, its checks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.organisation import IncomeBand
from desktop.services.desk import Desk
from desktop.services.partnerships import MemberView, PlanView
from desktop.ui.organisations.contact_field import ContactField
from desktop.ui.partnership.card_grid import CardGrid
from desktop.ui.partnership.checks_list import ChecksList
from desktop.ui.partnership.plan_fields import PlanLine, PlanText, YesNo, read_days
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.radio import Tick

_LEAST_WIDTH = 240
_QUESTIONS = (
    ("may_be_named", "May we name them in the bid?"),
    ("free_elsewhere", "Free to work with others?"),
    ("meets_buyer", "Do they meet the buyer?"),
    ("carries_results", "Do they carry payment by results?"),
    ("can_carry_results", "Could they bear it if results fall short?"),
    ("works_with_people", "Do they work with people in this?"),
    ("holds_data", "Do they hold data about people?"),
)
_NONE = "none"
_NOT_OF_US = ("may_be_named",)
_TEXTS = (
    ("brings", "What they bring", "Write what you would say to them."),
    ("gains", "What they gain", "What makes it worth their while."),
    ("red_lines", "Red lines", "What they will not agree to, as they told us."),
    ("gives_way", "What they can give way on", "As they told us."),
)


class MemberPanel(Card):
    """Made for one member, by its id; it records as fields are left and choices made."""

    closed = Signal()
    removal_asked = Signal(str)
    rearranged = Signal()

    def __init__(
        self, desk: Desk, keeper: PlanKeeper, view: MemberView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        member = view.member
        self.organisation, self._at, self._keeper = (
            member.organisation,
            f"member.{member.organisation}",
            keeper,
        )
        self.title = Label("", "h2", wrap=True)
        self.close_it = Button("Close", "quiet", "x")
        self.leads = Tick("Leads, and signs with the buyer")
        self.questions = {
            name: YesNo(keeper, f"{self._at}.{name}", words)
            for name, words in _QUESTIONS
            if not (member.is_us and name in _NOT_OF_US)
        }
        self.spoken = DayField("Spoken to on", today=lambda: desk.today)
        self.income = ChoiceField(
            "Yearly income", [(_NONE, "Not known"), *((band.value, band.words()) for band in IncomeBand)]
        )
        self.days = PlanLine(
            keeper,
            f"{self._at}.paid_within_days",
            "Paid within days",
            placeholder="As in the terms",
            read=read_days,
        )
        self.our_contact = ChoiceField("Who to call at ours")
        self.contact = ContactField(desk, "Who to call")
        self.texts = {
            name: PlanText(keeper, f"{self._at}.{name}", title, asks) for name, title, asks in _TEXTS
        }
        self.checks = ChecksList()
        self.take_out = Button("Take out of the plan", "quiet", "trash")
        self._lay_out(is_us=member.is_us)
        self._connect()

    def show_plan(self, view: PlanView) -> None:
        """Show what is recorded of this member; what is being typed stays."""
        shown = next((one for one in view.members if one.member.organisation == self.organisation), None)
        if shown is None:
            return
        member, can_write = shown.member, not view.read_only_because
        self.title.setText(f"About {shown.name}")
        blocked = self.leads.blockSignals(True)
        self.leads.setChecked(member.lead)
        self.leads.blockSignals(blocked)
        for name, field in self.questions.items():
            field.show_said(getattr(member, name))
            field.setEnabled(can_write)
        for name, text in self.texts.items():
            text.show_kept(getattr(member, name), view.drafts)
            text.set_read_only(not can_write)
        self._show_facts(shown, view)
        for widget in (self.leads, self.spoken, self.income, self.contact, self.our_contact, self.take_out):
            widget.setEnabled(can_write)
        self.days.set_read_only(not can_write)
        self.checks.show_member(shown, can_write=can_write)

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that is said."""
        self.leads.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_facts(self, shown: MemberView, view: PlanView) -> None:
        member = shown.member
        if not self.spoken.edit.hasFocus():
            self.spoken.set_value(member.spoken_on)
        self.income.setVisible(not shown.size_known)
        self.income.choose(member.income_band or _NONE)
        days = member.paid_within_days
        self.days.show_kept("" if days is None else str(days), view.drafts)
        self.our_contact.set_choices([(_NONE, "Nobody yet"), *view.ours])
        self.our_contact.choose(member.contact or _NONE)
        if not member.is_us and not self.contact.edit.hasFocus():
            self.contact.set_organisation(member.organisation)
            self.contact.show_contact(member.contact or None)

    def _record(self, **fields: object) -> None:
        plan, whose = self._keeper.plan, self.organisation
        self._keeper.record(lambda to: to.change_member(plan, whose, drafted=(), **fields))

    def _record_day(self) -> None:
        if not self.spoken.unreadable():
            self._record(spoken_on=self.spoken.value())

    def _record_income(self) -> None:
        chosen = self.income.chosen()
        self._record(income_band=None if chosen == _NONE else IncomeBand(chosen))

    def _record_our_contact(self) -> None:
        chosen = self.our_contact.chosen()
        self._record(contact="" if chosen == _NONE else chosen)

    def _record_checks(self, asked: tuple[str, ...], done: tuple[str, ...]) -> None:
        self._record(checks=asked, checked=done)

    def _connect(self) -> None:
        self.close_it.clicked.connect(self.closed)
        self.leads.toggled.connect(lambda on: self._record(lead=on))
        self.spoken.left.connect(self._record_day)
        self.income.edited.connect(self._record_income)
        self.contact.chosen.connect(lambda person: self._record(contact=person))
        self.our_contact.edited.connect(self._record_our_contact)
        self.checks.changed.connect(self._record_checks)
        self.checks.rearranged.connect(self.rearranged)
        self.take_out.clicked.connect(lambda: self.removal_asked.emit(self.organisation))

    def _lay_out(self, *, is_us: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(16)
        self.body.addLayout(head)
        self.body.addWidget(self.leads)
        figures: list[QWidget] = [self.days, self.income]
        figures = [self.our_contact, *figures] if is_us else [self.spoken, self.contact, *figures]
        for parts in ([*figures, *self.questions.values()], list(self.texts.values())):
            holder = QWidget()
            grid = CardGrid(holder, least=_LEAST_WIDTH, most=3 if parts[0] in figures else 2, level=False)
            for part in parts:
                grid.addWidget(part)
            self.body.addWidget(holder)
        if not is_us:
            self.body.addWidget(self.checks)
        self.body.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeft)
        for unused in (self.contact, self.spoken, self.checks) if is_us else (self.our_contact,):
            unused.setParent(self)
            unused.hide()
        self.take_out.setVisible(not is_us)
