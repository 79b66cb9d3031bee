"""When a source is asked next: by itself, and by hand. Rules alone: the time and all facts are passed in.

What a server asked for comes before everything: no rule here leads to a request before `not_before`.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from desktop.domain.moments import UK

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

POLITE = timedelta(minutes=10)
"""How long a person waits before asking the same source again, if it did not ask for more."""

RESUME = timedelta(seconds=15)
"""After this a pull that was broken off may go on with its next page: longer than any source's own pace."""

OUT_OF_REACH = timedelta(minutes=10)
"""Waited after nothing could be sent, twice as long each time, up to an hour: then we are offline."""

MOST = DAY
"""The longest wait of our own making, and the longest that a source's "still good for" is heeded."""

GIVEN_UP = 3
"""Answers in a row that cannot be read after which one's own address is not asked by itself any more."""

JITTER = 0.1
"""How much of a wait is added at most, so that not everybody asks at the same moment."""


class Outcome(StrEnum):
    """How it went when a source was last asked. `ASKING`: that was never told, the program ended first."""

    ASKING = "asking"
    ANSWERED = "answered"
    STOPPED = "stopped"
    RESTING = "resting"
    BUSY = "busy"
    OUT_OF_REACH = "out_of_reach"
    TROUBLED = "troubled"
    CHANGED = "changed"
    GONE = "gone"


FAILED = frozenset({Outcome.BUSY, Outcome.OUT_OF_REACH, Outcome.TROUBLED, Outcome.CHANGED, Outcome.GONE})
"""Outcomes that count as failures in a row; a pull that somebody stopped is none."""


class QuietHours(Struct, frozen=True):
    """The hours of a day, on UK clocks, in which nothing is asked by itself; they may span midnight."""

    begin: time
    end: time

    def hold(self, at: datetime) -> bool:
        """Return whether this moment lies in them."""
        clock = at.astimezone(UK).time()
        if self.begin <= self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end

    def over(self, at: datetime) -> datetime:
        """Return when they are over next."""
        here = at.astimezone(UK)
        end = datetime.combine(here.date(), self.end, tzinfo=UK)
        return end if end > here else datetime.combine(here.date() + DAY, self.end, tzinfo=UK)


class Manner(Struct, frozen=True, kw_only=True):
    """How a source is to be asked. `seed` tells its jitter from that of others.

    `least` is the shortest time between two pulls whatever was chosen: an hour where it is asked only
    for what is new, a day where it has to send everything again. `gives_up` says that it is left alone
    after three answers that cannot be read.
    """

    interval: timedelta
    least: timedelta = HOUR
    gives_up: bool = False
    seed: str = ""


class AskedBefore(Struct, frozen=True, kw_only=True):
    """What is known of the last time that a source was asked.

    `at` is the last moment at which anything was heard or asked, `not_before` what the source asked for.
    `unfinished` says that a pull has pages left, `fresh_for` how long the answer stays good by its own word.
    """

    at: datetime
    outcome: Outcome
    failures: int = 0
    not_before: datetime | None = None
    unfinished: bool = False
    fresh_for: timedelta = timedelta(0)


class Why(StrEnum):
    """Why a source is asked when it is, or not at all."""

    NEVER_ASKED = "never_asked"
    INTERVAL = "interval"
    GOES_ON = "goes_on"
    TOLD_TO_WAIT = "told_to_wait"
    OFFLINE = "offline"
    FAILED = "failed"
    QUIET = "quiet"
    GONE = "gone"
    GIVEN_UP = "given_up"


class Next(Struct, frozen=True):
    """When a source is asked next by itself; `at` is None where it is not, and may lie in the past."""

    at: datetime | None
    why: Why

    def due(self, now: datetime) -> bool:
        """Return whether it is to be asked now."""
        return self.at is not None and self.at <= now


def next_check(
    manner: Manner, before: AskedBefore | None, *, now: datetime, quiet: QuietHours | None = None
) -> Next:
    """Return when a source is asked next by itself."""
    found = _without_quiet(manner, before, now)
    if found.at is None or quiet is None:
        return found
    moment = max(found.at, now)
    if not quiet.hold(moment):
        return found
    over = quiet.over(moment)
    spread = over + _share(manner, over) * POLITE
    return Next(over if quiet.hold(spread) else spread, Why.QUIET)


def by_hand_from(before: AskedBefore | None, *, now: datetime) -> datetime:
    """Return from when on a person may ask a source: now, or when it and politeness allow it again."""
    if before is None or before.at > now:  # a clock that was set back holds nobody up
        return now
    stopped_on_the_way = before.unfinished and before.outcome is Outcome.STOPPED
    never_arrived = before.outcome is Outcome.OUT_OF_REACH  # it was troubled by nothing
    wait = RESUME if stopped_on_the_way or never_arrived or _may_go_on(before) else POLITE
    return max(before.at + wait, before.not_before or before.at)


def _without_quiet(manner: Manner, before: AskedBefore | None, now: datetime) -> Next:
    if before is None:
        return Next(now, Why.NEVER_ASKED)
    if before.outcome is Outcome.GONE:
        return Next(None, Why.GONE)
    if manner.gives_up and before.outcome is Outcome.CHANGED and before.failures >= GIVEN_UP:
        return Next(None, Why.GIVEN_UP)
    wait, why = _wait(manner, before)
    at = min(before.at, now) + wait
    if before.not_before is not None and before.not_before > at:
        return Next(before.not_before, Why.TOLD_TO_WAIT)
    return Next(at, why)


def _wait(manner: Manner, before: AskedBefore) -> tuple[timedelta, Why]:
    usual = max(manner.interval, manner.least, min(before.fresh_for, MOST))
    longer = usual * (1 + JITTER * _share(manner, before.at))
    if _may_go_on(before):
        return RESUME, Why.GOES_ON
    doubled = 2 ** min(max(before.failures - 1, 0), 10)
    if before.outcome is Outcome.OUT_OF_REACH:
        return min(OUT_OF_REACH * doubled, HOUR), Why.OFFLINE
    if before.outcome in FAILED:
        return min(longer * doubled, max(MOST, longer)), Why.FAILED
    return longer, Why.INTERVAL


def _may_go_on(before: AskedBefore) -> bool:
    """Return whether a pull was broken off by no will of a person's, with pages left."""
    return before.unfinished and before.outcome in (Outcome.RESTING, Outcome.ASKING)


def _share(manner: Manner, at: datetime) -> float:
    """Return a number from 0 to 1 that is another for each source and time, and the same each time asked."""
    from hashlib import sha256  # it brings OpenSSL, for which the start of the window does not wait

    digest = sha256(f"{manner.seed} {at.isoformat()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
