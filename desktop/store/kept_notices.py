"""Notices as they are kept: written once, a row a version, and read back.

What came is kept beside the facts that were read from it, so that an opportunity can be compiled
again from all its notices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.moments import uk_day
from desktop.store.columns import many, moment_or_none, packed, unpacked
from desktop.store.connection import Connection
from desktop.store.contacts import without_addresses, without_contacts, without_named
from desktop.store.prepared import Arrived, Prepared, without_content
from desktop.store.runway_sql import CLOSED
from desktop.store.texts import moment, moment_text
from feeds.notice import Form, Notice

MOST_VERSIONS = 20
"""Versions of a web feed's item that keep their text; of older ones only the hash stays."""

_decoder = msgspec.json.Decoder(Notice)
_BETWEEN = b"\n"
"""Between the facts, in which no line ends, and what came."""


class NoticeRow(Struct, frozen=True, kw_only=True):
    """One notice behind an opportunity, as it was last published."""

    id: str
    source: str
    notice_type: str | None
    tags: tuple[str, ...]
    title: str | None
    released_at: datetime | None
    received_at: datetime
    received_from: str
    url: str | None


def notices_of(db: Connection, keys: Iterable[str]) -> dict[str, list[Notice]]:
    """Return the notices of these opportunities that are kept, in order of arrival, without their content."""
    return {key: [facts(each) for each in kept] for key, kept in kept_of(db, keys).items()}


def kept_of(db: Connection, keys: Iterable[str], most_bytes: int | None = None) -> dict[str, list[bytes]]:
    """Return what is kept of the notices of these opportunities, in order of arrival, as `facts` reads it.

    After so many bytes no more of them are read.
    """
    found: dict[str, list[bytes]] = defaultdict(list)
    rows = db.execute(
        """
        SELECT opportunity, kept FROM notice
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND kept IS NOT NULL
        ORDER BY id
        """,
        {"keys": many(list(keys))},
    )
    size = 0
    for key, kept in rows:
        size += len(kept)
        if most_bytes is not None and size > most_bytes:
            break
        found[key].append(kept)
    return found


def versions_of(db: Connection, keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the hashes of the notices of these opportunities that are kept, in order of arrival."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = db.execute(
        """
        SELECT opportunity, lower(hex(content_hash)) FROM notice
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND kept IS NOT NULL
        ORDER BY id
        """,
        {"keys": many(list(keys))},
    )
    for key, content_hash in rows:
        found[key].append(content_hash)
    return found


def own_rows(db: Connection, key: str, published_as: Collection[str]) -> list[tuple[int, str, str]]:
    """Return the versions held under `key` that were published under one of these keys: row, source, id.

    An old version whose text is gone goes with the newer ones of the same notice.
    """
    found = db.execute(
        "SELECT id, source, notice_id, kept FROM notice WHERE opportunity = :key", {"key": key}
    ).fetchall()
    own = {
        (source, notice_id)
        for _, source, notice_id, kept in found
        if kept is not None and facts(kept).opportunity in published_as
    }
    return [(row_id, source, notice) for row_id, source, notice, _ in found if (source, notice) in own]


def forget_contacts(db: Connection, now: datetime, most: int) -> int:
    """Cut the contacts of up to `most` opportunities that time has closed; returns of how many."""
    found = db.execute(
        f"""
        SELECT DISTINCT key FROM notice JOIN opportunity ON key = notice.opportunity
        WHERE NOT contacts_cut AND kept IS NOT NULL AND {CLOSED} LIMIT :most
        """,
        {"now": moment_text(now), "today": uk_day(now).isoformat(), "most": most},
    ).fetchall()
    cut_contacts(db, [key for (key,) in found])
    return len(found)


