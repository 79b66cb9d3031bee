"""The runway in words, and its plan counted back."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Stage
from desktop.domain.runway import (
    Plans,
    Runway,
    RunwayFacts,
    Step,
    Verdict,
    accessible_sentence,
    early_signal_warning,
    plan_blocks,
    runway,
    sentence,
    short_window_sentence,
)
from desktop.domain.working_days import Calendar, Nation
from tests.domain.builders import facts, on

ENGLAND = Calendar(Nation.ENGLAND)
UNDATED = {"submission_on": None, "closes_at": None, "has_time": False, "deadline_kind": None}


def seen(now: str, time: str = "09:00", **known: Any) -> Runway:
    return runway(facts(**known), plans=Plans(), calendar=ENGLAND, now=on(now, time))


@pytest.mark.parametrize(
    ("now", "known", "expected"),
    [
        ("2026-06-09", {}, "28 working days to submission. A full plan needs 25, so you have 3 to spare."),
        ("2026-06-12", {}, "25 working days to submission. A full plan needs 25, so it just fits."),
        (
            "2026-06-16",
            {"pause_begun": True},
            "23 working days to submission. After the pause a full plan needs 23, so it just fits.",
        ),
        (
            "2026-06-16",
            {},
            "23 working days to submission. A full plan needs 25. The shortest honest plan needs 16, "
            "so you have 7 to spare.",
        ),
        (
            "2026-06-18",
            {},
            "21 working days to submission. Decide by was Tue 16 Jun. "
            "The shortest honest plan gives until Fri 26 Jun.",
        ),
        (
            "2026-06-26",
            {},
            "15 working days to submission. The shortest honest plan needs 16: "
            "it fits only if you ask today.",
        ),
        (
            "2026-07-09",
            {},
            "6 working days to submission. The shortest honest plan needs 16. "
            "There may not be time to partner well.",
        ),
        ("2026-07-17", {}, "0 working days: it closes today at noon."),
        ("2026-07-17", {"has_time": False}, "0 working days: it closes today, time not stated."),
        ("2026-07-18", {}, "Closed on Fri 17 Jul."),
        ("2027-01-02", {}, "Closed on Fri 17 Jul 2026."),
        ("2026-06-09", {"decided": True}, "28 working days to submission. A decision is recorded."),
        (
            "2026-06-09",
            {"deadline_kind": DeadlineKind.FIRST_STAGE},
            "28 working days to the first-stage deadline. A full plan needs 25, so you have 3 to spare.",
        ),
        ("2026-06-09", {"stage": Stage.AWARD}, "Closed: an award has been published."),
        ("2026-06-09", {"stage": Stage.CANCELLED}, "Closed: the buyer has cancelled it."),
        ("2026-06-09", UNDATED, "The deadline is not known: ask the buyer."),
        ("2026-06-09", {**UNDATED, "open_all_the_time": True}, "Open all the time: there is no deadline."),
        (
            "2026-06-09",
            {**UNDATED, "stage": Stage.PLANNING},
            "Nothing here has a deadline yet. This is the best time to talk.",
        ),
        (
            "2026-06-09",
            {**UNDATED, "stage": Stage.PLANNING, "expected_on": date(2026, 9, 1)},
            "The tender is expected in September 2026. This is the best time to talk.",
        ),
        (
            "2026-09-30",
            {**UNDATED, "gone_quiet_on": date(2026, 9, 1)},
            "Gone quiet: its source has not shown it for 90 days.",
        ),
    ],
)
def test_the_sentence_beside_a_title(now: str, known: dict[str, Any], expected: str) -> None:
    assert sentence(seen(now, **known)) == expected


def test_the_accessible_text_says_all_that_is_drawn() -> None:
    enough = seen("2026-06-09", questions_on=date(2026, 6, 26))

    assert accessible_sentence(enough) == (
        "Runway: enough time. 28 working days left. Decide by Tuesday 16 June. Questions close 26 June. "
        "Submission 17 July."
    )


@pytest.mark.parametrize(
    ("now", "known", "expected"),
    [
        (
            "2026-06-18",
            {},
            "Runway: tight. 21 working days left. Decide by was Tuesday 16 June. "
            "Last fair day to ask a partner is Friday 26 June. Submission 17 July.",
        ),
        (
            "2026-07-17",
            {"window_days": 12},
            "Runway: too short. 0 working days left: closes today at noon. Decide by was Tuesday 16 June. "
            "Last fair day to ask a partner was Friday 26 June. Submission 17 July. "
            "Short window: published with 12 working days.",
        ),
        ("2026-06-09", {"decided": True}, "Runway: decided. 28 working days left. Submission 17 July."),
        ("2026-07-18", {}, "Runway: closed. Closed on Fri 17 Jul."),
        ("2026-06-09", UNDATED, "Runway: no date. Ask the buyer."),
        (
            "2026-06-09",
            {**UNDATED, "stage": Stage.PLANNING, "expected_on": date(2026, 9, 1)},
            "Runway: early signal. Tender expected in September 2026.",
        ),
        (
            "2025-12-30",
            {},
            "Runway: enough time. 138 working days left. Decide by Tuesday 16 June 2026. "
            "Submission 17 July 2026.",
        ),
    ],
)
def test_the_accessible_text_in_other_states(now: str, known: dict[str, Any], expected: str) -> None:
    assert accessible_sentence(seen(now, **known)) == expected


def test_a_short_window_shows_its_sum() -> None:
    closes = on("2026-06-25", "12:00")
    known: dict[str, Any] = {"submission_on": date(2026, 6, 25), "closes_at": closes, "window_days": 12}

    found = seen("2026-06-09", **known)

    assert found.working_days == 12
    assert short_window_sentence(found) == (
        "Published with 12 working days; the shortest honest plan needs 16; "
        "last fair day to ask a partner was 3 working days ago."
    )


def test_a_later_deadline_keeps_both_windows_in_the_sum() -> None:
    found = short_window_sentence(seen("2026-06-09", window_days=12, window_days_now=19))

    assert found.startswith("Published with 12 working days, later 19; the shortest honest plan needs 16;")
    assert found.endswith("last fair day to ask a partner is Fri 26 Jun.")


@pytest.mark.parametrize("window", [16, None])
def test_no_sum_where_the_window_was_not_short_or_is_not_known(window: int | None) -> None:
    assert short_window_sentence(seen("2026-06-09", window_days=window)) == ""


def test_a_planned_procurement_notice_warns_of_ten_calendar_days() -> None:
    assert "10 calendar days" in early_signal_warning("UK3")
    assert early_signal_warning("UK2") == ""


# The backward plan


def blocks(found: Runway) -> list[tuple[Step, int, date, date]]:
    return [(one.kind, one.days, one.starts_on, one.ends_on) for one in plan_blocks(found, ENGLAND)]


def test_the_full_plan_is_counted_back_from_the_submission() -> None:
    assert blocks(seen("2026-06-09")) == [
        (Step.PAUSE, 2, date(2026, 6, 15), date(2026, 6, 16)),
        (Step.CONVERSATIONS, 10, date(2026, 6, 17), date(2026, 6, 30)),
        (Step.WRITING, 10, date(2026, 7, 1), date(2026, 7, 14)),
        (Step.SIGN_OFF, 3, date(2026, 7, 15), date(2026, 7, 17)),
    ]


def test_when_tight_the_blocks_shrink_to_the_shortest_plan() -> None:
    assert [(kind, days) for kind, days, _, _ in blocks(seen("2026-06-18"))] == [
        (Step.PAUSE, 1),
        (Step.CONVERSATIONS, 5),
        (Step.WRITING, 8),
        (Step.SIGN_OFF, 2),
    ]


@pytest.mark.parametrize(("now", "days"), [("2026-06-30", 3), ("2026-07-03", 0), ("2026-07-09", 0)])
def test_when_too_short_there_is_no_room_for_conversations(now: str, days: int) -> None:
    first = blocks(seen(now))[0]

    assert first[:2] == (Step.NO_ROOM, days)


def test_on_the_last_fair_day_conversations_still_just_fit() -> None:
    assert blocks(seen("2026-06-26"))[0][:2] == (Step.CONVERSATIONS, 5)


def test_after_the_decision_there_is_no_pause_to_plan() -> None:
    assert [kind for kind, *_ in blocks(seen("2026-06-09", decided=True))] == [
        Step.CONVERSATIONS,
        Step.WRITING,
        Step.SIGN_OFF,
    ]


@pytest.mark.parametrize("known", [UNDATED, {"stage": Stage.AWARD}, {"submission_on": date(2026, 6, 9)}])
def test_no_runway_has_no_plan(known: dict[str, Any]) -> None:
    assert blocks(seen("2026-06-09", **known)) == []


@given(st.dates(date(2026, 3, 1), date(2026, 7, 17)), st.booleans(), st.booleans(), st.sampled_from(Nation))
def test_blocks_follow_one_another_and_none_lies_in_the_past(
    today: date, pause_begun: bool, decided: bool, nation: Nation
) -> None:
    calendar = Calendar(nation)
    known: RunwayFacts = facts(pause_begun=pause_begun, decided=decided)
    found = runway(known, plans=Plans(), calendar=calendar, now=on(today.isoformat()))

    drawn = [block for block in plan_blocks(found, calendar) if block.days]

    assert sum(block.days for block in drawn) <= (found.working_days or 0)
    for block in drawn:
        assert block.starts_on > today
        assert calendar.between(block.starts_on, block.ends_on) == block.days - 1
    for one, following in pairwise(drawn):
        assert calendar.between(one.ends_on, following.starts_on) == 1
    if found.verdict in (Verdict.ENOUGH, Verdict.TIGHT):
        assert Step.NO_ROOM not in {block.kind for block in drawn}
