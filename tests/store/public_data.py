"""Notices made by hand, and a database to store them in."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from desktop.domain.runway import Cutoffs, Plans, cutoffs
from desktop.domain.working_days import Calendar, Nation
from desktop.store import migrations
from desktop.store.connection import Connection, transaction
from desktop.store.notices import Tally, store_page
from desktop.store.prepared import Arrived
from feeds.notice import Form, Notice, Rejection

NOW = datetime(2026, 6, 9, 8, tzinfo=UTC)
"""Tuesday 9 June 2026, nine in the morning in the UK."""
CALENDAR = Calendar(Nation.ENGLAND)
PLANS = Plans()


def a_database() -> Connection:
    db = sqlite3.connect(":memory:", isolation_level=None, factory=Connection)
    db.execute("PRAGMA foreign_keys = ON")
    migrations.bring_up(db)
    return db


def at(now: datetime = NOW) -> Cutoffs:
    return cutoffs(PLANS, CALENDAR, now)


def store(db: Connection, *items: Arrived | Rejection, now: datetime = NOW, mark: str | None = None) -> Tally:
    with transaction(db):
        return store_page(db, items, source_id="here", mark=mark, now=now, calendar=CALENDAR, plans=PLANS)


def a_notice(number: int = 1, *, key: str | None = None, contact: str | None = None, **told: Any) -> Notice:
    """Return a tender of 1 June 2026, closing on 30 June at noon, unless told otherwise."""
    facts: dict[str, Any] = {
        "source": "fts",
        "id": f"{number:06}-2026",
        "received_from": "here",
        "opportunity": key or f"ocds-h6vhtk-{number:06x}",
        "form": Form.OCDS,
        "released_at": datetime(2026, 6, 1, 9, tzinfo=UTC),
        "tags": ("tender",),
        "title": f"Befriending in ward {number}",
        "description": "Visits and calls for people who live alone.",
        "buyer_id": "GB-1",
        "buyer_name": "Fernmoor Council",
        "deadline": "2026-06-30T12:00:00+01:00",
        "cpv": ("85312000",),
        "regions": ("UKE32",),
    }
    facts |= told
    said = {name: repr(value) for name, value in facts.items()}
    contacts = {"parties": [{"id": "GB-1", "contactPoint": {"email": contact}}]} if contact else {}
    content = json.dumps(said | contacts).encode()
    return Notice(content=content, content_hash=hashlib.sha256(content).hexdigest(), **facts)


def an_item(number: int = 1, **told: Any) -> Notice:
    """Return an item of a web feed, with no more than those say."""
    facts: dict[str, Any] = {
        "source": "bulletin",
        "id": f"guid-{number}",
        "key": f"rss:bulletin:{number:016x}",
        "form": Form.WEB_FEED,
        "tags": (),
        "url": f"https://bulletin.example/{number}",
        "title": f"Small grants {number}",
        "buyer_id": None,
        "buyer_name": None,
        "deadline": None,
        "cpv": (),
        "regions": (),
    }
    return a_notice(number, **(facts | told))


def a_rejection(item: bytes = b"{broken", reason: str = "It is no JSON.") -> Rejection:
    return Rejection(received_from="here", position=0, reason=reason, item=item)


def set_state(
    db: Connection,
    key: str,
    state: str,
    *,
    before: str | None = None,
    until: str | None = None,
    at: datetime = NOW,
) -> None:
    """Write what the journal's fold would write."""
    db.execute(
        "INSERT INTO triage VALUES (?, ?, ?, ?, '', ?, 'an entry')",
        (key, state, before, until, at.isoformat(timespec="microseconds")),
    )


def all_rows(db: Connection, table: str, without: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return all rows of a table, in no order that means anything, without row ids and what is named."""
    found = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    rows = [
        {name: value for name, value in zip(names, row, strict=True) if name not in {"id", *without}}
        for row in found
    ]
    return sorted(rows, key=repr)
