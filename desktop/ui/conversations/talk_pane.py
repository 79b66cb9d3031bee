"""The chosen conversation in full, beside the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.conversations import MOST_WEEKS
from desktop.domain.words import dotted
from desktop.services.conversation_lines import TalkLine
from desktop.services.conversations import TalkShown
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.pane import Pane
from desktop.ui.widgets.rule import Rule

_WEEKS = (0, 1, 2, 4, 6, 8, 13, 26, 52)
_READ_ONLY = "This workspace is open read-only."


class TalkPane(Pane):
    """What was said, what comes next, and what can be done about it."""

    change_asked = Signal(str)
    remove_asked = Signal(str)
    done_asked = Signal(str)
    again_asked = Signal(str)
    opportunity_asked = Signal(str)
    organisation_asked = Signal(str)
    approach_asked = Signal(str)
    rhythm_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TalkLine | None = None
        self.heading = Label("", "h2", wrap=True)
        self.way = Label("", "note", "ink-2", wrap=True)
        self.people = Label("", "note", "ink-2", wrap=True)
        self.said = Label("", "body", wrap=True)
        self.next_step = Label("", "body", wrap=True)
        self.private = Label("", "note", "ink-2", wrap=True)
        self.noted = Label("", "caption", "ink-3", wrap=True)
        self.done = Button("It is done", icon="check")
        self.change = Button("Change…")
        self.remove = Button("Take away", "quiet")
        self.again = Button("Note the next one")
        self.approach = Button("Open what they ask")
        self.opportunity = Button("", "link")
        self.organisation = Button("Open their record", "link")
        self.rhythm = ChoiceField("We want to speak")
        self._parts: dict[QWidget, QWidget] = {}
        self._lay_out()
        self._connect()
        self.show_line(None, None, can_write=True)

    @property
    def line(self) -> TalkLine | None:
        """What is shown."""
        return self._line

    def show_line(self, line: TalkLine | None, shown: TalkShown | None, *, can_write: bool) -> None:
        """Show a row: a conversation in full, an approach, or an organisation nobody has spoken with."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        self.heading.setText(line.name)
        self._say(self.way, shown.heading if shown else line.quiet or f"{line.way} · {line.on}")
        whom = f"with {line.with_whom}" if line.with_whom else ""
        self._say(self.people, " ".join(part for part in (line.who, whom) if part))
        self._say(self.said, line.said)
        self.opportunity.set_text(line.about_title)
        self.opportunity.setVisible(bool(line.about))
        step = dotted(line.next_step, line.next_on, line.owner)
        self._say(self.next_step, f"Next: {step}" if step and not line.is_approach else step)
        self._say(self.private, f"Private note: {shown.private}" if shown and shown.private else "")
        self._say(self.noted, shown.noted if shown else "")
        self._show_buttons(line, shown, can_write=can_write)

    def _show_buttons(self, line: TalkLine, shown: TalkShown | None, *, can_write: bool) -> None:
        is_talk = shown is not None
        self.done.setVisible(is_talk and line.waiting)
        self.change.setVisible(is_talk)
        self.remove.setVisible(is_talk)
        self.approach.setVisible(line.is_approach)
        self.again.setVisible(not line.is_approach)
        self.rhythm.setVisible(not line.is_approach)
        weeks = shown.every_weeks if shown else 0
        offered = sorted({*_WEEKS, weeks})
        self.rhythm.set_choices([(str(each), _every(each)) for each in offered if each <= MOST_WEEKS])
        self.rhythm.choose(str(weeks))
        for button in (self.done, self.change, self.remove, self.again):
            button.set_reason(None if can_write else _READ_ONLY)
        self.rhythm.setEnabled(can_write)

    def _say(self, label: Label, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _connect(self) -> None:
        for button, signal in (
            (self.change, self.change_asked),
            (self.remove, self.remove_asked),
            (self.done, self.done_asked),
            (self.approach, self.approach_asked),
        ):
            button.clicked.connect(partial(self._tell, signal, "id"))
        for button, signal in ((self.again, self.again_asked), (self.organisation, self.organisation_asked)):
            button.clicked.connect(partial(self._tell, signal, "organisation"))
        self.opportunity.clicked.connect(partial(self._tell, self.opportunity_asked, "about"))
        self.rhythm.edited.connect(self._choose_rhythm)

    def _tell(self, signal: SignalInstance, field: str, _on: bool = False) -> None:
        """Ask for something about what is shown: its conversation, organisation or opportunity."""
        if self._line is not None:
            signal.emit(getattr(self._line, field))

    def _choose_rhythm(self) -> None:
        if self._line is not None:
            self.rhythm_chosen.emit(self._line.organisation, int(self.rhythm.chosen() or 0))

    def _lay_out(self) -> None:
        column = self.column
        for part in (self.heading, self.way, self.people):
            column.addWidget(part)
        column.addWidget(self.opportunity, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addWidget(self.next_step)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.private)
        column.addSpacing(8)
        column.addWidget(Rule())
        column.addSpacing(8)
        column.addWidget(self.rhythm)
        for main in (self.again, self.approach):
            column.addWidget(main, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.organisation, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.noted)
        column.addStretch(1)


def _every(weeks: int) -> str:
    if not weeks:
        return "With no rhythm"
    return "Every week" if weeks == 1 else f"Every {weeks} weeks"
