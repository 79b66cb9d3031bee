"""Dates, amounts and names in a text are proposed with the words they stand in, never taken as read."""

from __future__ import annotations

import time as clock
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.found_amounts import amounts, one_amount
from desktop.domain.found_dates import one_moment, one_time, written_days
from desktop.domain.found_in_text import MOST_PROPOSED, About, found_in_text

TODAY = date(2026, 6, 9)
EMAIL = """From: Priya Shah <priya@example.org>
Sent: 3 June 2026 09:14
Subject: FW: Befriending for older people in Harrogate

Dear all,
North Yorkshire Council is inviting bids for a befriending service for older people.
The contract is worth up to £420,000 over three years
and starts on 1 October 2026. You must have £5 million public liability insurance.

Clarification questions by 5pm on Friday 19 June.
The deadline for tenders is 12 noon on Thursday 2nd July 2026.
Expressions of interest: 12/06/26, 17.00.
Location: Harrogate and Craven
https://procurement.example/advert?id=1234.
"""


@pytest.mark.parametrize(
    ("text", "moment", "doubt"),
    [
        ("12 noon on Friday 5 June 2026", "2026-06-05T12:00", ""),
        ("by 17:00, 12 June 2026", "2026-06-12T17:00", ""),
        ("5 p.m. on 3rd of July 2026", "2026-07-03T17:00", ""),
        ("2026-06-12T12:00", "2026-06-12T12:00", ""),
        ("2026-06-12", "2026-06-12", ""),
        ("June 12, 2026 at 10.30am", "2026-06-12T10:30", ""),
        ("Fri 12 Jun 2026 1700hrs", "2026-06-12T17:00", ""),
        ("12th June", "2026-06-12", "no year is written"),
        ("1 June", "2027-06-01", "no year is written"),
        ("29 February", "2028-02-29", "no year is written"),
        ("12.06.26", "2026-06-12", "read as day, then month"),
        ("13/06/2026", "2026-06-13", ""),
        ("Thursday 12 June 2026", "2026-06-12", "is not a Thursday"),
        ("midnight on 12 June 2026", "2026-06-12", "midnight may mean"),
        ("12 June 2026 at 25:00", "2026-06-12", ""),
        ("12am on 12 June 2026", "2026-06-12T00:00", ""),
    ],
)
def test_a_date_is_read_as_it_is_written_here(text: str, moment: str, doubt: str) -> None:
    (found,) = written_days(text, TODAY)

    assert found.moment == moment
    assert doubt in found.doubt
    assert bool(found.doubt) == bool(doubt)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "2026-13-01",
        "0000-00-00",
        "32 June 2026",
        "5 June 1834",
        "in May",
        "ref 12/13",
        "1.2.3.4.5",
        "£12 mar",
    ],
)
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert list(written_days(text, TODAY)) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The deadline is 2 July 2026.", About.DEADLINE),
        ("Bids must be returned by 2 July 2026.", About.DEADLINE),
        ("Closing date: 2 July 2026", About.DEADLINE),
        ("2 July 2026 (closing date)", About.DEADLINE),
        ("Apply before 2 July 2026", About.DEADLINE),
        ("Expressions of interest by 2 July 2026", About.INTEREST),
        ("Clarification questions until 2 July 2026", About.QUESTIONS),
        ("2 July 2026", About.UNSAID),
    ],
)
def test_the_words_around_a_date_say_what_it_is(text: str, about: About) -> None:
    (found,) = found_in_text(text, TODAY).dates

    assert found.about is about


@pytest.mark.parametrize(
    "text",
    [
        "Sent: 2 July 2026 09:14",
        "Date: 2 July 2026",
        "The contract starts on 2 July 2026.",
        "Interviews on 2 July 2026",
        "Published 2 July 2026",
        "A meeting on 2 July 2026",
    ],
)
def test_a_date_of_something_else_is_not_proposed(text: str) -> None:
    assert found_in_text(text, TODAY).dates == ()


@pytest.mark.parametrize(
    ("text", "pence", "currency", "doubt"),
    [
        ("£420,000", 420_000_00, "GBP", ""),
        ("a budget of £1.2m", 1_200_000_00, "GBP", ""),
        ("£50k", 50_000_00, "GBP", ""),
        ("GBP 30,000.50", 30_000_50, "GBP", ""),
        ("€ 90,000", 90_000_00, "EUR", ""),
        ("up to £10,000", 10_000_00, "GBP", "the most it may be"),
        ("around £2 million", 2_000_000_00, "GBP", "an estimate"),
        ("£25,000 per year", 25_000_00, "GBP", "for each year"),
        ("£25,000 p.a.", 25_000_00, "GBP", "for each year"),
        ("10,000 pounds", 10_000_00, "GBP", ""),
    ],
)
def test_an_amount_is_read_with_what_is_said_of_it(text: str, pence: int, currency: str, doubt: str) -> None:
    (found,) = amounts(text)

    assert (found.pence, found.currency, found.doubt) == (pence, currency, doubt)


