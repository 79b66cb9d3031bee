"""The session's last steps, which undo takes back one after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Protocol, TypeVar

from desktop.services.errors import NotPossible

REMEMBERED = 30


class Undoable(Protocol):
    """A step that says what it did."""

    @property
    def words(self) -> str:
        """What was done."""


S = TypeVar("S", bound=Undoable)


class LastSteps(deque[S]):
    """The last steps that were taken, the newest at the end; older ones are forgotten."""

    def __init__(self, steps: Iterable[S] = ()) -> None:
        super().__init__(steps, maxlen=REMEMBERED)

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self[-1].words if self else ""

    def take(self) -> S:
        """Return the newest step, which is remembered no more.

        Raises:
            NotPossible: there is none.
        """
        if not self:
            raise NotPossible(
                happened="There is nothing to undo.",
                safe="Nothing was changed.",
                to_do="Only steps of this session can be taken back; all else is changed where it stands.",
            )
        return self.pop()


def past_undoing(step: Undoable, because: str = "it was changed again since") -> NotPossible:
    """Return the refusal of a step that cannot be taken back any more."""
    return NotPossible(
        happened=f"“{step.words}” cannot be undone: {because}.",
        safe="Nothing was changed.",
        to_do="Look at how it stands now, and change it there.",
    )
