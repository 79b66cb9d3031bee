"""A workspace of a million opportunities, of which fifteen thousand are open: how long what people do takes.

How many comes by `TENDER_PAUSE_BENCH_MILLION`, a million unless given. A goal is told with how much of it was
taken: below 1 it is met. The words that are looked for are those of the texts, one to three at once, each in
sixty of a hundred texts or in one of a hundred; each is the beginning of one, as it is where a person types.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.domain.opportunity import Stage
from desktop.domain.profile import Profile
from desktop.domain.runway import Cutoffs, cutoffs
from desktop.domain.states import State
from desktop.services import backing_up, fitting, opportunity_list, opportunity_page, today, verifying
from desktop.services.desk import Desk, calendar, plans
from desktop.services.opening import open_desk
from desktop.services.settings_changes import SettingsChanges
from desktop.store import opportunities as store
from desktop.store import profiles
from desktop.store.connection import Connection
from desktop.store.first_rows import first_rows
from desktop.store.opportunities import OpportunityFilter, SortBy
from desktop.ui.opportunities.list_reader import FIRST_ROWS, Search, find
from tests.bench.figures import heading, milliseconds, share_of, taken, timed, told
from tests.bench.large_workspace import large_workspace
from tests.bench.million_window import watch_the_list
from tests.bench.releases import SEED
from tests.bench.words import Words
from tests.bench.workspaces import NOW

OPPORTUNITIES = int(os.environ.get("TENDER_PAUSE_BENCH_MILLION", "1000000"))
_QUERIES = 150
_SHOWN = tuple(state for state in State if state not in (State.DISMISSED, State.SNOOZED))
_BRANCH = "85"
_OFTEN, _RARELY = 12, 4_000
"""Places among the words by how often they are used: in most texts, or in one of a hundred."""


def main(opportunities: int = OPPORTUNITIES) -> None:
    """Print what a workspace of so many opportunities takes."""
    with large_workspace(opportunities) as file:
        heading(f"A workspace of {opportunities:,} opportunities")
        told("size of the file", f"{file.stat().st_size / 2**20:,.0f} MiB")
        with timed() as opened:
            desk = open_desk(file, lambda: NOW)
        try:
            told("opening it", f"{opened.seconds * 1_000:.0f} ms")
            _fit(desk)
            _lists(desk)
            _pages(desk)
            watch_the_list(desk)
        finally:
            desk.workspace.close()
        _keeping_safe(file)


def _lists(desk: Desk) -> None:
    everything = OpportunityFilter(states=_SHOWN, show_closed=True)
    with desk.reader() as db:
        cut = cutoffs(plans(db), calendar(db), desk.now())
        first = partial(_forgetting, db)
        told("rows", f"{store.counts(db, cut)}")
        takes = taken(9, first(partial(_open, db, cut, "")))
        told("the list of open ones, all of it", milliseconds(takes), share_of(takes, 400))
        told("counts for the filters", milliseconds(taken(9, first(partial(store.counts, db, cut)))))
        told("which sources it covers", milliseconds(taken(9, first(partial(store.sources, db)))))
        _search(db, cut)
        print("  -- all of them, closed ones too, by")
        for sort in SortBy:
            takes = taken(2, first(partial(store.ids, db, everything, sort, False, cut)))
            told(f"    {sort}", milliseconds(takes))
            takes = taken(2, first(partial(_first, db, everything, sort, cut)))
            told("      the first rows of it", milliseconds(takes))
    takes = taken(9, lambda: _found(desk))
    told("list, counts and coverage at once", milliseconds(takes), share_of(takes, 400))


def _search(db: Connection, cut: Cutoffs) -> None:
    """Time what is typed into the search field, with the list as it stands beneath."""
    queries = list(_queries())
    _open(db, cut, "")
    takes = [taken(1, partial(_open, db, cut, words))[0] for words in queries]
    told("search of open ones", milliseconds(takes), share_of(takes, 10))
    alone = [taken(1, _forgetting(db, partial(_open, db, cut, words)))[0] for words in queries[:30]]
    told("  where the list was not shown before", milliseconds(alone))
    letters = [taken(1, partial(_open, db, cut, letter))[0] for letter in "abcdefghijklmnopqrstuvwxyz"]
    told("  one letter alone", milliseconds(letters))
    for name, wanted in (
        ("of all, by deadline", OpportunityFilter(states=_SHOWN, show_closed=True)),
        (
            "of all with filters, by deadline",
            OpportunityFilter(
                states=_SHOWN, show_closed=True, cpv=_BRANCH, stages=(Stage.TENDER, Stage.AWARD)
            ),
        ),
    ):
        takes = taken(1, partial(_first_by_deadline, db, cut, wanted, ""))
        told(f"{name}, before words: the first rows", milliseconds(takes))
        told(
            "  and all, with their number", milliseconds(taken(1, partial(_by_deadline, db, cut, wanted, "")))
        )
        takes = [taken(1, partial(_first_by_deadline, db, cut, wanted, words))[0] for words in queries]
        told(f"search {name}: the first rows", milliseconds(takes), share_of(takes, 30))
        takes = [taken(1, partial(_by_deadline, db, cut, wanted, words))[0] for words in queries]
        told("  and all, with their number", milliseconds(takes))


def _pages(desk: Desk) -> None:
    with desk.reader() as db:
        total = db.execute("SELECT max(id) FROM opportunity").fetchone()[0]
        some = Random(3).sample(range(1, total), 60)
        keys = [row.key for row in store.rows(db, some).values()]
        told("Today, all of it", milliseconds(taken(5, lambda: today.today(db, desk, None))))
        told("  the count beside it", milliseconds(taken(5, lambda: today.count(db, desk))))
        windows = [
            taken(1, partial(opportunity_list.lines, db, desk, some[at : at + 20]))[0]
            for at in range(0, 60, 20)
        ]
        told("twenty lines from anywhere", milliseconds(windows))
        cards = [taken(1, partial(opportunity_page.opportunity_card, db, desk, key))[0] for key in keys]
        told("the page of one opportunity", milliseconds(cards))


def _fit(desk: Desk) -> None:
    """Judge all by a profile that is another each time."""
    with desk.reader() as db:
        other = "befriending" if "counselling" in profiles.of(db).words else "counselling"
    profile = Profile(words=(other, "community", "advocacy"), kinds=("85000000",), places=("UKE",))
    steps: list[int] = []
    with timed() as fitted:
        SettingsChanges(desk).change_profile(lambda _kept: profile).result()
        judged = fitting.refit(desk, lambda done, _all: steps.append(done))
    told("the fit of all anew", f"{fitted.seconds:.0f} s, {judged / fitted.seconds:,.0f} a second, "
         f"progress told {len(steps):,} times")  # fmt: skip


def _keeping_safe(file: Path) -> None:
    desk = open_desk(file, lambda: NOW)
    folder = Path(tempfile.mkdtemp(prefix="tender-pause-bench-backup-"))
    try:
        told("verify", milliseconds(taken(3, lambda: verifying.check(desk))))
        with timed() as backed_up:
            copy = backing_up.back_up(desk, folder)
        told("a backup, checked", f"{backed_up.seconds:.0f} s, {copy.stat().st_size / 2**20:,.0f} MiB")
    finally:
        shutil.rmtree(folder)
        desk.workspace.close()


def _open(db: Connection, cut: Cutoffs, words: str) -> object:
    return store.ids(db, OpportunityFilter(words=words, states=_SHOWN), SortBy.RUNWAY, False, cut)


def _by_deadline(db: Connection, cut: Cutoffs, wanted: OpportunityFilter, words: str) -> object:
    return store.ids(db, replace(wanted, words=words), SortBy.DEADLINE, True, cut)


def _first_by_deadline(db: Connection, cut: Cutoffs, wanted: OpportunityFilter, words: str) -> object:
    return _first(db, replace(wanted, words=words), SortBy.DEADLINE, cut, descending=True)


def _first(
    db: Connection, wanted: OpportunityFilter, sort: SortBy, cut: Cutoffs, *, descending: bool = False
) -> object:
    """Return what a list shows first: all of it, where that is as quick."""
    found = first_rows(db, wanted, sort, descending, cut, most=FIRST_ROWS)
    return store.ids(db, wanted, sort, descending, cut) if found is None else found


def _found(desk: Desk) -> object:
    with desk.reader() as db:
        db.remembered.clear()
    return find(desk, Search(OpportunityFilter(states=_SHOWN)))


def _forgetting(db: Connection, what: Callable[[], object]) -> Callable[[], object]:
    def anew() -> object:
        db.remembered.clear()
        return what()

    return anew


def _queries() -> Iterator[str]:
    words, random = Words(Random(SEED)).commonest_first, Random(7)
    for _ in range(_QUERIES):
        wanted = random.randrange(1, 4)
        yield " ".join(words[int(_OFTEN * (_RARELY / _OFTEN) ** random.random())] for _ in range(wanted))


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:]])
