"""TED's search, over HTTP on this machine."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from feeds.errors import SourceChanged, SourceTroubled
from feeds.notice import Notice
from feeds.walk import Page, pages
from feeds.walkers.ted import MORE_FIELDS, SEEN_FIELDS
from tests.feeds.services.playing import WEB_PAGE, by, ids, played, refuse
from tests.feeds.serving import NOW, Hands, Visit, answer, serving

Json = dict[str, object]


@dataclass
class Ted:
    """Plays the search. `knows` are the fields it knows; `breaks_off` how often it runs out of time."""

    knows: frozenset[str] = frozenset((*SEEN_FIELDS, *MORE_FIELDS))
    breaks_off: int = 0
    notices: list[Json] = field(default_factory=list)

    def publish(self, days_ago: int, count: int = 1) -> None:
        day = f"{NOW - timedelta(days=days_ago):%Y-%m-%d}"
        for _ in range(count):
            number = f"{len(self.notices) + 1}-2026"
            procedure = {"procedure-identifier": f"p-{number}"}
            self.notices.append(
                {"publication-number": number, "publication-date": f"{day}+02:00", **procedure}
            )

    def respond(self, visit: Visit) -> None:
        asked = json.loads(visit.body)
        if visit.method != "POST" or visit.headers["content-type"] != "application/json":
            visit.say(answer(status="405 Method Not Allowed"))
        elif set(asked["fields"]) - self.knows or asked["limit"] > 250:
            refuse(visit, "unsupported value")
        else:
            visit.say(answer(self._found(asked)))

    def _found(self, asked: Json) -> bytes:
        condition = str(asked["query"])
        first, last = (condition.split(f"publication-date{sign}")[1].split(" ")[0] for sign in (">=", "<="))
        assert "buyer-country IN (IRL) AND" in condition
        held = [each for each in self.notices if first <= _compact(each) <= last]
        limit, page = int(str(asked["limit"])), int(str(asked["page"]))
        shown = [
            {name: value for name, value in each.items() if name in list(asked["fields"])}  # type: ignore[call-overload]
            for each in held[(page - 1) * limit : page * limit]
        ]
        self.breaks_off -= 1
        return json.dumps(
            {"notices": shown, "totalNoticeCount": len(held), "timedOut": self.breaks_off >= 0}
        ).encode()


def walked(service: Ted, hands: Hands, mark: str | None = None) -> list[Page]:
    with serving(service.respond) as server:
        return list(pages(played("ted", server), mark, by(hands)))


def test_every_notice_of_the_days_comes_newest_first_also_where_a_day_has_pages() -> None:
    service = Ted()
    service.publish(1, 620)
    service.publish(30, 40)

    found = walked(service, Hands())

    assert len(set(ids(found))) == 660
    assert ids(found)[0] == "1-2026"
    assert (found[-1].of, found[-1].left_s) == (found[-1].number, 0)


def test_killed_within_a_day_it_goes_on_with_the_next_page() -> None:
    service = Ted()
    service.publish(0, 620)
    with serving(service.respond) as server:
        source = played("ted", server)
        first = next(iter(pages(source, None, by(Hands()))))
        rest = list(pages(source, first.mark, by(Hands())))

    assert len(ids([first, *rest])) == len(set(ids([first, *rest]))) == 620


def test_a_second_walk_asks_for_the_last_days_again_and_no_others() -> None:
    service, hands = Ted(), Hands()
    mark = walked(service, hands)[-1].mark
    hands.pause(86_400)

    assert len(walked(service, hands, mark)) == 4


def test_notices_of_one_procedure_share_its_key() -> None:
    service = Ted()
    service.publish(1)

    [notice] = [item for page in walked(service, Hands()) for item in page.items]

    assert isinstance(notice, Notice)
    assert (notice.opportunity, notice.received_from) == ("ted:p-1-2026", "ted")


def test_fields_that_it_does_not_know_are_left_out_and_the_walk_goes_on() -> None:
    service = Ted(knows=frozenset(SEEN_FIELDS))
    service.publish(1)

    with serving(service.respond) as server:
        found = list(pages(played("ted", server), None, by(Hands())))

    [notice] = [item for page in found for item in page.items]
    assert isinstance(notice, Notice)
    assert notice.opportunity == "ted:1-2026"
    assert len(server.visits) == len(found) + 1


def test_a_search_that_ran_out_of_time_is_asked_again() -> None:
    service, hands = Ted(breaks_off=1), Hands()
    service.publish(1)

    assert ids(walked(service, hands)) == ["1-2026"]
    assert hands.waits == [2.0]


def test_one_that_always_does_is_told() -> None:
    with pytest.raises(SourceTroubled, match="broke its search off"):
        walked(Ted(breaks_off=1_000), Hands())


@pytest.mark.parametrize("body", [WEB_PAGE, b"[]", b'{"notices": 3}'])
def test_another_answer_is_told(body: bytes) -> None:
    with serving(lambda visit: visit.say(answer(body))) as server, pytest.raises(SourceChanged):
        list(pages(played("ted", server), None, by(Hands())))


def test_other_countries_can_be_chosen() -> None:
    with serving(lambda visit: visit.say(answer(b'{"notices": []}'))) as server:
        next(pages(played("ted", server, countries=("FRA", "BEL")), None, by(Hands())))

    assert json.loads(server.visits[0].body)["query"].startswith("buyer-country IN (FRA BEL) AND ")


def _compact(notice: Json) -> str:
    return str(notice["publication-date"])[:10].replace("-", "")
