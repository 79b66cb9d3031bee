from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.services.opening import clock, going_on

BEGINS = datetime(2026, 6, 8, 23, tzinfo=UTC)
"""The beginning of 9 June in the UK, in summer."""


@pytest.mark.parametrize(
    ("last", "begins_after"),
    [
        (None, BEGINS),
        (BEGINS - timedelta(days=3), BEGINS),
        (BEGINS, BEGINS),
        (BEGINS + timedelta(hours=2), BEGINS + timedelta(hours=2)),
        (BEGINS + timedelta(days=2), BEGINS),
    ],
)
def test_a_clock_of_one_day_goes_on_from_what_was_last_written_on_it(
    last: datetime | None, begins_after: datetime
) -> None:
    now = going_on(clock(date(2026, 6, 9))(), last)

    assert begins_after <= now() <= now() < begins_after + timedelta(minutes=1)
    assert last is None or now() != last


def test_it_never_leaves_its_day() -> None:
    last = BEGINS + timedelta(days=1) - timedelta(microseconds=2)

    now = going_on(BEGINS, last)

    assert BEGINS < now() < BEGINS + timedelta(days=1)
