"""Find a Tender, over HTTP on this machine: nothing is lost, whatever its paging does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import SourceChanged, SourceTroubled, SourceUnreachable
from feeds.walk import Page, pages
from tests.feeds.services.find_a_tender import UK, FindATender, office_hours
from tests.feeds.services.playing import WEB_PAGE, by, ids, played, reasons
from tests.feeds.serving import NOW, Hands, Visit, answer, serving

AUTUMN = datetime(2026, 10, 27, 12, 0, tzinfo=UTC)
"""Two days after the clocks went back."""


def walked(service: FindATender, hands: Hands, mark: str | None = None) -> list[Page]:
    with serving(service.respond) as server:
        return list(pages(played("find_a_tender", server), mark, by(hands)))


def test_none_of_5000_notices_is_missed() -> None:
    service = FindATender()
    published = service.publish(office_hours(5_000, NOW, 14))

    found = walked(service, Hands())

    assert set(ids(found)) == published
    assert service.refused == []
    assert found[-1].of == found[-1].number
    assert found[-1].left_s == 0


def test_none_is_missed_however_often_the_walk_is_killed() -> None:
    service, chance = FindATender(), random.Random(4)
    published = service.publish(office_hours(5_000, NOW, 14))
    mark, got, kills, client = None, list[str](), 0, by(Hands())

    with serving(service.respond) as server:
        while True:
            walk: Iterator[Page] = pages(played("find_a_tender", server), mark, client)
            stops_after = chance.randrange(1, 60)
            for count, page in enumerate(walk, start=1):
                mark = page.mark
                got += ids([page])
                if count == stops_after:
                    break
            else:
                break
            kills += 1

    assert kills > 5
    assert set(got) == published
    assert len(set(service.windows)) >= len(service.windows) - kills


def test_a_page_that_was_not_stored_is_asked_for_again() -> None:
    service = FindATender()
    service.publish(office_hours(600, NOW, 3))

    with serving(service.respond) as server:
        source = played("find_a_tender", server)
        walk = pages(source, None, by(Hands()))
        mark = next(walk).mark
        next(walk)  # came, and was lost with the machine
        next(pages(source, mark, by(Hands())))

    assert service.windows[1] == service.windows[2]


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), busiest_s=st.integers(2, 4_000), count=st.integers(100, 900))
def test_a_crowd_at_any_moment_is_told_apart(seed: int, busiest_s: int, count: int) -> None:
    chance, service = random.Random(seed), FindATender()
    crowd = NOW - timedelta(days=chance.randrange(1, 50), seconds=chance.randrange(86_400))
    span = max(busiest_s, count // 40)  # never more than a hundred within two seconds
    published = service.publish(crowd + timedelta(seconds=number * span // count) for number in range(count))

    assert set(ids(walked(service, Hands()))) == published


@pytest.mark.parametrize("zone", [UK, UTC], ids=["uk", "utc"])
def test_the_night_in_which_clocks_change_loses_nothing_on_either_clock(zone: tzinfo) -> None:
    service = FindATender(zone=zone)
    night = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # half past one, an hour before it is that again
    published = service.publish(night - timedelta(hours=1) + timedelta(seconds=90 * n) for n in range(160))

    assert set(ids(walked(service, Hands(AUTUMN)))) == published


def test_newest_first_and_usable_after_the_first_page() -> None:
    service = FindATender()
    service.publish(office_hours(2_000, NOW, 59))

    first = walked(service, Hands())[0]

    assert ids([first])
    assert service.windows[0] == (datetime(2026, 6, 9, 6), datetime(2026, 6, 9, 9))
    days = [last.date() for _, last in service.windows]
    assert days == sorted(days, reverse=True)


def test_times_in_the_question_are_those_of_a_uk_clock() -> None:
    service = FindATender()

    walked(service, Hands(datetime(2026, 6, 9, 8, 0, tzinfo=UTC)))

    assert service.windows[0][1] == datetime(2026, 6, 9, 9, 0)


def test_neither_stages_nor_a_cursor_is_ever_sent() -> None:
    service = FindATender()
    service.publish(office_hours(1_500, NOW, 20))

    with serving(service.respond) as server:
        list(pages(played("find_a_tender", server), None, by(Hands())))

    assert {name for visit in server.visits for name in visit.asked} == {"updatedFrom", "updatedTo", "limit"}


@pytest.mark.parametrize("zone", [UK, UTC], ids=["uk", "utc"])
def test_a_second_walk_asks_only_for_what_is_new_whichever_clock_the_service_goes_by(zone: tzinfo) -> None:
    service, hands = FindATender(zone=zone), Hands()
    service.publish(office_hours(2_000, NOW, 59))
    mark = walked(service, hands)[-1].mark
    service.windows.clear()
    fresh = service.publish([NOW + timedelta(minutes=20 * number) for number in range(1, 60)])
    hands.pause(20 * 3600)

    found = walked(service, hands, mark)

    assert fresh <= set(ids(found))
    assert len(found) <= 6
    assert min(begin for begin, _ in service.windows) == datetime(2026, 6, 9, 7, 0)


def test_a_walk_by_hand_while_the_first_is_under_way_brings_the_newest_before_it_goes_on() -> None:
    service, hands = FindATender(), Hands()
    published = service.publish(office_hours(1_000, NOW, 59))
    with serving(service.respond) as server:
        source = played("find_a_tender", server)
        begun = next(iter(pages(source, None, by(hands))))
        hands.pause(3600)
        fresh = service.publish([NOW + timedelta(minutes=30)])
        found = list(pages(source, begun.mark, by(hands)))

    assert fresh <= set(ids(found[:1]))
    assert published <= set(ids([begun, *found]))


def test_a_longer_reach_brings_only_what_lies_further_back() -> None:
    service, hands = FindATender(), Hands()
    published = service.publish(office_hours(800, NOW, 28))
    with serving(service.respond) as server:
        source = played("find_a_tender", server)
        near = list(pages(source, None, by(hands), reach_back=timedelta(days=7)))
        service.windows.clear()
        far = list(pages(source, near[-1].mark, by(hands), reach_back=timedelta(days=30)))

    assert set(ids([*near, *far])) == published
    assert sum(last > datetime(2026, 6, 2, 1) for _, last in service.windows) <= 2


def test_the_estimate_is_near_what_the_walk_takes_and_ends_at_nought() -> None:
    service = FindATender()
    service.publish(office_hours(18_000, NOW, 59))

    with serving(service.respond) as server:
        source = played("find_a_tender", server, pace_s=13.0)
        found = list(pages(source, None, by(Hands())))

    takes = len(found) * 14.0
    assert 0.5 < (found[0].left_s or 0) / takes < 2
    assert 0.7 < (found[100].left_s or 0) / (takes * (1 - 100 / len(found))) < 1.4
    assert (found[-1].of, found[-1].left_s) == (len(found), 0)


def test_more_than_a_hundred_within_two_seconds_is_said_to_be_missing() -> None:
    service = FindATender()
    published = service.publish([NOW - timedelta(hours=1)] * 130)

    found = walked(service, Hands())

    assert len(set(ids(found)) & published) == 100
    [reason, *_] = reasons(found)
    assert "the others did not come" in reason


def test_an_answer_that_is_too_large_is_asked_for_in_halves() -> None:
    service = FindATender()
    published = service.publish(office_hours(300, NOW, 2))

    with serving(service.respond) as server:
        source = played("find_a_tender", server, body_limit_bytes=6_000)
        found = list(pages(source, None, by(Hands()), reach_back=timedelta(days=3)))

    assert set(ids(found)) == published


def test_an_answer_cut_off_within_its_json_is_asked_for_in_halves() -> None:
    service = FindATender()
    published = service.publish(office_hours(60, NOW, 2))
    cut = list[str]()

    def respond(visit: Visit) -> None:
        if not cut:
            cut.append(visit.path)
            visit.say(answer(b'{"releases": [{"ocid": "ocds-h6vhtk-9", "id": "9-2026"}, {"ocid": "ocds'))
        else:
            service.respond(visit)

    with serving(respond) as server:
        found = list(pages(played("find_a_tender", server), None, by(Hands())))

    assert published <= set(ids(found))
    assert reasons(found) == ["It was cut off before its end."]


def test_one_window_that_cannot_be_answered_does_not_hold_up_the_others_and_is_told() -> None:
    service, got = FindATender(), list[Page]()
    published = service.publish(office_hours(900, NOW, 20))

    def respond(visit: Visit) -> None:
        if visit.asked["updatedFrom"].startswith("2026-06-05T12"):
            visit.say(answer(status="500 Oops"))
        else:
            service.respond(visit)

    with serving(respond) as server:
        source = played("find_a_tender", server)
        with pytest.raises(SourceTroubled):
            got.extend(pages(source, None, by(Hands())))

    assert json.loads(got[-1].mark)["todo"] == [["2026-06-05T12:00:00", "2026-06-05T17:59:59"]]
    mended = walked(service, Hands(), got[-1].mark)
    assert set(ids([*got, *mended])) == published
    assert len(mended) < 8


def test_a_service_that_is_down_is_told_after_few_tries() -> None:
    hands = Hands()
    with serving(lambda visit: visit.say(answer(status="502 Bad Gateway"))) as server:
        source = played("find_a_tender", server)
        with pytest.raises(SourceTroubled):
            list(pages(source, None, by(hands)))

    assert len(server.visits) == 4
    assert len(set(server.paths)) == 2


def test_a_web_page_with_200_stores_nothing_and_is_told() -> None:
    with (
        serving(lambda visit: visit.say(answer(WEB_PAGE))) as server,
        pytest.raises(SourceChanged, match="web page"),
    ):
        list(pages(played("find_a_tender", server), None, by(Hands())))

    assert len(server.visits) == 2


def test_offline_is_told_within_seconds() -> None:
    hands = Hands()
    with serving(lambda visit: visit.say(answer())) as server:
        source = played("find_a_tender", server)

    with pytest.raises(SourceUnreachable):
        list(pages(source, None, by(hands)))

    assert sum(hands.waits) < 5


@pytest.mark.parametrize("mark", ["", "[]", "no", '{"todo": 3}', '{"next": "http://elsewhere.example/"}'])
def test_a_mark_that_is_not_ours_begins_anew(mark: str) -> None:
    service = FindATender()
    published = service.publish(office_hours(50, NOW, 20))

    assert set(ids(walked(service, Hands(), mark))) == published
