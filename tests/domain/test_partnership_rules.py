"""Forms against the days left, checks in proportion, a fair day to reply, and what commitments are told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.due_diligence import Weighed, checks_fit, hours, in_proportion
from desktop.domain.fairness import Around
from desktop.domain.nation import Nation
from desktop.domain.organisation import IncomeBand
from desktop.domain.partnership import TERMS, US, Agreed, Member, Plan, Terms, missing_terms
from desktop.domain.partnership_facts import partner_facts
from desktop.domain.partnership_forms import FormGroup, Money, choice_refusal, fit_of
from desktop.domain.reply_by import fair_reply, short_of_fair
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar
from desktop.services.partnership_catalogue import checks, form, forms, moves_money

TODAY = date(2026, 6, 9)
DAYS = Calendar(Nation.ENGLAND)
LANTERN = "org:lantern"


def weighed(member: Member, value_pence: int | None, band: IncomeBand | None) -> dict[str, Weighed]:
    found = in_proportion(checks(), member, value_pence=value_pence, band=band)
    return {one.check.id: one for one in found}


# Forms


def test_there_are_eight_ways_to_bid_together_and_eight_beyond_delivery() -> None:
    groups = [one.group for one in forms()]

    assert (groups.count(FormGroup.BID_TOGETHER), groups.count(FormGroup.BEYOND_DELIVERY)) == (8, 8)
    assert len({one.id for one in forms()}) == len(forms())
    assert len({one.diagram for one in forms()}) == len(forms())


def test_one_of_them_is_to_back_a_smaller_lead_and_some_are_without_money() -> None:
    lead = form("back_a_smaller_lead")

    assert lead is not None
    assert lead.contracts == "The smaller organisation signs with the buyer, and with us."
    assert [one.id for one in forms() if one.money is Money.WITHOUT] == [
        "share_learning",
        "advocate_together",
        "convene",
    ]


def test_every_form_says_who_contracts_who_bears_risk_and_when_it_suits() -> None:
    assert [one.id for one in forms() if not (one.contracts and one.risk and one.suits and one.says)] == []


@pytest.mark.parametrize(
    ("form_id", "days_left", "unlikely", "words"),
    [
        ("consortium", 28, False, "About 25 working days to set up; 28 are left."),
        ("consortium", 25, False, "About 25 working days to set up; 25 are left."),
        ("consortium", 24, True, "About 25 working days to set up; 24 are left."),
        ("consortium", 1, True, "About 25 working days to set up; 1 is left."),
        ("consortium", 0, True, "About 25 working days to set up; none is left."),
        ("merge", None, False, "About 130 working days to set up."),
        ("pass_on_funding", 3, False, "About 20 working days to set up."),
    ],
)
def test_a_form_is_held_against_the_days_left(
    form_id: str, days_left: int | None, unlikely: bool, words: str
) -> None:
    wanted = form(form_id)
    assert wanted is not None

    found = fit_of(wanted, days_left)

    assert (found.unlikely, found.words) == (unlikely, words)


def test_an_unlikely_form_can_be_chosen_with_a_reason() -> None:
    without = choice_refusal("merge", " ", forms(), 28)

    assert without == "“Join or merge” is unlikely in this window: say why you choose it all the same."
    assert choice_refusal("merge", "We have planned it for a year.", forms(), 28) == ""
    assert choice_refusal("merge", "", forms(), None) == ""
    assert choice_refusal("something else", "Why not.", forms(), None) == "There is no such form."


def test_money_passes_until_a_form_says_otherwise() -> None:
    assert moves_money("")
    assert moves_money("consortium")
    assert not moves_money("convene")


# Checks in proportion

NEIGHBOUR = Member(organisation=LANTERN, value=Decimal(10), works_with_people=True, holds_data=False)


def test_little_is_asked_of_a_small_share() -> None:
    found = weighed(NEIGHBOUR, 1_000_000, IncomeBand.UNDER_10K)  # a tenth of £10,000

    fitting = [name for name, one in found.items() if one.fits]

    assert fitting == [
        "who_they_are",
        "bank_account",
        "public_liability",
        "safeguarding_policy",
        "safer_recruitment",
    ]
    assert found["latest_accounts"].because == "From £25,000 on; their share is £1,000"
    assert found["data_protection"].because == "They hold no data about people in this"


@pytest.mark.parametrize(
    ("check", "value_pence", "band", "fits"),
    [
        ("cash_flow", 60_000_000, IncomeBand.TO_100K, True),
        ("cash_flow", 60_000_000, IncomeBand.UNDER_10K, False),
        ("cash_flow", 40_000_000, IncomeBand.TO_100K, False),
        ("cash_flow", 60_000_000, None, None),
        ("cash_flow", None, IncomeBand.TO_100K, None),
        ("cash_flow", None, IncomeBand.UNDER_10K, False),
        ("quality_mark", 600_000_000, IncomeBand.TO_500K, False),
        ("quality_mark", 600_000_000, IncomeBand.TO_1M, True),
        ("governing_document", 5_000_000, None, True),
        ("governing_document", 4_999_000, None, False),
        ("who_they_are", None, None, True),
    ],
)
def test_a_check_fits_by_share_and_size(
    check: str, value_pence: int | None, band: IncomeBand | None, fits: bool | None
) -> None:
    assert weighed(NEIGHBOUR, value_pence, band)[check].fits is fits


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        (None, None),
        ((), True),
        (("who_they_are", "bank_account"), True),
        (("who_they_are", "audited_accounts"), False),
    ],
)
def test_checks_fit_where_no_more_is_asked(chosen: tuple[str, ...] | None, fits: bool | None) -> None:
    found = tuple(weighed(NEIGHBOUR, 1_000_000, IncomeBand.UNDER_10K).values())

    assert checks_fit(chosen, found) is fits


def test_what_is_not_known_leaves_it_open() -> None:
    unknown = tuple(weighed(NEIGHBOUR, None, IncomeBand.UNDER_10K).values())

    assert checks_fit(("bank_account",), unknown) is None


def test_the_hours_that_checks_cost_add_up() -> None:
    found = tuple(weighed(NEIGHBOUR, None, None).values())

    assert hours(("who_they_are", "safeguarding_policy", "safer_recruitment"), found) == 5.5
    assert hours((), found) == 0


# A fair day to reply


@pytest.mark.parametrize(
    ("submission_on", "on", "words"),
    [
        (
            date(2026, 7, 17),  # 28 working days
            date(2026, 6, 30),
            "15 working days for them: 28 less 10 for writing and 3 for sign-off, by the full plan.",
        ),
        (
            date(2026, 7, 10),  # 23: the full plan just leaves ten
            date(2026, 6, 23),
            "10 working days for them: 23 less 10 for writing and 3 for sign-off, by the full plan.",
        ),
        (
            date(2026, 7, 9),  # 22: only the shortest leaves what it gives
            date(2026, 6, 25),
            "12 working days for them: 22 less 8 for writing and 2 for sign-off, "
            "by the shortest honest plan.",
        ),
        (
            date(2026, 6, 29),  # 14
            None,
            "No fair day is left: 14 working days less 10 for writing and sign-off leaves them 4, "
            "and the shortest honest plan gives 5.",
        ),
        (
            None,
            date(2026, 6, 23),
            "There is no deadline yet: 10 working days, as in the full plan, is Tue 23 Jun.",
        ),
    ],
)
def test_a_fair_day_leaves_them_all_that_writing_and_sign_off_do_not_take(
    submission_on: date | None, on: date | None, words: str
) -> None:
    found = fair_reply(today=TODAY, submission_on=submission_on, plans=Plans(), calendar=DAYS)

    assert (found.on, found.words) == (on, words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (date(2026, 6, 19), "8 working days to answer; 15 would be fair."),
        (date(2026, 6, 30), ""),
        (date(2026, 7, 3), ""),
        (None, ""),
        (date(2026, 6, 1), ""),  # past: nobody waits any more
    ],
)
def test_a_day_that_is_too_soon_is_told(given: date | None, words: str) -> None:
    fair = fair_reply(today=TODAY, submission_on=date(2026, 7, 17), plans=Plans(), calendar=DAYS)

    assert short_of_fair(given, fair, today=TODAY, calendar=DAYS) == words


# Terms, and what commitments are told


def test_every_term_is_missing_until_it_is_written_or_answered() -> None:
    plan = Plan(id="plan:1", begun_on=TODAY)
    written = Plan(
        id="plan:1",
        begun_on=TODAY,
        terms=Terms(paid_within_days=14, exclusive=False, exit="Six weeks.", rhythm=" "),
    )

    assert missing_terms(plan) == TERMS
    assert {one.name for one in TERMS} - {one.name for one in missing_terms(written)} == {
        "money",
        "exclusivity",
        "exit",
    }


def facts_of(terms: Terms = Terms(), spoken: frozenset[str] = frozenset(), **said: Any) -> dict[str, Any]:  # noqa: B008 - a value
    plan = Plan(
        id="plan:1",
        begun_on=TODAY,
        terms=terms,
        members=(Member(organisation=US), Member(organisation=LANTERN, **said)),
    )
    around = Around(names={US: "We", LANTERN: "The Lantern Room"}, spoken=spoken, buyer_pays_months=2)
    (facts,) = partner_facts(plan, around, {LANTERN: None})
    return {name: getattr(facts, name) for name in facts.__struct_fields__}


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({}, {"name": "The Lantern Room", "agreed": False, "spoken_to": None, "has_work": None}),
        ({"agreed": Agreed.ASKED}, {"agreed": None}),
        ({"agreed": Agreed.AGREED, "spoken_on": TODAY}, {"agreed": True, "spoken_to": True}),
        ({"spoken": frozenset({LANTERN})}, {"spoken_to": True}),
        ({"work": Decimal(0)}, {"has_work": False}),
        ({"work": Decimal(40), "value": Decimal(42)}, {"has_work": True, "share_percent": Decimal(42)}),
        ({"paid_within_days": 31}, {"paid_after_months": 2}),
        ({"terms": Terms(paid_within_days=30)}, {"paid_after_months": 1}),
        ({"terms": Terms(exclusive=False)}, {"free_to_work_with_others": True}),
        (
            {"terms": Terms(exclusive=False), "free_elsewhere": False},
            {"free_to_work_with_others": False},
        ),
        ({"terms": Terms(exclusive=True)}, {"free_to_work_with_others": None}),
        ({"lead": True, "paid_within_days": 90}, {"paid_after_months": 2}),
    ],
)
def test_commitments_are_told_what_a_plan_says_of_each_partner(
    said: dict[str, Any], known: dict[str, Any]
) -> None:
    facts = facts_of(**said)

    assert {name: facts[name] for name in known} == known
