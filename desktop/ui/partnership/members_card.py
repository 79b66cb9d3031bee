"""Who does what: the members with their shares, and the sum of each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.organisation import Role
from desktop.domain.partnership import Share
from desktop.domain.partnership_forms import FormGroup
from desktop.domain.words import plural
from desktop.services import partnership_catalogue as catalogue
from desktop.services.desk import Desk
from desktop.services.partnerships import NOT_SAID, PlanView
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.organisations.organisation_field import OrganisationField
from desktop.ui.partnership.member_row import ROLE_WIDTH, SHARE_WIDTH, MemberRow
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.partnership.purpose_card import AskCards
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card, CardHeader
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_WIDE_FROM = 760
"""Width at 100 % from which a member stands in one line."""
_MOST = 40
_GAP = 12
_OPENLY = (
    "A joint bid is named partners, openly, and the buyer sees it. Prices and costs are shared only among "
    "members who have agreed to bid together."
)


class MembersCard(Card):
    """`chosen` asks to take an organisation in, `more_asked` for all that is said of one."""

    chosen = Signal(str)
    more_asked = Signal(str)
    agreed_chosen = Signal(str, str)
    rearranged = Signal()

    def __init__(self, desk: Desk, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._keeper = keeper
        self.rows: dict[str, MemberRow] = {}
        self.count = Label("", "table", "ink-2")
        self.add = Button("Add a member", icon="plus")
        self.add.clicked.connect(self._open_field)
        head = CardHeader("Who does what", trailing=self.add)
        head.add_beside_title(self.count)
        self.who = OrganisationField(
            desk,
            "Organisation to add",
            hint="From the directory, or a new one. Adding it here tells nobody.",
            roles=(Role.POTENTIAL_PARTNER,),
        )
        self.who.chosen.connect(self._choose)
        self._field = QWidget()
        field = QVBoxLayout(self._field)
        field.setContentsMargins(15, 12, 15, 12)
        field.addWidget(self.who)
        self._headings = QWidget()
        self._heading_labels: list[Label] = []
        self._totals: dict[Share, Label] = {}
        self._total, self._total_rule = QWidget(), Rule()
        set_surface(self._total, "subtle")
        set_surface(self._headings, "subtle")
        self._asks = AskCards()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._words = ("", "")
        self.note = Label("", "note", "ink-2", wrap=True)
        self.openly = Label(_OPENLY, "caption", "ink-2", wrap=True)
        self._lay_out(head)
        theme.changed.connect(self._arrange)

    def show_plan(self, view: PlanView) -> None:
        """Show its members; rows stay as they are while the members do."""
        can_write = not view.read_only_because
        if tuple(self.rows) != tuple(one.member.organisation for one in view.members):
            self._refill(view)
        with_money = catalogue.moves_money(view.plan.form)
        for one in view.members:
            row = self.rows[one.member.organisation]
            row.show_member(one, view.drafts, with_money=with_money, can_write=can_write)
        self.count.setText(plural(len(view.members), "member"))
        for share, label in self._totals.items():
            label.setText(view.totals[share])
            label.setAccessibleName(f"{share.value.capitalize()} in all: {view.totals[share]}")
        self._show_column(Share.VALUE, shown=with_money)
        chosen = view.chosen
        self.openly.setVisible(chosen is None or chosen.form.group is FormGroup.BID_TOGETHER)
        full = len(view.members) >= _MOST
        because = view.read_only_because or (f"A plan holds {_MOST} members." if full else None)
        self.add.set_reason(because)
        sums = ", ".join(f"{share} {words}" for share, words in view.totals.items() if words != NOT_SAID)
        self._words = (view.agreed, f"{view.agreed}. Said so far: {sums}." if sums else view.agreed)
        self._arrange()

    def close_field(self) -> None:
        """Ask for no more of them."""
        self._field.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line each, or in two."""
        super().resizeEvent(event)
        self._arrange()

    def _open_field(self) -> None:
        self.who.show_organisation(None)
        self._field.show()
        self.rearranged.emit()
        self.who.take_focus()

    def _choose(self, organisation: str) -> None:
        if organisation:
            self._field.hide()
            self.chosen.emit(organisation)

    def _refill(self, view: PlanView) -> None:
        clear_layout(self._rows)
        self.rows = {}
        for one in view.members:
            row = self.rows[one.member.organisation] = MemberRow(self._keeper, one)
            row.more_asked.connect(self.more_asked)
            row.agreed_chosen.connect(self.agreed_chosen)
            self._rows.addWidget(row)
            self._rows.addWidget(Rule())
        self.rearranged.emit()

    def _show_column(self, share: Share, *, shown: bool) -> None:
        place = 2 + list(Share).index(share)
        self._heading_labels[place].setVisible(shown)
        self._totals[share].setVisible(shown)

    def _arrange(self) -> None:
        wide = self.width() / theme.scale >= _WIDE_FROM
        for row in self.rows.values():
            row.set_wide(wide)
        self._headings.setVisible(wide)
        self._total.setVisible(wide)
        self._total_rule.setVisible(wide)
        self.note.setText(self._words[0] if wide else self._words[1])
        first = next(iter(self.rows.values()), None)
        more = first.more.sizeHint().width() if first else 0
        agreed = first.agreed_width() if first else 0
        shares = [theme.px(SHARE_WIDTH)] * len(Share)
        for label, width in zip(
            self._heading_labels[1:], [theme.px(ROLE_WIDTH), *shares, agreed, more], strict=True
        ):
            label.setFixedWidth(width)
        for label in self._totals.values():
            label.setFixedWidth(theme.px(SHARE_WIDTH))
        self._after_totals.setFixedWidth(agreed + _GAP + more)

    def _lay_out(self, head: CardHeader) -> None:
        self.body.setSpacing(0)
        words = ("Member", "Part", *(share.value.capitalize() for share in Share), "Agreed", "")
        line = QHBoxLayout(self._headings)
        line.setContentsMargins(15, 8, 15, 8)
        line.setSpacing(_GAP)
        for place, text in enumerate(words):
            label = Label(text, "caption", "ink-2", weight=600)
            self._heading_labels.append(label)
            line.addWidget(label, 0 if place else 1)
        total = QHBoxLayout(self._total)
        total.setContentsMargins(15, 10, 15, 10)
        total.setSpacing(_GAP)
        total.addWidget(Label("Total", "table", weight=600), 1)
        for share in Share:
            label = self._totals[share] = Label("", "table", weight=600, tabular=True)
            total.addWidget(label)
        self._after_totals = QWidget()
        total.addWidget(self._after_totals)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 12, 15, 15)
        foot.setSpacing(4)
        foot.addWidget(self.note)
        foot.addWidget(self.openly)
        foot.addSpacing(12)
        foot.addWidget(self._asks)
        for widget in (head, self._field, self._headings):
            self.body.addWidget(widget)
        self.body.addWidget(Rule())
        self.body.addLayout(self._rows)
        self.body.addWidget(self._total)
        self.body.addWidget(self._total_rule)
        self.body.addLayout(foot)
        self._field.hide()
