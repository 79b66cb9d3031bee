from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plan_rules import LEAST_DAYS, MOST_DAYS, PlanName, out_of_order, typed_days
from desktop.domain.runway import Plan, Plans, Step


@pytest.mark.parametrize("text", ["", "ten", "0", "61", "-3", "2.5", "1 0", "²", "9" * 5000])
def test_a_number_that_cannot_be_used_is_refused_in_words(text: str) -> None:
    assert typed_days(Step.WRITING, text) == "Write a whole number of working days from 1 to 60."


def test_a_plan_may_go_without_sign_off_but_not_without_a_pause() -> None:
    assert typed_days(Step.SIGN_OFF, "0") == 0
    assert isinstance(typed_days(Step.PAUSE, "0"), str)


@given(st.sampled_from(sorted(LEAST_DAYS)), st.text())
def test_whatever_is_typed_gives_days_within_bounds_or_a_sentence(step: Step, text: str) -> None:
    found = typed_days(step, text)

    assert isinstance(found, str) or LEAST_DAYS[step] <= found <= MOST_DAYS


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            PlanName.FULL,
            "The full plan cannot need fewer days than the shortest honest plan, which needs 16.",
        ),
        (
            PlanName.SHORTEST,
            "The shortest honest plan cannot need more days than the full plan, which needs 10.",
        ),
    ],
)
def test_the_shortest_plan_is_never_longer_than_the_full_one(changed: PlanName, sentence: str) -> None:
    plans = Plans(full=Plan(1, 4, 4, 1))

    assert out_of_order(plans, changed) == sentence


def test_the_days_after_the_pause_count_too() -> None:
    plans = Plans(full=Plan(12, 3, 3, 1), shortest=Plan(1, 5, 8, 2))

    assert "after the pause" in out_of_order(plans, PlanName.FULL)


def test_the_usual_plans_go_together() -> None:
    assert out_of_order(Plans(), PlanName.FULL) == ""
