"""Triage: shortlist, dismiss, snooze, bring back, with undo for the session's last thirty steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.services.desk import Desk


class Triage:
    """Triage at one desk. Each step may name several opportunities and is undone as one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shortlist(self, keys: Sequence[str]) -> str:
        """Shortlist these; return what was done in words ("Shortlisted 3").

        Raises:
            NotPossible: none of them can be shortlisted from where it stands; says why.
        """
        raise LookupError

    def dismiss(self, keys: Sequence[str], reason: str = "") -> str:
        """Dismiss these: not for us to think about.

        Raises:
            StepBackInstead: one of them was shortlisted, paused or decided; `.key` names it.
        """
        raise LookupError

    def snooze(self, keys: Sequence[str], until: date) -> str:
        """Put these away until that day."""
        raise LookupError

    def bring_back(self, keys: Sequence[str]) -> str:
        """Bring dismissed or snoozed ones back to the state before."""
        raise LookupError

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return ""

    def undo(self) -> str:
        """Take back the last step; return what was put back in words."""
        raise LookupError
