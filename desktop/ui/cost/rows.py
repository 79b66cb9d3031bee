"""Rows of the worksheet that can be added and taken away: costs, and partners' shares."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.costing import CostKind
from desktop.services.cost_words import LineWords, PartnerWords
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.radio import Tick
from desktop.ui.widgets.side_by_side import SideBySide

_STACKED_BELOW = 380
KINDS = ((CostKind.STAFF.value, "Staff"), (CostKind.DIRECT.value, "Direct cost"))


class SheetRow(QWidget):
    """One row with its fields by name, why it cannot stand, and the way to take it away."""

    edited = Signal()
    left = Signal()
    removed = Signal(object)

    def __init__(self, number: int, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LineField] = {}
        self.error = ErrorLine()
        self.remove = Button("Take away", "quiet", "trash")
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        self._what = what
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.renumber(number)

    def renumber(self, number: int) -> None:
        """Know which row this is, for those who hear it."""
        self.number = number
        self.remove.setAccessibleName(f"Take away {self._what} {number + 1}")
        for field in self.fields.values():
            field.editor.setAccessibleName(f"{field.label.text()}, {self._what} {number + 1}")

    def show_error(self, field: str, sentence: str) -> None:
        """Show under a field, or under the row, why it cannot stand; "" takes that away."""
        place = self.fields.get(field)
        if place is not None:
            place.show_error(sentence)
        else:
            self.error.show_sentence(sentence)

    def clear_errors(self) -> None:
        """Take every refusal away."""
        for field in self.fields.values():
            field.show_error("")
        self.error.show_sentence("")

    def take_focus(self) -> None:
        """Put the keyboard on the name."""
        self.fields["name"].take_focus()

    def _field(self, name: str, label: str, placeholder: str = "") -> LineField:
        field = self.fields[name] = LineField(label, placeholder=placeholder)
        field.edited.connect(self.edited)
        field.left.connect(self.left)
        return field


class LineRow(SheetRow):
    """A cost: what it is, a year's amount, and in which months it falls."""

    def __init__(self, number: int, words: LineWords, parent: QWidget | None = None) -> None:
        super().__init__(number, "cost", parent)
        self.kind = ChoiceField("Kind", KINDS)
        self.kind.choose(words.kind)
        self.kind.edited.connect(self.edited)
        name = self._field("name", "Cost", "For example two support workers")
        first = self._field("first_month", "From month", "1")
        last = self._field("last_month", "To month", "the last")
        yearly = self._field("yearly", "Pounds a year", "For example 60,000")
        self._column.addWidget(SideBySide([(name, 3), (self.kind, 2)], stacked_below=_STACKED_BELOW))
        self._column.addWidget(SideBySide([(yearly, 2), (first, 1), (last, 1)], stacked_below=_STACKED_BELOW))
        self._column.addWidget(self.error)
        self._column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        for field in ("name", "yearly", "first_month", "last_month"):
            self.fields[field].set_words(getattr(words, field))
        self.renumber(number)

    def words(self) -> LineWords:
        """Return what is typed."""
        return LineWords(
            kind=self.kind.chosen(),
            name=self.fields["name"].words(),
            yearly=self.fields["yearly"].words(),
            first_month=self.fields["first_month"].words(),
            last_month=self.fields["last_month"].words(),
        )


class PartnerRow(SheetRow):
    """A partner's share of the price, how long they wait for it, and whether they carry results."""

    def __init__(self, number: int, words: PartnerWords, parent: QWidget | None = None) -> None:
        super().__init__(number, "partner", parent)
        name = self._field("name", "Partner", "Name of the organisation")
        percent = self._field("percent", "Per cent of the price", "For example 25")
        after = self._field("after", "Paid after months", "1")
        self.carries = Tick("Carries payment by results with us")
        self.carries.setChecked(words.carries_results)
        self.carries.toggled.connect(lambda _on: self.edited.emit())
        self._column.addWidget(name)
        self._column.addWidget(SideBySide([(percent, 1), (after, 1)], stacked_below=_STACKED_BELOW))
        self._column.addWidget(self.carries)
        self._column.addWidget(self.error)
        self._column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        for field in ("name", "percent", "after"):
            self.fields[field].set_words(getattr(words, field))
        self.renumber(number)

    def words(self) -> PartnerWords:
        """Return what is typed."""
        return PartnerWords(
            name=self.fields["name"].words(),
            percent=self.fields["percent"].words(),
            after=self.fields["after"].words(),
            carries_results=self.carries.isChecked(),
        )
