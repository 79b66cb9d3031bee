"""Look again: what changed about something that people had worked on, or a day that a decision named."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from desktop.domain.moments import uk_day
from desktop.domain.watching import WatchedFact, day_has_come
from desktop.domain.words import day, listed
from desktop.services.desk import Desk
from desktop.store import look_again as store
from desktop.store.connection import Connection
from desktop.store.look_again import Asked, LookAgainReason, LookAgainRow


class LookAgain(Struct, frozen=True):
    """Why a worked-on opportunity should be looked at again. `id` is 0 for a day that a decision named."""

    id: int
    sentence: str


def look_again(db: Connection, desk: Desk, key: str) -> tuple[LookAgain, ...]:
    """Return what nobody has looked at yet: first the days that decisions named, then news, newest first."""
    asked = store.asked_for(db, key)
    named = (LookAgain(0, _day_sentence(one)) for one in asked if _has_come(one, desk))
    raised = (LookAgain(row.id, _sentence(row, asked)) for row in store.to_look_at(db, key))
    return (*named, *raised)


def keys_to_look_at(db: Connection, desk: Desk) -> tuple[str, ...]:
    """Return the opportunities with something to look at again."""
    named = [one.opportunity for one in store.asked_for(db) if _has_come(one, desk)]
    return tuple(dict.fromkeys([*named, *(row.opportunity for row in store.to_look_at(db))]))


def looked_still_stands(desk: Desk, key: str, found: str = "") -> None:
    """Record that somebody looked again and that what was decided stands; `found` says what was found."""

    from desktop.services.entries import write_about  # Today, which only reads, does not wait for it

    def change(db: Connection) -> None:
        reasons = {row.reason.value for row in store.to_look_at(db, key)}
        if any(_has_come(one, desk) for one in store.asked_for(db, key)):
            reasons.add("day_named")
        if reasons:
            says = {"reason": ", ".join(sorted(reasons)), "found": found.strip()}
            write_about(db, desk, key, "look_again.cleared", says)

    desk.workspace.write(change).result()


def _has_come(one: Asked, desk: Desk) -> bool:
    looked_on = uk_day(one.looked_at) if one.looked_at else None
    return day_has_come(one.on, today=desk.today, last_looked_on=looked_on)


def _day_sentence(one: Asked) -> str:
    on = f" on {day(one.on)}" if one.on else ""
    return f"Decision {one.number} asks to look again{on}{_condition(one)}."


def _condition(one: Asked) -> str:
    return f": {one.condition.rstrip('.')}" if one.condition else ""


def _sentence(row: LookAgainRow, asked: tuple[Asked, ...]) -> str:
    seen = f"We saw it on {day(uk_day(row.raised_at))}."
    watched = _WATCHED.get(row.reason)
    by = [
        f"Decision {one.number} asked to look again then{_condition(one)}."
        for one in asked
        if watched in one.when
    ]
    if row.reason is LookAgainReason.DEADLINE_MOVED:
        happened = f"The deadline moved from {_days(row.before)} to {_days(row.after)}."
    else:
        happened = _WORDS[row.reason]
    return " ".join([happened, seen, *by])


def _days(moments: str) -> str:
    days = [day(uk_day(datetime.fromisoformat(moment))) for moment in moments.split()]
    return listed(list(dict.fromkeys(days))) or "no date"


_WORDS = {
    LookAgainReason.TENDER_APPEARED: "The tender has appeared.",
    LookAgainReason.AWARDED: "An award was published.",
    LookAgainReason.WITHDRAWN: "It was withdrawn.",
}
_WATCHED = {
    LookAgainReason.AWARDED: WatchedFact.AWARD,
    LookAgainReason.DEADLINE_MOVED: WatchedFact.MOVED_DEADLINE,
    LookAgainReason.WITHDRAWN: WatchedFact.WITHDRAWAL,
}
