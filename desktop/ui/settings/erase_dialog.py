"""Erasing what is held about a person: each text worded again, then everything at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sought import Sought
from desktop.domain.words import plural
from desktop.services import erasing
from desktop.services.desk import Desk
from desktop.services.erasing import GROUNDS, Erased, ErasurePlan
from desktop.ui.announcing import announce
from desktop.ui.errors import words_of
from desktop.ui.jobs import Job, Step
from desktop.ui.settings.hit_card import HitCard
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.progress import ProgressBar
from desktop.ui.widgets.scrolling import Scrolling

_WIDTH, _HEIGHT = 680, 720
_LEAD = (
    "What is erased cannot be brought back. The record keeps when it was done and on what ground, and its "
    "chain stays whole; decisions stand as they were taken, in words that name nobody."
)
_NO_WAY_BACK = "It is being erased: there is no way back any more."


class EraseDialog(QDialog):
    """Accepted means: it was erased. Until the record is changed it can be cancelled."""

    def __init__(self, desk: Desk, wanted: Sought, plan: ErasurePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._wanted, self._plan = desk, wanted, plan
        self._job: Job[Erased] | None = None
        self._done = False
        self.setWindowTitle("Erase what is held")
        self.setAccessibleDescription(_LEAD)
        self.ground = LineField("On what ground?", hint="It stays in the record, so name nobody in it.")
        self.ground.set_words(GROUNDS[0])
        count = len(plan.hits)
        self.cards = [HitCard(hit, number, count) for number, hit in enumerate(plan.hits, 1)]
        self.words = Scrolling(QWidget(), gutter=24)
        self.progress = ProgressBar()
        self.progress.setAccessibleName("How much was looked through")
        self.progress.hide()
        self.problem = ErrorLine()
        self.erase = Button("Erase for good", "main")
        self.leave = Button("Leave it")
        self._lay_out()
        self.erase.set_reason(plan.never or None)
        self.problem.show_sentence(plan.never)
        self.erase.clicked.connect(self._erase)
        self.leave.clicked.connect(self.reject)
        open_at(self, _WIDTH, _HEIGHT)
        self.ground.take_focus()

    def reject(self) -> None:
        """Cancel what runs; where nothing runs, close."""
        if self._done:
            super().accept()
        elif self._job is None:
            super().reject()
        elif self.leave.isEnabled():
            self._job.cancel()

    def said(self) -> dict[str, str]:
        """Return the new wordings by the ids of the hits."""
        return {card.hit.id: card.words.words() for card in self.cards}

    def _erase(self) -> None:
        if self._job is not None or not self._all_will_do():
            return
        service = partial(_run, wanted=self._wanted, ground=self.ground.words(), said=self.said())
        self._job = job = Job(service, self._desk)
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._show_done)
        job.stopped.connect(self._show_stopped)
        job.failed.connect(self._show_trouble)
        self.problem.show_sentence("")
        self.erase.set_reason("It is being looked for.")
        self.leave.set_text("Cancel")
        job.start()

    def _all_will_do(self) -> bool:
        """Say under each field why it will not do; take the keyboard to the first such."""
        ground = erasing.ground_problem(self._wanted, self.ground.words())
        self.ground.show_error(ground)
        wrong = erasing.problems(self._wanted, self._plan.hits, self.said())
        for card in self.cards:
            card.field.show_error(wrong.get(card.hit.id, ""))
        first = next((card for card in self.cards if card.hit.id in wrong), None)
        if ground:
            self.ground.take_focus()
        elif first is not None:
            first.words.setFocus()
            self.words.ensureWidgetVisible(first, 0, 24)
        return not ground and first is None

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.show_progress(done, total)
        if total and done == total:
            self.leave.set_reason(_NO_WAY_BACK)

    def _show_done(self, erased: Erased) -> None:
        self._job, self._done = None, True
        content, inner = _column()
        inner.addWidget(Label("Erased", "h2"))
        for sentence in erased.sentences:
            inner.addWidget(Label(sentence, "body", wrap=True))
        inner.addSpacing(8)
        inner.addWidget(Label("Where it may still stand", "h3"))
        for place in erased.elsewhere:
            inner.addWidget(Label(place, "note", wrap=True))
        inner.addStretch(1)
        self.cards = []
        self.words.show_content(content)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAccessibleName(" ".join(("Erased.", *erased.sentences, *erased.elsewhere)))
        for widget in (self.progress, self.erase):
            widget.hide()
        self.leave.set_reason(None)
        self.leave.set_text("Close")
        self.leave.setFocus()
        announce(self.words, " ".join(erased.sentences))

    def _show_stopped(self) -> None:
        self._end()
        self.problem.show_sentence("Stopped. Nothing was changed.")

    def _show_trouble(self, problem: Exception) -> None:
        self._end()
        self.problem.show_sentence(words_of(problem, self))

    def _end(self) -> None:
        self._job = None
        self.progress.hide()
        self.erase.set_reason(None)
        self.leave.set_reason(None)
        self.leave.set_text("Leave it")

    def _lay_out(self) -> None:
        content, inner = _column()
        inner.addWidget(Label(f"Erase what is held about {self._wanted.name}?", "h2", wrap=True))
        inner.addWidget(Label(_LEAD, "note", "ink-2", wrap=True))
        for line in _what_goes(self._plan):
            inner.addWidget(Label(line, "body", wrap=True))
        inner.addWidget(self.ground)
        for card in self.cards:
            inner.addWidget(card)
        inner.addSpacing(8)
        inner.addWidget(Label("Where it may still stand afterwards", "h3", wrap=True))
        for place in self._plan.elsewhere:
            inner.addWidget(Label(place, "note", "ink-2", wrap=True))
        inner.addStretch(1)
        self.words.show_content(content)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.words, 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)


def _column() -> tuple[QWidget, QVBoxLayout]:
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 24, 0)
    inner.setSpacing(12)
    return content, inner


def _what_goes(plan: ErasurePlan) -> tuple[str, ...]:
    lines = []
    if plan.own_entries:
        lines.append("Their name and role go from the people of this workspace: “Name erased” stands there.")
    if plan.hits:
        lines.append(
            f"They are named in {plural(len(plan.hits), 'text')} that people wrote. Enter each again without "
            "the name: the old words go once the new ones stand."
        )
    if plan.notices:
        lines.append(f"{plural(plan.notices, 'notice')} of public bodies: their contact details are cut.")
    return tuple(lines) or ("Nothing is held that names them.",)


def _run(desk: Desk, step: Step, *, wanted: Sought, ground: str, said: Mapping[str, str]) -> Erased:
    """Erase; the last step of all tells that there is no way back."""
    return erasing.erase(desk, wanted, ground, said, step, changing=partial(step, 1, 1))
