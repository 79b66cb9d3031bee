"""A page's notices, told apart: what is new, what has changed, what is held already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from desktop.store import compiled, joins, web_feed_twins
from desktop.store.columns import many
from desktop.store.connection import Connection
from desktop.store.prepared import Arrived
from desktop.store.tally import Tally
from feeds.notice import Form, Unread


class Arrivals(Struct):
    """What is to be stored, with its opportunity's key, and what was seen again.

    `first` are the keys of opportunities not known before. `seen_again` holds items of web feeds, by
    source and id, that were not seen today yet.
    """

    stored: list[tuple[str, Arrived]] = field(default_factory=list)
    seen_again: dict[tuple[str, str], str] = field(default_factory=dict)
    first: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)


def sorted_out(db: Connection, notices: Sequence[Arrived], today: date) -> Arrivals:
    """Tell these notices apart, in the order they came; what repeats itself on the page too is unchanged."""
    held, keys, known = _held(db, notices), *_keys(db, notices)
    arrivals = Arrivals()
    new = changed = unchanged = 0
    for notice in notices:
        key, versions = keys[notice.opportunity], held[notice.source, notice.id]
        content_hash = bytes.fromhex(notice.content_hash)
        if content_hash in versions:
            unchanged += 1
            if notice.form is Form.WEB_FEED and versions[content_hash] < today.isoformat():
                arrivals.seen_again[notice.source, notice.id] = key
            continue
        if key in known:
            changed += 1
        else:
            new += 1
            arrivals.first.add(key)
            known.add(key)
        versions[content_hash] = today.isoformat()
        arrivals.stored.append((key, notice))
    arrivals.tally = Tally(new, changed, unchanged)
    return arrivals


def held_already(db: Connection, items: Sequence[Unread]) -> set[str]:
    """Return the hashes of those of these items that are held, so that they need no reading."""
    held = _held(db, items)
    return {
        item.content_hash
        for item in items
        if bytes.fromhex(item.content_hash) in held.get((item.source, item.id), ())
    }


def _keys(db: Connection, notices: Sequence[Arrived]) -> tuple[dict[str, str], set[str]]:
    """Return which opportunity each key of these notices stands for, and which of those are known."""
    given = list(dict.fromkeys(notice.opportunity for notice in notices))
    found = db.execute(
        "SELECT key, opportunity FROM alias WHERE key IN (SELECT value FROM json_each(:keys))",
        {"keys": many(given)},
    )
    aliases = dict(found)
    leads = joins.roots(db, {*given, *aliases.values()})
    aliases = {key: leads.get(into, into) for key, into in ({key: key for key in leads} | aliases).items()}
    known = set(compiled.known(db, {aliases.get(key, key) for key in given}))
    joined = web_feed_twins.join(db, notices, {key: key for key in known} | aliases)
    known |= set(compiled.known(db, joined.values()))
    aliases |= joined
    return {key: aliases.get(key, key) for key in given}, known


def _held(db: Connection, notices: Sequence[Arrived | Unread]) -> dict[tuple[str, str], dict[bytes, str]]:
    """Return the hashes that are held of these notices, each with the day it was last seen."""
    held: dict[tuple[str, str], dict[bytes, str]] = defaultdict(dict)
    found = db.execute(
        """
        SELECT source, notice_id, content_hash, last_seen_on
        FROM (SELECT DISTINCT value ->> 0 AS source, value ->> 1 AS notice_id FROM json_each(:keys)) AS wanted
        CROSS JOIN notice USING (source, notice_id)
        """,
        {"keys": many([(notice.source, notice.id) for notice in notices])},
    )
    for source, notice_id, content_hash, last_seen_on in found:
        held[source, notice_id][content_hash] = last_seen_on
    return held
