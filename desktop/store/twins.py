"""Pairs of opportunities that look like one: looked for behind what arrives, and found again by key.

Each opportunity leaves a few signs in an index; only those that share one are held against each other,
so the work grows with what arrives, not with what is held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from msgspec import Struct

from desktop.domain import joining as rules
from desktop.domain.joining import Publication, Strength
from desktop.domain.opportunity import Stage
from desktop.store import joins, schema_joining
from desktop.store.columns import as_codes, as_moment, many
from desktop.store.connection import Connection
from desktop.store.texts import day, from_json, json_text, moment_text

PART = 200
"""Notices a transaction, so that typing never waits."""

_MOST_ALIKE = 40
"""Opportunities that share a sign; beyond that it tells nothing (“Cleaning services”)."""
_WORTH_A_LOOK = timedelta(days=180)
"""How long something that is over is still held against what arrives."""


class Twin(Struct, frozen=True):
    """Another opportunity that looks like the same, and why."""

    key: str
    strength: Strength
    reasons: tuple[str, ...]


def of(db: Connection, key: str) -> tuple[Twin, ...]:
    """Return what looks like the same as this one and was not said to be another, the likeliest first."""
    if not schema_joining.present(db):
        return ()
    found = db.execute(
        """
        SELECT other, strength, reasons FROM twin WHERE one = :key
        UNION ALL SELECT one, strength, reasons FROM twin WHERE other = :key
        ORDER BY strength DESC, 1
        """,
        {"key": key},
    ).fetchall()
    apart = joins.kept_apart(db, key)
    return tuple(
        Twin(other, Strength(strength), _reasons(reasons))
        for other, strength, reasons in found
        if other not in apart
    )


def look_on(db: Connection, *, now: datetime, most: int = PART) -> int:
    """Look for twins of what the next notices belong to; returns how many notices. Nought: all were."""
    found = db.execute(
        """
        SELECT id, opportunity FROM notice
        WHERE id > coalesce((SELECT notice FROM twins_looked_for), 0) ORDER BY id LIMIT :most
        """,
        {"most": most},
    ).fetchall()
    if found:
        look_at(db, dict.fromkeys(key for _, key in found), now=now)
        db.execute(
            """
            INSERT INTO twins_looked_for (only_one, notice) VALUES (1, :notice)
            ON CONFLICT (only_one) DO UPDATE SET notice = excluded.notice
            """,
            {"notice": found[-1][0]},
        )
    return len(found)


def look_at(db: Connection, keys: Iterable[str], *, now: datetime) -> None:
    """Look for twins of these alone, in place of those that were found before."""
    wanted = many(sorted(keys))
    before = _pairs_of(db, wanted)
    arrived = _publications(db, "key IN (SELECT value FROM json_each(:wanted))", wanted, now)
    _write_signs(db, arrived)
    near = _near(db, arrived)
    others = _publications(
        db, "id IN (SELECT value FROM json_each(:wanted))", many(sorted(set().union(*near.values()))), now
    )
    pairs = {}
    for row_id, one in arrived.items():
        for other_id in near[row_id]:
            other = others.get(other_id)
            like = rules.likeness(one, other) if other else None
            if other and like:
                pairs[min(one.key, other.key), max(one.key, other.key)] = (int(like.strength), like.reasons)
    db.executemany("DELETE FROM twin WHERE one = ? AND other = ?", list(before - pairs.keys()))
    db.executemany(
        """
        INSERT INTO twin (one, other, strength, reasons, noted_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (one, other) DO UPDATE SET strength = excluded.strength, reasons = excluded.reasons
        """,
        [
            (*pair, strength, json_text(list(reasons)), moment_text(now))
            for pair, (strength, reasons) in pairs.items()
        ],
    )
    db.touched.update(("opportunity", key) for pair in before ^ pairs.keys() for key in pair)


def _pairs_of(db: Connection, wanted: str) -> set[tuple[str, str]]:
    found = db.execute(
        """
        SELECT one, other FROM twin WHERE one IN (SELECT value FROM json_each(:wanted))
        UNION SELECT one, other FROM twin WHERE other IN (SELECT value FROM json_each(:wanted))
        """,
        {"wanted": wanted},
    )
    return {(one, other) for one, other in found}


def _publications(db: Connection, where: str, wanted: str, now: datetime) -> dict[int, Publication]:
    """Return what is held against others, by row id: what is open, or was published of late."""
    found = db.execute(
        f"""
        SELECT id, key, source, title, buyer, buyer_id, stage, published_on, closes_at, submission_on,
            value_pence, currency, refers_to
        FROM opportunity
        WHERE {where} AND (stage IN ('{Stage.PLANNING}', '{Stage.TENDER}') OR last_released_at > :since)
        """,
        {"wanted": wanted, "since": moment_text(now - _WORTH_A_LOOK)},
    ).fetchall()
    notices = _notices(db, [row[1] for row in found])
    return {row[0]: _publication(row[1:], tuple(notices[row[1]])) for row in found}


def _publication(values: tuple[Any, ...], notices: tuple[str, ...]) -> Publication:
    key, source, title, buyer, buyer_id, stage, published_on, closes_at, submission_on = values[:9]
    value_pence, currency, references = values[9:]
    return Publication(
        key=key,
        source=source,
        title=title,
        buyer=buyer,
        buyer_id=buyer_id,
        stage=Stage(stage),
        published_on=day(published_on),
        closes_at=as_moment(closes_at),
        closes_on=day(submission_on),
        value_pence=value_pence,
        currency=currency,
        references=as_codes(references),
        notices=notices,
    )


def _notices(db: Connection, keys: Collection[str]) -> Mapping[str, list[str]]:
    """Return the numbers by which others may name these: those of Find a Tender's notices."""
    numbers: dict[str, list[str]] = defaultdict(list)
    found = db.execute(
        """
        SELECT DISTINCT opportunity, notice_id FROM notice
        WHERE opportunity IN (SELECT value FROM json_each(:keys)) AND source = 'find_a_tender'
        """,
        {"keys": many(list(keys))},
    )
    for key, number in found:
        numbers[key].append(number)
    return numbers


def _write_signs(db: Connection, arrived: Mapping[int, Publication]) -> None:
    db.executemany("DELETE FROM twin_sign WHERE opportunity = ?", [(row_id,) for row_id in arrived])
    db.executemany(
        "INSERT OR IGNORE INTO twin_sign (sign, opportunity) VALUES (?, ?)",
        [(_hash(sign), row_id) for row_id, one in arrived.items() for sign in rules.signs(one)],
    )


def _near(db: Connection, arrived: Mapping[int, Publication]) -> dict[int, set[int]]:
    """Return, for each row id, those that share a sign with it or name it, or that it names."""
    asked = {
        row_id: {_hash(sign) for sign in (*rules.signs(one), *rules.own_signs(one))}
        for row_id, one in arrived.items()
    }
    sharing: dict[int, list[int]] = defaultdict(list)
    found = db.execute(
        """
        SELECT twin_sign.sign, opportunity FROM json_each(:signs) AS wanted
        CROSS JOIN twin_sign ON twin_sign.sign = wanted.value
        """,
        {"signs": many(sorted(set().union(*asked.values())))},
    )
    for sign, row_id in found:
        sharing[sign].append(row_id)
    named = _named(db, arrived)
    return {
        row_id: {
            other
            for sign in its_signs
            if len(sharing[sign]) <= _MOST_ALIKE
            for other in sharing[sign]
            if other != row_id
        }
        | named[row_id]
        for row_id, its_signs in asked.items()
    }


def _named(db: Connection, arrived: Mapping[int, Publication]) -> Mapping[int, set[int]]:
    """Return whom each of these names by key or by the number of a notice."""
    told = [
        (row_id, *reference.split(":", 1))
        for row_id, one in arrived.items()
        for reference in one.references
        if not reference.startswith("buyer:")
    ]
    found = db.execute(
        """
        SELECT told.value ->> 0, opportunity.id FROM json_each(:told) AS told
        CROSS JOIN opportunity ON opportunity.key = told.value ->> 2
        WHERE told.value ->> 1 = 'ocid'
        UNION
        SELECT told.value ->> 0, opportunity.id FROM json_each(:told) AS told
        CROSS JOIN notice ON notice.source = 'find_a_tender' AND notice_id = told.value ->> 2
        CROSS JOIN opportunity ON opportunity.key = notice.opportunity
        WHERE told.value ->> 1 = 'notice'
        """,
        {"told": many(told)},
    )
    named: dict[int, set[int]] = defaultdict(set)
    for row_id, other in found:
        named[row_id].add(other)
    return named


def _hash(sign: str) -> int:
    return int.from_bytes(blake2b(sign.encode(), digest_size=8).digest(), "big", signed=True)


def _reasons(text: str) -> tuple[str, ...]:
    found = from_json(text)
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()
