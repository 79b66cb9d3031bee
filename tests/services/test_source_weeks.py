"""The last seven days of each source, counted by the day in the UK."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.services.desk import Desk
from desktop.services.source_health import sources
from desktop.services.source_weeks import DayBrought, weeks
from desktop.store import pulls
from desktop.store.connection import Connection
from desktop.store.pulls import Pull
from desktop.store.tally import Tally


def pulled(desk: Desk, *pulls_: tuple[str, datetime, int]) -> None:
    def remember(db: Connection) -> None:
        for source, at, new in pulls_:
            pulls.remember(db, Pull(source=source, at=at, tally=Tally(new=new), again_at=at))

    desk.workspace.write(remember).result()


def test_pulls_of_one_day_are_counted_together_and_days_begin_at_midnight_in_the_uk(desk: Desk) -> None:
    pulled(
        desk,
        ("fts", datetime(2026, 6, 2, 22, 59, tzinfo=UTC), 99),  # the last minute of 2 June
        ("fts", datetime(2026, 6, 2, 23, 0, tzinfo=UTC), 1),
        ("fts", datetime(2026, 6, 5, 6, 0, tzinfo=UTC), 2),
        ("fts", datetime(2026, 6, 5, 12, 0, tzinfo=UTC), 3),
        ("fts", datetime(2026, 6, 9, 6, 42, tzinfo=UTC), 4),
        ("other", datetime(2026, 6, 8, 6, 42, tzinfo=UTC), 5),
    )

    with desk.reader() as db:
        found = weeks(db, desk)

    assert [(one.day, one.new) for one in found["fts"]] == [
        ("Wed", 1),
        ("Thu", 0),
        ("Fri", 5),
        ("Sat", 0),
        ("Sun", 0),
        ("Mon", 0),
        ("Today", 4),
    ]
    assert found["other"][5] == DayBrought("Mon", 5)


def test_a_source_that_was_not_asked_in_these_days_has_no_week(desk: Desk) -> None:
    pulled(desk, ("fts", datetime(2026, 5, 20, 6, 0, tzinfo=UTC), 7))

    with desk.reader() as db:
        found = sources(db, desk)

    assert {line.week for line in found.lines} == {()}
