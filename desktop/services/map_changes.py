"""What people change on a map, with undo for the session's last thirty steps."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from desktop.services.authors import arrive
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.store import joins, journal, system_maps
from desktop.store.connection import Connection

_SAFE = "Nothing was changed."
_PART = {"map.arranged": "positions", "map.changed": "shown"}

Value = float | bool | None


class _Step(Struct, frozen=True):
    """One thing done on a map: how it stood before, and the entry by which it stands now."""

    words: str
    subject: str
    kind: str
    before: Mapping[str, Value]
    entry: str


class MapChanges:
    """Changes on the maps of one desk. Each step names somebody, or all, and is undone as one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    def move(self, subject: str, who: str, name: str, angle: float) -> str:
        """Let somebody stand at an angle of their ring; return what was done in words."""
        return self._do(f"Moved {name}", subject, "map.arranged", {who: round(angle % 360.0, 2)})

    def arrange_anew(self, subject: str) -> str:
        """Let everybody stand where there is room.

        Raises:
            NotPossible: nobody was moved on this map.
        """
        with self._desk.reader() as db:
            moved = system_maps.positions(db, subject)
        if not moved:
            raise NotPossible(
                happened="Nobody was moved on this map.",
                safe=_SAFE,
                to_do="There is nothing to do: everybody stands where there is room.",
            )
        return self._do("Arranged the map anew", subject, "map.arranged", dict.fromkeys(moved))

    def put_on(self, subject: str, organisation: str, name: str) -> str:
        """Show an organisation of the directory on this map."""
        return self._do(f"Put {name} on the map", subject, "map.changed", {organisation: True})

    def take_off(self, subject: str, who: str, name: str) -> str:
        """Show somebody no longer on this map; they stay in the directory."""
        return self._do(f"Took {name} off the map", subject, "map.changed", {who: False})

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def undo(self) -> str:
        """Take back the last step; return what was put back in words.

        Raises:
            NotPossible: there is nothing to take back, or it has moved on since.
        """
        step = self._steps.take()
        if not self._desk.workspace.write(lambda db: self._put_back(db, step)).result():
            raise past_undoing(step, "it has moved on since")
        return f"Undone: {step.words}"

    def _do(self, words: str, subject: str, kind: str, values: Mapping[str, Value]) -> str:
        def change(db: Connection) -> _Step:
            now = _standing(db, subject, kind)
            before = {who: now[who][0] if who in now else None for who in values}
            return _Step(words, subject, kind, before, self._write(db, subject, kind, values))

        self._steps.append(self._desk.workspace.write(change).result())
        return words

    def _put_back(self, db: Connection, step: _Step) -> bool:
        """Put back how it stood; return whether that could be done, nothing having been changed since."""
        now = _standing(db, step.subject, step.kind)
        if any(now[who][1] != step.entry for who in step.before if who in now):
            return False
        self._write(db, step.subject, step.kind, step.before, undoes=step.entry)
        return True

    def _write(
        self, db: Connection, subject: str, kind: str, values: Mapping[str, Value], undoes: str = ""
    ) -> str:
        says: dict[str, object] = {_PART[kind]: dict(values), **({"undoes": [undoes]} if undoes else {})}
        arrive(db, self._desk)
        entry = journal.append(
            db,
            author=self._desk.author,
            kind=kind,
            subject=system_maps.subject_of(joins.root(db, subject)),
            payload=says,
            now=self._desk.now(),
        )
        return entry.id


def _standing(db: Connection, subject: str, kind: str) -> dict[str, tuple[Value, str]]:
    """Return what stands of a kind on a map, with the entries that said so."""
    if kind == "map.arranged":
        return {who: (kept.value, kept.entry) for who, kept in system_maps.positions(db, subject).items()}
    return {who: (kept.value, kept.entry) for who, kept in system_maps.members(db, subject).items()}
