"""Opportunities, compiled anew whenever one of their notices arrives.

Only what comes from notices is written here. What people wrote stands in tables of its own, by key.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from desktop.domain.opportunity import Change, Stage
from desktop.store import awards, fits, look_again, opportunity_columns, search, taking_part
from desktop.store.columns import many, moment_or_none
from desktop.store.connection import Connection
from desktop.store.look_again import Standing
from desktop.store.made import Made, Terms
from desktop.store.making import made
from desktop.store.texts import moment_text
from feeds.notice import Notice


def known(db: Connection, keys: Iterable[str]) -> dict[str, int]:
    """Return the row ids of those of these keys that stand for an opportunity already."""
    found = db.execute(
        "SELECT key, id FROM opportunity WHERE key IN (SELECT value FROM json_each(:keys))",
        {"keys": many(list(keys))},
    )
    return dict(found)


def write(
    db: Connection,
    gathered: Mapping[str, Sequence[Notice]],
    terms: Terms,
    *,
    ahead: Sequence[Made] = (),
    arrived: bool = True,
    index_later: bool = False,
) -> set[str]:
    """Compile these opportunities from all their notices; returns the keys of those that are closed.

    Those made `ahead` are written with them. Where nothing `arrived`, but people joined or split what was
    there, nothing is raised to look at again. With `index_later` those that are closed wait for `settling`;
    what is open can be found at once.
    """
    done = [*_made(db, gathered, terms), *ahead]
    ids = known(db, [one.columns.key for one in done])
    if arrived:
        done = _with_what_happened(db, done, look_again.standing(db, ids), terms)
    search.take_out(db, list(ids.values()))
    numbered = _numbered(db, done, ids)
    opportunity_columns.write_rows(db, ((row_id, one.columns) for row_id, one in numbered))
    _write_texts(db, numbered)
    later = {row_id for row_id, one in numbered if index_later and one.is_closed}
    search.put_in(db, [row_id for row_id, _ in numbered if row_id not in later], terms.now)
    search.put_off(db, sorted(later))
    fits.judge(db, ((row_id, fits.facts_told(*_told(one))) for row_id, one in numbered))
    awards.write(db, {one.columns.key: one.awards for one in done if one.awards is not None})
    _write_changes(db, {one.columns.key: one.changes for one in done if one.changes is not None}, terms)
    db.touched.update(("opportunity", one.columns.key) for one in done)
    return {one.columns.key for one in done if one.is_closed}


def _made(db: Connection, gathered: Mapping[str, Sequence[Notice]], terms: Terms) -> list[Made]:
    ours = taking_part.among(db, gathered) if gathered else ()
    return [made(key, notices, terms, taking_part=key in ours) for key, notices in gathered.items()]


def _with_what_happened(
    db: Connection, done: Iterable[Made], before: Mapping[str, Standing], terms: Terms
) -> list[Made]:
    """Note in their rows what happened to those that stood here before, and raise it to look at again."""
    noted, raised = [], {}
    for one in done:
        stands = Standing(Stage(one.columns.stage), one.columns.deadlines)
        stood = before.get(one.columns.key)
        reason = look_again.happened(stood, stands) if stood else None
        if reason:
            raised[one.columns.key] = (reason, stands)
            one = replace(one, columns=opportunity_columns.noting(one.columns, reason, terms.now))
        noted.append(one)
    look_again.raise_for(db, before, raised, terms.now)
    return noted


def _numbered(db: Connection, done: Iterable[Made], ids: Mapping[str, int]) -> list[tuple[int, Made]]:
    """Return each with its row id: the one it has, else the next."""
    next_id = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM opportunity").fetchone()[0])
    new = itertools.count(next_id)
    return [(ids.get(one.columns.key) or next(new), one) for one in done]


def _write_texts(db: Connection, done: Iterable[tuple[int, Made]]) -> None:
    """Write what is searched but not listed: the description with the lots' titles, and the places."""
    db.executemany(
        """
        INSERT INTO opportunity_text (id, description, lots, place) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE
        SET description = excluded.description, lots = excluded.lots, place = excluded.place
        """,
        ((row_id, one.description, one.lots, one.place) for row_id, one in done),
    )


def _told(one: Made) -> tuple[str, str, str, str, str, str, str, int | None, str | None]:
    """Return what fit is judged by, in the order of its columns."""
    row = one.columns
    return (
        row.title,
        one.description,
        one.lots,
        row.buyer,
        one.place,
        row.cpv,
        row.regions,
        row.value_pence,
        row.currency,
    )


def _write_changes(db: Connection, told: Mapping[str, Sequence[Change]], terms: Terms) -> None:
    """Write what amendments changed; a change that was there keeps the moment it was noted at."""
    wanted = {
        (key, change.notice_id, change.field, change.before, change.after): change.at
        for key, changes in told.items()
        for change in changes
    }
    found = db.execute(
        """
        SELECT id, opportunity, notice_id, field, before, after FROM opportunity_change
        WHERE opportunity IN (SELECT value FROM json_each(:keys))
        """,
        {"keys": many(list(told))},
    )
    held = {tuple(change): row_id for row_id, *change in found}
    db.executemany(
        "DELETE FROM opportunity_change WHERE id = ?",
        [(row_id,) for change, row_id in held.items() if change not in wanted],
    )
    noted_at = moment_text(terms.now)
    db.executemany(
        """
        INSERT INTO opportunity_change (opportunity, notice_id, field, before, after, at, noted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [(*change, moment_or_none(at), noted_at) for change, at in wanted.items() if change not in held],
    )
