"""How long a server may make us wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.errors import SourceBusy
from feeds.retry_after import LONGEST_S, SHORTEST_S, UNSAID_S, wait_s

NOW = datetime(2026, 6, 9, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", SHORTEST_S),
        ("99999999", LONGEST_S),
        ("Tue, 09 Jun 2026 08:02:00 GMT", 120),
        ("Tue, 09 Jun 2026 09:02:00 +0100", 120),
        ("Mon, 08 Jun 2026 08:00:00 GMT", SHORTEST_S),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_S),
        (None, UNSAID_S),
        ("", UNSAID_S),
        ("-1", UNSAID_S),
        ("soon", UNSAID_S),
        ("1e9", UNSAID_S),
        ("٣", UNSAID_S),
        ("9" * 400, UNSAID_S),
    ],
)
def test_seconds_dates_and_nonsense(header: str | None, seconds: float) -> None:
    assert wait_s(header, NOW) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (90.2, "91 seconds"),
        (120, "2 minutes"),
        (3_599, "60 minutes"),
        (7_200, "2 hours"),
        (86_399, "24 hours"),
    ],
)
def test_a_wait_is_told_as_people_say_it_and_never_too_short(seconds: float, words: str) -> None:
    assert SourceBusy("Bulletin", retry_after_s=seconds).happened == f"Bulletin asked us to wait {words}."
