"""States of an opportunity: how far people have come with it, and how one follows another."""

from __future__ import annotations

from enum import StrEnum

from feeds.errors import TenderPauseError


class State(StrEnum):
    """Where an opportunity stands with us."""

    NEW = "new"
    SHORTLISTED = "shortlisted"
    PAUSING = "pausing"
    DECIDED = "decided"
    OUTCOME_KNOWN = "outcome_known"
    REVIEWED = "reviewed"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"


class Action(StrEnum):
    """What people do that moves an opportunity. A pause is its first answer."""

    SHORTLIST = "shortlist"
    DISMISS = "dismiss"
    SNOOZE = "snooze"
    RETURN = "return"
    PAUSE = "pause"
    DECIDE = "decide"
    LEARN_OUTCOME = "learn_outcome"
    REVIEW = "review"


SEE_ITS_PAGE = "Open its page to see what can be done from here."


class NotFromHere(TenderPauseError):
    """The action does not lead on from this state."""

    def __init__(self, sentence: str) -> None:
        super().__init__(happened=sentence, safe="Nothing was changed.", to_do=SEE_ITS_PAGE)


_OPEN = (State.NEW, State.SHORTLISTED, State.PAUSING)
_AWAY = (State.DISMISSED, State.SNOOZED)
_DONE = (State.DECIDED, State.OUTCOME_KNOWN, State.REVIEWED)

_FROM = {
    Action.SHORTLIST: (State.NEW,),
    Action.DISMISS: (State.NEW,),
    Action.SNOOZE: _OPEN,
    Action.RETURN: (State.SHORTLISTED, *_AWAY),
    Action.PAUSE: (*_OPEN, *_AWAY),
    Action.DECIDE: tuple(State),
    Action.LEARN_OUTCOME: (State.DECIDED,),
    Action.REVIEW: (State.OUTCOME_KNOWN,),
}
_LEADS_TO = {
    Action.SHORTLIST: State.SHORTLISTED,
    Action.DISMISS: State.DISMISSED,
    Action.SNOOZE: State.SNOOZED,
    Action.PAUSE: State.PAUSING,
    Action.LEARN_OUTCOME: State.OUTCOME_KNOWN,
    Action.REVIEW: State.REVIEWED,
}
_STANDS_SO = {
    State.NEW: "It is new already.",
    State.SHORTLISTED: "It is shortlisted already.",
    State.PAUSING: "A pause has begun.",
    State.DECIDED: "A decision is recorded.",
    State.OUTCOME_KNOWN: "Its outcome is known.",
    State.REVIEWED: "It has been reviewed.",
    State.DISMISSED: "It is dismissed: bring it back first.",
    State.SNOOZED: "It is snoozed: bring it back first.",
}


def why_not(state: State, action: Action, *, worked_on: bool = False) -> str | None:
    """Return why the action does not lead on from this state, as a sentence; None where it does.

    `worked_on` says that it was shortlisted, paused on or talked about at any time: then it is no longer
    dismissed, even when it is new again.
    """
    if steps_back_instead(state, action, worked_on=worked_on):
        return "It was shortlisted, paused on or talked about: step back from it instead, which says why."
    if state in _FROM[action]:
        return None
    if action is Action.LEARN_OUTCOME and state in (*_OPEN, *_AWAY):
        return "There is no decision on it yet."
    if action is Action.REVIEW and state not in _DONE:
        return "There is no decision on it yet."
    if action is Action.REVIEW and state is State.DECIDED:
        return "Its outcome is not known yet."
    return _STANDS_SO[state]


def steps_back_instead(state: State, action: Action, *, worked_on: bool = False) -> bool:
    """Return whether dismissing opens *Step back*, because people have worked on it."""
    if action is not Action.DISMISS:
        return False
    return state in (State.SHORTLISTED, State.PAUSING) or (worked_on and state is State.NEW)


def after(
    state: State,
    action: Action,
    *,
    before: State | None = None,
    worked_on: bool = False,
    every_lot_covered: bool = True,
) -> State:
    """Return the state that the action leads to.

    `before` is the state that was put away, for what comes back from being dismissed or snoozed. An
    answer or a decision on something put away brings it back by itself. A decision that leaves an open
    lot uncovered decides only its own lots, so the state stays.

    Raises:
        NotFromHere: the action does not lead on from this state; says why.
    """
    refusal = why_not(state, action, worked_on=worked_on)
    if refusal is not None:
        raise NotFromHere(refusal)
    if action is Action.RETURN:
        return back(state, before) if state in _AWAY else State.NEW
    if action is Action.DECIDE:
        standing = back(state, before)
        return standing if standing in _DONE or not every_lot_covered else State.DECIDED
    return _LEADS_TO[action]


def back(state: State, before: State | None) -> State:
    """Return the state without being put away: the one before, new where that is not known."""
    return (before or State.NEW) if state in _AWAY else state


def when_tender_appears(state: State, before: State | None) -> State:
    """Return the state of an early signal once its tender is there.

    What was dismissed as an early signal is new as a tender; a snooze is over. All else stays, and what
    was decided is to be looked at again.
    """
    return State.NEW if state is State.DISMISSED else back(state, before)


def when_deadline_moves(state: State, before: State | None) -> State:
    """Return the state once the deadline has moved: a snooze is over, all else stays."""
    return back(state, before) if state is State.SNOOZED else state
