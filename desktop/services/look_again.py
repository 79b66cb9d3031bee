"""Look again: what changed about something that people had worked on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.moments import uk_day
from desktop.domain.words import day, listed
from desktop.services.desk import Desk
from desktop.store import look_again as store
from desktop.store.connection import Connection
from desktop.store.look_again import LookAgainReason, LookAgainRow


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Why a worked-on opportunity should be looked at again."""

    id: int
    sentence: str


def look_again(db: Connection, key: str) -> tuple[LookAgain, ...]:
    """Return what nobody has looked at yet, newest first."""
    return tuple(LookAgain(row.id, _sentence(row)) for row in store.to_look_at(db, key))


def looked_still_stands(desk: Desk, key: str) -> None:
    """Record that somebody looked again and that what was decided stands."""

    from desktop.services.entries import write_about  # Today, which only reads, does not wait for it

    def change(db: Connection) -> None:
        raised = store.to_look_at(db, key)
        if raised:
            reasons = sorted({row.reason.value for row in raised})
            write_about(db, desk, key, "look_again.cleared", {"reason": ", ".join(reasons)})

    desk.workspace.write(change).result()


def _sentence(row: LookAgainRow) -> str:
    on = day(uk_day(row.raised_at))
    if row.reason is LookAgainReason.DEADLINE_MOVED:
        return f"The deadline moved from {_days(row.before)} to {_days(row.after)}. We saw it on {on}."
    return f"{_WORDS[row.reason]} We saw it on {on}."


def _days(moments: str) -> str:
    days = [day(uk_day(datetime.fromisoformat(moment))) for moment in moments.split()]
    return listed(list(dict.fromkeys(days))) or "no date"


_WORDS = {
    LookAgainReason.TENDER_APPEARED: "The tender has appeared.",
    LookAgainReason.AWARDED: "An award was published.",
    LookAgainReason.WITHDRAWN: "It was withdrawn.",
}
