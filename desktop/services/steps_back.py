"""Steps of one sitting that can be taken back, each by an entry that puts the earlier values back."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from desktop.services.desk import Desk
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import journal, last_entry
from desktop.store.connection import Connection


class Step(Struct, frozen=True, kw_only=True):
    """What was done in words, the entry it stands by, and the entry that takes it back.

    `family` is how the kinds of all entries begin that touch the same thing; `before` is the one that
    stood there, "" where there was none.
    """

    words: str
    subject: str
    family: str
    entry: str
    before: str
    kind: str
    payload: Mapping[str, object]


class Steps:
    """The last steps at one desk. Whoever takes one back does so while nobody touched the same since."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[Step]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    @property
    def newest(self) -> str:
        """The id of the entry that undo would take back: by it one knows whether anything was done since."""
        return self._steps[-1].entry if self._steps else ""

    def forget(self) -> None:
        """Remember none of them any more."""
        self._steps.clear()

    def remember(self, step: Step) -> None:
        """Take a step that was written."""
        self._steps.append(step)

    def undo(self) -> str:
        """Take back the last step; return what was put back in words.

        Raises:
            NotPossible: there is nothing to take back, or it was changed since.
        """
        step = self._steps.take()
        entry = self._desk.workspace.write(lambda db: _take_back(db, self._desk, step)).result()
        self._steps = LastSteps(
            replace(one, entry=entry) if one.subject == step.subject and one.entry == step.before else one
            for one in self._steps
        )
        return f"Undone: {step.words}"


def _take_back(db: Connection, desk: Desk, step: Step) -> str:
    if last_entry.of_family(db, step.subject, step.family) != step.entry:
        raise past_undoing(step)
    return journal.append(
        db, author=desk.author, kind=step.kind, subject=step.subject, payload=step.payload, now=desk.now()
    ).id