@pytest.mark.parametrize(
    "text",
    [
        "£5 million public liability insurance",
        "a turnover of £500,000",
        "income under £100,000",
        "£0.50",
        "£",
        "£1,2",
        "£3mm",
    ],
)
def test_what_is_not_paid_is_not_proposed_as_the_value(text: str) -> None:
    assert list(amounts(text)) == []


def test_an_email_gives_each_field_its_proposals_and_the_likeliest_first() -> None:
    found = found_in_text(EMAIL, TODAY)

    assert [(one.moment, one.about) for one in found.dates] == [
        ("2026-07-02T12:00", About.DEADLINE),
        ("2026-06-12T17:00", About.INTEREST),
        ("2026-06-19T17:00", About.QUESTIONS),
    ]
    assert found.dates[0].words == "12 noon on Thursday 2nd July 2026"
    assert [(one.pence, one.words, one.doubt) for one in found.amounts] == [
        (420_000_00, "£420,000", "the most it may be")
    ]
    assert [one.value for one in found.titles] == ["Befriending for older people in Harrogate"]
    assert [one.value for one in found.buyers] == ["North Yorkshire Council"]
    assert [one.value for one in found.places] == ["Harrogate and Craven"]
    assert [one.value for one in found.links] == ["https://procurement.example/advert?id=1234"]


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            "on behalf of the Humber and North Yorkshire Integrated Care Board, we",
            "Humber and North Yorkshire Integrated Care Board",
        ),
        ("Buyer: St Helens Borough Council", "St Helens Borough Council"),
        ("Funder | The Moorland Fund", "The Moorland Fund"),
        ("grants from Pennine Community Foundation open", "Pennine Community Foundation"),
    ],
)
def test_a_buyer_is_known_by_what_is_said_before_it_or_by_what_it_is(text: str, buyer: str) -> None:
    assert found_in_text(text, TODAY).buyers[0].value == buyer


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12/06/2026", "2026-06-12"),
        ("12/06/2026 17:00", "2026-06-12T17:00"),
        ("soon", None),
        ("1 May or 2 May", None),
    ],
)
def test_a_field_holds_one_date_or_none(text: str, moment: str | None) -> None:
    found = one_moment(text, TODAY)

    assert (found.moment if found else None) == moment


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("12:00", time(12)),
        ("5pm", time(17)),
        ("noon", time(12)),
        ("17.30", time(17, 30)),
        ("midnight", None),
        ("x", None),
    ],
)
def test_a_field_holds_one_time_or_none(text: str, at: time | None) -> None:
    assert one_time(text) == at


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("420000", 420_000_00),
        ("£420,000.00", 420_000_00),
        ("1.5m", 1_500_000_00),
        ("", None),
        ("about £5", None),
        ("-5", None),
    ],
)
def test_a_field_holds_one_amount_or_none(text: str, pence: int | None) -> None:
    found = one_amount(text)

    assert (found.pence if found else None) == pence


STYLES = (
    "{0:%A} {0.day} {0:%B} {0.year}",
    "{0.day}th {0:%B} {0.year}",
    "{0.day} {0:%b} {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0.day}/{0.month}/{0.year}",
    "{0:%Y-%m-%d}",
)


@given(
    st.dates(date(2000, 1, 1), date(2079, 12, 31)), st.sampled_from(STYLES), st.times(), st.text(max_size=40)
)
def test_a_date_in_any_known_form_is_found_whatever_stands_around_it(
    on: date, style: str, at: time, words: str
) -> None:
    text = f"{words}\n\nClosing: {at:%H:%M} on {style.format(on)}\n\n{words}"

    found = [one.moment for one in written_days(text, TODAY)]

    assert f"{on.isoformat()}T{at:%H:%M}" in found


@given(st.one_of(st.text(max_size=600), st.text("0123456789/.-: £,kmJuneMay \n", max_size=600)))
@settings(max_examples=300)
def test_any_text_is_read_and_each_proposal_stands_in_it(text: str) -> None:
    found = found_in_text(text, TODAY)

    blanks_alike = " ".join(text.split())
    for part in (found.dates, found.amounts, found.titles, found.buyers, found.places, found.links):
        assert len(part) <= MOST_PROPOSED
        for one in part:
            assert 0 <= one.start < len(text)
            assert " ".join(one.words.split()) in blanks_alike
    for one in found.dates:
        on = date.fromisoformat(one.moment[:10])
        assert date(2000, 1, 1) <= on <= date(2079, 12, 31)
        if "no year" in one.doubt:
            assert TODAY <= on <= TODAY + timedelta(days=9 * 366)


@pytest.mark.parametrize(
    "part",
    [
        "A.",
        "A ",
        "1 ",
        "mon ",
        "12 June ",
        "£1,",
        " ",
        "\n",
        "subject:",
        "Council of the ",
        "12:00 on ",
        "https://",
    ],
)
def test_a_long_text_of_one_kind_is_read_within_a_second(part: str) -> None:
    began = clock.process_time()

    found_in_text(part * (300_000 // len(part)), TODAY)

    assert clock.process_time() - began < 2
