"""What another organisation asks of us: logged in a minute, held against the days, tested, answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.approached import Answer
from desktop.services import approach_form
from desktop.services.approach_form import ApproachForm, ApproachWords
from desktop.services.by_hand_form import Proposal
from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.ui.commands import CommandId
from desktop.ui.conversations.approach_fields import ApproachFields
from desktop.ui.conversations.approach_side import ApproachSide
from desktop.ui.conversations.noting import Noting
from desktop.ui.errors import show_error
from desktop.ui.file_dialogs import path_to_write
from desktop.ui.jobs import Step
from desktop.ui.keeping import Keeping
from desktop.ui.opportunities.latest import Latest
from desktop.ui.page import Touched
from desktop.ui.theme.surfaces import set_surface
from desktop.ui.theme.theme import theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.sheet import fill_page, stack
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.tab_order import follow_reading_order
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError

STACKED_BELOW = 888
"""Page width at 100 % under which the days and checks stand beneath the fields."""
_LINE = "Their deadline is not ours. Log it, look at the days, ask what is not said."
_REST_MS, _HEAD_STACKED = 400, 720
_AskPath = Callable[[QWidget, str], Path | None]


def ask_reply(window: QWidget, name: str) -> Path | None:
    """Ask where the reply shall be saved."""
    return path_to_write(window, "Save our reply as", f"{name}.txt", "Text (*.txt)")


class ApproachPage(QWidget):
    """One approach. `left` tells that it was left for good, `logged` carries the id it has now."""

    left = Signal()
    logged = Signal(str)
    title = "Asked to join"

    def __init__(
        self, desk: Desk, noting: Noting, ask: _AskPath = ask_reply, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_surface(self, "page")
        self._desk, self._noting, self._ask = desk, noting, ask
        self._form: ApproachForm | None = None
        self._shown = ApproachWords()
        self._pace, self._keeping = TypingPace(self), Keeping(self)
        self._looking = Latest(desk, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self.header = PageHeader("Asked to join", _LINE)
        self.saved = Label("", "table", "ink-2", elide=Qt.TextElideMode.ElideRight)
        self.leave_it = Button("Leave it")
        self.remove = Button("Take away", "quiet")
        self.log = Button("Log it", "main")
        self.problem = ErrorLine()
        self.fields = ApproachFields(desk)
        self.side = ApproachSide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_approach(self, approach: str) -> None:
        """Show an approach, or the form of a new one, with what was being typed in it."""
        if self._form is not None and self._form.id != approach:
            self.leave()
        with self._desk.reader() as db:
            form = approach_form.form(db, self._desk, approach)
        self._show(form)

    def leave(self) -> bool:
        """Record what was changed in one that is logged; a new one stays a draft until it is logged."""
        form = self._form
        if form is None or form.read_only_because or self._words() == self._shown:
            return True
        words = self._words()
        if not form.is_logged:
            approach_form.keep_draft(self._desk, form.id, words).result()
            self._settle(words, "Kept as you type, not logged yet")
            return True
        return self._record(words, quietly=True)

    def refresh(self, touched: Touched) -> None:
        """Show what was changed elsewhere, unless somebody is typing here."""
        form = self._form
        if form is None or self._words() != self._shown:
            return
        kinds = {kind for kind, _ in touched}
        if ("approach", form.id) in touched or kinds & {"opportunity", "settings", "organisation"}:
            said = self.saved.text()
            try:
                self.show_approach(form.id)
            except TenderPauseError:
                self.left.emit()  # taken away: there is nothing to show
            else:
                self.saved.setText(said)

    def commands(self) -> Mapping[CommandId, Callable[[], object]]:
        """Return what works here."""
        return {CommandId.CLOSE_PANE: self._leave_for_good}

    def regions(self) -> tuple[QWidget, ...]:
        """Return the head, the fields, what stands beside them."""
        return (self._head, self.fields, self.side)

    def current_key(self) -> str:
        """Return the opportunity that the approach is about."""
        return self.fields.about.opportunity()

    def current_organisation(self) -> str:
        """Return who asks."""
        return self.fields.organisation.organisation() or ""

    def showEvent(self, event: QShowEvent) -> None:
        """Where none was asked for, show the one that waits for our answer, else the form of a new one."""
        super().showEvent(event)
        if self._form is None:
            with self._desk.reader() as db:
                waiting = approach_form.waiting(db)
            self.show_approach(waiting or approach_form.new())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first field that is empty."""
        super().focusInEvent(event)
        fields = self.fields
        (fields.said_field if self.current_organisation() else fields.organisation).take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the columns where there is no room for them side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self, form: ApproachForm) -> None:
        self._form = form
        one = form.words.approach
        self.fields.show_form(form)
        self.fields.set_read_only(bool(form.read_only_because))
        self.side.reply.setPlainText(one.reply)
        self.side.shared.setChecked(one.shared)
        self.side.show_answer(form.answer, form.answered, is_logged=form.is_logged)
        self.side.set_read_only(form.read_only_because)
        self.problem.show_sentence(form.read_only_because)
        self.header.title.setText(f"{form.organisation} asks us to join" if form.organisation else self.title)
        self.log.set_text("Save" if form.is_logged else "Log it")
        self.log.set_reason(form.read_only_because or None)
        self.remove.setVisible(form.is_logged and not form.read_only_because)
        self._settle(self._words(), "Typed before, not logged yet" if form.is_draft else "")
        self._work_out()
        self._rest.start()
        follow_reading_order(self)

    def _words(self) -> ApproachWords:
        words = self.fields.words()
        approach = replace(words.approach, reply=self.side.reply.words(), shared=self.side.shared.isChecked())
        return replace(words, approach=approach)

    def _edited(self) -> None:
        form = self._form
        if form is None or form.read_only_because:
            return
        self.saved.setText("")
        self._work_out()
        self._pace.nudge()

    def _work_out(self) -> None:
        with self._desk.reader() as db:
            found = approach_form.read(db, self._desk, self._words())
        self.side.show_read(found)
        self.fields.show_troubles(
            found.troubles, among=("reply_by", "share_work", "share_value", "paid_after_days")
        )

    def _keep_draft(self) -> None:
        if self._form is not None and self._words() != self._shown:
            self._keeping.follow(approach_form.keep_draft(self._desk, self._form.id, self._words()))

    def _draft_kept(self) -> None:
        if self._words() != self._shown:
            self.saved.setText("Kept as you type")

    def _log(self) -> None:
        """Log it, or save what was changed."""
        if not self.fields.unreadable():
            self._record(self._words(), quietly=False)

    def _record(self, words: ApproachWords, *, quietly: bool) -> bool:
        form = self._form
        if form is None:
            return True
        noting = self._noting
        try:
            before = noting.approaching.steps.newest
            id_ = noting.approaching.record(form.id, words)
        except NotKept as refused:
            self.fields.show_troubles(refused.refusals)
            if quietly:
                approach_form.keep_draft(self._desk, form.id, words).result()
            else:
                self.fields.go_to_first(refused.refusals)
            self.problem.show_sentence(refused.happened)
            return quietly
        except TenderPauseError as problem:
            self.problem.show_sentence(str(problem))
            return False
        self._settle(words, "Recorded a moment ago")
        self.problem.show_sentence("")
        noting.told_since(before, noting.approaching.steps)
        if not form.is_logged:
            self.show_approach(id_)
            self.saved.setText("Logged a moment ago")
            self.logged.emit(id_)
        return True

    def _settle(self, words: ApproachWords, saved: str) -> None:
        self._pace.settle()
        self._shown = words
        self.saved.setText(saved)

    def _draft_reply(self) -> None:
        with self._desk.reader() as db:
            text = approach_form.reply(db, self._desk, self._words())
        cursor = self.side.reply.textCursor()  # so that Ctrl+Z brings back what stood there
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.side.reply.setFocus()

    def _copy_reply(self) -> None:
        QGuiApplication.clipboard().setText(self.side.reply.words())
        self.saved.setText("Copied our reply")

    def _save_reply(self) -> None:
        out = self._ask(self, "Our reply")
        if out is None:
            return
        try:
            approach_form.save_reply(self.side.reply.words(), out)
        except TenderPauseError as problem:
            show_error(problem, self)
        else:
            self.saved.setText(f"Saved: {out.name}")

    def _answer(self, answer: str) -> None:
        form = self._form
        if form is None or not answer:
            return
        self.leave()
        self._changed(lambda: self._noting.approaching.answer(form.id, Answer(answer)))

    def _open_again(self) -> None:
        form = self._form
        if form is not None:
            self.leave()
            self._changed(lambda: self._noting.approaching.answer(form.id, None))

    def _take_away(self) -> None:
        form, noting = self._form, self._noting
        if form is not None and self._changed(lambda: noting.approaching.remove(form.id)):
            self._form = None
            self.left.emit()
            noting.told(noting.approaching.steps.can_undo, noting.approaching.steps.undo)

    def _changed(self, change: Callable[[], str]) -> bool:
        noting = self._noting
        try:
            words = change()
        except TenderPauseError as problem:
            show_error(problem, self)
            return False
        noting.told(words, noting.approaching.steps.undo)
        return True

    def _leave_for_good(self) -> None:
        if self.leave():
            self.left.emit()

    def _look(self) -> None:
        text = self.fields.said.toPlainText()
        self._looking.start(partial(_look, text=text))

    def _show_buttons(self) -> None:
        empty = not self.side.reply.words()
        for button in (self.side.copy, self.side.save):
            button.set_reason("There is no reply yet." if empty else None)

    def _connect(self) -> None:
        theme.changed.connect(self._arrange)
        self.log.setShortcut(QKeySequence("Ctrl+Return"))
        self.log.clicked.connect(self._log)
        self.leave_it.clicked.connect(self._leave_for_good)
        self.remove.clicked.connect(self._take_away)
        self._pace.keep_now.connect(self._keep_draft)
        self._pace.rested.connect(self.leave)
        self._keeping.kept.connect(self._draft_kept)
        self._keeping.failed.connect(self.problem.show_sentence)
        self._rest.timeout.connect(self._look)
        self._looking.arrived.connect(self.fields.show_proposals)
        fields, side = self.fields, self.side
        fields.edited.connect(self._edited)
        fields.text_changed.connect(self._rest.start)
        fields.place_changed.connect(self._work_out)
        side.reply_edited.connect(self._edited)
        side.reply_edited.connect(self._show_buttons)
        side.shared_changed.connect(self._edited)
        side.draft_asked.connect(self._draft_reply)
        side.copy_asked.connect(self._copy_reply)
        side.save_asked.connect(self._save_reply)
        side.answer_asked.connect(self._answer)
        side.open_asked.connect(self._open_again)
        self._show_buttons()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=16)
        for button in (self.remove, self.leave_it, self.log):
            flow.addWidget(button)
        self.header.buttons.addWidget(self.saved)
        head.addWidget(SideBySide([(self.header, 1), (buttons, 0)], stacked_below=_HEAD_STACKED, gap=16))
        head.addWidget(self.problem)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.fields, 560)
        self._columns.addWidget(self.side, 480)
        fill_page(self, self._head, self._columns)

    def _arrange(self) -> None:
        stack(self._columns, self.width() / theme.scale < STACKED_BELOW)


def _look(desk: Desk, _step: Step, *, text: str) -> tuple[Proposal, ...]:
    return approach_form.proposals(text, desk.today)
