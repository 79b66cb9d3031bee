"""The card that holds the reasons of a decision, and at its foot the way to record it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.decision.why_fields import WhyFields
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling

HOW_MUCH: Final = "Two or three sentences"
READ_ONLY: Final = "This workspace is open read-only."
FOR_GOOD: Final = "Once recorded this cannot be changed. You can add to it at any time."


class WhyCard(Card):
    """Heading, fields that scroll, and the foot with both buttons."""

    draft_asked = Signal()
    record_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.fields = WhyFields(today)
        self._saved = Label(HOW_MUCH, "table", "ink-2")
        self.problem = ErrorLine()
        self.save_draft = Button("Save draft", large=True)
        self.record = Button("Record", "main", large=True)
        self._scroll = Scrolling(self.fields, gutter=16)
        self._heading = self._make_heading()
        self.body.setSpacing(0)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(self._foot())
        self.save_draft.clicked.connect(self.draft_asked)
        self.record.clicked.connect(self.record_asked)
        theme.changed.connect(self._measure)
        self._measure()

    def reveal(self, widget: QWidget) -> None:
        """Bring a field into sight and put the cursor there."""
        self._scroll.ensureWidgetVisible(widget, 0, 24)
        widget.setFocus()

    def say(self, words: str) -> None:
        """Say beside the heading how the draft stands; "" says how much to write."""
        self._saved.setText(words or HOW_MUCH)

    def said(self) -> str:
        """Return what is said beside the heading."""
        return self._saved.text()

    def set_read_only(self, because: str | None) -> None:
        """Close both buttons and say why; None opens them."""
        self.save_draft.set_reason(because)
        self.record.set_reason(because)

    def set_free(self, free: bool) -> None:
        """Take all the height the fields need, or scroll within what is given."""
        self._scroll.set_free(free)

    def _make_heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(16, 12, 15, 0)
        row.addWidget(Label("Why", "h2"), 1)
        row.addWidget(self._saved)
        return heading

    def _foot(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(LineIcon("lock", 16, "ink-2"))
        row.addWidget(Label(FOR_GOOD, "note", "ink-2", wrap=True), 1)
        row.addSpacing(4)
        row.addWidget(self.save_draft)
        row.addSpacing(4)
        row.addWidget(self.record)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 16, 16, 16)
        foot.setSpacing(6)
        foot.addWidget(self.problem)
        foot.addLayout(row)
        return foot

    def _measure(self) -> None:
        self._heading.setFixedHeight(theme.line("h2") + 20)
