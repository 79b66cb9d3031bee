"""Items of web feeds that are one opportunity: the same link, or the same title and date, in one source.

Within one document the feed's reader joins them. From one pull to the next only the workspace
knows what came before; what it joins stays joined, as an alias.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from desktop.store.columns import many, moment_or_none
from desktop.store.connection import Connection
from desktop.store.prepared import Arrived
from feeds.notice import Form

_Sign: TypeAlias = tuple[str, str, str | None]


def join(db: Connection, notices: Sequence[Arrived], known: dict[str, str]) -> dict[str, str]:
    """Return the keys that stand for another's opportunity, with that one's key, and note them for good.

    `known` holds the keys that have an opportunity, or an alias, already: those stay where they are.
    """
    items = [notice for notice in notices if notice.form is Form.WEB_FEED]
    first = _held(db, items)
    keys = dict(known)
    for item in items:
        signs = list(_signs(item))
        twin = next((first[sign] for sign in signs if sign in first), item.opportunity)
        key = keys.setdefault(item.opportunity, twin)
        for sign in signs:
            first.setdefault(sign, key)
    joined = {key: stands_for for key, stands_for in keys.items() if key not in known and key != stands_for}
    db.executemany("INSERT INTO alias (key, opportunity) VALUES (?, ?)", joined.items())
    return joined


def _signs(item: Arrived) -> Iterator[_Sign]:
    """Yield what tells one opportunity from another, besides the key."""
    if item.url:
        yield item.source, item.url, None
    if item.title and item.released_at:
        yield item.source, item.title, moment_or_none(item.released_at)


def _held(db: Connection, items: Sequence[Arrived]) -> dict[_Sign, str]:
    """Return whose signs are held already; where two have the same, the earlier one's."""
    if not items:
        return {}
    found = db.execute(
        """
        SELECT min(notice.id), notice.source, url, NULL, notice.opportunity
        FROM json_each(:links) AS wanted CROSS JOIN notice
            ON notice.source = wanted.value ->> 0 AND url = wanted.value ->> 1 AND form = 'web_feed'
        GROUP BY notice.source, url
        UNION ALL
        SELECT min(notice.id), notice.source, title, released_at, notice.opportunity
        FROM json_each(:dated) AS wanted CROSS JOIN notice
            ON notice.source = wanted.value ->> 0 AND title = wanted.value ->> 1
                AND released_at = wanted.value ->> 2 AND form = 'web_feed'
        GROUP BY notice.source, title, released_at
        """,
        {
            "links": many([(item.source, item.url) for item in items if item.url]),
            "dated": many(
                [(item.source, item.title, moment_or_none(item.released_at)) for item in items if item.title]
            ),
        },
    )
    return {(source, words, at): key for _, source, words, at, key in found}
