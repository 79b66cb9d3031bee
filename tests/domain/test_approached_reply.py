"""A reply to those who ask us to join: our words, our day, and no agreement about who bids."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.approached import Approach, checks, days
from desktop.domain.approached_reply import ALONE, Reply, reply
from desktop.domain.runway import Plans
from desktop.domain.working_days import Calendar, Nation

TODAY = date(2026, 6, 9)
ASKED = Approach(organisation="org:1", asked_on=date(2026, 6, 8), reply_by=date(2026, 6, 12))
A_DEAL = re.compile(
    r"\b(we (will|would|shall) (not )?bid|you (can|may|should) bid|leave .* to you|agreed)\b", re.I
)


def a_reply(approach: Approach, our_day: date | None = date(2026, 6, 17)) -> str:
    found = days(
        approach,
        published_on=None,
        submission_on=date(2026, 7, 3),
        today=TODAY,
        plans=Plans(),
        calendar=Calendar(Nation.ENGLAND),
    )
    return reply(
        Reply(
            approach=approach,
            checks=checks(approach),
            days=found,
            title="Young carers’ breaks",
            to="Northern Care Alliance",
            us="Fernmoor Neighbours",
            by="Amina Okoro",
            our_day=our_day,
        )
    )


def test_a_reply_gives_our_own_day_and_asks_what_was_not_said() -> None:
    text = a_reply(ASKED)

    assert text.startswith("Dear Northern Care Alliance,\n\nThank you for asking us on Monday 8 June 2026")
    assert "You gave us 4 working days to answer." in text
    assert "You will hear from us by Wednesday 17 June 2026." in text
    assert "- what share of the work and of its value that is" in text
    assert "- what happens on your side if we say no" in text
    assert text.endswith("With good wishes,\nAmina Okoro\nFernmoor Neighbours")


def test_a_reply_says_where_we_stand_on_what_is_in_tension() -> None:
    text = a_reply(replace(ASKED, exclusive=True, voice=False, share_work=Decimal(0)))

    assert "So that you know where we stand:" in text
    assert "- We stay free to work with others." in text
    assert "- We take part in the talks on what is promised in our name." in text


def test_with_no_honest_time_left_the_reply_says_so() -> None:
    text = a_reply(ASKED, our_day=None)

    assert "The deadline leaves no time for that, so we cannot say yes to this one." in text
    assert "To think about it" not in text


def test_all_that_was_said_leaves_nothing_to_ask() -> None:
    said = replace(
        ASKED,
        role="Outreach",
        named=True,
        share_work=Decimal(40),
        share_value=Decimal(40),
        voice=True,
        exclusive=False,
        paid_after_days=30,
        on_results=False,
        if_no="They ask somebody else",
    )

    text = a_reply(said)

    assert "we need to know" not in text
    assert "where we stand" not in text


@given(
    st.builds(
        Approach,
        asked_on=st.just(TODAY),
        reply_by=st.none() | st.just(TODAY),
        role=st.sampled_from(["", "Outreach"]),
        named=st.sampled_from([None, True, False]),
        voice=st.sampled_from([None, True, False]),
        exclusive=st.sampled_from([None, True, False]),
        on_results=st.sampled_from([None, True, False]),
        share_work=st.sampled_from([None, Decimal(0), Decimal(40)]),
    ),
    st.sampled_from([None, date(2026, 6, 17)]),
)
def test_no_reply_agrees_on_who_bids(approach: Approach, our_day: date | None) -> None:
    text = a_reply(approach, our_day)

    assert ALONE in text
    assert A_DEAL.search(text.replace(ALONE, "")) is None
