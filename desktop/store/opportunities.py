"""Opportunities as lists and pages read them.

A list holds row ids alone and asks for the rows it shows; integer ids never leave one search.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from desktop.domain.buying import Buying
from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Change, Opportunity, Stage
from desktop.domain.runway import Cutoffs, RunwayFacts
from desktop.domain.states import State
from desktop.store import joins, schema_joining
from desktop.store.columns import as_codes, as_moment, many
from desktop.store.connection import Connection
from desktop.store.opportunity_filter import OpportunityFilter
from desktop.store.opportunity_ids import ids
from desktop.store.opportunity_order import SortBy
from desktop.store.remembering import COUNTS, remembered
from desktop.store.runway_sql import (
    DECIDED,
    EARLY_SIGNALS,
    FROM,
    OPEN_TENDERS,
    PAUSE_BEGUN,
    STATE,
    parameters,
)
from desktop.store.texts import day, uk_day_text

if TYPE_CHECKING:
    from desktop.store.kept_notices import NoticeRow

__all__ = [
    "Counts",
    "OpportunityDetail",
    "OpportunityFilter",
    "OpportunityRow",
    "SortBy",
    "counts",
    "detail",
    "ids",
    "resolved",
    "row_of_key",
    "rows",
    "sources",
]


class OpportunityRow(Struct, frozen=True, kw_only=True):
    """What a list shows of one opportunity, and the facts that its runway is worked out from."""

    id: int
    key: str
    ocid: str | None
    title: str
    buyer: str
    source: str
    stage: Stage
    notice_type: str | None
    published_on: date | None
    deadline: datetime | None
    deadline_text: str | None
    deadline_problem: str | None
    questions_close: datetime | None
    value_pence: int | None
    currency: str | None
    cpv: tuple[str, ...]
    regions: tuple[str, ...]
    url: str | None
    state: State
    facts: RunwayFacts
    buying: Buying | None = None
    engagement_on: date | None = None
    sme: bool | None = None
    vcse: bool | None = None
    reserved: bool | None = None
    last_deadline_at: datetime | None = None


class OpportunityDetail(Struct, frozen=True, kw_only=True):
    """One opportunity in full: compiled, with its notices and what they changed, oldest first."""

    opportunity: Opportunity
    notices: tuple[NoticeRow, ...]
    changes: tuple[Change, ...]


class Counts(Struct, frozen=True):
    """How many opportunities are open, early signals and closed, and how many notices are held."""

    open: int
    early_signals: int
    closed: int
    notices: int


def rows(db: Connection, row_ids: Sequence[int], *, today: date | None = None) -> dict[int, OpportunityRow]:
    """Return the rows of these ids; one that is gone is left out.

    `today` tells which snoozes have ended by their date; without it they stand as recorded.
    """
    found = db.execute(
        f"SELECT {_columns(db)} FROM {FROM} WHERE opportunity.id IN (SELECT value FROM json_each(:ids))",
        {"ids": many(list(row_ids)), "today": _text_of(today)},
    )
    return {row.id: row for row in map(_row, found)}


def row_of_key(db: Connection, key: str, *, today: date | None = None) -> OpportunityRow | None:
    """Return the row of one opportunity, by its key or by one that was joined to it."""
    found = db.execute(
        f"SELECT {_columns(db)} FROM {FROM} WHERE opportunity.key = :key",
        {"key": resolved(db, key), "today": _text_of(today)},
    ).fetchone()
    return None if found is None else _row(found)


def detail(db: Connection, key: str) -> OpportunityDetail | None:
    """Return one opportunity in full, by its key or by one that was joined to it."""
    from desktop.domain.publications import compile_together  # lists do without: Today does not wait for it
    from desktop.store import kept_notices

    key = resolved(db, key)
    notices = kept_notices.notices_of(db, [key]).get(key)
    if not notices:
        return None
    return OpportunityDetail(
        opportunity=compile_together(key, notices)[0],
        notices=kept_notices.rows(db, key),
        changes=_changes(db, key),
    )


def counts(db: Connection, cutoffs: Cutoffs) -> Counts:
    """Return how many there are of each."""
    return remembered(db, COUNTS, cutoffs, lambda: _counts(db, cutoffs))


def _counts(db: Connection, cutoffs: Cutoffs) -> Counts:
    tenders, signals, held, notices = db.execute(
        f"""
        SELECT (SELECT count(*) FROM ({OPEN_TENDERS})), (SELECT count(*) FROM ({EARLY_SIGNALS})),
            count(*), coalesce(sum(notices), 0)
        FROM opportunity
        """,
        parameters(cutoffs),
    ).fetchone()
    return Counts(tenders, signals, held - tenders - signals, notices)


def sources(db: Connection) -> tuple[tuple[str, date], ...]:
    """Return who published what is held, most first, and the day each last brought something new."""
    return remembered(db, "sources", None, lambda: _sources(db))


def _sources(db: Connection) -> tuple[tuple[str, date], ...]:
    found = db.execute(
        """
        SELECT source, max(first_seen_at) FROM opportunity
        GROUP BY source ORDER BY count(*) DESC, source
        """
    )
    return tuple((source, on) for source, at in found if (on := day(uk_day_text(at))) is not None)


def resolved(db: Connection, key: str) -> str:
    """Return the key of the opportunity that this key stands for."""
    found = db.execute("SELECT opportunity FROM alias WHERE key = :key", {"key": key}).fetchone()
    return joins.root(db, key if found is None else str(found[0]))


def _changes(db: Connection, key: str) -> tuple[Change, ...]:
    found = db.execute(
        """
        SELECT field, before, after, at, notice_id FROM opportunity_change
        WHERE opportunity = :key ORDER BY at, id
        """,
        {"key": key},
    )
    return tuple(
        Change(field, before, after, as_moment(at), notice) for field, before, after, at, notice in found
    )


_COLUMNS = f"""
    opportunity.id, key, ocid, title, buyer, source, stage, notice_type, published_on, deadline_at,
    deadline_text, deadline_problem, questions_at, value_pence, currency, cpv, regions, url, ({STATE}),
    submission_on, closes_at, deadline_has_time, deadline_kind, questions_on, expected_on, gone_quiet_on,
    open_all_the_time, window_days, window_days_now, {PAUSE_BEGUN}, {DECIDED}
