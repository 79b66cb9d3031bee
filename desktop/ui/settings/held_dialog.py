"""What is held about somebody: looked for, shown, saved as a file for them, or erased."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.access import AccessRecord, HeldPart
from desktop.domain.sought import Sought, sought
from desktop.domain.words import plural, year_day
from desktop.services import access, erasing, requests
from desktop.services.desk import Desk
from desktop.services.erasing import ErasurePlan
from desktop.services.settings import PersonLine
from desktop.ui.announcing import announce
from desktop.ui.errors import words_of
from desktop.ui.file_dialogs import path_to_write
from desktop.ui.jobs import Job, Step
from desktop.ui.opportunities.latest import Latest
from desktop.ui.opportunity.clearing import clear_layout
from desktop.ui.settings.erase_dialog import EraseDialog
from desktop.ui.settings.request_form import RequestForm
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choice_field import ChoiceField
from desktop.ui.widgets.dialog_sheet import fill_dialog
from desktop.ui.widgets.field import ErrorLine
from desktop.ui.widgets.fitting import open_at
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.rule import Rule

_WIDTH, _HEIGHT = 680, 760
_SOMEBODY_ELSE = "else"
_MOST_SHOWN = 12
_LEAD = "Look through everything that people wrote here, what is being typed, and the notices."
_ALSO_HINT = "Other names, e-mail addresses, telephone numbers: with a semicolon between them."
_LOOK_FIRST = "Look first."
_KINDS = ("A page to read, with the same as data in it (*.html)", "Data alone (*.json)")


def ask_place(window: QWidget, name: str) -> Path | None:
    """Ask where to save the file."""
    return path_to_write(window, "Save what is held", f"{name}.html", *_KINDS)


class HeldDialog(QDialog):
    """Looks once it is told about whom. `ask` asks where a file shall go."""

    changed = Signal()
    """Something was noted, or erased."""

    def __init__(
        self,
        desk: Desk,
        people: tuple[PersonLine, ...],
        parent: QWidget | None = None,
        ask: Callable[[QWidget, str], Path | None] = ask_place,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ask = desk, ask
        self._looked_for: Sought | None = None
        self._names = {person.id: person.name for person in people}
        self.setWindowTitle("What is held about somebody")
        self.setAccessibleDescription(_LEAD)
        choices = [*self._names.items(), (_SOMEBODY_ELSE, "Somebody else")]
        self.about = ChoiceField("About whom?", choices)
        self.name = LineField("Their name")
        self.also = LineField("Also look for", aside="optional", hint=_ALSO_HINT)
        self.look = Button("Look", "main", icon="search")
        self.found = QVBoxLayout()
        self.requests = RequestForm(desk.today)
        self.said = Label("", "note", "ink-2", wrap=True)
        self.problem = ErrorLine()
        self.save = Button("Save as a file", icon="save")
        self.keep = Button("Still needed")
        self.erase = Button("Erase …")
        self.leave = Button("Close")
        self._looking = Latest(desk, self)
        self._planning = Latest(desk, self)
        self._lay_out()
        self._connect()
        open_at(self, _WIDTH, _HEIGHT)
        self.about.choose(next(iter(self._names), _SOMEBODY_ELSE))
        self._choose()

    def done(self, result: int) -> None:
        """Hear no more of what is being looked for."""
        self._looking.drop()
        self._planning.drop()
        super().done(result)

    def choose(self, person: str) -> None:
        """Look for this person of the workspace."""
        self.about.choose(person)
        self._choose()
        self.start_looking()

    def look_for(self, name: str, also: str = "") -> None:
        """Look for somebody who is none of the workspace's people."""
        self.about.choose(_SOMEBODY_ELSE)
        self._choose()
        self.name.set_words(name)
        self.also.set_words(also)
        self.start_looking()

    def start_looking(self) -> None:
        """Look for whoever is named."""
        wanted = self._wanted()
        self.name.show_error("Say whom to look for: two letters or more." if wanted.is_empty else "")
        if wanted.is_empty:
            return
        self._looked_for = wanted
        self._offer(None)
        self.said.setText("Looking …")
        self._looking.start(partial(_held, wanted=wanted))

    def _wanted(self) -> Sought:
        name = self._names.get(self.about.chosen()) or self.name.words()
        return sought(name, self.also.words())

    def _person(self) -> str:
        chosen = self.about.chosen()
        return chosen if chosen in self._names else ""

    def _connect(self) -> None:
        self.about.edited.connect(self._choose)
        self.name.edited.connect(self._forget)
        self.also.edited.connect(self._forget)
        self.look.clicked.connect(self.start_looking)
        self.save.clicked.connect(self._save)
        self.keep.clicked.connect(self._keep)
        self.erase.clicked.connect(self._plan)
        self.leave.clicked.connect(self.accept)
        self.requests.wanted.connect(self._note)
        self._looking.arrived.connect(self._show)
        self._looking.failed.connect(self._show_trouble)
        self._planning.arrived.connect(self._open_erasure)
        self._planning.failed.connect(self._show_trouble)
        self.look.setDefault(True)

    def _choose(self) -> None:
        self.name.setVisible(not self._person())
        read_only = "This file is open read-only." if self._desk.workspace.read_only else None
        self.keep.set_reason(read_only or (None if self._person() else "Only for people of this workspace."))
        self.requests.note.set_reason(read_only)
        self._forget()

    def _forget(self) -> None:
        """What was found is of somebody else."""
        self._looked_for = None
        self._looking.drop()
        self._empty_found()
        self.said.setText(_LEAD)
        self._offer(_LOOK_FIRST)

    def _offer(self, reason: str | None) -> None:
        self.problem.show_sentence("")
        self.save.set_reason(reason)
        read_only = "This file is open read-only." if self._desk.workspace.read_only else None
        self.erase.set_reason(reason or read_only)

    def _show(self, record: AccessRecord) -> None:
        self._empty_found()
        for part in record.parts:
            if part.items:
                _add_part(self.found, part)
        found = (
            f"{plural(record.items, 'thing')} found." if record.items else "Nothing is held that names them."
        )
        self.said.setText(found)
        announce(self.said, found)

    def _save(self) -> None:
        wanted = self._looked_for
        out = self._ask(self, f"Held about {wanted.name}") if wanted else None
        if wanted is None or out is None:
            return
        job: Job[AccessRecord] = Job(partial(_save, wanted=wanted, out=out), self._desk)
        job.finished.connect(partial(self._saved, out))
        job.failed.connect(self._show_trouble)
        job.start()

    def _saved(self, out: Path, _record: AccessRecord) -> None:
        self.said.setText(f"Saved: {out}")
        announce(self.said, self.said.text())
        self.changed.emit()

    def _keep(self) -> None:
        until = requests.keep(self._desk, self._person())
        self.said.setText(f"Noted: needed until {year_day(until)}, when it is asked again.")
        announce(self.said, self.said.text())
        self.changed.emit()

    def _note(self) -> None:
        asked_on = self.requests.day()
        if asked_on is None:
            return
        number = requests.note(self._desk, self._person(), self.requests.what(), asked_on)
        by = year_day(asked_on + requests.MONTH)
        self.said.setText(f"Noted as request {number}. Answer by {by}.")
        announce(self.said, self.said.text())
        self.changed.emit()

    def _plan(self) -> None:
        if self._looked_for is not None:
            self.erase.set_reason("It is being looked for.")
            self._planning.start(partial(_plan, wanted=self._looked_for))

    def _open_erasure(self, plan: ErasurePlan) -> None:
        if self._looked_for is None:
            return
        self.erase.set_reason(None)
        dialog = EraseDialog(self._desk, self._looked_for, plan, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._erased)
        dialog.open()

    def _erased(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.changed.emit()
            self.accept()

    def _show_trouble(self, problem: Exception) -> None:
        self.said.setText("")
        self._offer(None)
        self.problem.show_sentence(words_of(problem, self))

    def _empty_found(self) -> None:
        clear_layout(self.found)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setSpacing(16)
        for field in (self.about, self.name, self.also):
            inner.addWidget(field)
        inner.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.said)
        self.found.setSpacing(4)
        inner.addLayout(self.found)
        inner.addStretch(1)
        inner.addWidget(Rule())
        inner.addWidget(self.requests)
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for button in (self.save, self.keep, self.erase, self.leave):
            flow.addWidget(button)
        title = Label("What is held about somebody", "h2", wrap=True)
        self.sheet = fill_dialog(self, content, head=(title,), foot=(self.problem, row))
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard scrolls what is held
        self.sheet.setAccessibleName("What is held")


def _add_part(inner: QVBoxLayout, part: HeldPart) -> None:
    inner.addSpacing(8)
    inner.addWidget(Label(f"{part.title}: {len(part.items):,}", "body", weight=600, wrap=True))
    for item in part.items[:_MOST_SHOWN]:
        inner.addWidget(Label(item.text, "body", wrap=True))
        where = "  ·  ".join(
            words for words in (item.what, item.where, item.since_words, item.written_by) if words
        )
        inner.addWidget(Label(where, "note", "ink-2", wrap=True))
    if len(part.items) > _MOST_SHOWN:
        more = f"And {len(part.items) - _MOST_SHOWN:,} more: the file holds them all."
        inner.addWidget(Label(more, "note", "ink-2", wrap=True))


def _held(desk: Desk, step: Step, *, wanted: Sought) -> AccessRecord:
    with desk.reader() as db:
        return access.held(db, desk, wanted, step)


def _plan(desk: Desk, step: Step, *, wanted: Sought) -> ErasurePlan:
    with desk.reader() as db:
        return erasing.plan(db, desk, wanted, step)


def _save(desk: Desk, step: Step, *, wanted: Sought, out: Path) -> AccessRecord:
    return access.save(desk, wanted, out, step)
