"""Notices: stored as they were published, a version for each content that came.

A page is stored in the caller's transaction: its notices, what was set aside, the opportunities
compiled anew from all their notices, and the source's mark.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from desktop.domain.moments import uk_day
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.store import compiled, rejections, sources
from desktop.store.columns import many, moment_or_none, packed, unpacked
from desktop.store.connection import Connection
from desktop.store.contacts import without_contacts
from desktop.store.texts import moment, moment_text
from feeds.notice import Form, Notice, Rejection

MOST_VERSIONS = 20
"""Versions of a web feed's item that keep their text; of older ones only the hash stays."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Notice)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the items that came in; the sum is their number."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )

    @property
    def received(self) -> int:
        """How many items came in."""
        return self.new + self.changed + self.unchanged + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
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


def store_page(
    db: Connection,
    items: Sequence[Notice | Rejection],
    *,
    source_id: str,
    mark: str | None,
    now: datetime,
    calendar: Calendar,
    plans: Plans,
) -> Tally:
    """Store what came, and return what became of each item. A mark of None leaves the source's as it is."""
    rejected = [item for item in items if isinstance(item, Rejection)]
    rejections.store(db, rejected, now)
    arrivals = _sorted_out(db, [item for item in items if isinstance(item, Notice)], uk_day(now))
    if arrivals.stored or arrivals.seen_again:
        _mark_seen(db, arrivals.seen_again, uk_day(now))
        gathered = _gathered(db, arrivals)
        closed = compiled.write(db, gathered, now=now, calendar=calendar, plans=plans)
        _insert(db, arrivals, closed, now)
        _cut_contacts(db, closed - arrivals.first)
        _drop_old_versions(db, arrivals.stored)
    if mark is not None:
        sources.keep_mark(db, source_id, mark)
    return arrivals.tally + Tally(rejected=len(rejected))


def notices_of(db: Connection, keys: Iterable[str]) -> dict[str, list[Notice]]:
    """Return the notices of these opportunities that are kept, in order of arrival, without their content."""
    found: dict[str, list[Notice]] = defaultdict(list)
    rows = db.execute(
        """
        SELECT opportunity, facts FROM notice
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND facts IS NOT NULL
        ORDER BY id
        """,
        {"keys": many(list(keys))},
    )
    for key, facts in rows:
        found[key].append(_decoder.decode(unpacked(facts)))
    return found


def rows(db: Connection, key: str) -> tuple[NoticeRow, ...]:
    """Return the notices of one opportunity, each as it was last published, oldest first."""
    found = db.execute(
        """
        SELECT facts, first_received_at
        FROM notice JOIN (
            SELECT max(id) AS id, min(received_at) AS first_received_at FROM notice
            WHERE opportunity = :key GROUP BY source, notice_id
        ) USING (id)
        ORDER BY released_at, id
        """,
        {"key": key},
    )
    return tuple(_notice_row(_decoder.decode(unpacked(facts)), received_at) for facts, received_at in found)


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


@dataclass
class _Arrivals:
    """A page's notices, told apart. `first` are the keys of opportunities not known before."""

    stored: list[tuple[str, Notice]] = field(default_factory=list)
    seen_again: dict[tuple[str, str], str] = field(default_factory=dict)
    first: set[str] = field(default_factory=set)
    tally: Tally = Tally()


def _sorted_out(db: Connection, notices: Sequence[Notice], today: date) -> _Arrivals:
    held = _held(db, notices)
    aliases = _aliases(db, notices)
    known = compiled.known(db, {aliases.get(notice.opportunity, notice.opportunity) for notice in notices})
    arrivals = _Arrivals()
    new = changed = unchanged = 0
    for notice in notices:
        versions = held[notice.source, notice.id]
        content_hash = bytes.fromhex(notice.content_hash)
        key = aliases.get(notice.opportunity, notice.opportunity)
        if content_hash in versions:
            unchanged += 1
            if notice.form is Form.WEB_FEED and versions[content_hash] < today.isoformat():
                arrivals.seen_again[notice.source, notice.id] = key
            continue
        if key in known or key in arrivals.first:
            changed += 1
        else:
            new += 1
            arrivals.first.add(key)
        versions[content_hash] = today.isoformat()
        arrivals.stored.append((key, notice))
    arrivals.tally = Tally(new, changed, unchanged)
    return arrivals


