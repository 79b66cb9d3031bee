"""Whom our directory offers for this place and need, with when we last spoke."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.words import plural
from desktop.services.people_to_talk_to import Fitting
from desktop.services.providers_tab import ProvidersTab
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.rule import Rule

_EARLY = "People to talk to now"
_USUAL = "Potential partners"
_EARLY_LEAD = "Before a tender there is time: these are in our directory, by place and need."
_USUAL_LEAD = "From our directory, by place and need. Nobody is ranked, and nothing says that they want to."
_NONE = (
    "Nobody in our directory fits this place or need yet. That says little: many good partners are in no "
    "directory. The finder searches the charity registers, and the ways beneath reach those on none."
)


class PartnersCard(Card):
    """`find_asked` asks for the finder; the others name an organisation."""

    find_asked = Signal()
    record_asked = Signal(str)
    conversation_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.lead = Label(_USUAL, "h2", wrap=True), Label("", "note", "ink-2", wrap=True)
        self.none, self.more = (
            Label(_NONE, "body", "ink-2", wrap=True),
            Label("", "note", "ink-2", wrap=True),
        )
        self.find_others = Button("Find others in the registers", icon="search")
        self.find_others.clicked.connect(self.find_asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.setSpacing(10)
        for widget in (self.title, self.lead, self.none):
            self.body.addWidget(widget)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more)
        holder = QWidget()
        FlowLayout(holder).addWidget(self.find_others)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def show_tab(self, tab: ProvidersTab) -> None:
        """Show whom the directory offers."""
        self.title.setText(_EARLY if tab.is_early else _USUAL)
        self.lead.setText(_EARLY_LEAD if tab.is_early else _USUAL_LEAD)
        self.lead.setVisible(bool(tab.partners))
        self.none.setVisible(not tab.partners)
        more = f"{plural(tab.more_partners, 'more organisation')} of the directory fit."
        self.more.setText(more)
        self.more.setVisible(bool(tab.more_partners))
        clear_layout(self._lines)
        for number, one in enumerate(tab.partners):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(one, can_write=tab.can_write))

    def _line(self, one: Fitting, *, can_write: bool) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(one.name, "h3", wrap=True))
        told = ". ".join(part for part in (one.roles, one.why) if part)
        for words in (told, f"{one.talked}. {one.next_step}".strip(), one.people):
            if words:
                column.addWidget(Label(f"{words.rstrip('.')}.", "note", "ink-2", wrap=True))
        holder = QWidget()
        flow = FlowLayout(holder, gap=16, line_gap=4)
        if can_write:
            talk = Button("Note a conversation", "link")
            talk.setAccessibleName(f"Note a conversation: {one.name}")
            talk.clicked.connect(lambda _on, id_=one.id: self.conversation_asked.emit(id_))
            flow.addWidget(talk)
        record = Button("Open its record", "link")
        record.setAccessibleName(f"Open its record: {one.name}")
        record.clicked.connect(lambda _on, id_=one.id: self.record_asked.emit(id_))
        flow.addWidget(record)
        column.addSpacing(4)  # so that the ring stands free of the words
        column.addWidget(holder)
        return part
