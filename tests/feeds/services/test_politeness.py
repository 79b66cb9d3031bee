"""Each rule of asking politely: told to wait we wait, refused we stop, and nothing is asked too often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from feeds.errors import AddressRefused, SourceBusy, SourceChanged, SourceGone, SourceUnreachable
from feeds.patience import LONGEST_WAIT_S, patiently
from feeds.source import catalogue
from feeds.walk import pages
from tests.feeds.services.find_a_tender import FindATender, office_hours
from tests.feeds.services.playing import by, ids, played
from tests.feeds.serving import NOW, Hands, Visit, a_client, answer, serving

Respond = Callable[[Visit], None]


def after(times: int, first: Callable[[], bytes], then: Respond) -> Respond:
    """Answer so the first times, and then in the other way."""
    asked = list[str]()

    def respond(visit: Visit) -> None:
        asked.append(visit.path)
        if len(asked) <= times:
            visit.say(first())
        else:
            then(visit)

    return respond


@pytest.mark.parametrize("in_words", ["seconds", "date"])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_told_to_wait_it_waits_so_long_and_then_goes_on(in_words: str, status: str) -> None:
    service, hands = FindATender(), Hands()
    published = service.publish(office_hours(80, NOW, 20))
    asked_at = list[datetime]()

    def busy() -> bytes:
        until = hands.now() + timedelta(seconds=120)
        return answer(
            b"Rate limit of 12 exceeded.",
            status=status,
            Retry_After="120" if in_words == "seconds" else format_datetime(until, usegmt=True),
        )

    def respond(visit: Visit) -> None:
        asked_at.append(hands.now())
        after_two(visit)

    after_two = after(2, busy, service.respond)
    with serving(respond) as server:
        found = list(pages(played("find_a_tender", server), None, by(hands)))

    assert set(ids(found)) == published
    assert asked_at[1] - asked_at[0] >= timedelta(seconds=120)


def test_a_wait_of_more_than_five_minutes_is_left_to_the_next_pull() -> None:
    hands = Hands()
    busy = answer(status="429 Too Many Requests", Retry_After="3600")
    with serving(lambda visit: visit.say(busy)) as server:
        source, client = played("find_a_tender", server), by(hands)
        with pytest.raises(SourceBusy):
            list(pages(source, None, client))
        with pytest.raises(SourceBusy):
            list(pages(source, None, client))

    assert len(server.visits) == 1
    assert hands.waits == []
    assert LONGEST_WAIT_S == 300


def test_contracts_finders_403_means_five_minutes() -> None:
    hands, asked_at = Hands(), list[datetime]()

    def respond(visit: Visit) -> None:
        asked_at.append(hands.now())
        refused = len(asked_at) == 1
        visit.say(answer(status="403 Forbidden") if refused else answer(b'{"uri": "a", "releases": []}'))

    with serving(respond) as server:
        list(pages(played("contracts_finder", server), None, by(hands)))

    assert asked_at[1] - asked_at[0] >= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("source", "status", "asked"),
    [
        ("find_a_tender", "400 Bad Request", 2),
        ("find_a_tender", "404 Not Found", 2),
        ("public_contracts_scotland", "403 Forbidden", 6),
        ("ted", "400 Bad Request", 3),
    ],
)
def test_what_is_refused_is_not_asked_again(source: str, status: str, asked: int) -> None:
    with (
        serving(lambda visit: visit.say(answer(status=status))) as server,
        pytest.raises((SourceChanged, SourceUnreachable)),
    ):
        list(pages(played(source, server), None, by(Hands())))

    questions = [(visit.path, visit.body) for visit in server.visits]
    assert len(questions) == len(set(questions)) == asked


@pytest.mark.parametrize("source", [source.id for source in catalogue()])
def test_an_address_that_has_ended_for_good_is_asked_once_and_said(source: str) -> None:
    with serving(lambda visit: visit.say(answer(status="410 Gone"))) as server, pytest.raises(SourceGone):
        list(pages(played(source, server), None, by(Hands())))

    assert len(server.visits) == 1


def test_a_moments_trouble_is_tried_again_and_an_answer_cut_off_too() -> None:
    service, hands = FindATender(), Hands()
    published = service.publish(office_hours(80, NOW, 20))
    cut = answer(b'{"releases": [', Content_Length="4000")
    with serving(after(1, lambda: cut, service.respond)) as server:
        found = list(pages(played("find_a_tender", server), None, by(hands)))

    assert set(ids(found)) == published
    assert server.paths[0] == server.paths[1]
    assert hands.waits == [2.0]


def test_tries_are_few_and_further_and_further_apart() -> None:
    hands = Hands()

    def down() -> None:
        raise SourceUnreachable(happened="It is down.", safe="", to_do="")

    with pytest.raises(SourceUnreachable):
        patiently(by(hands), down)

    assert hands.waits == [3.0, 15.0, 60.0]


@pytest.mark.parametrize("source", catalogue(), ids=lambda source: source.id)
def test_the_pace_of_each_service_is_kept_between_two_questions(source: object) -> None:
    [known] = [each for each in catalogue() if each == source]
    hands = Hands()
    of_grants = b'{"totalResults": 900, "results": [{}]}'
    body = of_grants if known.walker == "eu_grants" else b'{"uri": "a", "releases": [], "notices": []}'
    with serving(lambda visit: visit.say(answer(body))) as server:
        walk = pages(played(known.id, server, pace_s=known.pace_s), None, by(hands))
        for _, _ in zip(range(4), walk, strict=False):
            pass

    assert known.pace_s >= 2
    assert len(hands.waits) == 3
    assert all(known.pace_s - 1 < wait <= known.pace_s for wait in hands.waits)


def test_find_a_tender_is_asked_at_most_twelve_times_in_two_minutes() -> None:
    [source] = [source for source in catalogue() if source.id == "find_a_tender"]

    assert 120 / source.pace_s < 12


@pytest.mark.parametrize("source", [source.id for source in catalogue()])
def test_a_real_service_is_never_asked_at_an_address_of_this_machine(source: str) -> None:
    with serving(lambda visit: visit.say(answer())) as server, pytest.raises(AddressRefused):
        list(pages(played(source, server, private=False), None, by(Hands())))

    assert server.visits == []


def test_a_wait_can_be_stopped_within_half_a_second() -> None:
    hands, checks = Hands(), list[datetime]()

    def stop_in_a_while() -> None:
        checks.append(hands.now())
        if len(checks) > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        by(hands).hearing(stop_in_a_while).wait(300)

    assert hands.waits == [0.5] * 5


def test_whoever_hears_waits_as_long_and_shares_the_pace_of_its_host() -> None:
    hands = Hands()
    with serving(lambda visit: visit.say(answer(b"{}"))) as server:
        client, source = by(hands), server.source(pace_s=12.0)
        client.get(source, server.url)
        client.hearing(lambda: None).get(source, server.url)

    assert 11 < sum(hands.waits) <= 12


def test_a_clients_clock_is_the_one_it_was_given() -> None:
    assert a_client().now() == NOW
