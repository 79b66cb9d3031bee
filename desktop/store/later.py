"""What came after a decision: notices, changed facts and awards, each with the day it reached us."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.store import opportunities
from desktop.store.connection import Connection
from desktop.store.errors import store_errors
from desktop.store.texts import day, moment, moment_text


class LaterNotice(Struct, frozen=True):
    """A notice that reached us later. `kind` is its notice type's id, if it has one."""

    on: date
    kind: str | None
    title: str
    url: str


class LaterChange(Struct, frozen=True):
    """A fact that a later notice stated otherwise, in words a person can read."""

    on: date
    field: str
    before: str
    after: str


class LaterAward(Struct, frozen=True):
    """An award that a later notice told of. `awarded_on` is its own day, where one is stated."""

    on: date
    supplier: str
    awarded_on: date | None
    notice_id: str


class Later(Struct, frozen=True):
    """All of it, in order of arrival."""

    notices: tuple[LaterNotice, ...]
    changes: tuple[LaterChange, ...]
    awards: tuple[LaterAward, ...]


def after(db: Connection, key: str, since: datetime) -> Later:
    """Return what reached us about an opportunity after a moment."""
    with store_errors("read what came later"):
        values = {"key": opportunities.resolved(db, key), "since": moment_text(since)}
        notices = db.execute(
            """
            SELECT received_at, notice_type, title, url FROM notice
            WHERE opportunity = :key AND received_at > :since ORDER BY received_at, id
            """,
            values,
        ).fetchall()
        changes = db.execute(
            """
            SELECT noted_at, field, before, after FROM opportunity_change
            WHERE opportunity = :key AND noted_at > :since ORDER BY noted_at, id
            """,
            values,
        ).fetchall()
        awards = db.execute(
            """
            SELECT (SELECT min(received_at) FROM notice WHERE notice.opportunity = award.opportunity
                    AND notice.notice_id = award.notice_id) AS came_at, supplier, awarded_on, award.notice_id
            FROM award WHERE opportunity = :key AND came_at > :since ORDER BY came_at, id
            """,
            values,
        ).fetchall()
    return Later(
        notices=tuple(LaterNotice(_on(at), kind, title or "", url or "") for at, kind, title, url in notices),
        changes=tuple(LaterChange(_on(at), field, was, now) for at, field, was, now in changes),
        awards=tuple(LaterAward(_on(at), who, day(awarded), notice) for at, who, awarded, notice in awards),
    )


def _on(at: str) -> date:
    return uk_day(moment(at))
