"""When a review falls due, what one may say, where it leads, and which awards prompt one."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.decision import Outcome
from desktop.domain.reviews import (
    AwardSeen,
    PastReview,
    Result,
    ReviewDraft,
    due_on,
    next_review_on,
    refusals,
    result_words,
    results_of,
    to_look_back_on,
)

DECIDED = date(2026, 6, 9)
TODAY = date(2026, 12, 1)
LEARNED = ReviewDraft(learned="Ask the families first.")
LANTERN = AwardSeen("The Lantern Room", date(2026, 9, 1), "notice-7")


@pytest.mark.parametrize(
    ("review_on", "superseded", "reviews", "expected"),
    [
        (None, False, [], date(2026, 12, 8)),
        (date(2027, 1, 15), False, [], date(2027, 1, 15)),
        (date(2027, 1, 15), True, [], None),
        (None, False, [PastReview(False, None)], date(2026, 12, 8)),
        (None, False, [PastReview(True, None)], None),
        (date(2026, 7, 1), False, [PastReview(True, date(2027, 6, 1))], date(2027, 6, 1)),
        (None, False, [PastReview(True, date(2027, 6, 1)), PastReview(True, None)], None),
        (None, False, [PastReview(True, date(2027, 6, 1)), PastReview(False, None)], date(2027, 6, 1)),
        (None, True, [PastReview(True, date(2027, 6, 1))], None),
    ],
)
def test_a_review_falls_due_until_a_whole_one_is_recorded(
    review_on: date | None, superseded: bool, reviews: list[PastReview], expected: date | None
) -> None:
    found = due_on(decided_on=DECIDED, review_on=review_on, superseded=superseded, reviews=reviews)

    assert found == expected


@pytest.mark.parametrize(
    ("draft", "outcome", "fields"),
    [
        (ReviewDraft(), Outcome.BID, ["result"]),
        (ReviewDraft(learned="  "), Outcome.BID, ["result"]),
        (LEARNED, Outcome.BID, []),
        (ReviewDraft(result=Result.WON), Outcome.BID, []),
        (ReviewDraft(result=Result.WON), Outcome.PARTNER, []),
        (ReviewDraft(result=Result.WON), Outcome.STEP_BACK, ["result"]),
        (ReviewDraft(result=Result.WITHDRAWN), Outcome.STEP_BACK, ["result"]),
        (ReviewDraft(result=Result.NOT_WON), Outcome.STEP_BACK, []),
        (ReviewDraft(result=Result.CANCELLED, result_on=TODAY), Outcome.STEP_BACK, []),
        (ReviewDraft(result=Result.WON, result_on=date(2026, 12, 2)), Outcome.BID, ["result_on"]),
        (ReviewDraft(result=Result.WON, result_on=date(2026, 6, 8)), Outcome.BID, ["result_on"]),
        (replace(LEARNED, result_on=TODAY), Outcome.BID, ["result_on"]),
        (replace(LEARNED, next_on=TODAY), Outcome.BID, ["next_on"]),
        (replace(LEARNED, next_on=date(2026, 12, 2)), Outcome.BID, []),
    ],
)
def test_a_review_says_something_that_can_be_so(
    draft: ReviewDraft, outcome: Outcome, fields: list[str]
) -> None:
    found = refusals(draft, outcome=outcome, decided_on=DECIDED, today=TODAY)

    assert [refusal.field for refusal in found] == fields


@pytest.mark.parametrize(
    ("draft", "known", "expected"),
    [
        (LEARNED, False, date(2027, 6, 1)),
        (LEARNED, True, None),
        (replace(LEARNED, result=Result.WON), False, None),
        (replace(LEARNED, next_on=date(2027, 1, 4)), False, date(2027, 1, 4)),
        (replace(LEARNED, next_on=date(2027, 1, 4)), True, date(2027, 1, 4)),
    ],
)
def test_while_the_outcome_is_open_another_review_follows(
    draft: ReviewDraft, known: bool, expected: date | None
) -> None:
    assert next_review_on(draft, today=TODAY, result_known=known) == expected


@pytest.mark.parametrize(
    ("awards", "lots", "superseded", "seen", "prompts"),
    [
        ([], [], False, [], []),
        ([LANTERN], [], False, [], ["The Lantern Room"]),
        ([LANTERN], [], True, [], []),
        ([LANTERN], [], False, ["The Lantern Room"], []),
        ([LANTERN], [], False, ["THE LANTERN ROOM"], []),
        ([LANTERN], [], False, ["Somebody else"], ["The Lantern Room"]),
        ([LANTERN, replace(LANTERN, notice_id="notice-9")], [], False, [], ["The Lantern Room"]),
        ([replace(LANTERN, awarded_on=date(2026, 6, 8))], [], False, [], []),
        ([replace(LANTERN, awarded_on=DECIDED)], [], False, [], ["The Lantern Room"]),
        ([replace(LANTERN, awarded_on=None)], [], False, [], ["The Lantern Room"]),
        ([replace(LANTERN, lots=("2",))], ["1"], False, [], []),
        ([replace(LANTERN, lots=("1", "2"))], ["1"], False, [], ["The Lantern Room"]),
        ([LANTERN], ["1"], False, [], ["The Lantern Room"]),
        ([replace(LANTERN, lots=("2",))], [], False, [], ["The Lantern Room"]),
    ],
)
def test_an_award_that_no_review_has_seen_prompts_a_look_back(
    awards: list[AwardSeen], lots: list[str], superseded: bool, seen: list[str], prompts: list[str]
) -> None:
    found = to_look_back_on(awards, decided_on=DECIDED, lots=lots, superseded=superseded, seen=seen)

    assert [award.supplier for award in found] == prompts


def test_of_what_we_stepped_back_from_nobody_says_won_or_not_won() -> None:
    words = [result_words(result, Outcome.STEP_BACK) for result in results_of(Outcome.STEP_BACK)]

    assert words == ["Awarded to others", "Not awarded", "Cancelled by the buyer"]
    assert [result_words(one, Outcome.BID) for one in results_of(Outcome.BID)][:2] == ["Won", "Not won"]
