"""Our own days off: an office closed over Christmas, a day the whole team is away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

LONGEST_DAYS = 366
"""The longest stretch of days off, so that a year typed wrongly does not close us for a century."""
LONGEST_WORDS = 120


class DaysOff(Struct, frozen=True, order=True):
    """A day, or a stretch of days, on which we do not work; both days are inclusive. `words` may be empty."""

    first_on: date
    last_on: date
    words: str = ""

    def days(self) -> Iterator[date]:
        """Yield each of its days, weekends and bank holidays among them."""
        for number in range((self.last_on - self.first_on).days + 1):
            yield self.first_on + timedelta(days=number)


def all_days(days_off: Iterable[DaysOff]) -> frozenset[date]:
    """Return every day of all stretches."""
    return frozenset(day for stretch in days_off for day in stretch.days())


def refusal(wanted: DaysOff, known: Iterable[DaysOff]) -> str:
    """Return why these days cannot be added, in a sentence; "" where they can."""
    if wanted.last_on < wanted.first_on:
        return "The last day comes before the first."
    if (wanted.last_on - wanted.first_on).days >= LONGEST_DAYS:
        return "That is more than a year. Add a shorter stretch."
    if frozenset(wanted.days()) <= all_days(known):
        return "Those days are in the list already."
    return ""
