"""The list of opportunities: what matches, in which order, and the lines that are shown."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain import by_hand
from desktop.domain.deadline import IN_STAGES
from desktop.domain.fit import FitLevel
from desktop.domain.moments import uk_day
from desktop.domain.opportunity import Stage
from desktop.domain.pause import LensId, PauseKind
from desktop.domain.runway import Runway, accessible_sentence, cutoffs, facts_of, runway
from desktop.domain.states import State
from desktop.domain.words import day, listed, money_short
from desktop.services.desk import Desk, calendar, plans
from desktop.services.fit_words import FIT_WORDS
from desktop.services.source_names import named
from desktop.services.wording import (
    DECIDED_WORDS,
    STATE_WORDS,
    pause_words,
    region_words,
    stage_words,
)
from desktop.store import decisions, fits, pauses, search, taking_part
from desktop.store import first_rows as store_first
from desktop.store import opportunities as store
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityFilter, OpportunityRow, SortBy
from desktop.store.reading import broken_off

__all__ = [
    "SETTLING",
    "Counts",
    "OpportunityFilter",
    "OpportunityLine",
    "SortBy",
    "counts",
    "coverage",
    "first_rows",
    "is_settling",
    "judged",
    "led_now",
    "lines",
    "matching",
    "row_runway",
    "row_runway_before",
    "until_stopped",
]

SETTLING = "Closed ones are still being made searchable: this search may not find them all yet."
"""What is said of a list where `is_settling`."""

_NAMED = 3


class OpportunityLine(Struct, frozen=True, kw_only=True):
    """One row of the list, worded. `pause_done`: each lens of the pause has an answer."""

    row_id: int
    key: str
    title: str
    buyer: str
    stage: str
    value: str
    region: str
    state: State
    state_words: str
    runway: Runway
    runway_sentence: str
    pause_done: bool = False
    fit: FitLevel | None = None

    @property
    def fit_words(self) -> str:
        """How it fits us, in a word; "" while it was not judged."""
        return FIT_WORDS[self.fit] if self.fit else ""


class Counts(Struct, frozen=True):
    """How many there are. `closed` ones are hidden from lists unless asked for."""

    open: int
    early_signals: int
    closed: int
    notices: int


def matching(
    db: Connection,
    desk: Desk,
    wanted: OpportunityFilter,
    sort: SortBy = SortBy.RUNWAY,
    *,
    descending: bool = False,
) -> array[int]:
    """Return the row ids of all opportunities that match, in order."""
    return store.ids(db, wanted, sort, descending, cutoffs(plans(db), calendar(db), desk.now()))


def first_rows(
    db: Connection,
    desk: Desk,
    wanted: OpportunityFilter,
    sort: SortBy,
    *,
    descending: bool,
    most: int,
    current: int | None,
) -> array[int] | None:
    """Return the first rows of what `matching` would return, where those are to be had sooner.

    Not where the `current` row matches too and stands behind them.
    """
    cut = cutoffs(plans(db), calendar(db), desk.now())
    return store_first.first_rows(db, wanted, sort, descending, cut, most=most, current=current)


def lines(db: Connection, desk: Desk, row_ids: Sequence[int]) -> dict[int, OpportunityLine]:
    """Return the lines of these rows by id; one that is gone is left out."""
    held_against, working_days, now = plans(db), calendar(db), desk.now()
    rows = [led_now(db, row, now) for row in store.rows(db, row_ids, today=desk.today).values()]
    pausing = pauses.begun(db, [row.key for row in rows if row.state is State.PAUSING])
    words, fitting = _state_words(db, rows, pausing), fits.levels(db, row_ids)
    return {
        row.id: _line(
            row,
            runway(row.facts, plans=held_against, calendar=working_days, now=now),
            words[row.key],
            pause_done=row.key in pausing and pausing[row.key][1] == len(LensId),
            fit=fitting.get(row.id),
        )
        for row in rows
    }


def until_stopped(db: Connection, ask: Callable[[], None]) -> AbstractContextManager[None]:
    """Let what is read within be broken off by what `ask` raises, which is asked all the while."""
    return broken_off(db, ask)


def counts(db: Connection, desk: Desk) -> Counts:
    """Return how many opportunities are open, early signals and closed, and how many notices are held."""
    found = store.counts(db, cutoffs(plans(db), calendar(db), desk.now()))
    return Counts(found.open, found.early_signals, found.closed, found.notices)


def is_settling(db: Connection, wanted: OpportunityFilter) -> bool:
    """Return whether this search may miss some: its words are looked for in text still being taken in."""
    return bool(wanted.words.strip()) and wanted.show_closed and search.is_settling(db)


def judged(db: Connection) -> bool:
    """Return whether opportunities are held against a profile, so that fits are known."""
    rule = fits.rule(db)
    return rule is not None and not rule.is_empty


def coverage(db: Connection) -> str:
    """Return in a sentence which sources the list covers, and until when; empty while nothing is held."""
    found = [(source, on) for source, on in store.sources(db) if source != by_hand.SOURCE]
    if not found:
        return ""
    names = [named(db, source) for source, _ in found]
    some = listed([*names[:_NAMED], *(["others"] if len(names) > _NAMED else [])])
    return f"From {some}, the newest taken in on {day(max(on for _, on in found))}."


def row_runway(db: Connection, row: OpportunityRow, now: datetime) -> Runway:
    """Return the runway of one row at that moment."""
    row = led_now(db, row, now)
    return runway(row.facts, plans=plans(db), calendar=calendar(db), now=now)


def led_now(db: Connection, row: OpportunityRow, now: datetime) -> OpportunityRow:
    """Return the row with the deadline that leads at that moment.

    A lot's deadline or a first stage may have passed since the row was written; where nothing may be
    written, as when a command only reads, no upkeep has let the next one lead.
    """
    closes, last = row.facts.closes_at, row.last_deadline_at
    if row.stage is not Stage.TENDER or closes is None or last is None or closes > now:
        return row
    ours = row.facts.deadline_kind in IN_STAGES and row.key in taking_part.among(db, [row.key])
    detail = store.detail(db, row.key) if ours or now < last else None
    if detail is None:
        return row
    leads = detail.opportunity.leading_at(now, taking_part=ours)
    facts = facts_of(
        detail.opportunity,
        calendar=calendar(db),
        last_seen_on=uk_day(now),
        pause_begun=row.facts.pause_begun,
        decided=row.facts.decided,
        taking_part=ours,
        now=now,
    )
    return replace(row, deadline=leads.at if leads else None, facts=facts)


def row_runway_before(db: Connection, row: OpportunityRow, now: datetime) -> Runway:
    """Return the runway as it stood before any decision: the one a decision is taken on."""
    return row_runway(db, replace(row, facts=replace(row.facts, decided=False)), now)


def _state_words(
    db: Connection, rows: Iterable[OpportunityRow], pausing: Mapping[str, tuple[PauseKind, int]]
) -> dict[str, str]:
    """Return how far people have come with each, in a word or two."""
    decided = decisions.outcomes(db, [row.key for row in rows if row.state is State.DECIDED])
    return {
        row.key: pause_words(*pausing[row.key])
        if row.key in pausing
        else DECIDED_WORDS[decided[row.key]]
        if row.key in decided
        else STATE_WORDS[row.state]
        for row in rows
    }


def _line(
    row: OpportunityRow, its_runway: Runway, state_words: str, *, pause_done: bool, fit: FitLevel | None
) -> OpportunityLine:
    return OpportunityLine(
        row_id=row.id,
        key=row.key,
        title=row.title,
        buyer=row.buyer,
        stage=stage_words(row.stage, row.notice_type, row.buying),
        value=money_short(row.value_pence, row.currency),
        region=region_words(row.regions),
        state=row.state,
        state_words=state_words,
        runway=its_runway,
        runway_sentence=accessible_sentence(its_runway),
        pause_done=pause_done,
        fit=fit,
    )
