"""Adding an opportunity by typing or pasting it, and editing one that was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.by_hand import ByHand
from desktop.services import by_hand, by_hand_form
from desktop.services.by_hand_form import Proposal
from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.services.typed_forms import TypedForm
from desktop.ui.add_opportunity.opportunity_form import OpportunityForm
from desktop.ui.errors import show_error, words_of
from desktop.ui.jobs import Step
from desktop.ui.keeping import Keeping
from desktop.ui.opportunities.latest import Latest
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from feeds.errors import TenderPauseError

_WIDTH, _HEIGHT = 640, 760
_REST_MS = 400
_DRAFT_MS = 1_000
_NEW = "Everything but the title can wait. It goes the same way as what a source publishes."
_DATE = "Say when it closes"
_SAID = "It was published with no date that could be read. Days in its text are offered below; you choose."
_BACK = "Typed earlier, not yet added."
_BACK_TO_SAVE = "Typed earlier, not yet saved."


class Undated(Struct, frozen=True):
    """One that was published with no date; `say` records what a person says of it, and returns its key."""

    key: str
    say: Callable[[ByHand], str]


class _Typed(Struct, frozen=True):
    """What stands in the form."""

    says: dict[str, str]


class AddOpportunityDialog(QDialog):
    """Accepted means: it was added or saved; `said` says so, `key` names it.

    What is typed is kept each second, until it is added; without `key` it is a new one. Where it is `about`
    one without a date the form holds what that says, and proposes the dates in its text.
    """

    def __init__(
        self, desk: Desk, key: str = "", parent: QWidget | None = None, *, about: Undated | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._about = desk, about
        self.key, self.said = key, ""
        self.setWindowTitle("Edit what was typed" if key else _DATE if about else "Add an opportunity")
        self.setAccessibleDescription(self._lead())
        self.form = OpportunityForm(lambda: desk.today)
        self.problem, self._keeping = ErrorLine(), Keeping(self)
        self.add = Button("Save" if key else "Keep the date" if about else "Add the opportunity", "main")
        self.leave = Button("Leave it")
        self.afresh = Button("Start afresh", "link")
        self.back = Label(_BACK_TO_SAVE if key or about else _BACK, "note", "ink-2", wrap=True)
        self._typed: TypedForm[_Typed] | None = None
        self._looking = Latest(desk, self)
        self._looking.arrived.connect(self._show_proposals)
        self._rest, self._draft = _timer(self, _REST_MS, self._look), _timer(self, _DRAFT_MS, self._keep)
        self._onward = _timer(self, 0, self._show_dates)
        self._lay_out()
        self._begin()
        self._connect()
        open_at(self, _WIDTH, _HEIGHT)

    def done(self, result: int) -> None:
        """Keep what was typed where it was not added, and hear no more of what is being looked through."""
        self._rest.stop()
        self._looking.drop()
        if self._draft.isActive():
            self._draft.stop()
            if result != QDialog.DialogCode.Accepted:
                self._keep()
        if self._typed is not None and result == QDialog.DialogCode.Accepted:
            self._keeping.follow(self._typed.forget())
        try:
            self._keeping.settle()
        except TenderPauseError as problem:
            show_error(problem, self.parentWidget())
        super().done(result)

    def _begin(self) -> None:
        """Put in what stands, or what was being typed."""
        self.afresh.hide()
        self.back.hide()
        if self.key:
            stands = by_hand_form.form_to_edit(self._desk, self.key)
            self._begin_with(self.key, "typed_opportunity", stands)
            self.form.title.take_focus()
        elif self._about is not None:
            stands = by_hand_form.form_about(self._desk, self._about.key)
            self._begin_with(self._about.key, "said_date", stands)
            self._look()
            self.form.deadline.take_focus()
        else:
            self.form.text.setFocus()
            with self._desk.reader() as db:
                draft = by_hand.draft(db)
            if any(draft.get(name) for name in ("text", "title", "buyer", "link", "value", "place")):
                self._bring_back(draft)

    def _begin_with(self, subject: str, field: str, stands: Mapping[str, str]) -> None:
        """Put in what stands, and over it what was typed and not saved."""
        self.form.fill(stands)
        self._typed = TypedForm(self._desk, subject, field, _Typed(self.form.as_typed()))
        if typed := self._typed.kept():
            self._bring_back(typed.says)

    def _bring_back(self, typed: Mapping[str, str]) -> None:
        self.form.fill(typed)
        self.afresh.show()
        self.back.show()

    def _go_on(self) -> None:
        if self.form.unreadable():
            self._show_where_one_is()
            return
        self.problem.show_sentence("")
        try:
            typed = by_hand_form.typed(self.form.says())
            if self.key:
                self.said = by_hand.edit(self._desk, self.key, typed)
            elif self._about is not None:
                self.key = self._about.say(typed)
            else:
                added = by_hand.add(self._desk, typed)
                self.key, self.said = added.key, added.sentence
        except NotKept as refused:
            self.form.refuse(refused.refusals)
            self._show_where_one_is()
        except TenderPauseError as error:
            self.problem.show_sentence(words_of(error, self))
        else:
            self._draft.stop()
            self.accept()

    def _show_where_one_is(self) -> None:
        here = self.focusWidget()
        if here is not None:
            self._fields.ensureWidgetVisible(here)

    def _look(self) -> None:
        self._looking.start(partial(_look, text=self.form.text.toPlainText(), today=self._desk.today))

    def _show_proposals(self, found: tuple[Proposal, ...]) -> None:
        if self._about:  # what it is called stands; what it lacks is asked for
            found = tuple(one for one in found if one.field not in ("title", "link"))
            self._onward.start()
        self.form.show_proposals(found)

    def _show_dates(self) -> None:
        self._fields.ensureWidgetVisible(self.form.rows["deadline"])

    def _keep(self) -> None:
        says = self.form.as_typed()
        keep = self._typed.keep(_Typed(says)) if self._typed else by_hand.keep_draft(self._desk, says)
        self._keeping.follow(keep)

    def _start_afresh(self) -> None:
        if self._typed is not None:
            self._keeping.follow(self._typed.forget())
            self.form.fill(self._typed.standing.says)
        else:
            self._keeping.follow(by_hand.forget_draft(self._desk))
            empty = dict.fromkeys(by_hand_form.FIELDS, "")
            self.form.fill({**empty, "stage": "tender", "deadline_kind": "tender"})
        self._draft.stop()
        self.afresh.hide()
        self.back.hide()
        self.form.text.setFocus()

    def _connect(self) -> None:
        self.form.text_changed.connect(self._rest.start)
        self.form.edited.connect(self._draft.start)
        self.add.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.reject)
        self.afresh.clicked.connect(self._start_afresh)
        self.add.setDefault(True)
        self._rest.start()

    def _lead(self) -> str:
        return _SAID if self._about else _NEW

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.addWidget(self.form)
        before = QHBoxLayout()
        before.setSpacing(12)
        before.addWidget(self.back)
        before.addWidget(self.afresh)
        before.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.add)
        title, lead = Label(self.windowTitle(), "h2"), Label(self._lead(), "note", "ink-2", wrap=True)
        self._fields = fill_dialog(self, content, head=(title, lead, before), foot=(self.problem, buttons))


def _timer(parent: AddOpportunityDialog, rest_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(rest_ms)
    timer.timeout.connect(then)
    return timer


def _look(_desk: Desk, _step: Step, *, text: str, today: date) -> tuple[Proposal, ...]:
    return by_hand_form.proposals(text, today)
