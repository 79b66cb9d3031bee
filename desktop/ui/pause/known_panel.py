"""What we already know: facts of the workspace that bear on a lens, each with its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.pausing import KnownFact
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PADDING, Card, CardHeader
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.tooltips import plain_tooltip

NOTHING_YET = "Nothing is held on this yet. That means missing data, not that nobody does it."
CAUTION = "Public records can be out of date. Neighbours usually know more."


class KnownPanel(Card):
    """The facts beneath one another, and the caution that always goes with them.

    `change_asked` asks for where our own words are changed.
    """

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.setAccessibleName("What we already know")
        self.note = Button("Add a note", "link")
        self.note.setAccessibleDescription("Notes a conversation about this opportunity")
        self.note.setToolTip(plain_tooltip("Notes a conversation about this opportunity"))
        self._facts: tuple[KnownFact, ...] | None = None
        self._scroll = Scrolling(QWidget())
        caution = Label(CAUTION, "note", "ink-2", wrap=True)
        caution.setContentsMargins(PADDING - 1, 12, PADDING - 1, 12)
        self.body.setSpacing(0)
        self.body.addWidget(CardHeader("What we already know", trailing=self.note))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(caution)

    def show_facts(self, facts: Sequence[KnownFact]) -> None:
        """Show these facts instead; the same ones stay where they were scrolled to."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, fact in enumerate(facts):
            if number:
                column.addWidget(Rule())
            column.addWidget(_fact_row(fact, self._way_to_change(fact)))
        if not facts:
            nothing = Label(NOTHING_YET, "note", "ink-2", wrap=True)
            nothing.setContentsMargins(PADDING - 1, 12, PADDING - 1, 12)
            column.addWidget(nothing)
        column.addStretch(1)
        self._scroll.show_content(sheet)

    def _way_to_change(self, fact: KnownFact) -> Button | None:
        if not fact.is_ours_to_change:
            return None
        change = Button("Change it", "link")
        change.setAccessibleName(f"Change it in Settings: {fact.title}")
        change.clicked.connect(self.change_asked)
        return change

    def set_free(self, free: bool) -> None:
        """Take all the height the facts need, or scroll within what is given."""
        self._scroll.set_free(free)


def _fact_row(fact: KnownFact, change: Button | None) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(PADDING - 1, 12, PADDING - 1, 12)
    column.setSpacing(2)
    column.addWidget(Label(fact.title, "h3", wrap=True))
    column.addWidget(Label(fact.text, "note", wrap=True))
    column.addSpacing(2)
    source = QHBoxLayout()
    source.setSpacing(4)
    beside = Qt.AlignmentFlag.AlignTop if change is None else Qt.AlignmentFlag.AlignVCenter
    source.addWidget(LineIcon(fact.icon, 14, "ink-2"), 0, beside)
    source.addWidget(Label(fact.source, "caption", "ink-2", wrap=True), 1)
    if change is not None:
        source.addWidget(change)
    column.addLayout(source)
    return row
