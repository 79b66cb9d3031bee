"""Sources are asked politely by themselves, whatever happens to them, to us, and to the network."""

from __future__ import annotations

import threading
from datetime import time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.asking import QuietHours
from desktop.services import checking_settings, own_sources
from desktop.services.check_progress import Progress, Watched
from desktop.services.checking import Notes, check, check_what_is_due
from desktop.services.desk import Desk
from desktop.services.due import due_by_itself, take_up
from desktop.services.errors import NotPossible
from desktop.services.pulling import AT_ONCE, USER_AGENT, client_of, pull
from desktop.services.source_health import SourceLine, sources
from desktop.services.today import today
from desktop.store import checking
from desktop.store.workspace import Workspace
from feeds.errors import AddressRefused
from feeds.source import catalogue
from feeds.walkers.page import Page
from tests.conftest import NOW
from tests.feeds.serving import Hands, Server, Visit, a_client, answer, serving
from tests.services.feed_pages import FEED, a_feed, releases

HOUR = timedelta(hours=1)


@pytest.fixture
def hands() -> Hands:
    return Hands(NOW)


@pytest.fixture
def desk(desk: Desk, hands: Hands) -> Desk:
    """A desk whose clock moves by waiting, with the catalogue switched off."""
    for source in catalogue():
        own_sources.switch(desk, source.id, on=False)
    return replace(desk, now=hands.now)


def silent(_done: int, _total: int) -> None:
    pass


def added(desk: Desk, server: Server, name: str = "Bulletin") -> str:
    tried = own_sources.try_address(desk.now, f"{server.url}/feed", name, private=True)
    own_sources.add(desk, tried)
    server.visits.clear()
    return tried.source.id


def by_itself(desk: Desk, hands: Hands) -> None:
    check_what_is_due(desk, silent, client=client_of(desk, pause=hands.pause))


def line(desk: Desk) -> SourceLine:
    with desk.reader() as db:
        named = {source.id for source in catalogue()}
        return next(one for one in sources(db, desk).lines if one.id not in named)


def test_who_asks_is_said_with_the_website_that_people_gave(desk: Desk) -> None:
    with serving(a_feed) as server:
        added(desk, server)
        check(desk, silent)
        checking_settings.choose_website(desk, "https://www.fernmoor.example/")
        client_of(desk).get(server.source(), server.url)

    named = [visit.headers["user-agent"] for visit in server.visits]
    assert named == [USER_AGENT, f"{USER_AGENT} (+https://www.fernmoor.example/)"]
    assert [visit.headers["accept-encoding"] for visit in server.visits] == ["gzip", "gzip"]


@pytest.mark.parametrize(
    "website",
    [
        "mailto:a@b.example",
        "fernmoor",
        "https://me:pw@a.example",
        "https://a.example/\r\nX: y",
        "https://é.example",
        "https://a.example/)",
    ],
)
def test_what_is_no_plain_website_is_not_sent(website: str, desk: Desk) -> None:
    with pytest.raises((NotPossible, AddressRefused)):
        checking_settings.choose_website(desk, website)


def test_at_most_four_sources_are_asked_at_once(desk: Desk) -> None:
    inside, most = [0], [0]
    guard, full = threading.Lock(), threading.Event()

    def respond(visit: Visit) -> None:
        with guard:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            if inside[0] >= AT_ONCE:
                full.set()
        full.wait(60)
        visit.stopped.wait(0.1)
        with guard:
            inside[0] -= 1
        visit.say(answer(releases(1)))

    with serving(respond) as server:
        port = server.url.rpartition(":")[2]
        many = [
            server.source("/", id=f"s{number}", url=f"http://{host}:{port}/")
            for number, host in enumerate(_names_of_this_machine())
        ]
        pull(desk, many, a_client(), silent)

    assert len(many) > AT_ONCE
    assert (AT_ONCE, most[0]) == (4, 4)


def _names_of_this_machine() -> list[str]:
    return ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1"]


def test_what_has_ended_for_good_is_asked_no_more_unless_by_name(desk: Desk, hands: Hands) -> None:
    gone = False

    def respond(visit: Visit) -> None:
        visit.say(answer(status="410 Gone")) if gone else a_feed(visit)

    with serving(respond) as server:
        source = added(desk, server)
        gone = True
        by_itself(desk, hands)
        hands.at += timedelta(days=30)
        by_itself(desk, hands)
        with pytest.raises(NotPossible, match="no source to check"):
            check(desk, silent)
        told = line(desk)
        asked_until_then = len(server.visits)
        gone = False
        check(desk, silent, only=(source,))

    assert asked_until_then == 1
    assert "ended this address for good (410)" in told.state
    assert "ended for good" in told.next_check
    assert line(desk).state == "Working"


