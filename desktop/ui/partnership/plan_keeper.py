"""Keeps what people say of a plan: drafts within a moment, an entry when a field or the page is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop.services.desk import Desk
from desktop.services.errors import NotKept
from desktop.services.partnership_changes import PartnershipChanges, keep_draft
from desktop.ui.keeping import Keeping
from desktop.ui.widgets.typing_pace import TypingPace
from feeds.errors import TenderPauseError


class TypedField(Protocol):
    """A field of text; `name` says where in the plan it stands, and the draft is kept under it."""

    name: str

    def typed(self) -> str:
        """Return what is written, letter for letter."""

    def commit(self) -> None:
        """Hand in what was typed, where it differs from what is recorded."""


class PlanKeeper(QObject):
    """`recorded` follows an entry, `kept` a draft, `refused` says why neither."""

    recorded = Signal()
    kept = Signal()
    refused = Signal(str)
    rested = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.changes = PartnershipChanges(desk)
        self.plan = ""
        self._typed: dict[str, TypedField] = {}
        self._keeping = Keeping(self)
        self._keeping.kept.connect(self.kept)
        self._keeping.failed.connect(self.refused)
        self._pace = TypingPace(self)
        self._pace.keep_now.connect(self._keep_drafts)
        self._pace.rested.connect(self.settle)

    def begin(self, plan: str) -> None:
        """Keep what is said of this plan from now on."""
        self.plan = plan
        self._typed.clear()
        self._pace.settle()

    def note(self, field: TypedField) -> None:
        """Take note that something was typed: its draft is kept in a moment."""
        self._typed[field.name] = field
        self._pace.nudge()

    def done_with(self, field: TypedField) -> None:
        """Take note that nothing typed waits in a field any more."""
        self._typed.pop(field.name, None)

    def waits(self, name: str) -> bool:
        """Return whether something typed waits in a field of that name."""
        return name in self._typed

    def settle(self) -> bool:
        """Hand in all that was typed and waits; return whether nothing stood in the way."""
        for field in list(self._typed.values()):
            field.commit()
        return not self._typed

    def leave(self) -> bool:
        """Hand in what can be recorded, keep the rest as drafts; return whether all of it is on disk."""
        self.settle()
        self._pace.settle()
        try:
            for name, field in self._typed.items():
                keep_draft(self._desk, self.plan, name, field.typed()).result()
        except TenderPauseError as problem:
            self.refused.emit(str(problem))
            return False
        return True

    def record(self, change: Callable[[PartnershipChanges], object]) -> str:
        """Do something to the plan; return why it cannot be, "" where it was done."""
        try:
            change(self.changes)
        except NotKept as problem:
            return " ".join(dict.fromkeys(problem.refusals.values()))
        except TenderPauseError as problem:
            self.refused.emit(str(problem))
            return str(problem)
        self.refused.emit("")
        self.recorded.emit()
        return ""

    def record_text(self, name: str, value: object) -> str:
        """Record what a field says, by its name: `purpose`, `terms.exit`, `member.<organisation>.brings`."""
        part, _, rest = name.partition(".")
        plan, drafted = self.plan, (name,)
        if part == "terms":
            return self.record(lambda to: to.change_terms(plan, drafted=drafted, **{rest: value}))
        if part == "member":
            whose, _, field = rest.rpartition(".")
            return self.record(lambda to: to.change_member(plan, whose, drafted=drafted, **{field: value}))
        return self.record(lambda to: to.change(plan, drafted=drafted, **{name: value}))

    def _keep_drafts(self) -> None:
        for name, field in self._typed.items():
            self._keeping.follow(keep_draft(self._desk, self.plan, name, field.typed()))
