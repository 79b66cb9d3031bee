"""When sources are asked, in words: the next check of each, what was chosen, what has failed for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from desktop.domain.asking import DAY, GIVEN_UP, HOUR, Manner, Next, QuietHours, Why
from desktop.domain.moments import UK
from desktop.domain.words import day, plural
from desktop.services.desk import Desk
from desktop.services.due import Planned, planned, runs_by_itself
from desktop.store import checking
from desktop.store.asked import Asked
from desktop.store.connection import Connection

NEVER_QUIET = "none"
AS_IT_COMES = "usual"
INTERVALS = (HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY)
SPANS = (7, 30, 60, 90, 180, 365, 730)
"""How far back a first pull may be asked to go, in days."""

_LONG = GIVEN_UP
_ONCE_A_DAY = "It gives no sign of what is new and sends everything each time, so it is asked once a day."
_DONT_ASK = {
    Why.GONE: "It is not checked any more: it has ended for good. Pull it to try all the same.",
    Why.GIVEN_UP: "It is not checked by itself any more, after three answers that could not be read. "
    "Pull it to try again.",
}
_BECAUSE = {
    Why.TOLD_TO_WAIT: ", as it asked",
    Why.QUIET: ", after the quiet hours",
    Why.OFFLINE: ", as it could not be reached",
    Why.GOES_ON: ", to go on where it stopped",
}


class CheckingChoices(Struct, frozen=True, kw_only=True):
    """What was chosen for all sources, by the ids that fields know it by."""

    by_itself: bool
    quiet_from: str
    quiet_to: str
    reach_back: str
    website: str
    countries: str = ""


def checking_choices(db: Connection) -> CheckingChoices:
    """Return what was chosen."""
    from desktop.services.chosen_countries import country_words  # Today does not wait for who writes

    chosen = checking.of(db)
    quiet = chosen.quiet
    return CheckingChoices(
        by_itself=chosen.by_itself,
        quiet_from=f"{quiet.begin:%H:%M}" if quiet else NEVER_QUIET,
        quiet_to=f"{quiet.end:%H:%M}" if quiet else "07:00",
        reach_back=str(chosen.reach_back.days),
        website=chosen.website,
        countries=country_words(db),
    )


def quiet_hours(quiet_from: str, quiet_to: str) -> QuietHours | None:
    """Return the quiet hours of two choices, None for no such hours."""
    if quiet_from in (NEVER_QUIET, quiet_to):
        return None
    return QuietHours(time.fromisoformat(quiet_from), time.fromisoformat(quiet_to))


def hours_of_the_day(*others: str) -> list[tuple[str, str]]:
    """Return every half hour as a choice, and these others if they are none."""
    halves = {f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30)}
    return [(clock, clock) for clock in sorted(halves | {other for other in others if ":" in other})]


def spans(chosen: str = "") -> list[tuple[str, str]]:
    """Return how far back a first pull may go, as choices."""
    days = sorted({*SPANS, *([int(chosen)] if chosen.isdigit() else [])})
    return [(str(each), plural(each, "day")) for each in days]


def intervals(usual: timedelta, chosen: str = AS_IT_COMES) -> list[tuple[str, str]]:
    """Return how often a source may be checked, as choices; ids are seconds."""
    others = {*INTERVALS, *([timedelta(seconds=int(chosen))] if chosen.isdigit() else [])}
    return [
        (AS_IT_COMES, f"As it comes ({span_words(usual)})"),
        *((str(int(each.total_seconds())), _capital(span_words(each))) for each in sorted(others)),
    ]


def next_words(found: Next, manner: Manner, desk: Desk) -> str:
    """Return when a source is checked next: "Next check today at 14:05."."""
    if found.at is None:
        return _DONT_ASK[found.why]
    once_a_day = manner.least > max(manner.interval, HOUR) and found.why is Why.INTERVAL
    when = (
        "Checked next as soon as nothing else is"
        if found.due(desk.now())
        else f"Next check {_at(found.at, desk.today)}"
    )
    return f"{when}{_BECAUSE.get(found.why, '')}.{f' {_ONCE_A_DAY}' if once_a_day else ''}"


def streak_words(asked: Asked | None, today: date) -> str:
    """Return "It has failed 4 times in a row, since Mon 8 Jun at 07:42.", "" for fewer than three."""
    if asked is None or asked.before.failures < _LONG or asked.failing_since is None:
        return ""
    times = f"{asked.before.failures} times" if asked.before.failures < 100 else "more than 100 times"
    return f"It has not answered as it should {times} in a row, since {_at(asked.failing_since, today)}."


def failing_since(asked: Asked | None, today: date) -> str:
    """Return the same in short, for a line: "No answer since Mon 8 Jun at 07:42"."""
    if asked is None or asked.before.failures < _LONG or asked.failing_since is None:
        return ""
    return f"No good answer since {_at(asked.failing_since, today)}"


def keeping_words(db: Connection, desk: Desk) -> str:
    """Return how sources are checked by themselves: whether they are, and which one is next."""
    if desk.sample or desk.workspace.read_only:
        return ""
    if not runs_by_itself(db, desk):
        return "Nothing is checked by itself: only by hand."
    quiet = checking.of(db).quiet
    hours = f" Quiet from {quiet.begin:%H:%M} to {quiet.end:%H:%M}." if quiet else ""
    return f"Checked by themselves while the window is open.{_soonest(planned(db, desk), desk)}{hours}"


def _soonest(found: Iterable[Planned], desk: Desk) -> str:
    coming = [(one.next.at, one.source.name) for one in found if one.next.at is not None]
    if not coming:
        return ""
    at, name = min(coming)
    return f" Next: {name}, {'now' if at <= desk.now() else _at(at, desk.today)}."


def _at(at: datetime, today: date) -> str:
    here = at.astimezone(UK)
    if here.date() == today:
        return f"today at {here:%H:%M}"
    if here.date() == today + DAY:
        return f"tomorrow at {here:%H:%M}"
    return f"{day(here.date())} at {here:%H:%M}"


def span_words(interval: timedelta) -> str:
    """Return "every 6 hours", "once a day"."""
    hours = interval / HOUR
    if interval % DAY == timedelta(0):
        days = interval // DAY
        return "once a day" if days == 1 else f"every {days} days"
    if hours == 1:
        return "every hour"
    return f"every {hours:g} hours" if hours > 1 else f"every {interval.total_seconds() / 60:.0f} minutes"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
