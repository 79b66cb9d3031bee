"""Seventy-two simulated hours against servers that keep score, over more than twenty starts of the program.

Real HTTP on this machine, a clock that moves only by waiting. What is judged is what the servers saw.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

import pytest

from desktop.domain.asking import QuietHours
from desktop.domain.working_days import Nation
from desktop.services import own_sources
from desktop.services.checking import check_what_is_due
from desktop.services.checking_settings import choose_quiet_hours, choose_reach_back
from desktop.services.desk import Desk
from desktop.services.due import due
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.pulling import client_of, where_it_stands
from desktop.store import asked, pulls
from desktop.store.workspace import Workspace
from feeds.source import Source
from tests.feeds.services.find_a_tender import FindATender, office_hours
from tests.feeds.services.playing import played
from tests.feeds.serving import Server, Visit, answer, serving
from tests.services.scoring import Scored, SimulatedClock, a_bulletin

BEGIN = datetime(2026, 6, 8, 5, 0, tzinfo=UTC)
HOURS = 72
TICK = timedelta(minutes=5)
NIGHT = QuietHours(time(22), time(6, 30))
RESTART_EVERY = timedelta(hours=3)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Killed(BaseException):
    """The program ends here, without a word."""


@dataclass
class World:
    """The hosts, the sources that stand there, and the clock they all go by."""

    clock: SimulatedClock
    hosts: dict[str, Scored] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    tenders: FindATender = field(default_factory=FindATender)
    published: set[str] = field(default_factory=set)


def changing(
    every: timedelta, clock: SimulatedClock, *, etag: bool, modified: bool
) -> Callable[[Scored, Visit], bytes]:
    def say(scored: Scored, visit: Visit) -> bytes:
        version = int((clock() - BEGIN) / every)
        tag = f'W/"v-{version}-\\"é"' if etag else None
        date = f"Mon, 08 Jun 2026 {version % 24:02}:00:00 GMT" if modified else None
        return scored.give(visit, a_bulletin(3 + version), tag, date)

    return say


def plain(_scored: Scored, _visit: Visit) -> bytes:
    return answer(a_bulletin(4))


def good_for_six_hours(scored: Scored, visit: Visit) -> bytes:
    said = scored.give(visit, a_bulletin(4), '"same"', None)
    return said.replace(b"\r\n\r\n", b"\r\nCache-Control: public, max-age=21600\r\n\r\n", 1)


def often_busy(clock: SimulatedClock) -> Callable[[Scored, Visit], bytes]:
    ways = cycle(
        [
            ("429 Too Many Requests", timedelta(hours=2, minutes=30), True),
            ("503 Service Unavailable", timedelta(minutes=4), False),
            ("429 Too Many Requests", timedelta(hours=5), False),
        ]
    )
    count = [0]

    def say(scored: Scored, visit: Visit) -> bytes:
        count[0] += 1
        if count[0] % 2:
            status, wait, as_date = next(ways)
            return scored.busy(status, wait, as_date=as_date)
        return scored.give(visit, a_bulletin(count[0]), f'"{count[0]}"', None)

    return say


def moved(scored: Scored, visit: Visit) -> bytes:
    if visit.path == "/old":
        return answer(status="308 Permanent Redirect", Location="/new")
    return scored.give(visit, a_bulletin(2), '"moved"', None)


def ends(clock: SimulatedClock) -> Callable[[Scored, Visit], bytes]:
    def say(scored: Scored, visit: Visit) -> bytes:
        if clock() > BEGIN + DAY:
            return answer(status="410 Gone")
        return scored.give(visit, a_bulletin(2), None, "Mon, 08 Jun 2026 01:00:00 GMT")

    return say


def a_login_page(_scored: Scored, _visit: Visit) -> bytes:
    return answer(b"<!DOCTYPE html><html><body><form>Log in</form></body></html>", Content_Type="text/html")


def in_trouble(_scored: Scored, _visit: Visit) -> bytes:
    return answer(status="500 Internal Server Error")


def through(respond: Callable[[Visit], None]) -> Callable[[Scored, Visit], bytes]:
    """Let another server's play answer, with now and then a wait before it."""
    count = [0]

    class Heard:
        def __init__(self, visit: Visit) -> None:
            self.asked, self.headers, self.path = visit.asked, visit.headers, visit.path
            self.said = b""

        def say(self, *parts: bytes) -> None:
            self.said += b"".join(parts)

    def say(scored: Scored, visit: Visit) -> bytes:
        count[0] += 1
        if count[0] % 12 == 0:
            return scored.busy("429 Too Many Requests", timedelta(seconds=120), as_date=count[0] % 24 == 0)
        heard = Heard(visit)
        respond(heard)  # type: ignore[arg-type]
        return heard.said

    return say


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    clock = SimulatedClock(BEGIN)
    world = World(clock)
    instants = office_hours(700, BEGIN + timedelta(hours=HOURS - 6), 5)
    world.published = world.tenders.publish(instants)
    plays = {
        "tagged": changing(5 * HOUR, clock, etag=True, modified=False),
        "dated": changing(7 * HOUR, clock, etag=False, modified=True),
        "both": changing(3 * HOUR, clock, etag=True, modified=True),
        "plain": plain,
        "fresh": good_for_six_hours,
        "busy": often_busy(clock),
        "moved": moved,
        "ends": ends(clock),
        "page": a_login_page,
        "trouble": in_trouble,
        "tenders": through(world.tenders.respond),
    }
    with ExitStack() as stack:
        for number, (name, say) in enumerate(plays.items(), start=2):
            scored = Scored(clock, say)
            try:
                server = stack.enter_context(serving(scored.respond, f"127.0.0.{number}"))
            except OSError:
                pytest.skip("this machine has no addresses 127.0.0.2 and further")
            world.hosts[name] = scored
            world.sources.append(_source(name, server))
        monkeypatch.setattr(own_sources, "catalogue", lambda: tuple(world.sources))
        yield world


