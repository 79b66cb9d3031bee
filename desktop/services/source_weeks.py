"""What each source brought on each of the last seven days."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time, timedelta

from msgspec import Struct

from desktop.domain.moments import UK, uk_day
from desktop.domain.words import short_weekday
from desktop.services.desk import Desk
from desktop.store import pulls
from desktop.store.connection import Connection

DAYS = 7


class DayBrought(Struct, frozen=True):
    """How many new notices came on a day; the last day is "Today"."""

    day: str
    new: int


def weeks(db: Connection, desk: Desk) -> dict[str, tuple[DayBrought, ...]]:
    """Return the last seven days of each source that was asked in them, by its id; the oldest day first."""
    days = [desk.today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    counts: dict[str, Counter[object]] = {}
    for source, at, new in pulls.new_since(db, datetime.combine(days[0], time(), tzinfo=UK)):
        counts.setdefault(source, Counter())[uk_day(at)] += new
    names = [*map(short_weekday, days[:-1]), "Today"]
    return {
        source: tuple(DayBrought(name, by_day[on]) for name, on in zip(names, days, strict=True))
        for source, by_day in counts.items()
    }
