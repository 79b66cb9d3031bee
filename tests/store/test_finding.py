"""What the palette finds by name."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.store import finding
from tests.store.public_data import a_database, a_notice, store


def test_open_ones_come_first_then_the_newest_of_any_year_and_a_title_before_a_buyer() -> None:
    db = a_database()
    long_ago = datetime(2013, 1, 7, tzinfo=UTC)
    store(
        db,
        a_notice(1, title="Ward one"),
        a_notice(2, title="Ward two", deadline="2014-06-30", released_at=long_ago),
        a_notice(3, title="Ward three", deadline="2016-06-30", released_at=long_ago),
        a_notice(4, title="Ward four", deadline="2015-06-30", released_at=long_ago),
        a_notice(5, title="Care", buyer_name="Ward Homes", deadline="2017-06-30", released_at=long_ago),
    )

    def titles(limit: int) -> list[str]:
        return [one.title for one in finding.opportunities(db, "ward", limit)]

    assert titles(9) == ["Ward one", "Ward four", "Ward three", "Ward two", "Care"]
    assert titles(2) == ["Ward one", "Ward four"]
    db.close()
