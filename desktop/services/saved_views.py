"""Saved views: a filter, a search and an order under a name, shared with all who use the workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.saved_view import name_refusal
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.last_steps import LastSteps, past_undoing
from desktop.services.opportunity_list import OpportunityFilter, SortBy
from desktop.store import journal
from desktop.store import saved_views as store
from desktop.store.connection import Connection
from desktop.store.saved_views import ViewRow

_NOT_KEPT = frozenset({"arrived_after"})
_USUAL = OpportunityFilter()


class Asked(Struct, frozen=True):
    """What a view asks of the list."""

    wanted: OpportunityFilter
    sort: SortBy = SortBy.RUNWAY
    descending: bool = False


class SavedView(Struct, frozen=True):
    """A view by its name."""

    id: str
    name: str
    asked: Asked


class NoSuchView(NotPossible):
    """No view is called that."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        there_are = ", ".join(f"“{one}”" for one in names[:10])
        super().__init__(
            happened=f"No saved view is called “{name[:80]}”.",
            safe="Nothing was changed.",
            to_do=f"There are: {there_are}." if names else "Save one in the list of opportunities first.",
        )


def saved_views(db: Connection) -> tuple[SavedView, ...]:
    """Return all views, by name."""
    return tuple(SavedView(row.id, row.name, read(row.asks)) for row in store.everything(db))


def view_named(db: Connection, name: str) -> SavedView:
    """Return the view of that name, in whatever case.

    Raises:
        NoSuchView: there is none.
    """
    views, wanted = saved_views(db), _tidy(name).casefold()
    found = next((view for view in views if view.name.casefold() == wanted), None)
    if found is None:
        raise NoSuchView(name, tuple(view.name for view in views))
    return found


def said(asked: Asked) -> dict[str, object]:
    """Return what is asked as an entry says it: only what differs from a list that nothing narrows."""
    usual = msgspec.to_builtins(_USUAL)
    wanted = {
        name: sorted(value) if isinstance(value, (list, tuple)) else value
        for name, value in msgspec.to_builtins(asked.wanted).items()
        if value != usual[name] and name not in _NOT_KEPT
    }
    return {"wanted": wanted, "sort": asked.sort.value, "descending": asked.descending}


def read(says: Mapping[str, object]) -> Asked:
    """Return what an entry asks; a part that is not understood, as of a later version, is left out."""
    told = says.get("wanted")
    wanted = _USUAL
    for name in OpportunityFilter.__struct_fields__:
        if isinstance(told, dict) and name in told and name not in _NOT_KEPT:
            try:
                one = msgspec.convert({name: told[name]}, OpportunityFilter)
            except msgspec.ValidationError:
                continue
            wanted = replace(wanted, **{name: getattr(one, name)})
    sort = says.get("sort")
    known = sort if isinstance(sort, str) and sort in set(SortBy) else SortBy.RUNWAY
    return Asked(wanted, SortBy(known), says.get("descending") is True)


def narrowed(view: Asked, given: OpportunityFilter) -> Asked:
    """Return a view with what else is asked; the view says whether closed ones are shown."""
    changed = {
        name: getattr(given, name)
        for name in OpportunityFilter.__struct_fields__
        if name != "show_closed" and getattr(given, name) != getattr(_USUAL, name)
        if getattr(given, name) != frozenset()
    }
    return replace(view, wanted=replace(view.wanted, **changed))


class _Step(Struct):
    """What was done, the view as it was before (None: not there), and the entry that it stands by now."""

    words: str
    view: str
    before: ViewRow | None
    entry: str


class ViewChanges:
    """Saves, renames and removes views in the name of whoever sits at the desk, with undo.

    Each method waits for the disk and returns what was done in words.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = LastSteps[_Step]()

    @property
    def can_undo(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._steps.can_undo

    def save(self, name: str, asked: Asked) -> str:
        """Save what is asked under a name; the name of a view that is there lets that one ask for this.

        Raises:
            NotPossible: the name will not do.
        """
        name = _tidy(name)

        def change(db: Connection) -> str:
            _refuse(name_refusal(name, ()))
            before = _called(db, name)
            words = f"Saved the view “{name}”" if before is None else f"Changed the view “{name}”"
            return self._write(db, words, before.id if before else uuid4().hex, name, said(asked), before)

        return self._do(change)

    def rename(self, view: str, name: str) -> str:
        """Give a view another name.

        Raises:
            NotPossible: the name will not do, or another view has it.
        """
        name = _tidy(name)

        def change(db: Connection) -> str:
            row = _by_id(db, view)
            others = [one.name for one in store.everything(db) if one.id != view]
            _refuse(name_refusal(name, others))
            if row.name == name:
                return ""
            return self._write(db, f"Renamed the view to “{name}”", view, name, row.asks, row)

        return self._do(change)

    def remove(self, view: str) -> str:
        """List a view no more."""

        def change(db: Connection) -> str:
            row = _by_id(db, view)
            entry = self._append(db, "view.removed", view, {"view": view})
            return self._step(_Step(f"Removed the view “{row.name}”", view, row, entry))

        return self._do(change)

    def undo(self) -> str:
        """Take back the last step.

        Raises:
            NotPossible: there is nothing to take back, or the view was changed again since.
        """
        step = self._steps.take()
        self._do(lambda db: self._put_back(db, step))
        return f"Undone: {step.words}"

    def _put_back(self, db: Connection, step: _Step) -> str:
        stands = next((row for row in store.everything(db) if row.id == step.view), None)
        if stands is not None and stands.entry != step.entry:
            raise past_undoing(step)
        if step.before is None:
            entry = self._append(db, "view.removed", step.view, {"view": step.view})
        else:
            says = {"view": step.view, "name": step.before.name, "asks": step.before.asks}
            entry = self._append(db, "view.saved", step.view, says)
        for earlier in self._steps:
            if step.before is not None and earlier.entry == step.before.entry:
                earlier.entry = entry
        return step.words

    def _write(
        self,
        db: Connection,
        words: str,
        view: str,
        name: str,
        asks: Mapping[str, object],
        before: ViewRow | None,
    ) -> str:
        entry = self._append(db, "view.saved", view, {"view": view, "name": name, "asks": asks})
        return self._step(_Step(words, view, before, entry))

    def _step(self, step: _Step) -> str:
        self._steps.append(step)
        return step.words

    def _append(self, db: Connection, kind: str, view: str, says: Mapping[str, object]) -> str:
        entry = journal.append(
            db, author=self._desk.author, kind=kind, subject=view, payload=says, now=self._desk.now()
        )
        return entry.id

    def _do(self, change: Callable[[Connection], str]) -> str:
        return self._desk.workspace.write(change).result()


def _by_id(db: Connection, view: str) -> ViewRow:
    row = next((row for row in store.everything(db) if row.id == view), None)
    if row is None:
        raise NotPossible(
            happened="That view is not there any more.",
            safe="Nothing was changed.",
            to_do="Choose another view, or save this one again.",
        )
    return row


def _called(db: Connection, name: str) -> ViewRow | None:
    return next((row for row in store.everything(db) if row.name.casefold() == name.casefold()), None)


def _refuse(sentence: str) -> None:
    if sentence:
        raise NotPossible(
            happened=sentence, safe="Nothing was changed.", to_do="Type another name and try again."
        )


def _tidy(words: str) -> str:
    return " ".join(words.split())
