"""Public Contracts Scotland and Sell2Wales, over HTTP on this machine: months, types, and some that fail."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from feeds.errors import SourceTroubled, SourceUnreachable
from feeds.source import Source
from feeds.walk import Page, pages
from feeds.walkers.months import MOST_FAILURES
from tests.feeds.services.playing import WEB_PAGE, by, ids, played, reasons, refuse
from tests.feeds.serving import Hands, Server, Visit, answer, serving

TYPES = (2, 101, 3, 21)


@dataclass
class Months:
    """Plays the platform: notices by month (`06-2026`) and type. `fails` are types answered with 500."""

    notices: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    fails: set[int] = field(default_factory=set)
    locale: str | None = None

    def publish(self, month: str, kind: int, *numbers: str) -> None:
        self.notices.setdefault((month, kind), []).extend(numbers)

    def respond(self, visit: Visit) -> None:
        asked = visit.asked
        if asked.keys() - {"dateFrom", "noticeType", "outputType", "locale"} or asked["outputType"] != "0":
            refuse(visit, "an unknown parameter")
            return
        if asked.get("locale") != self.locale:
            refuse(visit, "the locale is wrong")
            return
        kind = int(asked["noticeType"])
        held = self.notices.get((asked["dateFrom"], kind), [])
        etag = f'W/"{asked["dateFrom"]}-{kind}-{len(held)}"'
        if kind in self.fails:
            visit.say(
                answer(b"Error converting data type nvarchar to float", status="500 Internal Server Error")
            )
        elif visit.headers.get("if-none-match") == etag:
            visit.say(answer(status="304 Not Modified"))
        else:
            head = {"uri": "https://api.example/v1", "version": "1.1"}
            body = {**head, "releases": [_release(number) for number in held]} if held else head
            visit.say(answer(json.dumps(body).encode(), ETag=etag))


def scotland(server: Server) -> Source:
    return played("public_contracts_scotland", server, notice_types=TYPES)


def asked(server: Server) -> list[tuple[str, int]]:
    return [(visit.asked["dateFrom"], int(visit.asked["noticeType"])) for visit in server.visits]


def test_every_month_and_type_is_asked_once_newest_first() -> None:
    service = Months()
    for month in ("04-2026", "05-2026", "06-2026"):
        for kind in TYPES:
            service.publish(month, kind, f"rls-1-{month}-{kind}")

    with serving(service.respond) as server:
        found = list(pages(scotland(server), None, by(Hands())))

    assert len(ids(found)) == 12
    assert asked(server) == [(month, kind) for month in ("06-2026", "05-2026", "04-2026") for kind in TYPES]
    assert [(page.number, page.of) for page in found] == [(n, 12) for n in range(1, 13)]
    assert found[-1].left_s == 0


def test_a_month_without_releases_is_empty_and_nothing_is_wrong() -> None:
    with serving(Months().respond) as server:
        found = list(pages(scotland(server), None, by(Hands())))

    assert (ids(found), reasons(found)) == ([], [])


def test_killed_at_every_page_it_goes_on_with_the_next() -> None:
    service = Months()
    service.publish("05-2026", 3, "rls-1-7")
    mark, got = None, list[Page]()
    with serving(service.respond) as server:
        for _ in range(12):
            got.append(next(pages(scotland(server), mark, by(Hands()))))
            mark = got[-1].mark

    assert len(asked(server)) == len(set(asked(server))) == 12
    assert ids(got) == ["rls-1-7"]


def test_the_newest_month_is_read_again_with_the_validators_it_gave() -> None:
    service, hands = Months(), Hands()
    service.publish("06-2026", 2, "rls-1-1")
    with serving(service.respond) as server:
        first = list(pages(scotland(server), None, by(hands)))
        hands.pause(6 * 3600)
        service.publish("06-2026", 2, "rls-1-2")
        server.visits.clear()
        again = list(pages(scotland(server), first[-1].mark, by(hands)))

    assert asked(server) == [("06-2026", kind) for kind in TYPES]
    assert all(visit.headers["if-none-match"].startswith('W/"06-2026') for visit in server.visits)
    assert ids(again) == ["rls-1-1", "rls-1-2"]


def test_the_last_days_of_a_month_are_read_in_the_next() -> None:
    service, hands = Months(), Hands(datetime(2026, 6, 1, 8, 0, tzinfo=UTC))
    with serving(service.respond) as server:
        mark = list(pages(scotland(server), None, by(hands)))[-1].mark
        hands.pause(86_400)
        service.publish("05-2026", 2, "rls-1-late")
        server.visits.clear()
        found = list(pages(scotland(server), mark, by(hands)))

    assert ids(found) == ["rls-1-late"]
    assert {month for month, _ in asked(server)} == {"05-2026", "06-2026"}


def test_a_longer_reach_asks_only_for_earlier_months() -> None:
    with serving(Months().respond) as server:
        near = list(pages(scotland(server), None, by(Hands()), reach_back=timedelta(days=5)))
        server.visits.clear()
        list(pages(scotland(server), near[-1].mark, by(Hands()), reach_back=timedelta(days=60)))

    assert {month for month, _ in asked(server)} == {"04-2026", "05-2026", "06-2026"}
    assert len(server.visits) == 12


def test_sell2wales_is_asked_in_english() -> None:
    service = Months(locale="2057")
    service.publish("06-2026", 51, "s2w-1")
    with serving(service.respond) as server:
        found = list(pages(played("sell2wales", server), None, by(Hands())))

    assert ids(found) == ["s2w-1"]


def test_types_that_fail_do_not_hide_the_others_and_are_told_and_asked_again_last() -> None:
    service, hands, got = Months(fails={2, 3}), Hands(), list[Page]()
    service.publish("05-2026", 21, "rls-1-21")
    service.publish("06-2026", 3, "rls-1-3")
    with serving(service.respond) as server:
        with pytest.raises(SourceTroubled, match="6 of 12 questions"):
            got.extend(pages(scotland(server), None, by(hands)))
        service.fails = {2}
        server.visits.clear()
        hands.pause(3600)
        with pytest.raises(SourceTroubled, match="3 of "):
            got.extend(pages(scotland(server), got[-1].mark, by(hands)))

    assert set(ids(got)) == {"rls-1-21", "rls-1-3"}
    assert asked(server)[:2] == [("06-2026", 101), ("06-2026", 21)]


def test_a_source_that_fails_at_everything_is_left_alone_soon_and_comes_round_to_all_of_it() -> None:
    service, mark = Months(fails=set(TYPES)), None
    with serving(service.respond) as server:
        for _ in range(2):
            got = list[Page]()
            with pytest.raises(SourceTroubled):
                got.extend(pages(scotland(server), mark, by(Hands())))
            mark = got[-1].mark
            assert len(got) == MOST_FAILURES

    assert len(set(asked(server))) == 12
    assert len(server.visits) == 12 * 2  # each is tried twice
    assert len(json.loads(mark or "")["todo"]) == 12


def test_when_nobody_answers_it_stops_at_once() -> None:
    with serving(Months().respond) as server:
        source = scotland(server)

    with pytest.raises(SourceUnreachable):
        list(pages(source, None, by(Hands())))


def test_a_refusal_is_told_in_words() -> None:
    with (
        serving(lambda visit: visit.say(answer(status="403 Forbidden"))) as server,
        pytest.raises(SourceUnreachable, match=r"does not let us in \(403\)"),
    ):
        list(pages(scotland(server), None, by(Hands())))


def test_a_web_page_instead_of_notices_is_told_and_stores_nothing() -> None:
    got = list[Page]()
    with (
        serving(lambda visit: visit.say(answer(WEB_PAGE))) as server,
        pytest.raises(SourceUnreachable, match="web page"),
    ):
        got.extend(pages(scotland(server), None, by(Hands())))

    assert all(page.items == () for page in got)


@pytest.mark.parametrize("mark", ["", "[]", '{"todo": [["June", 2]]}', '{"todo": 3}', '{"since": "2026-06"}'])
def test_a_mark_that_is_not_ours_begins_anew(mark: str) -> None:
    with serving(Months().respond) as server:
        list(pages(scotland(server), mark, by(Hands())))

    assert len(server.visits) == 12


def _release(number: str) -> dict[str, object]:
    return {"ocid": f"ocds-r6ebe6-{number}", "id": number, "tag": ["tender"], "tender": {"title": number}}
