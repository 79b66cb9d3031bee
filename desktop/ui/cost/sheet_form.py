"""The worksheet's fields: the contract, what it costs, overheads, results, and partners' shares."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.cost_words import MOST_LINES, MOST_PARTNERS, CostWords, LineWords, PartnerWords
from desktop.ui.cost.rows import LineRow, PartnerRow
from desktop.ui.cost.rows_card import RowsCard
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.side_by_side import SideBySide

_STACKED_BELOW = 380
_ALSO = {"payment": "paid_after", "results": "results_percent", "overheads": "overheads_percent"}
"""Fields that a refusal names otherwise than the worksheet's words do."""


class SheetForm(QWidget):
    """Shows a worksheet as it is typed and gives it back; `edited` tells of every change."""

    edited = Signal()
    left = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, LineField] = {
            "months": LineField("Months that it runs", placeholder="12"),
            "price": LineField("Price for the whole, in pounds", placeholder="For example 300,000"),
            "paid_after": LineField("We are paid after months", placeholder="1"),
            "inflation": LineField("Costs rise a year, per cent", placeholder="0"),
            "overheads_percent": LineField("Share of all costs, per cent", placeholder="For example 15"),
            "overheads_yearly": LineField("Or a sum, pounds a year", placeholder="For example 9,000"),
            "results_percent": LineField("Part of the price, per cent", placeholder="0"),
            "results_after": LineField("Paid after months", placeholder="6"),
            "results_expected": LineField("Part that we expect, per cent", placeholder="100"),
        }
        self.value_hint = Label("", "note", "ink-2", wrap=True)
        self.costs: RowsCard[LineRow, LineWords] = RowsCard(
            "What it costs",
            "At the prices of the first year. Pay with its pension and insurance; rooms, travel, equipment.",
            "Add a cost",
            LineRow,
            LineWords(),
            MOST_LINES,
        )
        self.partners: RowsCard[PartnerRow, PartnerWords] = RowsCard(
            "Partners' shares",
            "Each one's part of the price. Who does not carry results is paid in full, whatever they are.",
            "Add a partner",
            PartnerRow,
            PartnerWords(),
            MOST_PARTNERS,
        )
        self._lay_out()
        for field in self.lines.values():
            field.edited.connect(self.edited)
            field.left.connect(self.left)
        for rows in (self.costs, self.partners):
            rows.edited.connect(self.edited)
            rows.left.connect(self.left)
            rows.rearranged.connect(self.rearranged)

    def show_words(self, words: CostWords, value_words: str) -> None:
        """Show a worksheet as it is typed, and what the notice says the whole is worth."""
        for name, field in self.lines.items():
            field.set_words(getattr(words, name))
        self.costs.show_rows(words.lines or (LineWords(),))
        self.partners.show_rows(words.partners)
        self.value_hint.setText(f"The notice says {value_words} for the whole." if value_words else "")
        self.value_hint.setVisible(bool(value_words))
        self.show_errors({})

    def words(self) -> CostWords:
        """Return the worksheet as it is typed."""
        typed = {name: self.lines[name].words() for name in CostWords.__struct_fields__ if name in self.lines}
        return CostWords(
            **typed,
            lines=tuple(row.words() for row in self.costs.rows),
            partners=tuple(row.words() for row in self.partners.rows),
        )

    def show_errors(self, sentences: Mapping[str, str]) -> None:
        """Show each refusal where it belongs, and take the others away."""
        for field in self.lines.values():
            field.show_error("")
        self.costs.clear_errors()
        self.partners.clear_errors()
        for name, sentence in sentences.items():
            part, _, place = name.partition(".")
            if part in ("lines", "partners"):
                (self.costs if part == "lines" else self.partners).show_error(place, sentence)
            else:
                self.lines[_ALSO.get(name, name)].show_error(sentence)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read and no more."""
        for card in self._cards:
            card.setEnabled(not read_only)

    def take_focus(self) -> None:
        """Put the keyboard on the first field."""
        self.lines["months"].take_focus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        contract = self._card("The contract", "", ("months", "price"), ("paid_after", "inflation"))
        contract.body.insertWidget(2, self.value_hint)
        overheads = self._card(
            "Overheads",
            "What running the organisation adds: management, finance, premises. A share, a sum, or both.",
            ("overheads_percent", "overheads_yearly"),
        )
        results = self._card(
            "Payment by results",
            "The part of the price that hangs on results. Leave it empty where nothing does.",
            ("results_percent", "results_after"),
            ("results_expected",),
        )
        self._cards = (contract, self.costs, overheads, results, self.partners)
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)

    def _card(self, title: str, hint: str, *rows: tuple[str, ...]) -> Card:
        card = Card()
        card.body.setSpacing(12)
        card.body.addWidget(Label(title, "h2"))
        if hint:
            card.body.addWidget(Label(hint, "note", "ink-2", wrap=True))
        for names in rows:
            parts = [(self.lines[name], 1) for name in names]
            card.body.addWidget(SideBySide(parts, stacked_below=_STACKED_BELOW))
        return card
