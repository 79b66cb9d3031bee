"""One decision in full: everything that was recorded, to be read downwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.register import RegisterRecord, Section
from desktop.ui.decision.outcomes import OUTCOME_ICONS
from desktop.ui.theme.scaled import Scaled
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.way_back import WayBack

_LABEL_WIDTH = 240
_WIDEST = 880


class RecordView(QWidget):
    """Sections of labels and words; opening it changes nothing."""

    back_asked = Signal()
    opportunity_asked = Signal(str)
    review_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = self.check_code = ""
        self.back = WayBack("Register")
        self._icon = LineIcon("book-open-check", 24, "brand")
        self._title = Label("", "h1", wrap=True)
        self._buyer = Label("", "body", "ink-2", wrap=True)
        self.opportunity = Button("Open the opportunity")
        self.review = Button("Look back…")
        self._scroll = Scrolling(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addLayout(self._ways())
        column.addLayout(self._head())
        column.addSpacing(4)
        column.addWidget(self._scroll, 1)
        self.back.clicked.connect(self.back_asked)
        self.review.clicked.connect(self.review_asked)
        self.opportunity.clicked.connect(lambda: self.opportunity_asked.emit(self._key))

    def show_record(self, record: RegisterRecord) -> None:
        """Show one decision in full."""
        line = record.line
        self._key, self.check_code = line.key, record.hash
        self._icon.show_icon(OUTCOME_ICONS[line.outcome])
        self._title.setText(f"{line.number}. {line.title}")
        self._buyer.setText(line.buyer)
        self._scroll.show_content(_sheet(record))
        self.back.setFocus()

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.review)
        row.addWidget(self.opportunity)
        return row

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._buyer)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head


def _sheet(record: RegisterRecord) -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for section in record.sections:
        if section.lines:
            column.addWidget(_card(section))
    column.addWidget(_card(Section("This entry", (("Check code of the entry", record.hash),))))
    column.addStretch(1)
    Scaled(sheet, _WIDEST, sheet.setMaximumWidth)
    return sheet


def _card(section: Section) -> Card:
    card = Card()
    card.body.setSpacing(12)
    card.body.addWidget(Label(section.title, "h2", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for row, (label, words) in enumerate(section.lines):
        name = Label(label, "table", "ink-2", wrap=True)
        Scaled(name, _LABEL_WIDTH, name.setFixedWidth)
        text = Label(words, "body", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1)
    card.body.addLayout(grid)
    return card
