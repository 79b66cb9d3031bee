"""Opportunities, compiled anew whenever one of their notices arrives.

Only what comes from notices is written here. What people wrote stands in tables of its own, by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from desktop.domain.cleaning import line
from desktop.domain.fit import FitFacts
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Change, Opportunity
from desktop.domain.publications import compile_together
from desktop.domain.runway import Plans, Runway, Verdict, facts_of, runway
from desktop.domain.working_days import Calendar
from desktop.store import awards, fits, look_again, opportunity_columns, search, taking_part
from desktop.store.columns import many, moment_or_none
from desktop.store.connection import Connection
from desktop.store.look_again import LookAgainReason
from desktop.store.texts import moment_text
from feeds.notice import Notice


class _Compiled(Struct, frozen=True):
    id: int
    opportunity: Opportunity
    changes: Sequence[Change]
    notices: Sequence[Notice]
    runway: Runway
    taking_part: bool
    happened: LookAgainReason | None


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
    *,
    now: datetime,
    calendar: Calendar,
    plans: Plans,
    arrived: bool = True,
    index_later: bool = False,
) -> set[str]:
    """Compile these opportunities from all their notices; returns the keys of those that are closed.

    Where nothing `arrived`, but people joined or split what was there, nothing is raised to look at again.
    With `index_later` those that are closed wait for `settling`; what is open can be found at once.
    """
    done = _compiled(db, gathered, now, calendar, plans, arrived=arrived)
    search.take_out(db, list(known(db, gathered).values()))
    opportunity_columns.write_rows(
        db,
        [
            opportunity_columns.row(
                one.id,
                one.opportunity,
                one.runway,
                taking_part=one.taking_part,
                notices=len({(notice.source, notice.id) for notice in one.notices}),
                happened=one.happened,
                now=now,
            )
            for one in done
        ],
    )
    _write_texts(db, done)
    later = {one.id for one in done if index_later and one.runway.verdict is Verdict.CLOSED}
    search.put_in(db, [one.id for one in done if one.id not in later], now)
    search.put_off(db, sorted(later))
    fits.judge(db, ((one.id, _fit_facts(one.opportunity)) for one in done))
    awards.write(db, [(one.opportunity, one.notices) for one in done if one.opportunity.awards])
    _write_changes(db, [one for one in done if len(one.notices) > 1], now)
    db.touched.update(("opportunity", one.opportunity.key) for one in done)
    return {one.opportunity.key for one in done if one.runway.verdict is Verdict.CLOSED}


def _compiled(
    db: Connection,
    gathered: Mapping[str, Sequence[Notice]],
    now: datetime,
    calendar: Calendar,
    plans: Plans,
    *,
    arrived: bool,
) -> list[_Compiled]:
    ids, before, today = known(db, gathered), look_again.standing(db, gathered), uk_day(now)
    ours = taking_part.among(db, gathered)
    next_id = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM opportunity").fetchone()[0])
    done = []
    for key, notices in gathered.items():
        opportunity, changes = compile_together(key, notices)
        facts = facts_of(opportunity, calendar=calendar, last_seen_on=today, taking_part=key in ours, now=now)
        done.append(
            _Compiled(
                ids.get(key, next_id),
                opportunity,
                changes,
                notices,
                runway(facts, plans=plans, calendar=calendar, now=now),
                key in ours,
                look_again.happened(before.get(key), opportunity) if arrived else None,
            )
        )
        next_id += key not in ids
    look_again.raise_for(db, before, [(one.opportunity, one.happened) for one in done], now)
    return done


def _write_texts(db: Connection, done: Iterable[_Compiled]) -> None:
    """Write what is searched but not listed: the description with the lots' titles, and the places."""
    db.executemany(
        """
        INSERT INTO opportunity_text (id, description, lots, place) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE
        SET description = excluded.description, lots = excluded.lots, place = excluded.place
        """,
        (
            (one.id, one.opportunity.description, _lots(one.opportunity), _place(one.opportunity))
            for one in done
        ),
    )


def _fit_facts(opportunity: Opportunity) -> FitFacts:
    return FitFacts(
        title=opportunity.title,
        text=f"{opportunity.description}\n{_lots(opportunity)}",
        seat=f"{opportunity.buyer}, {_place(opportunity)}",
        cpv=opportunity.cpv,
        regions=opportunity.regions,
        value_pence=opportunity.value_pence,
        currency=opportunity.currency,
    )


def _lots(opportunity: Opportunity) -> str:
    return "\n".join(title for lot in opportunity.lots if (title := line(lot.title)))


def _place(opportunity: Opportunity) -> str:
    """Return where it is to be done and where the buyer sits, in words and codes."""
    buyers = (party for party in opportunity.parties if "buyer" in party.roles)
    told = (*opportunity.regions, *(line(party.locality) for party in buyers))
    return " ".join(dict.fromkeys(place for place in told if place))


def _write_changes(db: Connection, done: Sequence[_Compiled], now: datetime) -> None:
    """Write what amendments changed; a change that was there keeps the moment it was noted at."""
    wanted = {
        (one.opportunity.key, change.notice_id, change.field, change.before, change.after): change.at
        for one in done
        for change in one.changes
    }
    found = db.execute(
        """
        SELECT id, opportunity, notice_id, field, before, after FROM opportunity_change
        WHERE opportunity IN (SELECT value FROM json_each(:keys))
        """,
        {"keys": many([one.opportunity.key for one in done])},
    )
    held = {tuple(change): row_id for row_id, *change in found}
    db.executemany(
        "DELETE FROM opportunity_change WHERE id = ?",
        [(row_id,) for change, row_id in held.items() if change not in wanted],
    )
    db.executemany(
        """
        INSERT INTO opportunity_change (opportunity, notice_id, field, before, after, at, noted_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (*change, moment_or_none(at), moment_text(now))
            for change, at in wanted.items()
            if change not in held
        ],
    )