def rows(db: Connection, key: str) -> tuple[NoticeRow, ...]:
    """Return the notices of one opportunity, each as it was last published, oldest first."""
    found = db.execute(
        """
        SELECT kept, first_received_at
        FROM notice JOIN (
            SELECT max(id) AS id, min(received_at) AS first_received_at FROM notice
            WHERE opportunity = :key GROUP BY source, notice_id
        ) USING (id)
        ORDER BY released_at, id
        """,
        {"key": key},
    )
    return tuple(_notice_row(facts(kept), received_at) for kept, received_at in found)


def held(db: Connection, notice_id: str) -> bool:
    """Return whether a notice of that id is held, from whatever source it came."""
    found = db.execute(
        """
        WITH RECURSIVE known (source) AS (  -- from source to source on the index, however long they are
            SELECT min(source) FROM notice
            UNION ALL
            SELECT (SELECT min(source) FROM notice WHERE source > known.source) FROM known
            WHERE known.source IS NOT NULL
        )
        SELECT 1 FROM known JOIN notice ON notice.source = known.source AND notice_id = :notice_id LIMIT 1
        """,
        {"notice_id": notice_id},
    )
    return found.fetchone() is not None


def insert(
    db: Connection,
    stored: Iterable[tuple[str, Arrived]],
    closed: Collection[str],
    now: datetime,
    *,
    pack_later: bool = False,
) -> None:
    """Write these versions, each with its opportunity's key; those of a closed one without contacts."""
    received_at, seen_on = moment_text(now), uk_day(now).isoformat()
    db.executemany(
        """
        INSERT INTO notice (source, notice_id, content_hash, opportunity, form, notice_type, title,
            released_at, url, received_from, received_at, last_seen_on, contacts_cut, kept)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            (*_row(key, notice, key in closed, received_at, seen_on), kept if pack_later else packed(kept))
            for key, notice in stored
            for kept in [_kept(notice, closed=key in closed)]
        ),
    )


def pack_waiting(db: Connection, most: int) -> int:
    """Pack up to so many of those that were written as they came; returns how many."""
    found = db.execute(
        """
        SELECT id, kept FROM notice
        WHERE id > (SELECT notice FROM packed_up_to) AND substr(kept, 1, 1) = CAST('{' AS BLOB)
        ORDER BY id LIMIT :most
        """,
        {"most": most},
    ).fetchall()
    if found:
        db.executemany(
            "UPDATE notice SET kept = ? WHERE id = ?", [(packed(kept), row_id) for row_id, kept in found]
        )
        db.execute("UPDATE packed_up_to SET notice = :up_to", {"up_to": found[-1][0]})
    return len(found)


def mark_seen(db: Connection, seen_again: Iterable[tuple[str, str]], today: date) -> None:
    """Note that items of web feeds still stand in them: one that left goes quiet by and by."""
    db.executemany(
        "UPDATE notice SET last_seen_on = ? WHERE source = ? AND notice_id = ?",
        [(today.isoformat(), source, notice_id) for source, notice_id in seen_again],
    )


def mark_last_seen(db: Connection, source_id: str, today: date) -> list[str]:
    """Note that what this web feed held when it was last read was seen today; return its opportunities."""
    found = db.execute(
        """
        UPDATE notice SET last_seen_on = :today
        WHERE source = :source AND form = 'web_feed' AND last_seen_on < :today AND last_seen_on = (
            SELECT max(last_seen_on) FROM notice WHERE source = :source AND form = 'web_feed'
        )
        RETURNING opportunity
        """,
        {"source": source_id, "today": today.isoformat()},
    ).fetchall()
    return sorted({key for (key,) in found})


def cut_contacts(db: Connection, closed: Iterable[str]) -> None:
    """Cut the named contacts from what was kept of these opportunities while they were open."""
    found = db.execute(
        """
        SELECT id, kept FROM notice
        WHERE NOT contacts_cut AND kept IS NOT NULL
            AND opportunity IN (SELECT value FROM json_each(:keys))
        """,
        {"keys": many(sorted(closed))},
    ).fetchall()
    db.executemany(
        "UPDATE notice SET kept = ?, contacts_cut = 1 WHERE id = ?",
        [(_recut(kept), notice_id) for notice_id, kept in found],
    )


def cut_contacts_of(db: Connection, ids: Collection[int]) -> None:
    """Cut the named contacts from these notices, whether they are open or not."""
    found = db.execute(
        """
        SELECT id, kept FROM notice
        WHERE kept IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
        """,
        {"ids": many(sorted(ids))},
    ).fetchall()
    db.executemany(
        "UPDATE notice SET kept = ?, contacts_cut = 1 WHERE id = ?",
        [(_recut(kept), notice_id) for notice_id, kept in found],
    )


def without_old_versions(notices: Sequence[Notice]) -> Sequence[Notice]:
    """Return the notices without those versions of web feeds' items that are about to be dropped."""
    if len(notices) <= MOST_VERSIONS:
        return notices
    counted: Counter[tuple[str, str]] = Counter()
    kept = []
    for notice in reversed(notices):
        counted[notice.source, notice.id] += 1
        if notice.form is not Form.WEB_FEED or counted[notice.source, notice.id] <= MOST_VERSIONS:
            kept.append(notice)
    return kept[::-1]


def drop_old_versions(db: Connection, stored: Iterable[tuple[str, Arrived]]) -> None:
    """Keep the newest versions of items in web feeds; some publish another text with each answer."""
    items = {(notice.source, notice.id) for _, notice in stored if notice.form is Form.WEB_FEED}
    db.executemany(
        """
        UPDATE notice SET kept = NULL
        WHERE id IN (
            SELECT id FROM notice WHERE source = :source AND notice_id = :notice_id AND kept IS NOT NULL
            ORDER BY id DESC LIMIT -1 OFFSET :most
        )
        """,
        [
            {"source": source, "notice_id": notice_id, "most": MOST_VERSIONS}
            for source, notice_id in sorted(items)
        ],
    )


def _row(key: str, notice: Arrived, closed: bool, received_at: str, seen_on: str) -> tuple[Any, ...]:
    return (
        notice.source,
        notice.id,
        bytes.fromhex(notice.content_hash),
        key,
        notice.form,
        notice.notice_type,
        notice.title,
        moment_or_none(notice.released_at),
        notice.url,
        notice.received_from,
        received_at,
        seen_on,
        closed,
    )


def _kept(notice: Arrived, *, closed: bool) -> bytes:
    content = notice.content
    if isinstance(notice, Prepared):
        return notice.facts + _BETWEEN + (without_contacts(content) if closed else content)
    if closed:
        notice, content = _without_contacts(notice, content)
    return without_content(notice) + _BETWEEN + content


def facts(kept: bytes) -> Notice:
    """Return the notice as it was read, without its content."""
    return _decoder.decode(unpacked(kept).partition(_BETWEEN)[0])


def _recut(kept: bytes) -> bytes:
    """Return what is kept without the contacts that stand in its content."""
    facts, _, content = unpacked(kept).partition(_BETWEEN)
    notice = _decoder.decode(facts)
    cut, content = _without_contacts(notice, content)
    return packed((facts if cut is notice else without_content(cut)) + _BETWEEN + content)


def _without_contacts(notice: Notice, content: bytes) -> tuple[Notice, bytes]:
    """Return a notice and what came without contacts; a web feed writes them into its words."""
    if notice.form is not Form.WEB_FEED:
        return notice, without_contacts(content)
    words = notice.description
    described = without_addresses(words.encode()).decode() if words else words
    cut = replace(notice, description=described) if described != words else notice
    return cut, without_named(content)


def _notice_row(notice: Notice, received_at: str) -> NoticeRow:
    return NoticeRow(
        id=notice.id,
        source=notice.source,
        notice_type=notice.notice_type,
        tags=notice.tags,
        title=notice.title,
        released_at=notice.released_at,
        received_at=moment(received_at),
        received_from=notice.received_from,
        url=notice.url,
    )
