"""Contracts Finder, over HTTP on this machine: with a cursor, without one, and with one that stands still."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from feeds.errors import SourceTroubled
from feeds.walk import Page, pages
from tests.feeds.services.find_a_tender import office_hours
from tests.feeds.services.playing import by, ids, played, reasons, refuse
from tests.feeds.serving import NOW, Hands, Visit, answer, serving

UK = ZoneInfo("Europe/London")


@dataclass
class ContractsFinder:
    """Plays the service. `cursor` is how it pages: `works`, `none`, or `stands` still."""

    cursor: str
    heeds_times: bool = True
    notices: list[tuple[datetime, str]] = field(default_factory=list)

    def publish(self, instants: list[datetime]) -> set[str]:
        start = len(self.notices)
        fresh = [(at.astimezone(UK).replace(tzinfo=None), f"n-{start + n}") for n, at in enumerate(instants)]
        self.notices = sorted([*self.notices, *fresh], reverse=True)
        return {number for _, number in fresh}

    def respond(self, visit: Visit) -> None:
        asked = visit.asked
        if asked.keys() - {"publishedFrom", "publishedTo", "stages", "limit", "cursor"}:
            refuse(visit, "an unknown parameter")
            return
        first, last = (datetime.fromisoformat(asked[name]) for name in ("publishedFrom", "publishedTo"))
        if not self.heeds_times:
            first = first.replace(hour=0, minute=0, second=0)
            last = last.replace(hour=23, minute=59, second=59)
        held = [number for at, number in self.notices if first <= at <= last]
        start = int(asked.get("cursor", "0"))
        limit = int(asked.get("limit", "100"))
        step = {"works": start + limit, "none": None, "stands": start}[self.cursor]
        more = step is not None and start + limit < len(held)
        base = visit.path.partition("&cursor")[0]
        links = {"links": {"next": f"{base}&cursor={step}"}} if more else {}
        releases = [_release(number) for number in held[start : start + limit]]
        visit.say(answer(json.dumps({"uri": "https://cf.example", **links, "releases": releases}).encode()))


def walked(service: ContractsFinder, hands: Hands, mark: str | None = None) -> list[Page]:
    with serving(service.respond) as server:
        return list(pages(played("contracts_finder", server), mark, by(hands)))


@pytest.mark.parametrize("cursor", ["works", "none", "stands"])
def test_every_notice_comes_however_it_pages(cursor: str) -> None:
    service = ContractsFinder(cursor)
    published = service.publish(office_hours(3_000, NOW, 20))

    found = walked(service, Hands())

    assert set(ids(found)) == published
    assert reasons(found) == []
    assert (found[-1].of, found[-1].left_s) == (found[-1].number, 0)


def test_with_a_cursor_a_day_takes_as_many_questions_as_it_has_pages() -> None:
    service = ContractsFinder("works")
    service.publish([NOW - timedelta(days=3, minutes=n) for n in range(250)])

    found = walked(service, Hands())

    assert len(found) <= 61 + 2


@pytest.mark.parametrize("cursor", ["works", "none"])
def test_killed_within_a_day_it_goes_on_there(cursor: str) -> None:
    service = ContractsFinder(cursor)
    published = service.publish(office_hours(2_000, NOW, 10))
    mark, got, asked, client = None, list[str](), list[str](), by(Hands())

    with serving(service.respond) as server:
        while (page := next(pages(played("contracts_finder", server), mark, client), None)) is not None:
            mark = page.mark
            got += ids([page])
            if not json.loads(mark).get("todo"):
                break
        asked = server.paths

    assert set(got) == published
    assert len(asked) == len(set(asked))


def test_a_service_that_heeds_no_time_of_day_is_not_asked_without_end_and_the_gap_is_said() -> None:
    service = ContractsFinder("none", heeds_times=False)
    service.publish([NOW - timedelta(days=day, minutes=n) for day in (2, 3, 5) for n in range(140)])

    found = walked(service, Hands())

    assert len(found) < 100
    assert any("the others did not come" in reason for reason in reasons(found))


def test_a_second_walk_asks_only_for_what_is_new() -> None:
    service, hands = ContractsFinder("works"), Hands()
    service.publish(office_hours(1_000, NOW, 20))
    mark = walked(service, hands)[-1].mark
    fresh = service.publish([NOW + timedelta(hours=5)])
    hands.pause(24 * 3600)

    found = walked(service, hands, mark)

    assert fresh <= set(ids(found))
    assert len(found) == 2


def test_a_next_page_on_another_site_is_not_followed() -> None:
    def respond(visit: Visit) -> None:
        links = {"next": "http://elsewhere.example/2"}
        visit.say(answer(json.dumps({"links": links, "releases": [_release("n-1")]}).encode()))

    with serving(respond) as server:
        [page, *_] = pages(played("contracts_finder", server), None, by(Hands()))

    assert "elsewhere" not in page.mark


def test_a_cursor_that_is_no_longer_known_begins_the_day_anew() -> None:
    service = ContractsFinder("works")
    published = service.publish([NOW - timedelta(minutes=n) for n in range(450)])
    refused = list[str]()

    def respond(visit: Visit) -> None:
        if visit.asked.get("cursor") == "200" and not refused:
            refused.append(visit.path)
            refuse(visit, "the cursor has expired")
        else:
            service.respond(visit)

    with serving(respond) as server:
        found = list(pages(played("contracts_finder", server), None, by(Hands())))

    assert set(ids(found)) == published


def test_trouble_leaves_the_mark_at_the_page_that_failed() -> None:
    service, got = ContractsFinder("works"), list[Page]()
    service.publish([NOW - timedelta(minutes=n) for n in range(250)])

    def respond(visit: Visit) -> None:
        if visit.asked.get("cursor") == "100" or got:
            visit.say(answer(status="500 Oops"))
        else:
            service.respond(visit)

    with serving(respond) as server, pytest.raises(SourceTroubled):
        got.extend(pages(played("contracts_finder", server), None, by(Hands())))

    assert json.loads(got[0].mark)["at"].endswith("cursor=100")


def _release(number: str) -> dict[str, object]:
    return {"ocid": f"ocds-b5fd17-{number}", "id": number, "tag": ["tender"], "tender": {"title": number}}
