"""Holding a whole store against a new profile: how long it takes, and what typing feels of it meanwhile.

The size comes by `TENDER_PAUSE_BENCH_FIT`, 100,000 opportunities unless given. The limit is reading the
same facts from the file and doing nothing with them, in the same run.
"""

from __future__ import annotations

import os
import threading
import time

from desktop.domain.fit import FitLevel, Fitter
from desktop.services.desk import Desk
from desktop.services.fitting import refit, rule_of
from desktop.services.opportunity_list import OpportunityFilter, SortBy, matching
from desktop.services.profile import Profile, put
from desktop.services.settings_changes import SettingsChanges
from desktop.store import fits
from desktop.store.workspace import Workspace
from tests.bench.figures import Stopwatch, heading, milliseconds, taken, timed, told
from tests.bench.workspaces import NOW, workspace_of

OPPORTUNITIES = int(os.environ.get("TENDER_PAUSE_BENCH_FIT", "100000"))
_TYPES_EVERY_S = 0.05
_READ = """
    SELECT opportunity.id, title, description, lots, buyer, place, cpv, regions, value_pence, currency
    FROM opportunity JOIN opportunity_text USING (id) ORDER BY opportunity.id
"""
_PROFILE = put(
    Profile(),
    words="peer support, befriend*, drop-in, youth club, mental health, older people, carers, advice",
    kinds=("85300000", "80400000", "98000000"),
    places=("TLC", "TLE", "E08000003"),
    value=(1_000_000, 50_000_000),
    rule_out="construction, highways, domiciliary care, framework",
)


def main(opportunities: int = OPPORTUNITIES) -> None:
    """Print how a store is held against a profile."""
    with workspace_of(opportunities) as file, Workspace.open(file, now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        heading(f"What fits us, of {opportunities:,} opportunities")
        with timed() as read, desk.reader() as db:
            for _ in db.execute(_READ):
                pass
        told("reading the same facts alone (the limit)", f"{read.seconds:.2f} s")
        _judging_alone(desk)
        SettingsChanges(desk).change_profile(lambda _kept: _PROFILE).result()
        _refit(desk, "held against a new profile", opportunities, read)
        wider = put(_PROFILE, words="community, support", places=())
        SettingsChanges(desk).change_profile(lambda _kept: wider).result()
        _refit(desk, "and against another, most levels anew", opportunities, read)
        _lists(desk)


def _judging_alone(desk: Desk) -> None:
    """Time the rule without the file: what each arriving notice pays."""
    fitter = Fitter(rule_of(_PROFILE))
    with desk.reader() as db:
        rows = [fits.facts(db, row_id) for (row_id,) in db.execute("SELECT id FROM opportunity LIMIT 5000")]
    with timed() as judged:
        for facts in rows:
            fitter.level(facts)
    told("the rule alone, a row", f"{judged.worked / len(rows) * 1e6:.1f} µs worked", "20 µs")


def _refit(desk: Desk, name: str, opportunities: int, read: Stopwatch) -> None:
    """Time a refit while somebody types: each keystroke is a write that waits for its turn."""
    typed: list[Stopwatch] = []
    over = threading.Event()

    def type_on() -> None:
        while not over.is_set():
            with timed() as waited:
                desk.workspace.write(lambda _db: None).result()
            typed.append(waited)
            over.wait(_TYPES_EVERY_S)

    typist = threading.Thread(target=type_on)
    typist.start()
    steps: list[int] = []
    worked_until = time.process_time()
    with timed() as took:
        judged = refit(desk, lambda done, _total: steps.append(done))
    worked = time.process_time() - worked_until
    over.set()
    typist.join()
    a_row = worked / opportunities * 1e6
    told(name, f"{took.seconds:.2f} s, {took.seconds / read.seconds:.1f} x the limit")
    told("  of the processor", f"{worked:.2f} s, {a_row:.0f} µs a row")
    told("  in parts", f"{len(steps)} steps for {judged:,}")
    told("  typing meanwhile", milliseconds(typed), "100 ms")


def _lists(desk: Desk) -> None:
    """Time what lists ask of fits."""
    strong = OpportunityFilter(fits=(FitLevel.STRONG,))
    with desk.reader() as db:
        found = len(matching(db, desk, strong))
        told(
            f"the {found:,} open ones that fit strongly",
            milliseconds(taken(7, lambda: matching(db, desk, strong))),
        )
        by_fit = taken(5, lambda: matching(db, desk, OpportunityFilter(), SortBy.FIT))
        by_runway = taken(5, lambda: matching(db, desk, OpportunityFilter(), SortBy.RUNWAY))
        told("open ones sorted by fit", milliseconds(by_fit))
        told("open ones sorted by runway, to compare", milliseconds(by_runway))


if __name__ == "__main__":
    main()
