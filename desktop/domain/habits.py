"""Our habits over a time: what we did with the decisions that we made, as counts.

Counts, and percentages only where numbers are large enough to bear them. Nobody is ranked: nothing is
counted by person, and who was asked stands in the order of the alphabet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median_low

from msgspec import Struct

from desktop.domain.decision import Outcome
from desktop.domain.pause import LensId, PauseKind

PERCENT_FROM = 50
"""From so many on a percentage says more than it hides."""
DAY_BANDS = ((7, "Up to a week"), (14, "Up to two weeks"), (28, "Up to four weeks"))
LONGER = "Longer than four weeks"


class Considered(Struct, frozen=True, kw_only=True):
    """What habits are counted from: one decision that stands, and the thinking behind it.

    `exceptions` are (commitment, reason), `asked` who was asked, by what they are to the service.
    `not_known` says what was unknown and accepted.
    """

    number: str
    title: str
    outcome: Outcome
    decided_on: date
    first_seen_on: date | None = None
    pause_kind: PauseKind | None = None
    lenses_answered: int = 0
    no_pause_reason: str = ""
    short_window: bool | None = None
    not_known: tuple[str, ...] = ()
    exceptions: tuple[tuple[str, str], ...] = ()
    instead: bool = False
    asked: tuple[str, ...] = ()
    minute: str = ""

    @property
    def days(self) -> int | None:
        """Days from first seen to decided; decided before we saw it anywhere: not known."""
        days = None if self.first_seen_on is None else (self.decided_on - self.first_seen_on).days
        return days if days is not None and days >= 0 else None

    @property
    def paused(self) -> bool:
        """Whether a whole pause stood behind it, full or quick."""
        return self.pause_kind is not None and self.lenses_answered == len(LensId)


class Share(Struct, frozen=True):
    """So many of so many."""

    count: int
    of: int

    @property
    def words(self) -> str:
        """Return "3 of 8"; from fifty on "30 of 60 (50 %)", and "None" of nothing."""
        if not self.of:
            return "None"
        percent = f" ({round(100 * self.count / self.of)} %)" if self.of >= PERCENT_FROM else ""
        return f"{self.count:,} of {self.of:,}{percent}"


class DaysToDecide(Struct, frozen=True):
    """How long decisions took. `bands` are (words, count); the middle one is one that occurred."""

    bands: tuple[tuple[str, int], ...]
    shortest: int | None
    middle: int | None
    longest: int | None
    not_known: int


class PausesTaken(Struct, frozen=True):
    """What pauses stood behind the decisions. `without` are those without a whole one, with their reasons."""

    paused: Share
    full: int
    quick: int
    begun: int
    none: int
    without: tuple[Considered, ...]


class ReviewsKept(Struct, frozen=True):
    """Reviews recorded in the time, those due and not done, and those that fall due later in it."""

    done: int
    due: int
    later: int


class Habits(Struct, frozen=True, kw_only=True):
    """All that is counted. `asked` are (who, in how many decisions)."""

    decisions: int
    outcomes: tuple[tuple[Outcome, int], ...]
    days: DaysToDecide
    pauses: PausesTaken
    short_window: Share
    window_not_known: int
    with_unknowns: Share
    unknowns: int
    with_exceptions: Share
    exceptions: tuple[tuple[Considered, str, str], ...]
    instead: Share
    asked_somebody: Share
    asked: tuple[tuple[str, int], ...]
    with_minute: Share
    reviews: ReviewsKept


def habits(
    considered: Sequence[Considered],
    *,
    reviewed_on: Iterable[date],
    reviews_due_on: Iterable[date],
    from_on: date,
    to_on: date,
    today: date,
) -> Habits:
    """Count the decisions made from one day to another, both included.

    `reviewed_on` are the days of all whole reviews, `reviews_due_on` those of all that are still to be done.
    """
    made = sorted(
        (one for one in considered if from_on <= one.decided_on <= to_on), key=lambda one: one.decided_on
    )
    windows = [one.short_window for one in made if one.short_window is not None]
    stepped_back = [one for one in made if one.outcome is Outcome.STEP_BACK]
    chosen = Counter(one.outcome for one in made)
    due = [on for on in reviews_due_on if on <= to_on]
    return Habits(
        decisions=len(made),
        outcomes=tuple((outcome, chosen[outcome]) for outcome in Outcome),
        days=_days([one.days for one in made]),
        pauses=_pauses(made),
        short_window=Share(sum(windows), len(windows)),
        window_not_known=len(made) - len(windows),
        with_unknowns=_share(made, [bool(one.not_known) for one in made]),
        unknowns=sum(len(one.not_known) for one in made),
        with_exceptions=_share(made, [bool(one.exceptions) for one in made]),
        exceptions=tuple((one, promise, why) for one in made for promise, why in one.exceptions),
        instead=_share(stepped_back, [one.instead for one in stepped_back]),
        asked_somebody=_share(made, [bool(_names(one.asked)) for one in made]),
        asked=_asked(made),
        with_minute=_share(made, [bool(one.minute) for one in made]),
        reviews=ReviewsKept(
            done=sum(from_on <= on <= to_on for on in reviewed_on),
            due=sum(on <= today for on in due),
            later=sum(on > today for on in due),
        ),
    )


def _share(of: Sequence[Considered], holds: Sequence[bool]) -> Share:
    return Share(sum(holds), len(of))


def _days(taken: Sequence[int | None]) -> DaysToDecide:
    known = sorted(days for days in taken if days is not None)
    bands, before = [], -1
    for most, words in DAY_BANDS:
        bands.append((words, sum(before < days <= most for days in known)))
        before = most
    bands.append((LONGER, sum(days > before for days in known)))
    if not known:
        return DaysToDecide(tuple(bands), None, None, None, len(taken))
    return DaysToDecide(tuple(bands), known[0], median_low(known), known[-1], len(taken) - len(known))


def _pauses(made: Sequence[Considered]) -> PausesTaken:
    whole = [one for one in made if one.paused]
    begun = [one for one in made if not one.paused and one.pause_kind and one.lenses_answered]
    return PausesTaken(
        paused=Share(len(whole), len(made)),
        full=sum(one.pause_kind is PauseKind.FULL for one in whole),
        quick=sum(one.pause_kind is PauseKind.QUICK for one in whole),
        begun=len(begun),
        none=len(made) - len(whole) - len(begun),
        without=tuple(one for one in made if not one.paused),
    )


def _asked(made: Sequence[Considered]) -> tuple[tuple[str, int], ...]:
    """Return who was asked in how many decisions, each written as it was first written."""
    written: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for one in made:
        for name, words in _names(one.asked).items():
            written.setdefault(name, words)
            counted[name] += 1
    return tuple((written[name], counted[name]) for name in sorted(written))


def _names(asked: Iterable[str]) -> dict[str, str]:
    """Return each of those asked once, by their words without regard to case and blanks."""
    return {" ".join(who.split()).casefold(): " ".join(who.split()) for who in asked if who.strip()}
