"""EU Funding & Tenders, over HTTP on this machine."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desktop.domain.compiling import compile_opportunity
from desktop.domain.opportunity import Stage
from feeds.errors import SourceChanged
from feeds.notice import Form, Notice
from feeds.reading import read
from feeds.walk import pages
from tests.feeds.services.playing import WEB_PAGE, by, ids, played
from tests.feeds.serving import Hands, Visit, answer, serving
from tests.feeds.written import split_up


def a_call(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Return a result as the search lists it."""
    told = {
        "identifier": [f"EXAMPLE-2026-CARE-{number:02}"],
        "title": ["Neighbours who care"],
        "descriptionByte": ["<p>Small grants for <b>local</b> groups.</p><script>x()</script>"],
        "callTitle": ["Care 2026"],
        "type": ["1"],
        "status": ["31094502"],
        "startDate": ["2026-05-05T00:00:00.000+0000"],
        "deadlineDate": ["2026-09-17T00:00:00.000+0000"],
    }
    return {"reference": f"{number}TOPICSen", "url": None, "weight": 1.0, "metadata": {**told, **changes}}


def answered(*results: object, total: int | None = None) -> bytes:
    return json.dumps({"totalResults": len(results) if total is None else total, "results": results}).encode()


def serves(calls: list[dict[str, Any]]) -> Callable[[Visit], None]:
    """Answer as the search does: a question in parts, each of them JSON."""

    def respond(visit: Visit) -> None:
        named = re.findall(
            rb'name="(\w+)"[^\r]*\r\nContent-Type: application/json\r\n\r\n([^\r]+)', visit.body
        )
        parts = {name.decode(): json.loads(value) for name, value in named}
        if visit.method != "POST" or parts.keys() != {"query", "languages", "sort"}:
            visit.say(answer(status="405 Method Not Allowed"))
            return
        number, size = int(visit.asked["pageNumber"]), int(visit.asked["pageSize"])
        visit.say(answer(answered(*calls[(number - 1) * size : number * size], total=len(calls))))

    return respond


def only(**changes: Any) -> Notice:
    [item] = read(answered(a_call(**changes)), received_from="eu")
    assert isinstance(item, Notice), item
    return item


def test_every_call_comes_page_by_page() -> None:
    with serving(serves([a_call(number) for number in range(250)])) as server:
        found = list(pages(played("eu_funding_tenders", server), None, by(Hands())))

    assert len(set(ids(found))) == 250
    assert [(page.number, page.of) for page in found] == [(1, 3), (2, 3), (3, 3)]
    assert found[-1].left_s == 0


def test_killed_it_goes_on_with_the_next_page_and_after_some_hours_anew() -> None:
    with serving(serves([a_call(number) for number in range(250)])) as server:
        source, hands = played("eu_funding_tenders", server), Hands()
        first = next(iter(pages(source, None, by(hands))))
        soon = list(pages(source, first.mark, by(hands)))
        hands.pause(timedelta(hours=7).total_seconds())
        late = list(pages(source, first.mark, by(hands)))

    assert len(set(ids([first, *soon]))) == len(ids([first, *soon])) == 250
    assert len(ids(late)) == 250


def test_a_finished_walk_begins_anew() -> None:
    with serving(serves([a_call()])) as server:
        source = played("eu_funding_tenders", server)
        [page] = pages(source, None, by(Hands()))
        [again] = pages(source, page.mark, by(Hands()))

    assert ids([again]) == ["EXAMPLE-2026-CARE-01"]


def test_a_search_that_does_not_heed_the_question_is_told_and_stores_nothing() -> None:
    everything = answered(a_call(), total=4_170_000)
    with (
        serving(lambda visit: visit.say(answer(everything))) as server,
        pytest.raises(SourceChanged, match="4,170,000 things"),
    ):
        list(pages(played("eu_funding_tenders", server), None, by(Hands())))


@pytest.mark.parametrize("body", [WEB_PAGE, b"[]", b"{}", b'{"totalResults": "many", "results": []}'])
def test_another_answer_is_told(body: bytes) -> None:
    with serving(lambda visit: visit.say(answer(body))) as server, pytest.raises(SourceChanged):
        list(pages(played("eu_funding_tenders", server), None, by(Hands())))


def test_each_field_has_its_place() -> None:
    notice = only()

    assert (notice.source, notice.id, notice.form) == (
        "eu_funding_tenders",
        "EXAMPLE-2026-CARE-01",
        Form.EU_GRANTS,
    )
    assert notice.opportunity == "eu_funding_tenders:EXAMPLE-2026-CARE-01"
    assert (notice.title, notice.description) == ("Neighbours who care", "Small grants for local groups.")
    assert notice.released_at == datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
    assert (notice.url or "").endswith("/topic-details/example-2026-care-01")


def test_a_deadline_is_its_day_without_a_time() -> None:
    deadline = compile_opportunity([only()]).deadline

    assert deadline is not None
    assert (deadline.day, deadline.has_time) == (date(2026, 9, 17), False)


def test_cut_off_dates_are_all_kept() -> None:
    dates = ["2027-01-20T00:00:00.000+0000", "2026-09-17T00:00:00.000+0000"]

    opportunity = compile_opportunity([only(deadlineDate=dates)])

    assert [deadline.day for deadline in opportunity.deadlines] == [date(2026, 9, 17), date(2027, 1, 20)]


@pytest.mark.parametrize(
    ("status", "stage"),
    [("31094501", Stage.TENDER), ("31094502", Stage.TENDER), ("31094503", Stage.AWARD)],
)
def test_open_and_announced_are_not_told_apart_and_closed_is_closed(status: str, stage: Stage) -> None:
    assert compile_opportunity([only(status=[status])]).stage is stage


def test_what_the_portal_reckons_by_itself_makes_no_new_version() -> None:
    first, second = a_call(), {**a_call(), "weight": 7.5}

    [one], [other] = (list(read(answered(each), received_from="eu")) for each in (first, second))

    assert isinstance(one, Notice)
    assert isinstance(other, Notice)
    assert one.content_hash == other.content_hash


def test_what_is_no_call_is_set_aside_with_its_reason() -> None:
    event, nameless = a_call(type=["6"]), a_call(identifier=None)

    notices, rejections = split_up(answered(a_call(), event, nameless, 3, {"metadata": []}))

    assert len(notices) == 1
    assert [each.reason[:22] for each in rejections] == [
        "It is not a call for g",
        "It has no name of a to",
        "It has no metadata, wh",
        "It has no metadata, wh",
    ]
