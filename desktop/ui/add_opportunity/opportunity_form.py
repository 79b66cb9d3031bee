"""The fields of an opportunity that is typed, each with what a pasted text proposes for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from desktop.services.by_hand_form import KIND_WORDS, STAGE_WORDS, Proposal
from desktop.ui.add_opportunity.proposal_rows import ProposalRows
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.day_field import NOT_A_DAY, DayField, days_as_typed
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.line_field import LineField

_TEXT = "Text"
_TEXT_HINT = "Paste an email, a bulletin or an advert. What is found in it is offered below; you choose."
_TEXT_HEIGHT, _MOST_TEXT = 96, 220


class _PasteField(GrowingField):
    """Grows with its text up to a height, then scrolls: what is found in it stays near."""

    def __init__(self) -> None:
        super().__init__(_TEXT, "Paste or type here", role="table", least=_TEXT_HEIGHT)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll where there is more than is in sight; else leave the wheel to the dialog."""
        if self.verticalScrollBar().maximum():
            QTextEdit.wheelEvent(self, event)
        else:
            event.ignore()

    def _height(self) -> int:
        return min(super()._height(), theme.px(_MOST_TEXT))


class OpportunityForm(QWidget):
    """Holds texts; what they mean is read by the service. `edited` tells of each change by a person."""

    edited = Signal()
    text_changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _PasteField()
        self.title = LineField("Title")
        self.buyer = LineField("Buyer or funder", aside="optional")
        self.stage = ChoiceField("Can it be answered?", _choices(STAGE_WORDS))
        self.deadline = DayField("Deadline", today=today, placeholder="For example 9 Dec; empty if not known")
        self.time = LineField("Time", aside="optional, UK clock", placeholder="12:00, noon or 5pm")
        self.kind = ChoiceField("Which deadline is it?", _choices(KIND_WORDS))
        self.questions = DayField("Questions close", today=today)
        self.value = LineField("Value", aside="optional", placeholder="£420,000 or 420k")
        self.place = LineField("Place", aside="optional")
        self.link = LineField("Link", aside="optional", placeholder="https://…")
        self.fields: dict[str, Field] = {
            "text": Field(_TEXT, self.text, hint=_TEXT_HINT),
            "title": self.title,
            "buyer": self.buyer,
            "stage": self.stage,
            "deadline": self.deadline,
            "time": self.time,
            "deadline_kind": self.kind,
            "questions_close": self.questions,
            "value": self.value,
            "place": self.place,
            "link": self.link,
        }
        self.rows = {name: ProposalRows() for name in self.fields if name != "text"}
        self._lay_out()
        self._connect()
        self.fill({"stage": "tender", "deadline_kind": "tender"})

    def says(self) -> dict[str, str]:
        """Return what each field holds, as text."""
        deadline, questions = self.deadline.value(), self.questions.value()
        return {
            "text": self.text.words(),
            "title": self.title.words(),
            "buyer": self.buyer.words(),
            "stage": self.stage.chosen(),
            "deadline": deadline.isoformat() if deadline else "",
            "time": self.time.words(),
            "deadline_kind": self.kind.chosen(),
            "questions_close": questions.isoformat() if questions else "",
            "value": self.value.words(),
            "place": self.place.words(),
            "link": self.link.words(),
        }

    def as_typed(self) -> dict[str, str]:
        """Return the same, with a day that is none as it was typed."""
        days = {"deadline": self.deadline, "questions_close": self.questions}
        return {**self.says(), **dict(days_as_typed(days))}

    def fill(self, says: Mapping[str, str]) -> None:
        """Put these into their fields; what is not named stays."""
        for name, words in says.items():
            field = self.fields.get(name)
            if isinstance(field, LineField):
                field.set_words(words)
            elif isinstance(field, DayField):
                day = _day(words)
                if words and day is None:
                    field.show_typed(words)
                else:
                    field.set_value(day)
            elif isinstance(field, ChoiceField):
                field.choose(words)
            elif name == "text":
                self.text.setPlainText(words)

    def unreadable(self) -> bool:
        """Return whether a day is written that cannot be read, and say so under it."""
        found = [field for field in (self.deadline, self.questions) if field.unreadable()]
        for field in found:
            field.show_error(NOT_A_DAY)
        if found:
            found[0].take_focus()
        return bool(found)

    def refuse(self, refusals: Mapping[str, str]) -> None:
        """Show under each field why it cannot stay as it is, and go to the first."""
        for name, field in self.fields.items():
            field.show_error(refusals.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in refusals), None)
        if first is not None:
            first.take_focus()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Offer these under their fields, but none that a field says already."""
        says = self.says()
        for name, rows in self.rows.items():
            rows.show_proposals(
                [
                    one
                    for one in proposals
                    if one.field == name
                    and any(says.get(field) != words for field, words in one.fills.items())
                ]
            )

    def _use(self, proposal: Proposal) -> None:
        self.fill(proposal.fills)
        for name in proposal.fills:
            self.fields[name].show_error("")
        self.fields[proposal.field].take_focus()
        self.rows[proposal.field].show_proposals([])
        self.edited.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for name, field in self.fields.items():
            column.addWidget(field)
            if name in self.rows:
                column.addWidget(self.rows[name])
        column.addStretch(1)

    def _connect(self) -> None:
        self.text.textChanged.connect(self.edited)
        self.text.textChanged.connect(self.text_changed)
        for field in self.fields.values():
            if isinstance(field, LineField | DayField | ChoiceField):
                field.edited.connect(self.edited)
        for rows in self.rows.values():
            rows.used.connect(self._use)


def _choices(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(str(key), text) for key, text in words.items()]


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None
