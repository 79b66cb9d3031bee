"""Look again if: a day, or a fact that sources tell, that a decision asks to be raised."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class WatchedFact(StrEnum):
    """What can be watched for."""

    AWARD = "award"
    MOVED_DEADLINE = "moved_deadline"
    WITHDRAWAL = "withdrawal"


WATCHED_WORDS = {
    WatchedFact.AWARD: "an award is published",
    WatchedFact.MOVED_DEADLINE: "the deadline moves",
    WatchedFact.WITHDRAWAL: "it is withdrawn",
}


def day_has_come(look_again_on: date | None, *, today: date, last_looked_on: date | None) -> bool:
    """Return whether the day to look again has come and nobody has looked on it or since."""
    if look_again_on is None or look_again_on > today:
        return False
    return last_looked_on is None or last_looked_on < look_again_on
