"""One organisation in full: what is known, who is there, how it stands to others, and where it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.organisation import Link
from desktop.services.conversation_lines import TalkLine
from desktop.services.organisation_page import LinkLine, OrganisationRecord, PersonLine, StandsIn
from desktop.ui.opportunity.fact_rows import FactRows
from desktop.ui.organisations.organisation_dialog import SAY_TO_THEM
from desktop.ui.organisations.record_rows import RecordRow, RowsCard
from desktop.ui.settings.saved_line import SavedLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.field import ErrorLine, Field
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.sheet import column_of
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.way_back import WayBack

_LABELS, _STACKED_BELOW = 220, 760
_PRIVATE = "Never in a copy, an export, a pack or a document. Anyone who opens this file here can read it."
_TAKEN_AWAY = "Taken away: it is not listed any more. What refers to it keeps its name."
_MOST_TALKS = 5


class RecordView(QWidget):
    """Shows a record; each signal asks for something, with an id where it is about one thing."""

    back_asked = Signal()
    edit_asked = Signal()
    merge_asked = Signal(str)
    remove_asked = Signal()
    put_back_asked = Signal()
    link_asked = Signal()
    unlink_asked = Signal(object)
    contact_asked = Signal()
    contact_change_asked = Signal(str)
    contact_leave_asked = Signal(str)
    contact_erase_asked = Signal(str)
    split_asked = Signal(str)
    talk_asked = Signal()
    letter_asked = Signal()
    website_asked = Signal(str)
    opportunity_asked = Signal(str)
    organisation_asked = Signal(str)
    note_left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        self._note = ""
        self.back = WayBack("Organisations")
        self.name = Label("", "h1", wrap=True)
        self.roles = Label("", "body", "ink-2", wrap=True)
        self.gone = Label(_TAKEN_AWAY, "body", "tight-text", wrap=True)
        self.edit = Button("Change", icon="pen-line")
        self.talk = Button("Note a conversation", icon="message-circle")
        self.letter = Button("Write to them", icon="pen-line")
        self.website = Button("Open their website", icon="external-link")
        self.merge = Button("Merge another into it")
        self.remove = Button("Take away", icon="archive")
        self.put_back = Button("Put back", icon="undo")
        self.saved, self.problem = SavedLine(), ErrorLine()
        self.alike = RowsCard("It looks like", "")
        self.facts = FactRows(_LABELS)
        self.add_contact = Button("Add a contact", "link", icon="user-plus")
        self.add_link = Button("Link to another", "link", icon="link")
        self.people = RowsCard("People", "Nobody is named here yet.", self.add_contact)
        self.links = RowsCard(
            "How it stands to others", "No link to another organisation yet.", self.add_link
        )
        self.talks = RowsCard("Conversations", "No conversation is noted yet.")
        self.stands_in = RowsCard("Where it stands in", "No notice, award or plan here names it.")
        self.merged = RowsCard("Merged into it", "")
        self.does_well, self.learned = Label("", "body", wrap=True), Label("", "body", wrap=True)
        self.note = GrowingField("Private note", "For this team alone", role="table", least=54)
        self._lay_out()
        self._connect()

    def show_record(self, record: OrganisationRecord, *, read_only: bool) -> None:
        """Show an organisation."""
        self._read_only = read_only
        one = record.organisation
        self.name.setText(one.name)
        self.roles.setText(record.roles)
        self.roles.setVisible(bool(record.roles))
        self.gone.setVisible(record.removed)
        self.facts.show_facts([fact for fact in record.facts if fact.label != "Roles"])
        self.does_well.setText(one.does_well or "Nothing is written yet.")
        self.learned.setText(one.learned or "Nothing is written yet.")
        self.people.show_rows([self._person(each) for each in record.people])
        self.links.show_rows([self._link(each) for each in record.links])
        self.talks.show_rows([_talk(each) for each in record.talks[:_MOST_TALKS]])
        self.stands_in.show_rows([self._stands_in(each) for each in record.stands_in])
        self.merged.show_rows([self._merged(*each) for each in record.merged])
        self.merged.setVisible(bool(record.merged))
        self.alike.show_rows([self._alike(*each) for each in record.alike])
        self.alike.setVisible(bool(record.alike) and not record.removed)
        self.website.setVisible(bool(one.website))
        self._website = one.website
        if self.note.words() == self._note:
            self.note.setPlainText(record.note)
        self._note = record.note
        self._offer(removed=record.removed)

    def say(self, words: str, undo: str) -> None:
        """Say what was done, and whether it can be taken back."""
        self.problem.show_sentence("")
        if words:
            self.saved.say(words, undo=undo)

    def leave(self) -> None:
        """Keep what was typed into the private note."""
        if self.note.words() != self._note:
            self._note = self.note.words()
            self.note_left.emit(self._note)

    def forget(self) -> None:
        """Show nothing of what was said of another organisation."""
        self.saved.hide()
        self.problem.show_sentence("")
        self._note = ""
        self.note.setPlainText("")
        self._scroll.verticalScrollBar().setValue(0)

    def _offer(self, *, removed: bool) -> None:
        self.remove.setVisible(not removed)
        self.put_back.setVisible(removed)
        why = "This workspace is open read-only." if self._read_only else None
        for button in (
            *(self.edit, self.talk, self.letter, self.merge, self.remove, self.put_back),
            *(self.add_contact, self.add_link),
        ):
            button.set_reason(why)
        self.note.setReadOnly(self._read_only)

    def _person(self, one: PersonLine) -> RecordRow:
        ways = ", ".join(filter(None, (one.email, one.phone)))
        second = "\n".join(filter(None, (ways, one.kept)))
        change, leave, erase = Button("Change", "link"), Button("Take off", "link"), Button("Erase", "link")
        change.clicked.connect(partial(self.contact_change_asked.emit, one.id))
        leave.clicked.connect(partial(self.contact_leave_asked.emit, one.id))
        erase.clicked.connect(partial(self.contact_erase_asked.emit, one.id))
        words = ", ".join(filter(None, (one.name, one.role)))
        return RecordRow(words, second, self._if_writable(change, leave, erase), due=one.review_due)

    def _link(self, one: LinkLine) -> RecordRow:
        look, gone = Button("Open", "link"), Button("Take away", "link")
        look.clicked.connect(partial(self.organisation_asked.emit, one.other))
        gone.clicked.connect(partial(self._unlink, one.link))
        return RecordRow(one.words, one.evidence, (look, *self._if_writable(gone)))

    def _stands_in(self, one: StandsIn) -> RecordRow:
        if not one.key:
            return RecordRow(one.title, one.words)
        look = Button("Open", "link")
        look.clicked.connect(partial(self.opportunity_asked.emit, one.key))
        return RecordRow(one.title, one.words, (look,))

    def _merged(self, key: str, name: str) -> RecordRow:
        apart = Button("Split again", "link")
        apart.clicked.connect(partial(self.split_asked.emit, key))
        return RecordRow(name, "", self._if_writable(apart))

    def _alike(self, key: str, name: str) -> RecordRow:
        merge, look = Button("They are the same", "link"), Button("Open", "link")
        merge.clicked.connect(partial(self.merge_asked.emit, key))
        look.clicked.connect(partial(self.organisation_asked.emit, key))
        second = "A name or a register number is the same."
        return RecordRow(name, second, (look, *self._if_writable(merge)))

    def _unlink(self, link: Link) -> None:
        self.unlink_asked.emit(link)

    def _if_writable(self, *buttons: Button) -> Sequence[Button]:
        return () if self._read_only else buttons

    def _connect(self) -> None:
        for button, asked in (
            (self.back, self.back_asked),
            (self.edit, self.edit_asked),
            (self.remove, self.remove_asked),
            (self.put_back, self.put_back_asked),
            (self.add_link, self.link_asked),
            (self.add_contact, self.contact_asked),
            (self.talk, self.talk_asked),
            (self.letter, self.letter_asked),
        ):
            button.clicked.connect(asked)
        self.merge.clicked.connect(lambda: self.merge_asked.emit(""))
        self.website.clicked.connect(lambda: self.website_asked.emit(self._website))
        self.note.left.connect(self.leave)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8, line_gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (
            *(self.edit, self.talk, self.letter, self.website),
            *(self.merge, self.remove, self.put_back),
        ):
            flow.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addSpacing(4)
        for part in (self.name, self.roles, self.gone):
            words.addWidget(part)
        head = QVBoxLayout()
        head.setSpacing(16)
        head.addLayout(words)
        for below in (buttons, self.saved, self.problem):
            head.addWidget(below)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 13, 24, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self.alike)
        column.addWidget(
            SideBySide(
                [
                    (column_of(self._known_card(), self._judged_card(), self._note_card()), 1),
                    (column_of(self.people, self.talks, self.links, self.stands_in, self.merged), 1),
                ],
                stacked_below=_STACKED_BELOW,
                gap=16,
            )
        )
        column.addStretch(1)
        self._scroll = Scrolling(content, gutter=24)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _known_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label("What we know", "h2"))
        card.body.addWidget(self.facts)
        return card

    def _judged_card(self) -> Card:
        card = Card()
        for title, words in (("What they do well", self.does_well), ("What we learned", self.learned)):
            card.body.addWidget(Label(title, "h2"))
            card.body.addWidget(words)
        card.body.addWidget(Label(SAY_TO_THEM, "caption", "ink-2", wrap=True))
        return card

    def _note_card(self) -> Card:
        card = Card()
        row = QWidget()
        line = FlowLayout(row, gap=8)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(LineIcon("lock", 16))
        line.addWidget(Label("Private note", "h2"))
        card.body.addWidget(row)
        card.body.addWidget(Field("Only for this team", self.note, hint=_PRIVATE))
        return card


def _talk(one: TalkLine) -> RecordRow:
    words = ", ".join(filter(None, (one.on, one.way)))
    step = f"Next: {one.next_step}{f', {one.next_on}' if one.next_on else ''}" if one.next_step else ""
    return RecordRow(words, "\n".join(filter(None, (one.said, step))), due=one.late)