def test_three_pages_in_a_row_that_are_no_feed_stop_the_asking_and_say_so(desk: Desk, hands: Hands) -> None:
    broken = False

    def respond(visit: Visit) -> None:
        visit.say(answer(b"<!DOCTYPE html><html>Log in")) if broken else a_feed(visit)

    with serving(respond) as server:
        added(desk, server)
        broken = True
        for _ in range(9):
            by_itself(desk, hands)
            hands.at += timedelta(days=9)
        told = line(desk)
        with desk.reader() as db:
            of_today = [one.words for one in today(db, desk, None).sources if one.name == "Bulletin"]

    assert len(server.visits) == 3
    assert "after three answers that could not be read" in told.next_check
    assert told.failing == "It has not answered as it should 3 times in a row, since Tue 9 Jun at 09:00."
    assert of_today == ["No good answer since Tue 9 Jun at 09:00"]


def test_an_address_that_moved_for_good_is_asked_there_and_said(desk: Desk, hands: Hands) -> None:
    def respond(visit: Visit) -> None:
        if visit.path == "/feed":
            visit.say(answer(status="301 Moved Permanently", Location="/new"))
        else:
            visit.say(answer(FEED, ETag='"1"'))

    with serving(respond) as server:
        added(desk, server)
        by_itself(desk, hands)
        hands.at += 2 * HOUR
        by_itself(desk, hands)

    assert server.paths == ["/feed", "/new", "/new"]
    assert server.visits[2].headers["if-none-match"] == '"1"'
    assert line(desk).moved == (
        f"Its address said that it has moved for good, and {server.url}/new is asked since Today, 09:00."
    )


def test_a_move_to_something_that_cannot_be_read_is_not_kept(desk: Desk, hands: Hands) -> None:
    caught = False

    def respond(visit: Visit) -> None:
        if caught and visit.path == "/feed":
            visit.say(answer(status="301 Moved Permanently", Location="/login"))
        elif visit.path == "/login":
            visit.say(answer(b"<!DOCTYPE html><html>Welcome to our wireless network"))
        else:
            a_feed(visit)

    with serving(respond) as server:
        added(desk, server)
        caught = True
        by_itself(desk, hands)
        caught = False
        hands.at += timedelta(days=2)
        by_itself(desk, hands)

    assert server.paths == ["/feed", "/login", "/feed"]
    assert line(desk).moved == ""


@pytest.mark.parametrize("header", ["7200", "Tue, 09 Jun 2026 10:00:00 GMT"])
def test_a_wait_is_remembered_by_the_next_start_also_for_others_of_that_host(
    header: str, desk: Desk, hands: Hands, tmp_path: Path
) -> None:
    busy = False

    def respond(visit: Visit) -> None:
        visit.say(answer(status="429 Slow", Retry_After=header)) if busy else a_feed(visit)

    with serving(respond) as server:
        source = added(desk, server)
        busy = True
        by_itself(desk, hands)
        path = desk.workspace.path
        desk.workspace.close()
        with Workspace.open(path, now=hands.now) as workspace:
            again = replace(desk, workspace=workspace)
            hands.at += HOUR
            check(again, silent, only=(source,))
            pull(again, [server.source("/other", id="other")], client_of(again), silent)
            early = len(server.visits)
            hands.at += HOUR + timedelta(minutes=1)
            busy = False
            checked = check(again, silent, only=(source,))

    assert early == 1
    assert [one.error for one in checked.pulled] == [None]


def test_back_from_being_offline_each_source_is_asked_once(desk: Desk, hands: Hands) -> None:
    with serving(a_feed) as server:
        source = added(desk, server)
        with desk.reader() as db:
            url = own_sources.by_id(db, source).url
    for _ in range(60):  # five hours offline, looked at every five minutes
        by_itself(desk, hands)
        hands.at += timedelta(minutes=5)
    offline = line(desk)
    tried = _tries(desk)
    port = int(url.rpartition(":")[2].partition("/")[0])
    with serving(a_feed, port=port) as server:
        for _ in range(24):
            by_itself(desk, hands)
            hands.at += timedelta(minutes=5)

    assert 3 <= tried <= 10
    assert "as it could not be reached" in offline.next_check
    assert len(server.visits) == 1


def _tries(desk: Desk) -> int:
    with desk.reader() as db:
        return int(db.execute("SELECT count(*) FROM pull").fetchone()[0])


