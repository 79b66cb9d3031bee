"""What is known of somebody on the map, and what can be done next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.system_map import MapRole
from desktop.services.system_map import ASK_YOURSELF, MapEntry
from desktop.ui.map.map_zoom import IconButton
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.fact_rows import FactRows
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import PaperCard
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.state_chip import StateChip

_WIDTH, _LABEL = 304, 95
_LOW = 240
"""How high it is beneath the map; it scrolls."""
_LEFT = Qt.AlignmentFlag.AlignLeft
_READ_ONLY = "This workspace is open read-only."


class MapPanel(QWidget):
    """Shows one organisation of the map; each button tells whom it is about."""

    record_asked = Signal(str)
    conversation_asked = Signal(str)
    relation_asked = Signal(str)
    adding_asked = Signal(str)
    taking_off_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "card")
        self._entry: MapEntry | None = None
        self.role = StateChip("")
        self.name = Label("", "h2", wrap=True)
        self.why = Label("", "note", "ink-2", wrap=True)
        self.facts = FactRows(_LABEL, role="table")
        self.relations, self.talks = _Lines("How they stand to others"), _Lines("Conversations")
        self.ask = _AskYourself()
        self.open = Button("Open the record", "main")
        self.note = Button("Note a conversation")
        self.add = Button("Add to the directory", icon="plus")
        self.relate = Button("Draw a relation")
        self.take_off = Button("Take off this map")
        self.close_panel = IconButton("x", "Close", "Esc")
        self._foot_rule = Rule()
        self._buttons = (self.open, self.note, self.add, self.relate, self.take_off)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._measure)
        self._stacked = False
        self._measure()

    def show_entry(self, entry: MapEntry, *, can_change: bool) -> None:
        """Show what is known of somebody."""
        self._entry = entry
        is_us = entry.role is MapRole.US
        self.role.show_state(entry.role.words())
        self.name.setText(entry.name)
        standing = f"{entry.standing}: " if entry.standing else ""
        self.why.setText(f"{standing}{entry.why}")
        self.facts.show_facts(entry.facts)
        self.relations.show_lines(entry.relations or ("Nothing is noted yet.",))
        talks = [f"Last: {entry.last_talk}"] if entry.last_talk else []
        talks += [f"Next: {entry.next_step}"] if entry.next_step else []
        self.talks.show_lines(talks)
        self.ask.setVisible(entry.role in (MapRole.EXISTING_PROVIDER, MapRole.POTENTIAL_PARTNER))
        held = bool(entry.organisation)
        self._foot_rule.setVisible(held)
        self._foot.setVisible(held)
        self.relate.setVisible(held)
        self.add.setVisible(not held and not is_us)
        self.take_off.setVisible(not is_us)
        for button in self._buttons[1:]:
            button.set_reason(None if can_change else _READ_ONLY)

    def set_stacked(self, stacked: bool) -> None:
        """Stand beneath the map, as wide as it is, or at its right."""
        self._stacked = stacked
        self._measure()

    def _id(self) -> str:
        return self._entry.id if self._entry else ""

    def _connect(self) -> None:
        self.open.clicked.connect(lambda: self.record_asked.emit(self._id()))
        self.note.clicked.connect(lambda: self.conversation_asked.emit(self._id()))
        self.relate.clicked.connect(lambda: self.relation_asked.emit(self._id()))
        self.add.clicked.connect(lambda: self.adding_asked.emit(self._id()))
        self.take_off.clicked.connect(lambda: self.taking_off_asked.emit(self._id()))
        self.close_panel.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.role)
        head.addStretch(1)
        head.addWidget(self.close_panel)
        column.addLayout(head)
        for gap, widget in ((4, self.name), (8, self.why), (16, self.facts)):
            column.addSpacing(gap)
            column.addWidget(widget)
        for section in (self.relations, self.talks, self.ask):
            column.addWidget(section)
        column.addSpacing(16)
        column.addWidget(_row(self.relate, self.add, self.take_off))
        column.addStretch(1)
        self._scroll = Scrolling(content, gutter=16)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(_row(self.open, self.note))
        self._foot = QWidget()
        self._foot.setLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        for part in (self._scroll, self._foot_rule, self._foot):
            outer.addWidget(part)

    def _measure(self) -> None:
        wide_open = 16_777_215
        wide = wide_open if self._stacked else theme.px(_WIDTH)
        self.setMaximumWidth(wide)
        self.setMinimumWidth(1 if self._stacked else wide)
        self.setMinimumHeight(theme.px(_LOW) if self._stacked else 1)
        self.setMaximumHeight(theme.px(_LOW) if self._stacked else wide_open)


def _row(*buttons: Button) -> QWidget:
    """Return buttons that run on to the next line where they must."""
    row = QWidget()
    flow = FlowLayout(row)
    for button in buttons:
        flow.addWidget(button)
    return row


class _Section(QWidget):
    """A part of the panel: a line above it, and its heading."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 16, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Rule())
        self.column.addSpacing(15)
        self.column.addWidget(Label(title, "h3"), 0, _LEFT)
        self.column.addSpacing(8)


class _AskYourself(_Section):
    """A question, on paper."""

    def __init__(self) -> None:
        super().__init__("Ask yourself")
        paper = PaperCard(padding=13)
        paper.body.addWidget(Label(ASK_YOURSELF, "note", wrap=True))
        self.column.addWidget(paper)


class _Lines(_Section):
    """A heading and lines beneath it; away while there are none."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.column.addLayout(self._lines)

    def show_lines(self, lines: tuple[str, ...] | list[str]) -> None:
        """Show these lines."""
        clear_layout(self._lines)
        for line in lines:
            self._lines.addWidget(Label(line, "note", "ink-2", wrap=True))
        self.setVisible(bool(lines))
