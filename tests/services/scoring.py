"""A server that keeps score of how politely it is asked, on a clock that moves only by waiting."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from urllib.parse import urlsplit

from tests.feeds.serving import Visit, answer

Validators = tuple[str | None, str | None]
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
NOTHING: Validators = (None, None)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Bulletin</title>{more}{items}</channel></rss>'
ITEM = "<item><title>Grant {n}</title><link>https://bulletin.example/{n}</link><guid>{n}</guid></item>"


class SimulatedClock:
    """A clock that several threads may wait by."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._guard = threading.Lock()

    def __call__(self) -> datetime:
        with self._guard:
            return self._at

    def pause(self, seconds: float) -> None:
        """Let this time go by at once."""
        with self._guard:
            self._at += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Poll:
    """One request, when it came and what it knew of the version we gave."""

    at: datetime
    path: str
    etag: str | None
    modified: str | None


@dataclass
class Scored:
    """One host: answers by `say`, and keeps what it gave, what it was asked, and what was wrong with that."""

    clock: SimulatedClock
    say: Callable[[Scored, Visit], bytes]
    polls: list[Poll] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    asker_is_dead: bool = False
    _given: dict[str, Validators] = field(default_factory=dict)
    _lost: dict[str, Validators] = field(default_factory=dict)
    _before: dict[str, Validators] = field(default_factory=dict)
    _not_before: datetime = LONG_AGO
    _inside: int = 0

    def respond(self, visit: Visit) -> None:
        """Judge a request and answer it; one from a program that was killed never came."""
        if self.asker_is_dead:
            return
        now, path = self.clock(), urlsplit(visit.path).path
        etag, modified = visit.headers.get("if-none-match"), visit.headers.get("if-modified-since")
        self.polls.append(Poll(now, visit.path, etag, modified))
        given = self._given.get(visit.path, NOTHING)
        if (etag, modified) not in (given, self._lost.pop(visit.path, given)):
            self.wrong.append(f"{now:%a %H:%M} {path} sent {(etag, modified)}, was given {given}")
        if now < self._not_before:
            self.wrong.append(f"{now:%a %H:%M} {path} before {self._not_before:%H:%M}, as it was told")
        self._inside += 1
        if self._inside > 1:
            self.wrong.append(f"{now:%a %H:%M} {path} by a second connection")
        try:
            visit.say(self.say(self, visit))
        finally:
            self._inside -= 1

    def give(self, visit: Visit, body: bytes, etag: str | None, modified: str | None) -> bytes:
        """Answer with a version and its validators, or that it is the same one."""
        held = (visit.headers.get("if-none-match"), visit.headers.get("if-modified-since"))
        self._before[visit.path] = self._given.get(visit.path, NOTHING)
        self._given[visit.path] = (etag, modified)
        said = {"ETag": etag, "Last_Modified": modified}
        headers = {name: value for name, value in said.items() if value is not None}
        if held == (etag, modified) and (etag or modified):
            return answer(b"", "304 Not Modified", **headers)
        return answer(body, "200 OK", Content_Type="application/rss+xml", **headers)

    def killed(self) -> None:
        """The one who asks was killed: what it was given last may not have come to its disk."""
        self._lost = dict(self._before)
        self.asker_is_dead = False

    def busy(self, status: str, wait: timedelta, *, as_date: bool) -> bytes:
        """Ask for a wait, in seconds or as a date."""
        until = self.clock() + wait
        self._not_before = until.replace(microsecond=0) if as_date else until
        header = format_datetime(until, usegmt=True) if as_date else str(int(wait.total_seconds()))
        return answer(b"Too Many Requests", status=status, Retry_After=header)

    def gaps(self) -> dict[str, list[timedelta]]:
        """Return the time between two polls of each address."""
        by_path = defaultdict(list)
        for poll in self.polls:
            by_path[poll.path].append(poll.at)
        return {
            path: [after - before for before, after in pairwise(times)] for path, times in by_path.items()
        }


def a_bulletin(items: int, more: str = "") -> bytes:
    """Return a web feed of so many items."""
    return FEED.format(more=more, items="".join(ITEM.format(n=n) for n in range(items))).encode()
