"""Find a Tender as others measured it: windows of UK time over a hidden key, and a cursor that loses rows."""

from __future__ import annotations

import bisect
import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tests.feeds.services.playing import refuse
from tests.feeds.serving import Visit, answer

UK = ZoneInfo("Europe/London")
ALLOWED = {"updatedFrom", "updatedTo", "stages", "limit", "cursor"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")


@dataclass
class FindATender:
    """Plays the service. `zone` is the clock by which it reads times: the UK's, unless told otherwise."""

    zone: tzinfo = UK
    windows: list[tuple[datetime, datetime]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _notices: list[tuple[datetime, str]] = field(default_factory=list)

    def publish(self, published_at: Iterable[datetime], *, seed: int = 1) -> set[str]:
        """Publish a notice at each instant; the numbers run in another order than the instants."""
        instants = sorted(published_at)
        start = len(self._notices)
        numbers = list(range(start, start + len(instants)))
        random.Random(seed).shuffle(numbers)
        fresh = [(at, f"{number:06}-2026") for at, number in zip(instants, numbers, strict=True)]
        self._notices = sorted([*self._notices, *fresh])
        return {number for _, number in fresh}

    def held(self) -> list[tuple[datetime, str]]:
        """Return every notice with the instant at which it was published."""
        return list(self._notices)

    def respond(self, visit: Visit) -> None:
        """Answer one question."""
        problem = self._problem(visit.asked)
        if problem:
            self.refused.append(problem)
            refuse(visit, problem)
            return
        visit.say(answer(self._package(visit.asked), Cache_Control="no-store"))

    def _problem(self, asked: dict[str, str]) -> str | None:
        if unknown := asked.keys() - ALLOWED:
            return f"{sorted(unknown)} not among {sorted(ALLOWED)}"
        first, last = asked.get("updatedFrom", ""), asked.get("updatedTo", "")
        if not MOMENT.fullmatch(first) or not MOMENT.fullmatch(last):
            return "a date without a time"
        if first >= last:
            return "updatedFrom is not before updatedTo"
        return None if 1 <= int(asked.get("limit", "100")) <= 100 else "limit is out of range"

    def _package(self, asked: dict[str, str]) -> bytes:
        first, last = (datetime.fromisoformat(asked[name]) for name in ("updatedFrom", "updatedTo"))
        self.windows.append((first, last))
        begin = bisect.bisect_left(self._notices, (self._instant(first), ""))
        end = bisect.bisect_right(self._notices, (self._instant(last), "~"))
        held = self._notices[begin:end]
        newest_number_first = sorted((number for _, number in held), reverse=True)
        limit = int(asked.get("limit", "100"))
        if "cursor" in asked:  # by the hidden key, over a list sorted by number: rows fall between the pages
            newest_number_first = [number for _, number in reversed(held)][limit + limit // 3 :]
        page = [_release(number) for number in newest_number_first[:limit]]
        links = {"links": {"next": "https://www.find-tender.service.gov.uk/api?cursor=abc"}}
        more = links if len(held) > limit and "cursor" not in asked else {}
        return json.dumps({"uri": "https://find-tender.example", **more, "releases": page}).encode()

    def _instant(self, clock: datetime) -> datetime:
        return clock.replace(tzinfo=self.zone).astimezone(UTC)


def office_hours(count: int, last: datetime, days: int, *, seed: int = 1) -> list[datetime]:
    """Return instants over these days, most of them in the working hours of working days."""
    chance = random.Random(seed)
    found: list[datetime] = []
    while len(found) < count:
        day = last - timedelta(days=chance.randrange(days))
        hour = chance.gauss(13, 2.5) if day.weekday() < 5 or chance.random() < 0.02 else None
        if hour is not None and 0 <= hour < 24:
            at = day.replace(hour=0, minute=0, second=0) + timedelta(seconds=int(hour * 3600))
            found += [at] if at <= last else []
    return found


def _release(number: str) -> dict[str, object]:
    return {"ocid": f"ocds-h6vhtk-{number[:6]}", "id": number, "tag": ["tender"], "tender": {"title": number}}
