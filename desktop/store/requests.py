"""Requests about people's data as they stand, and the last trace of each person."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from desktop.store import schema_erasure
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, uk_day_text


class Request(Struct, frozen=True):
    """Somebody asked; `person` is an id, "" where they are none of ours."""

    number: int
    wanted: str
    person: str
    asked_on: date
    answered_on: date | None


def everything(db: Connection) -> tuple[Request, ...]:
    """Return all requests in the order in which they came; one whose day is no day is left out."""
    with store_errors("read the requests"):
        if not schema_erasure.present(db):
            return ()
        rows = db.execute(
            "SELECT number, wanted, person, asked_on, answered_on FROM request ORDER BY number"
        ).fetchall()
    return tuple(
        Request(number, wanted, person, asked, day(answered_on))
        for number, wanted, person, asked_on, answered_on in rows
        if (asked := day(asked_on))
    )


def last_traces(db: Connection) -> dict[str, tuple[date, date | None]]:
    """Return by person the day they last wrote, decided or were added, and until when they were kept."""
    with store_errors("read the people"):
        if not schema_erasure.present(db):
            return {}
        rows = db.execute(
            """
            SELECT person.id, max(
                person.added_at,
                coalesce((SELECT max(at) FROM entry WHERE author = person.id), ''),
                coalesce((
                    SELECT max(recorded_at) FROM decision, json_each(decided_by) AS one
                    WHERE json_extract(one.value, '$.person') = person.id
                ), '')
            ), review_by
            FROM person LEFT JOIN person_kept USING (id)
            """
        ).fetchall()
    return {person: (last, day(kept)) for person, at, kept in rows if (last := day(uk_day_text(at)))}
