"""Folds of opportunities that people typed: what each says now, and the notice that stands for it.

The notice goes the way of every other one, so that runway, search, pause and decision know no difference.
Where a database holds no notices (a record folded again to be checked) the words alone are folded.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import asdict

from desktop.domain import by_hand as rules
from desktop.domain.by_hand import ByHand
from desktop.domain.chain import Entry
from desktop.domain.working_days import Calendar
from desktop.store import by_hand as store
from desktop.store import search, settings
from desktop.store.connection import Connection
from desktop.store.notices import store_page
from desktop.store.payload import Payload
from desktop.store.tables import has_table
from desktop.store.texts import moment

_OF_NOTICES = (
    "DELETE FROM notice WHERE source = 'hand' AND notice_id = :key",
    "DELETE FROM opportunity_change WHERE opportunity = :key",
    "DELETE FROM look_again WHERE opportunity = :key",
    "DELETE FROM opportunity WHERE key = :key",
)


def added(db: Connection, entry: Entry, says: Payload) -> None:
    """A person typed one."""
    _put(db, entry, rules.read(says.plain()), removed=False)


def edited(db: Connection, entry: Entry, says: Payload) -> None:
    """A person changed some of its fields."""
    before = store.of(db, entry.subject or "")
    if before is not None:
        _put(db, entry, rules.read({**asdict(before.typed), **says.plain()}), removed=before.removed)


def removed(db: Connection, entry: Entry, _says: Payload) -> None:
    """It goes out of sight; what was written about it stays."""
    _turn(db, entry, removed=True)


def put_back(db: Connection, entry: Entry, _says: Payload) -> None:
    """It was removed, and comes back as it was."""
    _turn(db, entry, removed=False)


def write_notices(db: Connection) -> None:
    """Write the notices of all that stand, by the calendar and plans that hold now."""
    for key in store.keys(db):
        _show(db, key)


def forget(db: Connection, keys: Iterable[str]) -> None:
    """Let go of the notices of these, and of what they changed, before they are written anew."""
    for key in keys:
        if key.startswith(rules.KEY_PREFIX) and _holds_notices(db):
            _take_away(db, key)


def _turn(db: Connection, entry: Entry, *, removed: bool) -> None:
    before = store.of(db, entry.subject or "")
    if before is not None:
        _put(db, entry, before.typed, removed=removed)


def _put(db: Connection, entry: Entry, typed: ByHand, *, removed: bool) -> None:
    """Write what it says now. The subject of an entry that is none of ours is left alone."""
    key = entry.subject or ""
    if not key.startswith(rules.KEY_PREFIX):
        return
    db.execute(
        """
        INSERT INTO typed_opportunity (subject, title, buyer, deadline, deadline_kind, questions_close,
            value_pence, currency, place, link, text, stage, removed, added_at, at, entry)
        VALUES (:subject, :title, :buyer, :deadline, :deadline_kind, :questions_close,
            :value_pence, :currency, :place, :link, :text, :stage, :removed, :at, :at, :entry)
        ON CONFLICT (subject) DO UPDATE SET title = excluded.title, buyer = excluded.buyer,
            deadline = excluded.deadline, deadline_kind = excluded.deadline_kind,
            questions_close = excluded.questions_close, value_pence = excluded.value_pence,
            currency = excluded.currency, place = excluded.place, link = excluded.link,
            text = excluded.text, stage = excluded.stage, removed = excluded.removed,
            at = excluded.at, entry = excluded.entry
        """,
        {**asdict(typed), "subject": key, "removed": removed, "at": entry.at, "entry": entry.id},
    )
    db.touched.add(("opportunity", key))
    _show(db, key)


def _show(db: Connection, key: str) -> None:
    """Let the notice and its opportunity say what the projection says."""
    held = store.of(db, key)
    if held is None or not _holds_notices(db):
        return
    if held.removed:
        _take_away(db, key)
        return
    db.execute(_OF_NOTICES[0], {"key": key})  # what was there before is history: it must not show through
    kept = settings.of(db)
    store_page(
        db,
        [rules.notice_of(key, held.typed)],
        source_id=rules.SOURCE,
        mark=None,
        now=moment(held.at),
        calendar=Calendar(kept.nation, kept.own_days),
        plans=kept.plans,
    )
    db.execute(
        "UPDATE opportunity SET first_seen_at = :added_at WHERE key = :key",
        {"added_at": held.added_at, "key": key},
    )


def _take_away(db: Connection, key: str) -> None:
    found = db.execute("SELECT id FROM opportunity WHERE key = :key", {"key": key}).fetchone()
    if found is not None:
        search.take_out(db, [found[0]])
    for statement in _OF_NOTICES:
        db.execute(statement, {"key": key})


def _holds_notices(db: Connection) -> bool:
    return has_table(db, "notice")
