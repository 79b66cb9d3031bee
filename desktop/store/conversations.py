"""Conversations with other organisations, and how often we want to speak with each.

An organisation that was merged into another is read as that one; what is about a publication that was
joined to another is read as being about that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from desktop.domain.conversations import Direction, Rhythm, Talk, Way
from desktop.domain.words import listed
from desktop.store import directory, joins, people, schema_conversations
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, texts

_COLUMNS = (
    "id, organisation, way, direction, on_day, ours, theirs, about, about_title, said, next_step, next_on, "
    "next_owner, next_done_on, noted_at, author, entry"
)
_NEWEST_FIRST = "ORDER BY on_day DESC, noted_at DESC, id DESC"


class KeptTalk(Struct, frozen=True, kw_only=True):
    """A conversation as it stands: its id, what is noted of it, and the entry that shaped it last.

    `about_title` is what the opportunity was called when it was noted, for files that do not hold its notice.
    """

    id: str
    talk: Talk
    about_title: str
    author: str
    noted_at: str
    entry: str


class LastTalk(Struct, frozen=True):
    """The last conversation with an organisation: who of us spoke ("" where nobody is named), what is next.

    The next step is the soonest that waits, of whichever conversation; "" and None where none does.
    """

    on: date
    way: Way
    by: str
    next_step: str
    next_on: date | None


class KeptRhythm(Struct, frozen=True):
    """How often we want to speak, and the entry that said so last."""

    rhythm: Rhythm
    entry: str


def last_with(db: Connection) -> dict[str, LastTalk]:
    """Return the last conversation with each organisation, by its id; nothing where we never spoke."""
    found: dict[str, LastTalk] = {}
    names = people.names(db)
    for kept in everyone(db):
        talk, last = kept.talk, found.get(kept.talk.organisation)
        if last is None and talk.on is not None:
            by = listed([names[one] for one in talk.ours if one in names])
            last = LastTalk(talk.on, talk.way, by, "", None)
        if last is not None:
            if talk.is_waiting and _sooner(talk.next_on, last):
                last = LastTalk(last.on, last.way, last.by, talk.next_step, talk.next_on)
            found[talk.organisation] = last
    return found


def everyone(db: Connection) -> tuple[KeptTalk, ...]:
    """Return all conversations, the newest first; those taken away are not among them."""
    return _select(db, "NOT removed", {})


def with_organisation(db: Connection, organisation: str) -> tuple[KeptTalk, ...]:
    """Return the conversations with one organisation, the newest first."""
    family = directory.family(db, organisation)
    return _select(
        db, "NOT removed AND organisation IN (SELECT value FROM json_each(:ids))", {"ids": many(family)}
    )


def about(db: Connection, key: str) -> tuple[KeptTalk, ...]:
    """Return the conversations about one opportunity, the newest first."""
    return _select(
        db,
        "NOT removed AND about IN (SELECT value FROM json_each(:keys))",
        {"keys": many(_keys(db, key))},
    )


def waiting(db: Connection, until: date | None = None) -> tuple[KeptTalk, ...]:
    """Return those whose next step waits, the first due first; by a day, those without a day among them."""
    return _select(
        db,
        """
        NOT removed AND next_step <> '' AND next_done_on IS NULL
        AND (next_on IS NULL OR next_on <= coalesce(:until, next_on))
        """,
        {"until": until.isoformat() if until else None},
        order="ORDER BY next_on IS NULL, next_on, id",
    )


def one(db: Connection, conversation: str) -> KeptTalk | None:
    """Return a conversation by its id, one taken away too."""
    found = _select(db, "id = :id", {"id": conversation})
    return found[0] if found else None


def is_removed(db: Connection, conversation: str) -> bool:
    """Return whether a conversation was taken away."""
    if not schema_conversations.present(db):
        return False
    row = db.execute("SELECT removed FROM conversation WHERE id = :id", {"id": conversation}).fetchone()
    return bool(row and row[0])


def ids_about(db: Connection, key: str) -> tuple[str, ...]:
    """Return the ids of all that was ever noted about an opportunity, taken away or not, the oldest first."""
    if not schema_conversations.present(db):
        return ()
    with store_errors("read the conversations"):
        rows = db.execute(
            """
            SELECT id FROM conversation WHERE about IN (SELECT value FROM json_each(:keys))
            UNION SELECT id FROM approach WHERE about IN (SELECT value FROM json_each(:keys)) ORDER BY 1
            """,
            {"keys": many(_keys(db, key))},
        ).fetchall()
    return tuple(id_ for (id_,) in rows)


def talked_about(db: Connection, key: str) -> bool:
    """Return whether anybody spoke with others about an opportunity, or others asked us to join in it."""
    if not schema_conversations.present(db):
        return False
    with store_errors("read the conversations"):
        row = db.execute(
            """
            SELECT EXISTS (
                SELECT 1 FROM conversation
                WHERE about IN (SELECT value FROM json_each(:keys)) AND NOT removed
            ) OR EXISTS (
                SELECT 1 FROM approach WHERE about IN (SELECT value FROM json_each(:keys)) AND NOT removed
            )
            """,
            {"keys": many(_keys(db, key))},
        ).fetchone()
    return bool(row[0])


def rhythms(db: Connection) -> dict[str, KeptRhythm]:
    """Return how often we want to speak, by organisation; one without a rhythm is not among them."""
    if not schema_conversations.present(db):
        return {}
    with store_errors("read how often we speak"):
        rows = db.execute(
            "SELECT organisation, every_weeks, since, entry FROM rhythm ORDER BY rowid"
        ).fetchall()
    leads = directory.roots(db)
    found = {}
    for organisation, weeks, since, entry in rows:
        on = day(since)
        if on is not None:
            found[leads.get(organisation, organisation)] = KeptRhythm(Rhythm(weeks, on), entry)
    return found


def _sooner(on: date | None, last: LastTalk) -> bool:
    if not last.next_step:
        return True
    return on is not None and (last.next_on is None or on < last.next_on)


def _keys(db: Connection, key: str) -> list[str]:
    there = joins.root(db, key)
    return [there, *(one.key for one in joins.family(db, there))]


def _select(
    db: Connection, where: str, values: Mapping[str, object], *, order: str = _NEWEST_FIRST
) -> tuple[KeptTalk, ...]:
    if not schema_conversations.present(db):
        return ()
    with store_errors("read the conversations"):
        rows = db.execute(f"SELECT {_COLUMNS} FROM conversation WHERE {where} {order}", values).fetchall()
        organisations = directory.roots(db)
        keys = joins.roots(db, {row[7] for row in rows if row[7]})
    return tuple(_kept(row, organisations, keys) for row in rows)


def _kept(row: tuple[Any, ...], organisations: Mapping[str, str], keys: Mapping[str, str]) -> KeptTalk:
    id_, organisation, way, direction, on, ours, theirs, about_, title, said = row[:10]
    next_step, next_on, next_owner, done_on, noted_at, author, entry = row[10:]
    talk = Talk(
        organisation=organisations.get(organisation, organisation),
        way=Way(way) if way in set(Way) else Way.CALL,
        direction=Direction(direction) if direction in set(Direction) else Direction.US,
        on=day(on),
        ours=texts(ours),
        theirs=texts(theirs),
        about=keys.get(about_, about_),
        said=said,
        next_step=next_step,
        next_on=day(next_on),
        next_owner=next_owner,
        next_done_on=day(done_on),
    )
    return KeptTalk(id=id_, talk=talk, about_title=title, author=author or "", noted_at=noted_at, entry=entry)
