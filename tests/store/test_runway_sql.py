from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.compiling import compile_opportunity
from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import read_deadline
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plan, Plans, RunwayFacts, Verdict, cutoffs, runway, sort_key
from desktop.domain.states import State
from desktop.domain.working_days import Calendar
from desktop.store import opportunities, opportunity_columns
from desktop.store.connection import Connection
from desktop.store.opportunities import OpportunityFilter, SortBy
from desktop.store.runway_sql import ACT_BY, FROM, VERDICT, parameters
from feeds.notice import Clock
from tests.store.public_data import CALENDAR, a_database, a_notice, set_state

NOW = datetime(2026, 6, 9, 11, 30, tzinfo=UTC)
_DECIDED = (State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED)


@dataclass(frozen=True)
class Case:
    facts: RunwayFacts
    state: State


def days() -> st.SearchStrategy[date]:
    return st.integers(-60, 60).map(lambda offset: NOW.date() + timedelta(days=offset))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    state = draw(st.sampled_from([one for one in State if one is not State.SNOOZED]))
    written = draw(st.none() | st.builds(lambda day, time: f"{day}{time}", days(), st.sampled_from(TIMES)))
    deadline = read_deadline(written, DeadlineKind.TENDER, Clock.GIVEN)
    facts = RunwayFacts(
        stage=draw(st.sampled_from(Stage)),
        submission_on=deadline.day if deadline else None,
        closes_at=deadline.at if deadline else None,
        expected_on=draw(st.none() | days()),
        gone_quiet_on=draw(st.none() | days()),
        window_days=draw(st.none() | st.integers(0, 40)),
        pause_begun=draw(st.booleans()),
        decided=state in _DECIDED,
    )
    return Case(facts, state)


TIMES = ("", "T00:00:00Z", "T00:00:00", "T12:30:00+01:00", "T23:59:59Z", "T12:00:00+05:30", "T22:30:00-08:00")
PLANS = st.sampled_from([Plans(), Plans(full=Plan(0, 0, 1, 0), shortest=Plan(0, 0, 0, 0))])


def fill(db: Connection, found: list[Case], plans: Plans, calendar: Calendar) -> None:
    """Put each case where its notices and people's entries would have put it."""
    base = compile_opportunity([a_notice(1)])
    rows = []
    for number, case in enumerate(found, 1):
        opportunity = replace(base, key=f"key {number}", stage=case.facts.stage, deadlines=())
        its_runway = runway(case.facts, plans=plans, calendar=calendar, now=NOW)
        rows.append(
            (
                number,
                opportunity_columns.columns_of(
                    opportunity, its_runway, taking_part=False, notices=1, now=NOW
                ),
            )
        )
        if case.state is not State.NEW:
            set_state(db, opportunity.key, case.state)
        if case.facts.pause_begun:
            db.execute("INSERT INTO pause VALUES (?, 'full', '', '', 'entry')", (opportunity.key,))
    opportunity_columns.write_rows(db, rows)


@given(st.lists(cases(), min_size=1, max_size=30), PLANS)
@settings(max_examples=150, deadline=None)
def test_sql_gives_the_verdict_the_day_to_act_by_and_the_order_of_the_domain(
    found: list[Case], plans: Plans
) -> None:
    db = a_database()
    fill(db, found, plans, CALENDAR)
    held_against = cutoffs(plans, CALENDAR, NOW)
    runways = [runway(case.facts, plans=plans, calendar=CALENDAR, now=NOW) for case in found]

    told = db.execute(
        f"SELECT {VERDICT}, {ACT_BY} FROM {FROM} ORDER BY opportunity.id", parameters(held_against)
    ).fetchall()
    everything = OpportunityFilter(show_closed=True)
    in_order = opportunities.ids(db, everything, SortBy.RUNWAY, False, held_against)
    backwards = opportunities.ids(db, everything, SortBy.RUNWAY, True, held_against)

    assert [(verdict, act_by and date.fromisoformat(act_by)) for verdict, act_by in told] == [
        (one.verdict, one.act_by) for one in runways
    ]
    keys = {
        number: (*sort_key(one, case.state), number)
        for number, (one, case) in enumerate(zip(runways, found, strict=True), 1)
    }
    assert list(in_order) == sorted(keys, key=keys.__getitem__)
    assert list(backwards) == list(in_order)[::-1]
    db.close()


@given(st.lists(cases(), min_size=1, max_size=20))
@settings(max_examples=50, deadline=None)
def test_filters_on_the_runway_and_the_counts_agree_with_the_domain(found: list[Case]) -> None:
    db = a_database()
    plans = Plans()
    fill(db, found, plans, CALENDAR)
    held_against = cutoffs(plans, CALENDAR, NOW)
    runways = dict(
        enumerate((runway(case.facts, plans=plans, calendar=CALENDAR, now=NOW) for case in found), 1)
    )

    def ids(**wanted: object) -> set[int]:
        wanted_filter = replace(OpportunityFilter(show_closed=True), **wanted)
        return set(opportunities.ids(db, wanted_filter, SortBy.TITLE, False, held_against))

    for verdict in Verdict:
        assert ids(verdicts=[verdict]) == {
            number for number, one in runways.items() if one.verdict is verdict
        }
    assert ids(show_closed=False) == {
        number for number, one in runways.items() if one.verdict is not Verdict.CLOSED
    }
    assert ids(short_window=True) == {number for number, one in runways.items() if one.short_window}
    assert ids(closing_within=7) == {
        number for number, one in runways.items() if one.working_days is not None and one.working_days <= 7
    }
    counts = opportunities.counts(db, held_against)
    assert counts.closed == sum(one.verdict is Verdict.CLOSED for one in runways.values())
    assert counts.open + counts.early_signals + counts.closed == counts.notices == len(found)
    db.close()
