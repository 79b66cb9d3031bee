"""How far people have come with each opportunity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from desktop.domain.states import State
from desktop.store import conversations, partnerships
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, json_text, moment


class Triaged(Struct, frozen=True, kw_only=True):
    """The state of one opportunity as recorded; what is shown moves on by itself (`runway_sql`).

    `entry` and `at` are None while nobody has touched it.
    """

    state: State = State.NEW
    before: State | None = None
    until: date | None = None
    reason: str = ""
    at: datetime | None = None
    entry: str | None = None


def of_many(db: Connection, keys: Iterable[str]) -> dict[str, Triaged]:
    """Return the state of each of these opportunities, by key; new, where nothing is recorded."""
    wanted = list(keys)
    with store_errors("read how far the opportunities are"):
        rows = db.execute(
            """
            SELECT subject, state, before, until, reason, at, entry FROM triage
            WHERE subject IN (SELECT value FROM json_each(:keys))
            """,
            {"keys": json_text(wanted)},
        ).fetchall()
    found = {row[0]: _triaged(*row[1:]) for row in rows}
    return {key: found.get(key, _UNTOUCHED) for key in wanted}


def worked_on(db: Connection, key: str) -> bool:
    """Return whether anybody ever shortlisted it (and did not take that back), paused on it or talked of it.

    Talked of: a conversation about it is noted, others asked us to join in it, or there is a plan to work
    together on it.
    """
    with store_errors("read how far the opportunities are"):
        found = db.execute(
            """
            SELECT EXISTS (SELECT 1 FROM pause WHERE subject = :key) OR EXISTS (
                SELECT 1 FROM entry AS shortlisted
                WHERE subject = :key AND kind = 'triage.shortlisted' AND NOT EXISTS (
                    SELECT 1 FROM entry AS undone, json_each(undone.payload, '$.undoes') AS one
                    WHERE undone.subject = :key AND undone.kind = 'triage.undone'
                        AND one.value = shortlisted.id
                )
            )
            """,
            {"key": key},
        ).fetchone()
    talked = conversations.talked_about(db, key)
    return bool(found[0]) or talked or partnerships.of_opportunity(db, key) is not None


def _triaged(state: str, before: str | None, until: str | None, reason: str, at: str, entry: str) -> Triaged:
    return Triaged(
        state=_state(state) or State.NEW,
        before=_state(before),
        until=day(until),
        reason=reason,
        at=moment(at),
        entry=entry,
    )


def _state(text: str | None) -> State | None:
    return next((state for state in State if state == text), None)


_UNTOUCHED = Triaged()
