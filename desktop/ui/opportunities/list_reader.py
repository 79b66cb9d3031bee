"""What the list reads: ids of all that match, then rows one window at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from desktop.domain.runway import Plans
from desktop.domain.states import State
from desktop.domain.words import listed, plural
from desktop.services import opportunity_list
from desktop.services.coverage import coverage_line
from desktop.services.desk import Desk, calendar, plans
from desktop.services.opportunity_list import Counts, OpportunityFilter, OpportunityLine, SortBy
from desktop.services.tables import Table
from desktop.ui.jobs import Step
from desktop.ui.runway.strip_values import Strip, strip_of

SETTLING = opportunity_list.SETTLING

COUNTING = "The first of them; how many there are is being counted."
FIRST_ROWS = 64
"""A tall screen shows about as many."""


class ListRow(Struct, frozen=True):
    """One row of the list: its words, and its strip worked out."""

    line: OpportunityLine
    strip: Strip


class Search(Struct, frozen=True):
    """What is asked of the list."""

    wanted: OpportunityFilter = field(default_factory=OpportunityFilter)
    sort: SortBy = SortBy.RUNWAY
    descending: bool = False


class Found(Struct, frozen=True):
    """The answer to a search: row ids in order, and how many there are of each sort in all."""

    search: Search
    ids: array[int]
    counts: Counts
    plans: Plans
    coverage: str
    judged: bool = False
    """Whether fits are known: somebody has said what we do."""
    settling: bool = False
    """Whether words were looked for while the full text of closed ones was still being taken in."""

    @property
    def covers(self) -> str:
        """What the list covers, in a sentence, and what it leaves out."""
        notices = plural(self.counts.notices, "notice")
        shown = plural(len(self.ids), "opportunity")
        hidden = self.counts.closed if not self.search.wanted.show_closed else 0
        left_out = [plural(hidden, "closed one")] if hidden else []
        if State.DISMISSED not in self.search.wanted.states:
            left_out.append("what was dismissed or snoozed")
        without = f", without {listed(left_out)}" if left_out else ""
        settling = f"{SETTLING} " if self.settling else ""
        return f"{shown} of {notices}{without}. {settling}{self.coverage}".strip()


class Glimpse(Struct, frozen=True):
    """The first rows of a long list, shown while the rest is still being read and counted."""

    search: Search
    ids: array[int]
    plans: Plans
    judged: bool
    current: int | None
    """The row that was current when it was asked for."""


def glimpse(desk: Desk, search: Search, current: int | None, ask: Callable[[], None]) -> Glimpse | None:
    """Return the first rows, a screen full, where those come sooner than all; None where they do not.

    The `current` row stays in sight where it matches.
    """
    with desk.reader() as db, opportunity_list.until_stopped(db, ask):
        ids = opportunity_list.first_rows(
            db,
            desk,
            search.wanted,
            search.sort,
            descending=search.descending,
            most=FIRST_ROWS,
            current=current,
        )
        return Glimpse(search, ids, plans(db), opportunity_list.judged(db), current) if ids else None


def find(desk: Desk, search: Search, ask: Callable[[], None] = lambda: None) -> Found:
    """Return what matches a search; run off the window's thread. What `ask` raises breaks it off."""
    with desk.reader() as db, opportunity_list.until_stopped(db, ask):
        ids = opportunity_list.matching(db, desk, search.wanted, search.sort, descending=search.descending)
        counts = opportunity_list.counts(db, desk)
        coverage, judged = coverage_line(db, desk), opportunity_list.judged(db)
        settling = opportunity_list.is_settling(db, search.wanted)
        return Found(search, ids, counts, plans(db), coverage, judged, settling)


def read_table(desk: Desk, step: Step, *, search: Search, on_paper: bool) -> Table:
    """Return the whole list as a table, for a file or for paper."""
    from desktop.services.exports import opportunities  # the start of the window does not wait for it

    return opportunities(
        desk,
        step,
        wanted=search.wanted,
        sort=search.sort,
        descending=search.descending,
        on_paper=on_paper,
    )


class RowReader:
    """Reads windows of rows for the table model."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, row_ids: Sequence[int]) -> dict[int, ListRow]:
        """Return these rows by id; one that is gone is left out."""
        with self._desk.reader() as db:
            working_days = calendar(db)
            found = opportunity_list.lines(db, self._desk, row_ids)
        return {row_id: ListRow(line, strip_of(line.runway, working_days)) for row_id, line in found.items()}
