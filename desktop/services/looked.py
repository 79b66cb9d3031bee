"""Where we have looked for partners for an opportunity: marked by people, taken back by them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.domain.looked import FOUND_WORDS, WAYS, Found, Looked, Way, not_used, nudge, summary
from desktop.domain.words import day, plural
from desktop.services.desk import Desk
from desktop.services.entries import write_about
from desktop.services.errors import NotPossible
from desktop.store import looked as store
from desktop.store.connection import Connection


class WayLine(Struct, frozen=True, kw_only=True):
    """One way, worded; `looked` is None while it was not used. `note` says what came of it."""

    way: Way
    title: str
    how: str
    result: str
    looked: Looked | None = None


class LookedView(Struct, frozen=True, kw_only=True):
    """Where we have looked. `nudge` says which ways are left while only the usual ones were used."""

    lines: tuple[WayLine, ...]
    used: int
    count: str
    nudge: str
    summary: str


class Marked(Struct, frozen=True, kw_only=True):
    """A step that was taken, in words, and what stood there before, for undo."""

    key: str
    way: Way
    before: Looked | None
    words: str


def looked(db: Connection, key: str) -> LookedView:
    """Return where we looked for an opportunity; nothing is marked for one that nobody knows."""
    marked = store.of(db, key)
    by_way = {one.way: one for one in marked}
    return LookedView(
        lines=tuple(_line(way, by_way.get(way)) for way in Way),
        used=len(by_way),
        count=f"{len(by_way)} of {plural(len(Way), 'way')}",
        nudge=nudge(by_way),
        summary=summary(marked),
    )


def mark(desk: Desk, key: str, marked: Looked) -> Marked:
    """Say that somebody looked in one way; what was said of that way before is replaced.

    Raises:
        NoSuchOpportunity: nothing here has that key.
        NotPossible: the day is still to come.
    """
    if marked.on > desk.today:
        raise NotPossible(
            happened=f"{day(marked.on)} is still to come.",
            safe="Nothing was marked.",
            to_do="Say when you looked.",
        )
    note = " ".join(marked.note.split())

    def write(db: Connection) -> Marked:
        before = _standing(db, key, marked.way)
        now = Looked(way=marked.way, on=marked.on, found=marked.found, note=note)
        if now != before:
            write_about(db, desk, key, "looked.marked", {"way": now.way, **_says(now)})
        return Marked(key=key, way=now.way, before=before, words=f"Marked “{WAYS[now.way].title}” as looked")

    return desk.workspace.write(write).result()


def take_back(desk: Desk, step: Marked) -> None:
    """Take a step back: what stood before stands again.

    Raises:
        NoSuchOpportunity: nothing here has that key any more.
    """

    def write(db: Connection) -> None:
        if _standing(db, step.key, step.way) != step.before:
            back_to = _says(step.before) if step.before else None
            write_about(db, desk, step.key, "looked.taken_back", {"way": step.way, "back_to": back_to})

    desk.workspace.write(write).result()


def unmark(desk: Desk, key: str, way: Way) -> Marked:
    """Say that nobody looked in that way after all.

    Raises:
        NoSuchOpportunity: nothing here has that key.
    """

    def write(db: Connection) -> Marked:
        before = _standing(db, key, way)
        if before is not None:
            write_about(db, desk, key, "looked.taken_back", {"way": way, "back_to": None})
        return Marked(key=key, way=way, before=before, words=f"“{WAYS[way].title}” is not marked any more")

    return desk.workspace.write(write).result()


def proposed(db: Connection, key: str, today: date, searched: str, *, added: int) -> Looked | None:
    """Return what to mark after a search of the registers for an opportunity; None where it is marked today.

    It is proposed, and somebody says so: a search alone is no looking.
    """
    before = _standing(db, key, Way.ONLINE)
    if before is not None and before.on == today:
        return None
    note = f"The registers: {searched}" if searched else "The registers"
    return Looked(way=Way.ONLINE, on=today, found=Found.SOMEBODY if added else Found.NOBODY, note=note)


def words(db: Connection, key: str) -> tuple[str, str] | None:
    """Return what the pause says of where we looked, and what is left; None while nothing is marked."""
    marked = store.of(db, key)
    if not marked:
        return None
    used = [one.way for one in marked]
    left = [WAYS[way].within for way in not_used(used)]
    rest = nudge(used) or (f"Not used yet: {', '.join(left)}." if left else "")
    return f"{summary(marked)}. {rest}".rstrip(), f"{len(used)} of {plural(len(Way), 'way')} marked"


def _standing(db: Connection, key: str, way: Way) -> Looked | None:
    return next((one for one in store.of(db, key) if one.way is way), None)


def _says(one: Looked) -> dict[str, object]:
    return {"on": one.on, "found": one.found, "note": one.note}


def _line(way: Way, marked: Looked | None) -> WayLine:
    told = WAYS[way]
    result = f"{day(marked.on)}: {FOUND_WORDS[marked.found]}" if marked else ""
    note = f". {marked.note}" if marked and marked.note else ""
    return WayLine(way=way, title=told.title, how=told.how, result=f"{result}{note}", looked=marked)
