"""Which sources are to be asked by themselves, and when."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future
from datetime import datetime, timedelta

from msgspec import Struct

from desktop.domain.asking import DAY, HOUR, Manner, Next, next_check
from desktop.services import own_sources
from desktop.services.desk import Desk
from desktop.store import asked, checking
from desktop.store import own_sources as own_store
from desktop.store import settings as settings_store
from desktop.store import sources as source_store
from desktop.store.checking import Checking
from desktop.store.connection import Connection
from feeds.conditional import asks_for_all_again
from feeds.source import Source


class Planned(Struct, frozen=True):
    """When one source is asked next by itself, and in which manner."""

    source: Source
    manner: Manner
    next: Next


def planned(db: Connection, desk: Desk) -> tuple[Planned, ...]:
    """Return when the time of each source that is switched on comes, whoever asks it then."""
    chosen, known, now = checking.of(db), asked.everything(db), desk.now()
    marks = {record.id: record.mark for record in source_store.records(db)}
    off = own_store.switched_off(db)
    found = []
    for source in own_sources.known(db):
        if source.id not in off:
            before = known[source.id].before if source.id in known else None
            manner = manner_of(source, marks.get(source.id), chosen, desk)
            following = next_check(manner, before, now=now, quiet=chosen.quiet)
            found.append(Planned(source, manner, following))
    return tuple(found)


def due_by_itself(db: Connection, desk: Desk) -> tuple[str, ...]:
    """Return the ids of the sources that are to be asked now by themselves; none where that is not wanted."""
    return due(db, desk) if runs_by_itself(db, desk) else ()


def due(db: Connection, desk: Desk, among: Collection[str] = ()) -> tuple[str, ...]:
    """Return the ids of the sources whose time has come, the one that has waited longest first.

    `among` leaves out all others.
    """
    found = [one for one in planned(db, desk) if not among or one.source.id in among]
    now = desk.now()  # after the plan was made, which goes by a clock that runs
    waiting = [one for one in found if one.next.due(now)]
    return tuple(one.source.id for one in sorted(waiting, key=lambda one: (one.next.at, one.source.id)))


def take_up(desk: Desk) -> Future[None] | None:
    """Let what was stopped go on by itself: the program was started anew. Returns at once."""
    return None if desk.workspace.read_only else desk.workspace.write(asked.take_up)


def runs_by_itself(db: Connection, desk: Desk) -> bool:
    """Return whether sources are asked by themselves here: once somebody has said for whom they work."""
    may = not desk.sample and not desk.workspace.read_only
    return may and checking.of(db).by_itself and bool(settings_store.of(db).organisation)


def quiet_now(db: Connection, at: datetime) -> bool:
    """Return whether nothing is to be asked by itself at this moment."""
    quiet = checking.of(db).quiet
    return quiet is not None and quiet.hold(at)


def manner_of(source: Source, mark: str | None, chosen: Checking, desk: Desk) -> Manner:
    """Return how a source is to be asked, as people chose or as it comes."""
    interval = chosen.every.get(source.id, timedelta(seconds=source.interval_s))
    return Manner(
        interval=interval,
        least=DAY if mark is not None and asks_for_all_again(source, mark) else HOUR,
        gives_up=source.walker == "linked",
        seed=f"{desk.workspace.id} {source.id}",
    )