def _source(name: str, server: Server) -> Source:
    if name == "tenders":
        return played("find_a_tender", server, pace_s=13.0)
    path = "/old" if name == "moved" else "/feed"
    return server.source(path, id=name, name=name.title(), format="web_feed", interval_s=3600.0)


class Program:
    """The program as somebody starts, leaves and kills it again and again."""

    def __init__(self, file: Path, world: World) -> None:
        self.file, self.clock, self.world = file, world.clock, world
        self.starts = self.kills = 0
        self._killed_at: Path | None = None
        self._kill_after: int | None = None
        self._guard = threading.Lock()
        self.start()

    def start(self) -> None:
        self.starts += 1
        self.workspace = Workspace.open(self.file, now=self.clock)
        self.desk = Desk(self.workspace, self.clock)

    def restart(self) -> None:
        self.workspace.close()
        self.start()

    def tick(self, *, kill_after: int | None = None) -> None:
        """Ask what is due; a kill leaves the file as it was at that page."""
        self._kill_after, self._killed_at = kill_after, None
        try:
            check_what_is_due(self.desk, self._step, client=client_of(self.desk, pause=self.clock.pause))
        except Killed:
            self.workspace.close()
            assert self._killed_at is not None
            for scored in self.world.hosts.values():
                scored.killed()
            self.kills += 1
            for beside in self.file.parent.glob(f"{self.file.name}-*"):
                beside.unlink()
            self._killed_at.replace(self.file)
            self.start()

    def _step(self, done: int, _total: int) -> None:
        with self._guard:
            if self._kill_after is not None and done >= self._kill_after:
                if self._killed_at is None:
                    for scored in self.world.hosts.values():
                        scored.asker_is_dead = True
                    self._killed_at = self.file.with_suffix(".killed")
                    self._killed_at.unlink(missing_ok=True)
                    with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as db:
                        db.execute("VACUUM INTO ?", (str(self._killed_at),))
                raise Killed


def run(world: World, tmp_path: Path) -> Program:
    program = Program(tmp_path / "work.tenderpause", world)
    introduce(program.desk, WhoWeAre("Amina Okoro", "Fernmoor Neighbours", Nation.ENGLAND))
    choose_quiet_hours(program.desk, NIGHT)
    choose_reach_back(program.desk, timedelta(days=2))
    next_start, kills, kill_after = BEGIN + RESTART_EVERY, cycle([None, 1, 2]), None
    while world.clock() < BEGIN + timedelta(hours=HOURS):
        if world.clock() >= next_start:
            next_start += RESTART_EVERY
            program.restart()
            kill_after = next(kills)
        with program.desk.reader() as db:
            waiting = due(db, program.desk)
        if waiting:
            program.tick(kill_after=kill_after)
            kill_after = None
        world.clock.pause(TICK.total_seconds())
    return program


def test_seventy_two_hours_over_more_than_twenty_starts(world: World, tmp_path: Path) -> None:
    program = run(world, tmp_path)

    hosts = world.hosts
    assert program.starts > 20
    assert program.kills > 2
    assert {name: scored.wrong for name, scored in hosts.items()} == {name: [] for name in hosts}
    every_poll = [poll for scored in hosts.values() for poll in scored.polls]
    assert [poll for poll in every_poll if NIGHT.hold(poll.at)] == []
    for name in ("tagged", "dated", "both", "fresh", "ends", "trouble"):
        assert min(gap for gaps in hosts[name].gaps().values() for gap in gaps) >= HOUR, name
    assert min(hosts["plain"].gaps()["/feed"]) >= DAY
    assert min(hosts["fresh"].gaps()["/feed"]) >= 6 * HOUR
    assert len(hosts["tagged"].polls) > 20
    _addresses(world, program)
    _tenders(world, program)
    program.workspace.close()


def _addresses(world: World, program: Program) -> None:
    moved, page, ends = (world.hosts[name] for name in ("moved", "page", "ends"))
    assert [poll.path for poll in moved.polls].count("/old") == 1
    assert len(moved.polls) > 10
    assert len(page.polls) == 3
    assert sum(poll.at > BEGIN + DAY for poll in ends.polls) == 1
    with program.desk.reader() as db:
        [source] = [source for source in world.sources if source.id == "moved"]
        assert where_it_stands(db, source).url.endswith("/new")
        assert [move.now.rpartition("/")[2] for move in asked.moves(db).values()] == ["new"]
        assert (pulls.latest(db)["ends"].error or "").endswith("for good (410).")


def _tenders(world: World, program: Program) -> None:
    """Nothing published up to the last walk is missing, for all the kills and waits."""
    last = max(poll.at for poll in world.hosts["tenders"].polls)
    first = (BEGIN - timedelta(days=2)).replace(hour=0, minute=0, second=0)
    expected = {number for at, number in world.tenders.held() if first <= at <= last - HOUR}
    with program.desk.reader() as db:
        found = {number for (number,) in db.execute("SELECT notice_id FROM notice")}
    assert len(expected) > 300
    assert expected <= found
