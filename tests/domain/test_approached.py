"""Others ask us to join: the five checks for bid candy, case by case, and the days on both sides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from desktop.domain.approached import (
    ANSWER_WORDS,
    CHECK_WORDS,
    MOST_DAYS,
    Answer,
    Approach,
    Check,
    checks,
    day_sentences,
    days,
    our_day,
    refusals,
)
from desktop.domain.decision import Holding
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar, Nation

TODAY = date(2026, 6, 9)
CALENDAR, PLANS = Calendar(Nation.ENGLAND), Plans()
NOTHING = Approach(organisation="org:1", asked_on=TODAY)
KEPT, TENSION, UNKNOWN = Holding.KEPT, Holding.IN_TENSION, Holding.NOT_KNOWN

CASES: list[tuple[Check, dict[str, object], Holding, str]] = [
    (Check.ROLE, {}, UNKNOWN, "No role was said."),
    (
        Check.ROLE,
        {"role": "Outreach"},
        UNKNOWN,
        "Offered: Outreach. Whether the bid names us for it is not said.",
    ),
    (Check.ROLE, {"role": "Outreach.", "named": True}, KEPT, "The bid names us for: Outreach."),
    (Check.ROLE, {"named": True}, TENSION, "The bid would name us, and no work of ours is said."),
    (Check.ROLE, {"role": "Outreach", "named": False}, TENSION, "The bid would not name us for what we do."),
    (Check.SHARE, {}, UNKNOWN, "No share of work or value was said."),
    (Check.SHARE, {"share_work": Decimal(0)}, TENSION, "No share of the work."),
    (
        Check.SHARE,
        {"share_work": Decimal(0), "share_value": Decimal(0)},
        TENSION,
        "No share of the work and of the value.",
    ),
    (
        Check.SHARE,
        {"share_work": Decimal(40)},
        UNKNOWN,
        "40 % of the work; what share of the value is not said.",
    ),
    (
        Check.SHARE,
        {"share_value": Decimal("12.50")},
        UNKNOWN,
        "12.5 % of the value; what share of the work is not said.",
    ),
    (
        Check.SHARE,
        {"share_work": Decimal(40), "share_value": Decimal(30)},
        KEPT,
        "40 % of the work for 30 % of the value.",
    ),
    (
        Check.SHARE,
        {"share_work": Decimal(40), "share_value": Decimal(29)},
        TENSION,
        "40 % of the work for 29 % of the value.",
    ),
    (Check.VOICE, {}, UNKNOWN, "Whether we take part in the talks on the bid is not said."),
    (Check.VOICE, {"voice": True}, KEPT, "We take part in the talks on the bid."),
    (
        Check.VOICE,
        {"voice": False, "voice_words": "They send the text"},
        TENSION,
        "The bid is talked over without us: They send the text.",
    ),
    (Check.EXCLUSIVITY, {}, UNKNOWN, "Whether we may work with others on this is not said."),
    (Check.EXCLUSIVITY, {"exclusive": False}, KEPT, "We stay free to work with others."),
    (
        Check.EXCLUSIVITY,
        {"exclusive": True, "exclusive_words": "until award"},
        TENSION,
        "They ask that we work with nobody else on this: until award.",
    ),
    (Check.PAYMENT, {}, UNKNOWN, "When we would be paid is not said."),
    (
        Check.PAYMENT,
        {"paid_after_days": 30},
        UNKNOWN,
        "Paid 30 days after our invoice; whether it hangs on results is not said.",
    ),
    (
        Check.PAYMENT,
        {"paid_after_days": MOST_DAYS, "on_results": False},
        KEPT,
        "Paid 30 days after our invoice, whatever the results.",
    ),
    (
        Check.PAYMENT,
        {"paid_after_days": MOST_DAYS + 1, "on_results": False},
        TENSION,
        "Paid 31 days after our invoice.",
    ),
    (Check.PAYMENT, {"on_results": True}, TENSION, "Our money hangs on results."),
    (
        Check.PAYMENT,
        {"paid_after_days": 60, "on_results": True, "payment_words": "quarterly"},
        TENSION,
        "Paid 60 days after our invoice; our money hangs on results: quarterly.",
    ),
]


@pytest.mark.parametrize(("check", "said", "holding", "because"), CASES)
def test_an_approach_is_tested_for_bid_candy(
    check: Check, said: dict[str, object], holding: Holding, because: str
) -> None:
    found = {one.check: one for one in checks(replace(NOTHING, **said))}

    assert (found[check].holding, found[check].because) == (holding, because)


def test_an_approach_that_says_nothing_is_in_tension_with_nothing() -> None:
    assert {one.holding for one in checks(NOTHING)} == {UNKNOWN}
    assert [one.check for one in checks(NOTHING)] == list(Check)


def test_the_days_they_have_stand_beside_those_we_were_given() -> None:
    asked = replace(NOTHING, asked_on=date(2026, 6, 8), reply_by=date(2026, 6, 12))

    found = days(
        asked,
        published_on=date(2026, 5, 26),
        submission_on=date(2026, 7, 3),
        today=TODAY,
        plans=PLANS,
        calendar=CALENDAR,
    )

    assert (found.theirs, found.before, found.ours, found.left, found.thinking) == (19, 9, 4, 3, 6)
    assert day_sentences(found) == (
        "They have 19 working days from asking us to the deadline.",
        "They asked us 9 working days after it was published.",
        "We were given 4 working days to reply; asking our own people takes us 6 working days.",
    )


def test_days_that_are_not_known_are_said_to_be_so() -> None:
    found = days(NOTHING, published_on=None, submission_on=None, today=TODAY, plans=PLANS, calendar=CALENDAR)

    assert day_sentences(found) == (
        "The deadline is not known, so the days they have are not either.",
        "No day was given for our reply.",
    )


@pytest.mark.parametrize(
    ("submission_on", "expected"),
    [
        (None, date(2026, 6, 25)),  # pause 2 and conversations 10 of the full plan
        (date(2026, 7, 14), date(2026, 6, 25)),  # writing 10 and sign-off 3 still fit behind
        (date(2026, 7, 13), date(2026, 6, 17)),  # the shortest honest plan: 1 and 5, then 8 and 2
        (date(2026, 7, 1), date(2026, 6, 17)),
        (date(2026, 6, 30), None),
    ],
)
def test_our_own_day_leaves_time_to_write_and_sign(submission_on: date | None, expected: date | None) -> None:
    assert our_day(TODAY, submission_on=submission_on, plans=PLANS, calendar=CALENDAR) == expected


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"asked_on": None}, "asked_on"),
        ({"asked_on": date(2026, 6, 10)}, "asked_on"),
        ({"reply_by": date(2026, 6, 8)}, "reply_by"),
        ({"share_work": Decimal(101)}, "share_work"),
        ({"share_value": Decimal(-1)}, "share_value"),
        ({"paid_after_days": 1000}, "paid_after_days"),
    ],
)
def test_what_cannot_be_logged_says_which_field(said: dict[str, object], field: str) -> None:
    assert [name for name, _ in refusals(replace(NOTHING, **said), TODAY)] == [field]


def test_every_check_and_answer_has_words() -> None:
    assert set(CHECK_WORDS) == set(Check)
    assert set(ANSWER_WORDS) == set(Answer)