"""


def _columns(db: Connection) -> str:
    """Return the columns of a row; a file of an earlier version knows nothing of the newest."""
    newest = "buying, reserved, engagement_on" if schema_joining.present(db) else "NULL, NULL, NULL"
    return f"{newest}, sme, vcse, last_deadline_at, {_COLUMNS}"


def _row(everything: tuple[Any, ...]) -> OpportunityRow:
    (buying, reserved, engagement_on, sme, vcse, last_deadline), values = everything[:6], everything[6:]
    (row_id, key, ocid, title, buyer, source, stage, notice_type, published_on, deadline) = values[:10]
    (text, problem, questions, value_pence, currency, cpv, regions, url, state) = values[10:19]
    return OpportunityRow(
        id=row_id,
        key=key,
        ocid=ocid,
        title=title,
        buyer=buyer,
        source=source,
        stage=Stage(stage),
        notice_type=notice_type,
        published_on=day(published_on),
        deadline=as_moment(deadline),
        deadline_text=text,
        deadline_problem=problem,
        questions_close=as_moment(questions),
        value_pence=value_pence,
        currency=currency,
        cpv=as_codes(cpv),
        regions=as_codes(regions),
        url=url,
        state=State(state),
        buying=Buying(buying) if buying else None,
        engagement_on=day(engagement_on),
        sme=_stated(sme),
        vcse=_stated(vcse),
        reserved=_stated(reserved),
        last_deadline_at=as_moment(last_deadline),
        facts=_facts(Stage(stage), day(published_on), values[19:]),
    )


def _facts(stage: Stage, published_on: date | None, values: tuple[Any, ...]) -> RunwayFacts:
    (submission_on, closes_at, has_time, kind, questions_on, expected_on, gone_quiet_on) = values[:7]
    (open_all_the_time, window_days, window_days_now, pause_begun, decided) = values[7:]
    return RunwayFacts(
        stage=stage,
        published_on=published_on,
        submission_on=day(submission_on),
        closes_at=as_moment(closes_at),
        has_time=bool(has_time),
        deadline_kind=DeadlineKind(kind) if kind else None,
        questions_on=day(questions_on),
        expected_on=day(expected_on),
        gone_quiet_on=day(gone_quiet_on),
        open_all_the_time=bool(open_all_the_time),
        window_days=window_days,
        window_days_now=window_days_now,
        pause_begun=bool(pause_begun),
        decided=bool(decided),
    )


def _stated(flag: int | None) -> bool | None:
    return None if flag is None else bool(flag)


def _text_of(today: date | None) -> str | None:
    return None if today is None else today.isoformat()
