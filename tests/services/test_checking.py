"""Checks by hand: polite, one source after another, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.services import own_sources
from desktop.services.check_progress import Progress, Watched
from desktop.services.checking import check
from desktop.services.desk import Desk
from desktop.services.importing import import_files
from desktop.services.source_health import Health, Sources, sources
from desktop.store import pulls
from feeds.source import catalogue
from tests.conftest import NOW
from tests.feeds.serving import Server, Visit, answer, serving
from tests.services.feed_pages import a_feed, one_page, releases


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk whose catalogue is switched off, so that nobody but the test's own sources is asked."""
    for source in catalogue():
        own_sources.switch(desk, source.id, on=False)
    return desk


class Stop(Exception):
    """What a cancelled job raises at its next step."""


def silent(_done: int, _total: int) -> None:
    pass


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def later_desk(desk: Desk, clock: Clock) -> Desk:
    """The desk, with a clock that can be moved."""
    return replace(desk, now=clock)


@contextmanager
def a_source(desk: Desk, respond: Callable[[Visit], None], name: str = "Bulletin") -> Iterator[Server]:
    """Serve a source and add it; what it was tried with does not count."""
    with serving(respond) as server:
        own_sources.add(desk, own_sources.try_address(desk.now, server.url, name, private=True))
        server.visits.clear()
        yield server


def seen(desk: Desk) -> Sources:
    """Return how the sources are, those of the catalogue left out."""
    with desk.reader() as db:
        found = sources(db, desk)
    named = {source.id for source in catalogue()}
    return replace(found, lines=tuple(line for line in found.lines if line.id not in named))


def test_a_source_is_asked_by_hand_once_in_ten_minutes(later_desk: Desk, clock: Clock) -> None:
    with a_source(later_desk, a_feed) as server:
        check(later_desk, silent)
        again = check(later_desk, silent)
        asked_at_once = len(server.visits)
        clock.at += timedelta(minutes=10)
        check(later_desk, silent)

    assert again.pulled == ()
    assert again.sentence == "Bulletin was asked a moment ago. It can be asked again from 09:10."
    assert asked_at_once == 1
    assert len(server.visits) == 2


def test_a_source_that_asks_us_to_wait_is_not_asked_sooner(later_desk: Desk, clock: Clock) -> None:
    busy = False

    def respond(visit: Visit) -> None:
        visit.say(answer(b"", "503 Busy", Retry_After="3600")) if busy else a_feed(visit)

    with a_source(later_desk, respond) as server:
        busy = True
        check(later_desk, silent)
        clock.at += timedelta(minutes=30)
        check(later_desk, silent)

    assert len(server.visits) == 1
    assert "from 10:00" in seen(later_desk).lines[0].why_not


def test_a_check_says_what_each_source_brought(desk: Desk) -> None:
    with a_source(desk, one_page):
        check(desk, silent)

    (line,) = seen(desk).lines
    assert (line.last_success, line.new, line.aside, line.brought) == ("Today, 09:00", "2", "0", "2 new")
    assert line.health is Health.WORKING


def test_trouble_is_told_in_plain_words_with_the_next_step(desk: Desk) -> None:
    broken = False

    def respond(visit: Visit) -> None:
        visit.say(answer(b"", "404 Not Found")) if broken else one_page(visit)

    with a_source(desk, respond):
        broken = True
        checked = check(desk, silent)

    (line,) = seen(desk).lines
    assert line.health is Health.TROUBLE
    assert "Bulletin" in line.state
    assert line.next_step
    assert checked.sentence.startswith(line.state)


def test_one_that_is_down_does_not_stop_the_other(desk: Desk) -> None:
    broken = False

    def respond(visit: Visit) -> None:
        visit.say(answer(b"", "404 Not Found")) if broken else one_page(visit)

    with a_source(desk, respond, "One"), a_source(desk, a_feed, "Two"):
        broken = True
        checked = check(desk, silent)

    assert [one.error is None for one in checked.pulled] == [False, True]


def test_progress_names_the_source_its_page_and_what_is_left(desk: Desk) -> None:
    watched, heard = Watched(), list[Progress]()

    def respond(visit: Visit) -> None:
        following = f"{base}/2" if visit.path == "/" else ""
        visit.say(answer(releases(1 if following else 2, following=following)))

    with serving(respond) as server:
        base = server.url
        own_sources.add(desk, own_sources.try_address(desk.now, f"{base}/", "One", private=True))
        with a_source(desk, a_feed, "Two"):
            check(desk, lambda *_: heard.append(watched.progress), watched=watched)

    said = [(one.source, one.page_words, one.others_words) for one in dict.fromkeys(heard) if one.page]
    assert said == [
        ("One", "Page 1", "1 more is asked as well."),
        ("One", "Page 2 of 2", "One done. 1 more is asked as well."),
        ("Two", "Page 1 of 1", "One and Two done."),
    ]


def test_what_is_stopped_keeps_what_came_and_goes_on_from_there(later_desk: Desk, clock: Clock) -> None:
    def respond(visit: Visit) -> None:
        following = f"{base}/2" if visit.path == "/" else ""
        visit.say(answer(releases(1 if following else 2, following=following)))

    def stop_after_a_page(done: int, _total: int) -> None:
        if done:
            raise Stop

    with serving(respond) as server:
        base = server.url
        own_sources.add(later_desk, own_sources.try_address(later_desk.now, f"{base}/", "One", private=True))
        with pytest.raises(Stop):
            check(later_desk, stop_after_a_page)
        stopped = seen(later_desk).lines[0]
        clock.at += timedelta(minutes=10)
        server.visits.clear()
        checked = check(later_desk, silent)

    assert stopped.state == "Stopped before its end."
    assert stopped.new == "1"
    assert server.paths == ["/2"]
    assert checked.pulled[0].tally.new == 1
    assert seen(later_desk).lines[0].health is Health.WORKING


def test_the_sample_is_served_for_as_long_as_it_is_pulled(sample_desk: Desk) -> None:
    first, again = check(sample_desk, silent), check(sample_desk, silent)

    assert [one.name for one in first.pulled] == ["Sample notices", "Sample bulletin"]
    assert all(one.error is None for one in (*first.pulled, *again.pulled))
    assert [line.name for line in seen(sample_desk).lines] == ["Sample notices", "Sample bulletin"]


def test_one_source_of_the_sample_can_be_pulled(sample_desk: Desk) -> None:
    checked = check(sample_desk, silent, only=("sample_bulletin",))

    assert [one.id for one in checked.pulled] == ["sample_bulletin"]


def test_imported_files_are_listed_with_what_they_brought(desk: Desk, tmp_path: Path) -> None:

    file = tmp_path / "a page.json"
    file.write_bytes(releases(1, 2))

    import_files(desk, [file], silent)

    (line,) = seen(desk).files
    assert (line.name, line.brought) == ("a page.json", "2 items: 2 new")
    assert seen(desk).lines == ()


def test_the_last_pull_of_each_is_remembered(desk: Desk) -> None:
    with a_source(desk, one_page):
        check(desk, silent)

    with desk.reader() as db:
        (pull,) = pulls.latest(db).values()
    assert (pull.at, pull.tally.new, pull.error) == (NOW, 2, None)
    assert pull.again_at == NOW + timedelta(minutes=10)
