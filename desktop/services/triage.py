"""Triage: shortlist, dismiss, snooze, bring back, with undo for the session's last thirty steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from msgspec import Struct

from desktop.domain.states import SEE_ITS_PAGE, Action, after, steps_back_instead, why_not
from desktop.domain.words import day, plural
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NoSuchOpportunity, NotPossible, StepBackInstead
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import opportunities as opportunity_store
from desktop.store import triage as store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityRow
from desktop.store.triage import Triaged

_KINDS = {
    Action.SHORTLIST: "triage.shortlisted",
    Action.DISMISS: "triage.dismissed",
    Action.SNOOZE: "triage.snoozed",
    Action.RETURN: "triage.returned",
}
_DONE = {
    Action.SHORTLIST: "Shortlisted",
    Action.DISMISS: "Dismissed",
    Action.SNOOZE: "Snoozed",
    Action.RETURN: "Brought back",
}


class _Step(Struct, frozen=True):
    """One thing done to several opportunities: what each was before, and the entry it stands by now."""

    words: str
    before: Mapping[str, Triaged]
    entries: dict[str, str]


class Triage:
    """Triage at one desk. Each step may name several opportunities and is undone as one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    def shortlist(self, keys: Sequence[str]) -> str:
        """Shortlist these; return what was done in words ("Shortlisted 3").

        Raises:
            NotPossible: one of them cannot be shortlisted from where it stands; nothing was changed.
        """
        return self._do(Action.SHORTLIST, keys, {})

    def dismiss(self, keys: Sequence[str], reason: str = "") -> str:
        """Dismiss these: not for us to think about.

        Raises:
            StepBackInstead: people worked on one of them; `.key` names it, and nothing was changed.
        """
        return self._do(Action.DISMISS, keys, {"reason": reason})

    def snooze(self, keys: Sequence[str], until: date) -> str:
        """Put these away until that day.

        Raises:
            NotPossible: the day is not in the future, or one of them cannot be snoozed.
        """
        if until <= self._desk.today:
            raise NotPossible(
                happened=f"{day(until)} is not in the future.",
                safe="Nothing was changed.",
                to_do="Choose a later day.",
            )
        return f"{self._do(Action.SNOOZE, keys, {'until': until})} until {day(until)}"

    def bring_back(self, keys: Sequence[str]) -> str:
        """Bring dismissed or snoozed ones back to the state before, and shortlisted ones to new."""
        return self._do(Action.RETURN, keys, {})

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def undo(self) -> str:
        """Take back the last step; return what was put back in words. What has moved on since stays.

        Raises:
            NotPossible: there is nothing to take back, or all of it has moved on since.
        """
        step = self._steps.take()
        put_back = self._desk.workspace.write(lambda db: self._put_back(db, step)).result()
        if not put_back:
            raise past_undoing(step, "it has moved on since")
        self._stand_by(step, put_back)
        return f"Undone: {step.words}"

    def _stand_by(self, undone: _Step, put_back: Mapping[str, str]) -> None:
        """Tell earlier steps by which entries what they did stands again: they can be undone too."""
        for key, entry in put_back.items():
            for earlier in self._steps:
                if key in earlier.entries and earlier.entries[key] == undone.before[key].entry:
                    earlier.entries[key] = entry

    def _do(self, action: Action, keys: Sequence[str], says: Mapping[str, object]) -> str:
        step = self._desk.workspace.write(lambda db: self._write(db, action, keys, says)).result()
        self._steps.append(step)
        return step.words

    def _write(
        self, db: Connection, action: Action, keys: Sequence[str], says: Mapping[str, object]
    ) -> _Step:
        rows = {row.key: row for row in (self._allowed(db, action, key) for key in keys)}
        before = store.of_many(db, rows)
        batch = uuid4().hex if len(before) > 1 else None
        entries = {}
        for key, was in before.items():
            back = (
                {"to": after(rows[key].state, action, before=was.before)} if action is Action.RETURN else {}
            )
            entry = write_about(db, self._desk, key, _KINDS[action], {**says, **back}, batch=batch)
            entries[key] = entry.id
        return _Step(f"{_DONE[action]} {plural(len(before), 'opportunity')}", before, entries)

    def _allowed(self, db: Connection, action: Action, key: str) -> OpportunityRow:
        row = opportunity_store.row_of_key(db, key, today=self._desk.today)
        if row is None:
            raise NoSuchOpportunity(key)
        worked_on = store.worked_on(db, row.key)
        if steps_back_instead(row.state, action, worked_on=worked_on):
            raise StepBackInstead(row.key, row.title)
        refusal = why_not(row.state, action, worked_on=worked_on)
        if refusal is None:
            return row
        raise NotPossible(
            happened=f"“{row.title}”: {refusal}", safe="Nothing was changed.", to_do=SEE_ITS_PAGE
        )

    def _put_back(self, db: Connection, step: _Step) -> dict[str, str]:
        """Put back what no later entry has touched; return the entries that do so."""
        now = store.of_many(db, step.before)
        untouched = [key for key in step.before if now[key].entry == step.entries[key]]
        batch = uuid4().hex if len(untouched) > 1 else None
        put_back = {}
        for key in untouched:
            was = step.before[key]
            payload = {
                "undoes": [step.entries[key]],
                "back_to": {
                    "state": was.state,
                    "before": was.before,
                    "until": was.until,
                    "reason": was.reason,
                },
            }
            put_back[key] = write_about(db, self._desk, key, "triage.undone", payload, batch=batch).id
        return put_back
