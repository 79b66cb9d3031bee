"""One existing provider: how well it is known, what it rests on, and what a person can say of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.providers_tab import ProviderLine, RuledOutLine
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.empty_state import LineIcon
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.state_chip import StateChip

_TOP = Qt.AlignmentFlag.AlignTop


class ProviderRow(QWidget):
    """Its buttons tell what is wanted; `record_asked` and `conversation_asked` name its organisation."""

    confirm_asked = Signal()
    correct_asked = Signal()
    rule_out_asked = Signal()
    take_back_asked = Signal()
    record_asked = Signal(str)
    conversation_asked = Signal(str)

    def __init__(self, line: ProviderLine, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.buttons: dict[str, Button] = {}
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._head())
        one = line.provider
        for text, role, colour in (
            (_sentence(one.detail), "note", "ink-2"),
            (_sentence(f"{line.standing}: {one.evidence}"), "note", "ink-2"),
            (_sentence("This is us, by name" if line.is_us else line.who), "caption", "ink-3"),
            (_sentence(line.size), "caption", "ink-3"),
            (_sentence(line.well), "caption", "ink-3"),
        ):
            if text:
                words.addWidget(Label(text, role, colour, wrap=True))
        words.addSpacing(4)  # so that the ring stands free of the words
        words.addWidget(self._actions(can_write=can_write))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(LineIcon("landmark", 20, "ink-2"), 0, _TOP)
        row.addLayout(words, 1)

    def _head(self) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, gap=8, line_gap=4)
        self.name = Label(self.line.provider.name, "h3", wrap=True)
        said = self.line.said_words or "A lead, nobody has looked yet"
        self.name.setAccessibleName(f"{self.line.provider.name}: {said}")
        flow.addWidget(self.name)
        if self.line.said_words:
            flow.addWidget(StateChip(self.line.said_words, icon="check"))
        return head

    def _actions(self, *, can_write: bool) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=16, line_gap=4)
        said, organisation = bool(self.line.said_words), self.line.organisation
        offered = [
            ("confirm", "Confirm", self.confirm_asked.emit, can_write and not said),
            ("correct", "Change" if said else "Correct", self.correct_asked.emit, can_write),
            ("rule_out", "Rule out", self.rule_out_asked.emit, can_write),
            ("take_back", "Take back", self.take_back_asked.emit, can_write and said),
            ("talk", "Note a conversation", self._ask_talk, can_write and bool(organisation)),
            ("record", "Open its record", self._ask_record, bool(organisation)),
        ]
        for key, words, does, shown in offered:
            if shown:
                button = Button(words, "link")
                button.setAccessibleName(f"{words}: {self.line.provider.name}")
                button.clicked.connect(does)
                self.buttons[key] = button
                flow.addWidget(button)
        return holder

    def _ask_record(self) -> None:
        self.record_asked.emit(self.line.organisation)

    def _ask_talk(self) -> None:
        self.conversation_asked.emit(self.line.organisation)


class RuledOutRow(QWidget):
    """Somebody who was ruled out, why, and the way back."""

    take_back_asked = Signal(str)

    def __init__(self, line: RuledOutLine, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = line.key
        self.back = Button("Bring back", "link")
        self.back.setAccessibleName(f"Bring back {line.name}")
        self.back.setVisible(can_write)
        self.back.clicked.connect(self._ask)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.name, "body", wrap=True))
        words.addWidget(Label(line.words, "note", "ink-2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.back, 0, _TOP)

    def _ask(self) -> None:
        self.take_back_asked.emit(self._key)


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}." if words else ""
