"""States: what leads where, and what is refused in words."""

from __future__ import annotations

import pytest

from desktop.domain.states import (
    Action,
    NotFromHere,
    State,
    after,
    steps_back_instead,
    when_deadline_moves,
    when_tender_appears,
    why_not,
)

LEADS = [
    (State.NEW, Action.SHORTLIST, State.SHORTLISTED),
    (State.SHORTLISTED, Action.RETURN, State.NEW),
    (State.NEW, Action.PAUSE, State.PAUSING),
    (State.SHORTLISTED, Action.PAUSE, State.PAUSING),
    (State.PAUSING, Action.PAUSE, State.PAUSING),
    (State.NEW, Action.DECIDE, State.DECIDED),
    (State.SHORTLISTED, Action.DECIDE, State.DECIDED),
    (State.PAUSING, Action.DECIDE, State.DECIDED),
    (State.DECIDED, Action.DECIDE, State.DECIDED),
    (State.OUTCOME_KNOWN, Action.DECIDE, State.OUTCOME_KNOWN),
    (State.REVIEWED, Action.DECIDE, State.REVIEWED),
    (State.DECIDED, Action.LEARN_OUTCOME, State.OUTCOME_KNOWN),
    (State.OUTCOME_KNOWN, Action.REVIEW, State.REVIEWED),
    (State.NEW, Action.SNOOZE, State.SNOOZED),
    (State.SHORTLISTED, Action.SNOOZE, State.SNOOZED),
    (State.PAUSING, Action.SNOOZE, State.SNOOZED),
    (State.NEW, Action.DISMISS, State.DISMISSED),
]


@pytest.mark.parametrize(("state", "action", "expected"), LEADS)
def test_an_action_leads_on(state: State, action: Action, expected: State) -> None:
    assert why_not(state, action) is None
    assert after(state, action) is expected


ALWAYS = {Action.PAUSE: {State.DISMISSED, State.SNOOZED}, Action.RETURN: {State.DISMISSED, State.SNOOZED}}
REFUSED = [
    (state, action)
    for state in State
    for action in Action
    if action is not Action.DECIDE
    and state not in ALWAYS.get(action, set())
    and not any((state, action) == (one, other) for one, other, _ in LEADS)
]


@pytest.mark.parametrize(("state", "action"), REFUSED)
def test_all_else_is_refused_with_a_sentence(state: State, action: Action) -> None:
    refusal = why_not(state, action)

    assert refusal is not None
    assert refusal.endswith(".")
    with pytest.raises(NotFromHere) as raised:
        after(state, action)
    assert raised.value.happened == refusal


@pytest.mark.parametrize("away", [State.DISMISSED, State.SNOOZED])
@pytest.mark.parametrize("before", [State.NEW, State.SHORTLISTED, State.PAUSING])
def test_coming_back_restores_the_state_before(away: State, before: State) -> None:
    assert after(away, Action.RETURN, before=before) is before


@pytest.mark.parametrize("away", [State.DISMISSED, State.SNOOZED])
def test_an_answer_or_a_decision_brings_back_what_was_put_away(away: State) -> None:
    assert after(away, Action.PAUSE, before=State.NEW) is State.PAUSING
    assert after(away, Action.DECIDE, before=State.NEW) is State.DECIDED


@pytest.mark.parametrize(
    ("state", "worked_on"), [(State.SHORTLISTED, False), (State.PAUSING, False), (State.NEW, True)]
)
def test_once_people_worked_on_it_dismissing_opens_step_back(state: State, worked_on: bool) -> None:
    assert steps_back_instead(state, Action.DISMISS, worked_on=worked_on)
    assert "step back" in (why_not(state, Action.DISMISS, worked_on=worked_on) or "")


def test_what_nobody_worked_on_is_dismissed() -> None:
    assert not steps_back_instead(State.NEW, Action.DISMISS)


@pytest.mark.parametrize("state", [State.NEW, State.SHORTLISTED, State.PAUSING])
def test_a_decision_on_some_lots_leaves_the_state_until_every_open_lot_is_covered(state: State) -> None:
    assert after(state, Action.DECIDE, every_lot_covered=False) is state
    assert after(state, Action.DECIDE, every_lot_covered=True) is State.DECIDED


@pytest.mark.parametrize(
    ("state", "before", "expected"),
    [
        (State.NEW, None, State.NEW),
        (State.DISMISSED, State.NEW, State.NEW),
        (State.SNOOZED, State.SHORTLISTED, State.SHORTLISTED),
        (State.SHORTLISTED, None, State.SHORTLISTED),
        (State.PAUSING, None, State.PAUSING),
        (State.DECIDED, None, State.DECIDED),
    ],
)
def test_when_the_tender_appears(state: State, before: State | None, expected: State) -> None:
    assert when_tender_appears(state, before) is expected


def test_a_moved_deadline_ends_a_snooze_and_changes_nothing_else() -> None:
    assert when_deadline_moves(State.SNOOZED, State.PAUSING) is State.PAUSING
    assert when_deadline_moves(State.DISMISSED, State.NEW) is State.DISMISSED
    assert when_deadline_moves(State.DECIDED, None) is State.DECIDED