def _held(db: Connection, notices: Sequence[Notice]) -> dict[tuple[str, str], dict[bytes, str]]:
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


def _aliases(db: Connection, notices: Sequence[Notice]) -> dict[str, str]:
    found = db.execute(
        "SELECT key, opportunity FROM alias WHERE key IN (SELECT value FROM json_each(:keys))",
        {"keys": many([notice.opportunity for notice in notices])},
    )
    return dict(found)


def _gathered(db: Connection, arrivals: _Arrivals) -> dict[str, list[Notice]]:
    """Return every notice of the opportunities that are to be compiled, older ones first."""
    keys = {key for key, _ in arrivals.stored} | set(arrivals.seen_again.values())
    gathered = notices_of(db, keys - arrivals.first)
    for key, notice in arrivals.stored:
        gathered.setdefault(key, []).append(notice)
    return gathered


def _insert(db: Connection, arrivals: _Arrivals, closed: set[str], now: datetime) -> None:
    received_at, seen_on = moment_text(now), uk_day(now).isoformat()
    db.executemany(
        """
        INSERT INTO notice (source, notice_id, content_hash, opportunity, form, notice_type, released_at, url,
            received_from, received_at, last_seen_on, contacts_cut, facts, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (_row(key, notice, key in closed, received_at, seen_on) for key, notice in arrivals.stored),
    )


def _row(key: str, notice: Notice, closed: bool, received_at: str, seen_on: str) -> tuple[Any, ...]:
    facts = _encoder.encode(dataclasses.replace(notice, content=b""))
    content = without_contacts(notice.content) if closed else notice.content
    return (
        notice.source,
        notice.id,
        bytes.fromhex(notice.content_hash),
        key,
        notice.form,
        notice.notice_type,
        moment_or_none(notice.released_at),
        notice.url,
        notice.received_from,
        received_at,
        seen_on,
        closed,
        packed(facts),
        packed(content),
    )


def _mark_seen(db: Connection, seen_again: Iterable[tuple[str, str]], today: date) -> None:
    """Note that items of web feeds still stand in them: one that left goes quiet by and by."""
    db.executemany(
        "UPDATE notice SET last_seen_on = ? WHERE source = ? AND notice_id = ?",
        [(today.isoformat(), source, notice_id) for source, notice_id in seen_again],
    )


def _cut_contacts(db: Connection, closed: set[str]) -> None:
    """Cut the named contacts from what was kept of these opportunities while they were open."""
    found = db.execute(
        """
        SELECT id, content FROM notice
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND NOT contacts_cut AND content IS NOT NULL
        """,
        {"keys": many(sorted(closed))},
    ).fetchall()
    db.executemany(
        "UPDATE notice SET content = ?, contacts_cut = 1 WHERE id = ?",
        [(packed(without_contacts(unpacked(content))), notice_id) for notice_id, content in found],
    )


def _drop_old_versions(db: Connection, stored: Iterable[tuple[str, Notice]]) -> None:
    """Keep the newest versions of items in web feeds; some publish another text with each answer."""
    items = {(notice.source, notice.id) for _, notice in stored if notice.form is Form.WEB_FEED}
    db.executemany(
        """
        UPDATE notice SET facts = NULL, content = NULL
        WHERE id IN (
            SELECT id FROM notice WHERE source = :source AND notice_id = :notice_id AND facts IS NOT NULL
            ORDER BY id DESC LIMIT -1 OFFSET :most
        )
        """,
        [
            {"source": source, "notice_id": notice_id, "most": MOST_VERSIONS}
            for source, notice_id in sorted(items)
        ],
    )
