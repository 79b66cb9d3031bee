"""Notices and runway facts for tests, invented, with only what a test says of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from desktop.domain.deadline import DeadlineKind
from desktop.domain.moments import UK
from desktop.domain.opportunity import Stage
from desktop.domain.runway import RunwayFacts
from feeds.notice import Form, Notice

_numbers = count(1)


def a_notice(**said: Any) -> Notice:
    """A tender of 26 May 2026, unless it says otherwise."""
    number = next(_numbers)
    return Notice(
        **{
            "source": "invented",
            "id": f"{number:06}-2026",
            "received_from": "test",
            "opportunity": "ocds-test00-1",
            "ocid": "ocds-test00-1",
            "form": Form.OCDS,
            "content": b"{}",
            "content_hash": f"{number:064x}",
            "released_at": datetime(2026, 5, 26, 9, tzinfo=UTC),
            "tags": ("tender",),
            **said,
        }
    )


def on(day: str, time: str = "09:00") -> datetime:
    """A moment on a UK clock."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=UK)


def facts(**known: Any) -> RunwayFacts:
    """A tender that closes on Friday 17 July 2026 at noon, unless it says otherwise."""
    return RunwayFacts(
        **{
            "stage": Stage.TENDER,
            "published_on": date(2026, 5, 26),
            "submission_on": date(2026, 7, 17),
            "closes_at": datetime(2026, 7, 17, 12, tzinfo=UK),
            "has_time": True,
            "deadline_kind": DeadlineKind.TENDER,
            **known,
        }
    )
