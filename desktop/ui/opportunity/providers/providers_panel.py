"""Who does this now: what people said of each, and the leads that award notices give."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.providers_tab import NONE_FOUND, ProvidersTab
from desktop.ui.announcing import announce
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.opportunity.providers.provider_row import ProviderRow, RuledOutRow
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_LEADS = "Award notices are leads: they say who was paid, not who does it well. Neighbours usually know more."


class ProvidersPanel(Card):
    """Signals carry the line that is meant; `undo_asked` and `add_asked` none."""

    confirm_asked = Signal(object)
    correct_asked = Signal(object)
    rule_out_asked = Signal(object)
    take_back_asked = Signal(str)
    add_asked = Signal()
    undo_asked = Signal()
    size_asked = Signal()
    record_asked = Signal(str)
    conversation_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ProviderRow] = []
        self.back_rows: list[RuledOutRow] = []
        self._shown: ProvidersTab | None = None
        self.add = Button("Add one we know of", icon="plus")
        self.said, self.undo = Label("", "body", wrap=True), Button("Undo", "link")
        self.none = Label(NONE_FOUND, "body", "ink-2", wrap=True)
        self.more = Label("", "note", "ink-2", wrap=True)
        self.covers = Label("", "caption", "ink-2", wrap=True)
        self.ours, self.tell_size = (
            Label("", "note", "ink-2", wrap=True),
            Button("Say how big we are", "link"),
        )
        self._lines, self._back = QVBoxLayout(), QVBoxLayout()
        self._done, self._beside, ruled_out = QWidget(), QWidget(), QWidget()
        ruled_out.setLayout(self._back)
        self._back.setContentsMargins(0, 0, 0, 0)
        self.ruled_out = Fold("Ruled out", ruled_out)
        self._lay_out()
        self.add.clicked.connect(self.add_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.tell_size.clicked.connect(self.size_asked)

    def show_tab(self, tab: ProvidersTab) -> None:
        """Show these; the keyboard stays with the provider that it is on."""
        self.add.setVisible(tab.can_write)
        self.none.setVisible(not tab.providers)
        self.covers.setText(f"Looked for here: {tab.covers}" if tab.covers else "")
        self.covers.setVisible(bool(tab.covers))
        self.more.setText(f"{tab.more} more are named in award notices like these." if tab.more else "")
        self.more.setVisible(bool(tab.more))
        self.ours.setText(f"Beside us: {tab.ours}." if tab.ours else "How big we are is not noted yet.")
        self.tell_size.set_text("Change" if tab.ours else "Say how big we are")
        self.tell_size.setAccessibleName("Change how big we are" if tab.ours else "Say how big we are")
        self.tell_size.setVisible(tab.can_write)
        if self._shown is None or (self._shown.providers, self._shown.can_write) != (
            tab.providers,
            tab.can_write,
        ):
            self._show_rows(tab)
        self._show_ruled_out(tab)
        self._shown = tab

    def say(self, words: str, *, undo: bool) -> None:
        """Say what was just done, with the way to take it back."""
        self.said.setText(words)
        self.undo.setVisible(undo)
        self._done.setVisible(bool(words))
        announce(self.said, words)

    def _show_rows(self, tab: ProvidersTab) -> None:
        held = next((row.line.provider.key for row in self.rows if _has_keyboard(row)), None)
        clear_layout(self._lines)
        self.rows = []
        for number, line in enumerate(tab.providers):
            if number:
                self._lines.addWidget(Rule())
            row = ProviderRow(line, can_write=tab.can_write)
            row.confirm_asked.connect(partial(self.confirm_asked.emit, line))
            row.correct_asked.connect(partial(self.correct_asked.emit, line))
            row.rule_out_asked.connect(partial(self.rule_out_asked.emit, line))
            row.take_back_asked.connect(partial(self.take_back_asked.emit, line.provider.key))
            row.record_asked.connect(self.record_asked)
            row.conversation_asked.connect(self.conversation_asked)
            self._lines.addWidget(row)
            self.rows.append(row)
        self._give_back(held)

    def _give_back(self, held: str | None) -> None:
        if held is None:
            return
        row = next((row for row in self.rows if row.line.provider.key == held), None)
        button = next(iter(row.buttons.values()), None) if row else None
        (button or self.add).setFocus()

    def _show_ruled_out(self, tab: ProvidersTab) -> None:
        clear_layout(self._back)
        self.back_rows = [RuledOutRow(line, can_write=tab.can_write) for line in tab.ruled_out]
        for row in self.back_rows:
            row.take_back_asked.connect(self.take_back_asked)
            self._back.addWidget(row)
        self.ruled_out.setVisible(bool(tab.ruled_out))
        self.ruled_out.head.set_text(f"Ruled out: {len(tab.ruled_out)}")

    def _lay_out(self) -> None:
        self.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Who does this now", "h2", wrap=True), 1)
        head.addWidget(self.add)
        self.body.addLayout(head)
        done = FlowLayout(self._done, gap=12)
        done.addWidget(self.said)
        done.addWidget(self.undo)
        self._done.hide()
        self._lines.setSpacing(12)
        self.body.addWidget(self._done)
        self.body.addWidget(self.none)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more)
        self.body.addWidget(self.ruled_out)
        beside = FlowLayout(self._beside, gap=12)
        beside.addWidget(self.ours)
        beside.addWidget(self.tell_size)
        self.body.addWidget(Rule())
        self.body.addWidget(self._beside)
        self.body.addWidget(Label(_LEADS, "note", "ink-2", wrap=True))
        self.body.addWidget(self.covers)


def _has_keyboard(row: ProviderRow) -> bool:
    return row.window().focusWidget() in row.buttons.values()
