"""What a runway is made of."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from desktop.domain.deadline import DeadlineKind
from desktop.domain.opportunity import Stage


class Verdict(StrEnum):
    """What the runway leaves room for."""

    ENOUGH = "enough"
    TIGHT = "tight"
    TOO_SHORT = "too_short"
    EARLY_SIGNAL = "early_signal"
    CLOSED = "closed"
    NO_DATE = "no_date"


class Plan(Struct, frozen=True):
    """How many working days an honest answer takes, step by step."""

    pause: int
    conversations: int
    writing: int
    sign_off: int

    @property
    def needs(self) -> int:
        """The working days of all four steps."""
        return self.after_pause + self.pause

    @property
    def after_pause(self) -> int:
        """The working days that are left to do once the pause is over."""
        return self.conversations + self.writing + self.sign_off


class Plans(Struct, frozen=True):
    """The workspace's two plans."""

    full: Plan = Plan(pause=2, conversations=10, writing=10, sign_off=3)
    shortest: Plan = Plan(pause=1, conversations=5, writing=8, sign_off=2)


class RunwayFacts(Struct, frozen=True, kw_only=True):
    """What a runway is worked out from: facts of the notices, and how far people have come.

    `closes_at` is the instant the leading deadline passes and `submission_on` the last day that can
    be used. `gone_quiet_on` is the day from which an early signal or a web-feed item without a date
    counts as closed.
    """

    stage: Stage
    published_on: date | None = None
    submission_on: date | None = None
    closes_at: datetime | None = None
    has_time: bool = False
    deadline_kind: DeadlineKind | None = None
    questions_on: date | None = None
    expected_on: date | None = None
    gone_quiet_on: date | None = None
    open_all_the_time: bool = False
    window_days: int | None = None
    window_days_now: int | None = None
    pause_begun: bool = False
    decided: bool = False


class Runway(Struct, frozen=True, kw_only=True):
    """A runway on one day. After the decision `verdict` and `act_by` are None while it is open.

    `working_days` counts from tomorrow to the submission day inclusive: 0 on the day itself, None
    where there is no date or it has closed. `decide_by`, `last_fair_day` and `sign_off_by` stay put while
    deadline and plan do, past or not. `window_days` is what the buyer left at first, and `short_window`
    whether that was less than the shortest honest plan (None: not known).
    """

    facts: RunwayFacts
    plans: Plans
    today: date
    working_days: int | None
    verdict: Verdict | None
    decide_by: date | None
    last_fair_day: date | None
    sign_off_by: date | None
    act_by: date | None
    window_days: int | None
    short_window: bool | None


class Step(StrEnum):
    """The steps of a plan, and what stands in for conversations that no longer fit."""

    PAUSE = "pause"
    CONVERSATIONS = "conversations"
    WRITING = "writing"
    SIGN_OFF = "sign_off"
    NO_ROOM = "no_room"


class PlanBlock(Struct, frozen=True):
    """One step of a plan, counted back from the submission; both days are inclusive.

    A block of no days (`NO_ROOM` where nothing is left) stands on today.
    """

    name: str
    days: int
    starts_on: date
    ends_on: date
    kind: Step
