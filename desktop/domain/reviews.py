"""Looking back: when a review of a decision falls due, what one says, and which awards prompt one.

A review is never changed but followed by another. It may say as little as the outcome, which is then
known; once it says what happened or what we learned, the decision is reviewed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from desktop.domain.decision import Outcome, Refusal

REVIEW_AFTER = timedelta(days=182)
"""When a review falls due where nobody chose a day: half a year later, once things have begun to show."""


class Result(StrEnum):
    """What came of a procurement."""

    WON = "won"
    NOT_WON = "not_won"
    WITHDRAWN = "withdrawn"
    NOT_AWARDED = "not_awarded"
    CANCELLED = "cancelled"


_OF_A_BID = tuple(Result)
_RESULTS = {
    Outcome.BID: _OF_A_BID,
    Outcome.PARTNER: _OF_A_BID,
    Outcome.STEP_BACK: (Result.NOT_WON, Result.NOT_AWARDED, Result.CANCELLED),
}
_WORDS = {
    Result.WON: "Won",
    Result.NOT_WON: "Not won",
    Result.WITHDRAWN: "Withdrawn by us",
    Result.NOT_AWARDED: "Not awarded",
    Result.CANCELLED: "Cancelled by the buyer",
}
_AWARDED_TO_OTHERS = "Awarded to others"

SAYINGS = ("provider", "people", "partnership", "differently", "learned")
"""The fields in which a review says what happened and what we learned."""


class ReviewDraft(Struct, frozen=True, kw_only=True):
    """What a person has filled in so far. `next_on` is the day to look back again, if any.

    `days_as_typed` is what stands in the place of a day, by its field, where it is none that could be
    read: it is kept, and never recorded.
    """

    result: Result | None = None
    result_on: date | None = None
    provider: str = ""
    people: str = ""
    partnership: str = ""
    differently: str = ""
    learned: str = ""
    next_on: date | None = None
    days_as_typed: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it says what happened or what we learned, and not the outcome alone."""
        return any(getattr(self, saying).strip() for saying in SAYINGS)


class PastReview(Struct, frozen=True):
    """What an earlier review means for the next: whether it was whole, and when it wants another."""

    is_whole: bool
    next_on: date | None


class AwardSeen(Struct, frozen=True):
    """One supplier of an award: who won which lots (none named: all), when, and in which notice."""

    supplier: str
    awarded_on: date | None
    notice_id: str
    lots: tuple[str, ...] = ()


def results_of(outcome: Outcome) -> tuple[Result, ...]:
    """Return what can have come of it: where we stepped back, we neither won nor withdrew."""
    return _RESULTS[outcome]


def result_words(result: Result, outcome: Outcome) -> str:
    """Return "Won" and the like; of what we stepped back from nobody says "not won"."""
    if outcome is Outcome.STEP_BACK and result is Result.NOT_WON:
        return _AWARDED_TO_OTHERS
    return _WORDS[result]


def refusals(draft: ReviewDraft, *, outcome: Outcome, decided_on: date, today: date) -> tuple[Refusal, ...]:
    """Return everything that keeps a review from being recorded, in the order of the form."""
    return tuple(_refusals(draft, outcome, decided_on, today))


def due_on(
    *, decided_on: date, review_on: date | None, superseded: bool, reviews: Sequence[PastReview]
) -> date | None:
    """Return when the next review of a decision falls due, None where none does.

    The day that was chosen, else half a year after the decision, until a whole review is recorded; then
    the day which the last whole one names. `reviews` stand in the order in which they were recorded.
    """
    if superseded:
        return None
    whole = [review for review in reviews if review.is_whole]
    return whole[-1].next_on if whole else review_on or decided_on + REVIEW_AFTER


def next_review_on(draft: ReviewDraft, *, today: date, result_known: bool) -> date | None:
    """Return when to look back again: on the day chosen, or in half a year while the outcome is open."""
    known = result_known or draft.result is not None
    return draft.next_on or (None if known else today + REVIEW_AFTER)


def to_look_back_on(
    awards: Sequence[AwardSeen],
    *,
    decided_on: date,
    lots: Collection[str],
    superseded: bool,
    seen: Collection[str],
) -> tuple[AwardSeen, ...]:
    """Return the awards that prompt a look back at a decision, each supplier once.

    That is an award, on or after the day we decided, of a lot that the decision covers (`lots`, all where
    none is named), to somebody whom no review of it has looked at yet (`seen`, by name). What a later
    decision replaced prompts nothing: that one does.
    """
    known = {name.casefold() for name in seen}
    found: dict[str, AwardSeen] = {}
    for award in () if superseded else awards:
        told = award.supplier.casefold()
        before = award.awarded_on is not None and award.awarded_on < decided_on
        elsewhere = bool(lots) and bool(award.lots) and not set(lots).intersection(award.lots)
        if told not in known and not before and not elsewhere:
            found.setdefault(told, award)
    return tuple(found.values())


def _refusals(draft: ReviewDraft, outcome: Outcome, decided_on: date, today: date) -> Iterator[Refusal]:
    if draft.result is None and not draft.is_whole:
        yield Refusal("result", "Say the outcome, or a sentence on what happened or what was learned.")
    if draft.result is not None and draft.result not in results_of(outcome):
        yield Refusal("result", "We stepped back, so we neither won nor withdrew a bid.")
    if draft.result_on is not None:
        if draft.result is None:
            yield Refusal("result_on", "Say which outcome became known on that day.")
        elif not decided_on <= draft.result_on <= today:
            yield Refusal("result_on", "An outcome becomes known after the decision, and not after today.")
    if draft.next_on is not None and draft.next_on <= today:
        yield Refusal("next_on", "Choose a day after today to look back again.")
