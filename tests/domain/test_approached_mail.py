"""Days in a message that asks us to join: proposed for what they may mean, with what is open about them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.approached_mail import found_days

TODAY = date(2026, 6, 9)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Could you let us know by Friday?", [("reply_by", date(2026, 6, 12))]),
        ("Please reply by 12 June.", [("reply_by", date(2026, 6, 12))]),
        ("Please reply by Friday 12 June at noon.", [("reply_by", date(2026, 6, 12))]),
        ("We need your answer by tomorrow", [("reply_by", date(2026, 6, 10))]),
        ("Let us know by next Tuesday", [("reply_by", date(2026, 6, 16))]),
        ("The tender closes on 17 July.", [("deadline", date(2026, 7, 17))]),
        ("Sent: Mon 8 June 2026 16:02\nHello", [("asked_on", date(2026, 6, 8))]),
        (
            "Sent: Fri 5 June 2026\nPlease confirm by Monday.",
            [("asked_on", date(2026, 6, 5)), ("reply_by", date(2026, 6, 8))],
        ),
        ("We met on 3 March. It was good to see you.", []),
        ("", []),
    ],
)
def test_days_are_found_for_what_they_may_mean(text: str, expected: list[tuple[str, date]]) -> None:
    assert [(one.field, one.on) for one in found_days(text, TODAY)] == expected


def test_a_weekday_alone_is_proposed_with_its_doubt_and_the_words_it_stands_in() -> None:
    (found,) = found_days("Hello. Could you let us know by Friday? Thank you.", TODAY)

    assert found.quote == "Could you let us know by Friday"
    assert found.doubt == "no date is written: the first Friday after the message is taken."


def test_one_day_is_proposed_once_and_the_written_one_goes_before_the_weekday() -> None:
    found = found_days("Reply by Friday. That is, please reply by 12 June 2026.", TODAY)

    assert [(one.on, one.doubt) for one in found] == [(date(2026, 6, 12), "")]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for found in found_days(text, TODAY):
        assert found.field in ("asked_on", "reply_by", "deadline")
