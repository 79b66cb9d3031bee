"""What is being bought: the notice's own words, the terms, the notices behind it, what changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.opportunity_page import ChangeLine, NoticeLine, OpportunityCard
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.fact_rows import FactRows
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.link import Link
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.tooltips import plain_tooltip

_LABELS = 136
_SHORT = 600
_MOST_CHANGES = 3


class BoughtCard(Card):
    """A long text is cut until it is asked for whole. Links are only asked for here, never opened."""

    link_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paragraphs: tuple[str, ...] = ()
        self.text = QVBoxLayout()
        self.text.setSpacing(12)
        self.whole = Button("Show the whole text", "link")
        self.whole.clicked.connect(lambda: self._show_text(whole=True))
        self.dates = FactRows(_LABELS)
        self.terms = FactRows(_LABELS)
        self.lots = FactRows(_LABELS)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(0)
        self.changes = QVBoxLayout()
        self.changes.setSpacing(4)
        self._changes_part = _with_rule(self.changes)
        self.body.setSpacing(12)
        self.body.addWidget(Label("What is being bought", "h2"))
        self.body.addLayout(self.text)
        self.body.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Rule())
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for part in (self.terms, self.dates, self.lots):
            facts.addWidget(part)
        self._notices_row = _notices_row(self.notices)
        facts.addWidget(self._notices_row)
        self.body.addLayout(facts)
        self.body.addStretch(1)
        self.body.addWidget(self._changes_part)

    def show_card(self, card: OpportunityCard) -> None:
        """Show what this opportunity buys."""
        self._paragraphs = card.description or ("The notices hold no description.",)
        self._show_text(whole=False)
        self.dates.show_facts(card.facts)
        self.terms.show_facts(card.bought)
        self.lots.show_facts(card.lots)
        self._show_notices(card.notices)
        self._show_changes(card.changes)

    def _show_text(self, *, whole: bool) -> None:
        clear_layout(self.text)
        cut = not whole and sum(map(len, self._paragraphs)) > _SHORT
        left = _SHORT if cut else sum(map(len, self._paragraphs))
        for number, paragraph in enumerate(self._paragraphs):
            if left <= 0:
                break
            words = paragraph if len(paragraph) <= left else f"{paragraph[:left].rsplit(' ', 1)[0]} …"
            self.text.addWidget(Label(words, "body", "ink" if number == 0 else "ink-2", wrap=True))
            left -= len(paragraph)
        self.whole.setVisible(cut)

    def _show_notices(self, notices: Sequence[NoticeLine]) -> None:
        clear_layout(self.notices)
        for notice in notices:
            words = f"{notice.words}, {notice.day}"
            if notice.url is None or notice.host is None:
                self.notices.addWidget(Label(words, "body"))
                continue
            link = Link(words, "external-link")
            where = f"On {notice.host}. Opening it needs the internet; what is written here does not."
            link.setToolTip(plain_tooltip(where))
            link.setAccessibleDescription(where)
            link.clicked.connect(lambda _on, one=notice: self.link_asked.emit(one.url, one.host))
            self.notices.addWidget(link)
        self._notices_row.setVisible(bool(notices))

    def _show_changes(self, changes: Sequence[ChangeLine]) -> None:
        clear_layout(self.changes)
        for change in changes[-_MOST_CHANGES:]:
            self.changes.addWidget(_change_line(change))
        if len(changes) > _MOST_CHANGES:
            self.changes.addWidget(Label("Earlier changes stand under History.", "note", "ink-2"))
        self._changes_part.setVisible(bool(changes))


def _change_line(change: ChangeLine) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(LineIcon("history", 16))
    words = f"{change.day}: {change.sentence}" if change.day else change.sentence
    row.addWidget(Label(words, "note", "ink-2", wrap=True), 1)
    return part


def _notices_row(notices: QVBoxLayout) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(_RowLabel("Notices", "body", "ink-2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(notices, 1)
    return part


class _RowLabel(Label):
    """The label of a row, as wide as those of the facts above it."""

    def sizeHint(self) -> QSize:
        """As wide as the column of labels."""
        return super().sizeHint().expandedTo(QSize(theme.px(_LABELS), 0))

    def minimumSizeHint(self) -> QSize:
        """Never narrower, so that what is beside it stays in line."""
        return super().minimumSizeHint().expandedTo(QSize(theme.px(_LABELS), 0))


def _with_rule(content: QVBoxLayout) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(Rule())
    column.addLayout(content)
    return part
