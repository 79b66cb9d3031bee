"""The terms, in the members' own words: what heads of terms are made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.partnership import TERMS
from desktop.domain.words import plural
from desktop.services.partnerships import PlanView
from desktop.ui.partnership.card_grid import CardGrid
from desktop.ui.partnership.plan_fields import PlanLine, PlanText, YesNo, read_days
from desktop.ui.partnership.plan_keeper import PlanKeeper
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label

_LEAST_WIDTH = 300


class TermsCard(Card):
    """A field for each term; the two that are figures and answers stand first."""

    rearranged = Signal()

    def __init__(self, keeper: PlanKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.missing = Label("", "table", "ink-2", wrap=True)
        self.days = PlanLine(
            keeper,
            "terms.paid_within_days",
            "Members are paid within days",
            hint="From their invoice, whether or not the buyer has paid",
            placeholder="For example 30",
            read=read_days,
        )
        self.exclusive = YesNo(
            keeper,
            "terms.exclusive",
            "Does anything bind a member to nobody else?",
            hint="Such as a promise to bid with no one but us",
            yes="Yes, it is exclusive",
            no="No, all are free elsewhere",
        )
        self.texts = {
            term.name: PlanText(keeper, f"terms.{term.name}", term.title, term.asks) for term in TERMS
        }
        self.body.setSpacing(12)
        self.body.addWidget(Label("The terms", "h2"))
        self.body.addWidget(self.missing)
        for parts in ([self.days, self.exclusive], list(self.texts.values())):
            holder = QWidget()
            grid = CardGrid(holder, least=_LEAST_WIDTH, most=2, level=False)
            for part in parts:
                grid.addWidget(part)
            self.body.addWidget(holder)

    def show_plan(self, view: PlanView) -> None:
        """Show what is recorded; what is being typed stays."""
        terms, can_write = view.plan.terms, not view.read_only_because
        count = len(view.missing)
        names = ", ".join(field.title.lower() for field in view.missing)
        words = f"{plural(count, 'term')} not written yet: {names}." if count else "All terms are written."
        self.missing.setText(words)
        days = terms.paid_within_days
        self.days.show_kept("" if days is None else str(days), view.drafts)
        self.exclusive.show_said(terms.exclusive)
        for name, field in self.texts.items():
            field.show_kept(getattr(terms, name), view.drafts)
            field.set_read_only(not can_write)
        self.days.set_read_only(not can_write)
        self.exclusive.setEnabled(can_write)

    def go_to(self, term: str) -> None:
        """Put the keyboard on a term by its name."""
        if term == "paid_within_days":
            self.days.take_focus()
        elif term == "exclusive":
            self.exclusive.take_focus()
        else:
            self.texts[term].field.setFocus()
