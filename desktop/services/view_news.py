"""What is new in saved views since somebody last looked at them on this computer."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.words import listed, plural
from desktop.services.desk import Desk
from desktop.services.due import quiet_now
from desktop.services.opportunity_list import matching
from desktop.services.saved_views import SavedView, saved_views
from desktop.store import saved_views as store
from desktop.store import view_notes
from desktop.store.connection import Connection
from desktop.store.view_notes import NONE_YET

_NAMED = 3


class ViewLine(Struct, frozen=True):
    """A view as the menu lists it: how many matches are new, and whether new ones are told."""

    view: SavedView
    new: int
    tells: bool

    @property
    def words(self) -> str:
        """Return its name, and how many are new."""
        return f"{self.view.name} ({self.new:,} new)" if self.new else self.view.name


def view_lines(db: Connection, desk: Desk) -> tuple[ViewLine, ...]:
    """Return all views, by name, with what is new in each since it was last looked at here."""
    notes, saved_at = view_notes.read(desk.workspace.id), _saved_at(db)
    found = []
    for view in saved_views(db):
        note = notes.get(view.id, NONE_YET)
        since = max(note.looked_at or saved_at[view.id], saved_at[view.id])
        found.append(ViewLine(view, _new(db, desk, view, since), note.tells))
    return tuple(found)


def look_at(desk: Desk, view: str) -> None:
    """Note that somebody looks at a view: what matches now is not new any more."""
    if not desk.sample:
        view_notes.looked(desk.workspace.id, view, desk.now())


def tell_of(desk: Desk, view: str, *, tells: bool) -> None:
    """Say whether this computer tells of new matches of a view, from now on."""
    view_notes.tell(desk.workspace.id, view, tells=tells, at=desk.now())


def news(db: Connection, desk: Desk) -> str:
    """Return in a sentence what has come for the views that tell of it, and was not told yet; "" for nothing.

    Nothing is told in quiet hours: it waits until they are over.
    """
    now = desk.now()
    notes = view_notes.read(desk.workspace.id)
    if quiet_now(db, now) or not any(note.tells for note in notes.values()):
        return ""
    saved_at, found = _saved_at(db), []
    for view in saved_views(db):
        note = notes.get(view.id, NONE_YET)
        if note.tells:
            since = max(filter(None, (note.told_at, note.looked_at, saved_at[view.id])))
            if new := _new(db, desk, view, since):
                found.append((view, new))
    if found:
        view_notes.told(desk.workspace.id, [view.id for view, _ in found], now)
    return _words([(view.name, new) for view, new in found])


def _new(db: Connection, desk: Desk, view: SavedView, since: datetime) -> int:
    return len(matching(db, desk, replace(view.asked.wanted, arrived_after=since), view.asked.sort))


def _saved_at(db: Connection) -> dict[str, datetime]:
    return {row.id: row.saved_at for row in store.everything(db)}


def _words(found: list[tuple[str, int]]) -> str:
    if not found:
        return ""
    some = [f"{plural(new, 'new opportunity')} in “{name}”" for name, new in found[:_NAMED]]
    more = len(found) - _NAMED
    return f"{listed([*some, *([plural(more, 'more view')] if more > 0 else [])])}."
