"""Ids sort by the moment they were made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

from desktop.store.uuid7 import uuid7

FAR_AHEAD = datetime(2500, 1, 1, tzinfo=UTC)  # later than any other test's clock: ids never go back


def test_an_id_is_a_version_7_uuid_of_its_moment() -> None:
    made = UUID(uuid7(FAR_AHEAD))

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 >= int(FAR_AHEAD.timestamp() * 1000)


def test_ids_sort_as_they_were_made_though_the_clock_stands_still_or_goes_back() -> None:
    clock = [FAR_AHEAD] * 5000 + [FAR_AHEAD - timedelta(hours=1)] * 5

    made = [uuid7(now) for now in clock]

    assert made == sorted(set(made))


def test_threads_never_make_the_same_id() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(uuid7, [FAR_AHEAD] * 2000))

    assert len(set(made)) == 2000
