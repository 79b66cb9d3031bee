"""The sample holds every kind of tender on whatever day it is served."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.compiling import changes, compile_opportunity
from desktop.domain.moments import UK
from desktop.domain.opportunity import Opportunity, Stage
from desktop.domain.runway import Plans, Runway, Verdict, facts_of, runway
from desktop.domain.working_days import Calendar, Nation
from desktop.services.sample_pages import SECOND_PAGE, answers
from desktop.services.sample_plans import sample_plans
from desktop.services.sample_server import SampleServer
from desktop.services.sample_sources import BULLETIN, NOTICES
from feeds.client import Client
from feeds.notice import Form, Notice, Rejection
from feeds.reading import read
from feeds.walk import pages

TODAY = date(2026, 6, 9)
ENGLAND = Calendar(Nation.ENGLAND)
SITE = "http://127.0.0.1:1"
FIRST_SCREEN = {
    "Holiday activities and food 2026–27": ("Fernmoor Borough Council", 180_000, 26),
    "Young carers’ breaks and advocacy": ("Calderwick City Council", 265_000, 18),
    "Peer support and drop-in services": ("Fernmoor Borough Council", 420_000, 28),
    "Community food partnership": ("Marlbeck Combined Authority", 60_000, 21),
    "Digital inclusion: devices and skills": ("Cyngor Sir Glanhelyg", 140_000, 23),
    "Safe accommodation support": ("Fernmoor Borough Council", 1_100_000, None),
    "Warm homes advice line": ("Marlbeck Combined Authority", 95_000, 8),
    "ESOL and family learning": ("Calderwick City Council", 210_000, 33),
    "Social prescribing link workers": ("Eastmarsh Integrated Care Board", 780_000, None),
    "Community transport, older people": ("Wexcombe County Council", 610_000, 38),
    "Refugee family befriending": ("Strathorran Council", 72_000, 15),
    "Green spaces volunteering": ("Wexcombe County Council", 48_000, 11),
    "Independent advocacy framework": ("Calderwick City Council", 2_400_000, 48),
}


@cache
def items(
    today: date, paths: tuple[str, ...] = (NOTICES, SECOND_PAGE, BULLETIN)
) -> tuple[Notice | Rejection, ...]:
    """Return what is read from the sample of a day."""
    served = answers(today, SITE)
    return tuple(item for path in paths for item in read(served[path][1], received_from="sample"))


def processes(today: date, *paths: str) -> dict[str, list[Notice]]:
    """Return the notices of each opportunity, by key."""
    found: dict[str, list[Notice]] = defaultdict(list)
    for item in items(today, *((paths,) if paths else ())):
        if isinstance(item, Notice):
            found[item.opportunity].append(item)
    return found


def seen(today: date, notices: Sequence[Notice]) -> tuple[Opportunity, Runway]:
    """Return what an opportunity is on a day, at nine in the morning."""
    opportunity = compile_opportunity(notices)
    facts = facts_of(opportunity, calendar=ENGLAND, last_seen_on=today)
    at_nine = datetime.combine(today, time(9), UK)
    return opportunity, runway(facts, plans=Plans(), calendar=ENGLAND, now=at_nine)


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_on_any_day_every_verdict_and_stage_is_there(today: date) -> None:
    found = [seen(today, notices) for notices in processes(today, NOTICES, SECOND_PAGE).values()]

    verdicts = Counter(runway.verdict for _, runway in found)
    stages = Counter(opportunity.stage for opportunity, _ in found)
    assert verdicts.keys() == set(Verdict)
    assert stages.keys() == set(Stage)
    assert (verdicts[Verdict.ENOUGH], verdicts[Verdict.TIGHT], verdicts[Verdict.TOO_SHORT]) == (33, 3, 5)
    assert (verdicts[Verdict.NO_DATE], verdicts[Verdict.EARLY_SIGNAL]) == (3, 9)
    assert (stages[Stage.PLANNING], stages[Stage.CANCELLED]) == (9, 3)


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_on_any_day_the_first_screen_has_its_days(today: date) -> None:
    rows = {}
    for notices in processes(today, NOTICES, SECOND_PAGE).values():
        opportunity, found = seen(today, notices)
        if opportunity.title in FIRST_SCREEN and opportunity.stage in (Stage.PLANNING, Stage.TENDER):
            pounds = (opportunity.value_pence or 0) // 100
            rows[opportunity.title] = (opportunity.buyer, pounds, found.working_days)

    assert rows == FIRST_SCREEN


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
@settings(max_examples=10, deadline=None)
def test_on_any_day_as_much_comes_in_as_is_read(today: date) -> None:
    found = items(today)

    assert len(found) == 210
    assert sum(isinstance(item, Rejection) for item in found) == 5


def test_the_same_day_gives_the_same_bytes() -> None:
    assert answers(TODAY, SITE) == answers(TODAY, SITE)


def test_there_are_enough_notices_and_twenty_five_buyers() -> None:
    notices = [item for item in items(TODAY) if isinstance(item, Notice)]

    assert len(notices) >= 150
    assert len(sample_plans().buyers) == 25
    names = {seen(TODAY, group)[0].buyer for group in processes(TODAY, NOTICES, SECOND_PAGE).values()}
    assert names == {buyer.name for buyer in sample_plans().buyers.values()}


def test_what_is_broken_is_set_aside_with_its_reason() -> None:
    reasons = [item.reason for item in items(TODAY) if isinstance(item, Rejection)]

    assert reasons == [
        "It has no ocid, the number that ties the notices of one procurement together.",
        "This is null, where a release was expected.",
        "This is a text, where a release was expected.",
        "It was cut off before its end.",
        "It has neither a title nor an address on the web.",
    ]


def test_an_odd_amount_does_not_cost_a_notice() -> None:
    opportunity, _ = seen(TODAY, processes(TODAY)["ocds-sample-odd-values"])

    assert (opportunity.title, opportunity.value_pence) == ("Community cinema evenings", 1_200_000)
    assert opportunity.regions == ("Saltreach",)


def test_peer_support_is_the_main_character() -> None:
    notices = processes(TODAY)["ocds-sample-peer-support"]
    opportunity, found = seen(TODAY, notices)

    assert opportunity.deadline is not None
    assert opportunity.questions_close is not None
    assert (found.working_days, found.verdict) == (28, Verdict.ENOUGH)
    assert (opportunity.deadline.day, opportunity.questions_close.day) == (
        date(2026, 7, 17),
        date(2026, 6, 26),
    )
    assert ENGLAND.between(TODAY, opportunity.questions_close.day) == 13
    assert opportunity.published_on == date(2026, 5, 26)
    assert (opportunity.contract_start_on, opportunity.contract_end_on) == (
        date(2026, 10, 1),
        date(2029, 9, 30),
    )
    assert sorted(notice.tags for notice in notices) == [("planning",), ("tender",), ("tenderUpdate",)]
    last = changes(notices)[-1]
    assert (last.field, last.before, last.after) == (
        "questions_close",
        "Wed 24 Jun 2026, 5pm",
        "Fri 26 Jun 2026, 5pm",
    )


def test_who_does_it_today_is_known_for_most_open_tenders() -> None:
    groups = processes(TODAY, NOTICES, SECOND_PAGE)
    opportunity, _ = seen(TODAY, groups["ocds-sample-peer-support-before"])
    open_tenders = [plan for plan in sample_plans().tenders if plan.provider]

    [award, contract] = opportunity.awards
    assert award.suppliers[0].name == "Copperfield Wellbeing CIC"
    assert (award.value.amount, opportunity.contract_end_on) == ("414000", date(2026, 9, 30))
    assert contract.of == "contract"
    assert (opportunity.stage, len(open_tenders) > 30) == (Stage.CONTRACT, True)


def test_updates_are_deltas() -> None:
    [update] = [
        notice for notice in processes(TODAY)["ocds-sample-peer-support"] if notice.tags == ("tenderUpdate",)
    ]

    assert (update.title, update.buyer_id, update.deadline, update.lots) == (None, None, None, ())


def test_deadlines_come_in_every_form() -> None:
    def deadline(key: str) -> tuple[str, date, bool]:
        found = seen(TODAY, processes(TODAY)[f"ocds-sample-{key}"])[0].deadline
        assert found is not None
        return found.text, found.day, found.has_time

    midnight, date_only = deadline("garden-tools"), deadline("lunch-clubs")
    assert midnight[0].endswith("T00:00:00+01:00")
    assert ENGLAND.between(TODAY, midnight[1]) == 49
    assert (len(date_only[0]), date_only[2]) == (10, False)
    assert deadline("reading-helpers")[:2] == ("2026-06-09T12:00:00+01:00", TODAY)


def test_a_moved_deadline_keeps_both_windows_and_a_short_one_is_flagged() -> None:
    moved, window = seen(TODAY, processes(TODAY)["ocds-sample-sheltered-activities"])
    short = [seen(TODAY, notices)[1].short_window for notices in processes(TODAY).values()]

    assert moved.first_deadline is not None
    assert ENGLAND.between(TODAY, moved.first_deadline.day) == 38
    assert (window.working_days, window.facts.window_days, window.facts.window_days_now) == (52, 50, 64)
    assert short.count(True) >= 3


def test_a_market_is_open_all_the_time_and_a_date_past_belief_is_told() -> None:
    market, _ = seen(TODAY, processes(TODAY)["ocds-sample-care-market"])
    doubtful, _ = seen(TODAY, processes(TODAY)["ocds-sample-parent-groups"])

    assert market.open_all_the_time
    assert doubtful.deadline_problem


def test_hostile_links_are_left_out() -> None:
    notices = [item for item in items(TODAY) if isinstance(item, Notice)]

    for notice in notices:
        for url in (notice.url, *(document.url for document in notice.documents)):
            assert url is None or url.startswith(("http://", "https://"))
    assert any("<script>" in (notice.title or "") for notice in notices if notice.form is Form.OCDS)
    assert not any("<" in (notice.title or "") for notice in notices if notice.form is Form.WEB_FEED)


@pytest.mark.parametrize("times", [1, 2])
def test_it_is_pulled_like_any_other_source(times: int) -> None:
    client = Client("TenderPause/test", now=lambda: datetime(2026, 6, 9, tzinfo=UTC))
    marks: dict[str, str] = {}
    counts = []

    with SampleServer(TODAY) as server:
        for _ in range(times):
            found = [
                (source.id, page)
                for source in server.sources()
                for page in pages(source, marks.get(source.id), client)
            ]
            marks = {source: page.mark for source, page in found}
            counts.append(sum(len(page.items) for _, page in found))

    assert counts == [210, 0][:times]
    assert all(source.private for source in server.sources())
