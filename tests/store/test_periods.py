"""What happened in a period: its days are days in the UK."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.store import periods
from tests.store.public_data import a_database

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 5, 31, 22, 59, tzinfo=UTC), None),
        (datetime(2026, 5, 31, 23, 0, tzinfo=UTC), JUNE),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), None),
    ],
)
def test_an_hour_after_midnight_in_summer_is_the_new_day(at: datetime, on: date | None) -> None:
    db = a_database()
    db.execute(
        "INSERT INTO triage VALUES ('ocds-1', 'dismissed', 'new', NULL, '', ?, 'entry')",
        (at.isoformat(timespec="microseconds"),),
    )

    found = periods.dismissed(db, JUNE, date(2026, 6, 30))

    assert [row.on for row in found] == ([on] if on else [])
