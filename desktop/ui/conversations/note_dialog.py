"""Noting a conversation: open, a few words, done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services import conversation_form
from desktop.services.conversation_changes import Conversing
from desktop.services.conversation_form import TalkForm
from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.ui.conversations.talk_fields import TalkFields
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.errors import show_error
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tab_order import follow_reading_order
from feeds.errors import TenderPauseError

_WIDTH, _HEIGHT = 600, 720
_ASKS = "With whom you spoke, what was said, and what comes next."
_TYPED = "Typed before, not yet noted."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteDialog(QDialog):
    """Accepted means: it is noted; `conversation` is its id. What was typed and not noted comes back.

    Ctrl+Enter notes it from any field.
    """

    def __init__(
        self,
        desk: Desk,
        conversing: Conversing,
        conversation: str = "",
        *,
        organisation: str = "",
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._conversing = desk, conversing
        self._organisation, self._about = organisation, about
        self.conversation = conversation
        self.form = self._read()
        self.setWindowTitle("Change the conversation" if conversation else "Note a conversation")
        self.setAccessibleDescription(_ASKS)
        self.fields = TalkFields(desk)
        self.fields.show_form(self.form)
        self.note = Button("Save" if conversation else "Note it", "main")
        self.leave = Button("Leave it")
        self.afresh = Button("Start afresh", "link")
        self.typed = Label(_TYPED, "table", weight=600, wrap=True)
        self._draft = DraftKeeper(
            self,
            self.fields.words,
            lambda words: conversation_form.keep_draft(desk, self.form.draft, words),
        )
        self._lay_out()
        self._connect()
        self._show_caution()
        open_at(self, _WIDTH, _HEIGHT)
        self._begin()

    def done(self, result: int) -> None:
        """Keep what was typed where it is not noted."""
        self._draft.end(result)
        super().done(result)

    def accept(self) -> None:
        """Note it, or say why not."""
        if self.fields.unreadable():
            return
        self._draft.settle()
        words = self.fields.words()
        try:
            self.conversation = self._conversing.note(
                words.talk, words.private, self.form.id, self.form.draft
            )
        except NotKept as refused:
            self.fields.show_refusals(refused.refusals)
            return
        except TenderPauseError as error:
            show_error(error, self)
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note it with Ctrl+Enter; Enter alone stays with the field it is pressed in."""
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        fields = self.fields
        if fields.organisation.organisation():
            fields.said.setFocus()
        else:
            fields.organisation.take_focus()

    def _read(self) -> TalkForm:
        with self._desk.reader() as db:
            return conversation_form.form(
                db,
                self._desk,
                self.conversation,
                organisation=self._organisation,
                about=self._about,
            )

    def _start_afresh(self) -> None:
        """Let go of what was typed before."""
        conversation_form.forget_draft(self._desk, self.form.draft).result()
        self.form = self._read()
        self.fields.show_form(self.form)
        self._draft.begin()
        self.typed.hide()
        self.afresh.hide()
        self._show_caution()
        self._begin()

    def _show_caution(self) -> None:
        talk = self.fields.words().talk
        with self._desk.reader() as db:
            words = conversation_form.caution_on(db, self._desk, talk.organisation, talk.about)
        self.fields.show_caution(words)

    def _connect(self) -> None:
        self.fields.edited.connect(self._draft.nudge)
        self.fields.place_changed.connect(self._show_caution)
        self.fields.folded.connect(lambda: follow_reading_order(self))
        self.note.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.afresh.clicked.connect(self._start_afresh)
        self.note.setAutoDefault(False)
        self.leave.setAutoDefault(False)
        self.afresh.setAutoDefault(False)

    def _lay_out(self) -> None:
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.addWidget(self.fields)
        before = QHBoxLayout()
        before.setSpacing(12)
        before.addWidget(self.typed, 1)
        before.addWidget(self.afresh)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(Label("Ctrl+Enter notes it", "caption", "ink-3"))
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.note)
        fill_dialog(self, sheet, head=(Label(self.windowTitle(), "h2"), before), foot=(buttons,))
        self.typed.setVisible(self.form.is_draft)
        self.afresh.setVisible(self.form.is_draft)
        follow_reading_order(self)