def test_a_pull_that_quiet_hours_break_off_goes_on_after_them(desk: Desk, hands: Hands) -> None:
    def respond(visit: Visit) -> None:
        number = int(visit.path.rpartition("/")[2] or 1)
        hands.at += timedelta(minutes=20)
        following = f"{server.url}/feed/{number + 1}" if number < 6 else ""
        visit.say(answer(releases(number, following=following)))

    with serving(respond) as server:
        tried = own_sources.try_address(desk.now, f"{server.url}/feed/1", "Pages", private=True)
        own_sources.add(desk, tried)
        server.visits.clear()
        hands.at = NOW
        checking_settings.choose_quiet_hours(desk, QuietHours(time(10), time(12)))
        by_itself(desk, hands)
        at_ten, told = list(server.paths), line(desk)
        with desk.reader() as db:
            waiting = due_by_itself(db, desk)
        hands.at = NOW + 3 * HOUR + timedelta(minutes=11)
        by_itself(desk, hands)

    assert at_ten == ["/feed/1", "/feed/2", "/feed/3"]
    assert told.state == "Quiet hours began before its end."
    assert waiting == ()
    assert server.paths == [f"/feed/{number}" for number in range(1, 7)]
    assert line(desk).state == "Working"


def test_a_pull_that_was_stopped_goes_on_by_itself_at_the_next_start_and_by_hand_at_any_time(
    desk: Desk, hands: Hands
) -> None:
    class Stop(Exception):
        pass

    def stop_after_a_page(done: int, _total: int) -> None:
        if done:
            raise Stop

    def respond(visit: Visit) -> None:
        number = int(visit.path.rpartition("/")[2])
        following = f"{server.url}/feed/{number + 1}" if number < 4 else ""
        visit.say(answer(releases(number, following=following)))

    with serving(respond) as server:
        tried = own_sources.try_address(desk.now, f"{server.url}/feed/1", "Pages", private=True)
        own_sources.add(desk, tried)
        server.visits.clear()
        with pytest.raises(Stop):
            check_what_is_due(desk, stop_after_a_page)
        hands.at += timedelta(minutes=1)
        by_itself(desk, hands)
        while_open = list(server.paths)
        with pytest.raises(Stop):
            check(desk, stop_after_a_page)
        queued = take_up(desk)
        assert queued is not None
        queued.result()
        hands.at += timedelta(minutes=1)
        by_itself(desk, hands)

    assert while_open == ["/feed/1"]
    assert server.paths == ["/feed/1", "/feed/2", "/feed/3", "/feed/4"]


def test_a_first_pull_reaches_back_as_far_as_was_chosen(desk: Desk) -> None:
    def first_window(days: int | None) -> str:
        if days is not None:
            checking_settings.choose_reach_back(desk, timedelta(days=days))
        with desk.reader() as db:
            return str(checking.of(db).reach_back.days)

    assert [first_window(None), first_window(7), first_window(365)] == ["60", "7", "365"]
    for days in (0, 9999):
        with pytest.raises(NotPossible):
            checking_settings.choose_reach_back(desk, timedelta(days=days))


def test_the_time_left_is_that_of_the_slowest_source() -> None:
    watched, heard = Watched(), list[Progress]()
    slow, quick = catalogue()[:2]
    watched.progress = Progress(sources=2)
    notes = Notes(watched)

    for source, page in ((slow, Page((), "{}", 1, 500, 7_000.0)), (quick, Page((), "{}", 1, 1, 0.0))):
        notes.note(source, page)
        heard.append(watched.progress)

    assert [one.left_words for one in heard] == ["About 2 hours left"] * 2


def test_a_chosen_interval_is_kept_and_can_be_taken_back(desk: Desk, hands: Hands) -> None:
    with serving(lambda visit: visit.say(answer(FEED, ETag='"1"'))) as server:
        source = added(desk, server)
        checking_settings.choose_interval(desk, source, 6 * HOUR)
        by_itself(desk, hands)
        hands.at += 5 * HOUR
        by_itself(desk, hands)
        at_five = len(server.visits)
        checking_settings.choose_interval(desk, source, None)
        by_itself(desk, hands)

    assert (at_five, len(server.visits)) == (1, 2)


@pytest.mark.parametrize("interval", [timedelta(minutes=59), timedelta(days=32)])
def test_an_interval_that_is_not_polite_is_refused(interval: timedelta, desk: Desk) -> None:
    with pytest.raises(NotPossible):
        checking_settings.choose_interval(desk, catalogue()[0].id, interval)
