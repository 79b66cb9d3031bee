"""What a list covers is told by marks and pulls: until when it is complete, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.by_hand import ByHand
from desktop.domain.working_days import Nation
from desktop.services import by_hand, own_sources
from desktop.services.coverage import Standing, coverage
from desktop.services.desk import Desk
from desktop.services.introduction import WhoWeAre, introduce
from desktop.services.own_sources import Tried
from desktop.store import pulls, sources
from desktop.store.connection import Connection
from desktop.store.notices import Tally
from desktop.store.pulls import Pull
from desktop.store.workspace import Workspace
from feeds.source import catalogue, link_only
from feeds.walked import Walked, walked
from feeds.walkers import months
from feeds.walkers.windows import Plan

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
BY_ID = {source.id: source for source in catalogue()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Workspace.open(tmp_path / "ours.tenderpause", now=lambda: NOW) as workspace:
        desk = Desk(workspace, lambda: NOW)
        introduce(desk, WhoWeAre("Amina Okoro", "Dales Befriending", Nation.ENGLAND))
        yield desk


def plan(until: datetime, *todo: tuple[datetime, datetime]) -> str:
    return Plan(todo=list(todo), since=datetime(2026, 9, 10), until=until).text()


def pulled(desk: Desk, source: str, mark: str, *, error: str | None = None) -> None:
    def change(db: Connection) -> None:
        sources.keep_mark(db, source, mark)
        if error:
            sources.failed(db, source, error, NOW)
        else:
            sources.succeeded(db, source, NOW)
        pulls.remember(db, Pull(source=source, at=NOW, tally=Tally(new=1), error=error, again_at=NOW))

    desk.workspace.write(change).result()


def said(desk: Desk) -> str:
    with desk.reader() as db:
        return coverage(db, desk).line


def words_of(desk: Desk, source: str) -> str:
    with desk.reader() as db:
        return next(one.words for one in coverage(db, desk).sources if one.id == source)


def test_nothing_pulled_is_said(desk: Desk) -> None:
    assert said(desk) == "No source has been pulled here yet."


def test_it_says_until_when_it_is_complete_and_where_a_gap_is(desk: Desk) -> None:
    pulled(desk, "find_a_tender", plan(datetime(2026, 11, 9, 7, 40)))
    gap = (datetime(2026, 11, 3, 6), datetime(2026, 11, 4, 11, 59))
    pulled(desk, "contracts_finder", plan(datetime(2026, 11, 9, 7, 45), gap), error="It asked us to wait.")

    line, words = said(desk), words_of(desk, "contracts_finder")

    assert line.startswith(
        "Find a Tender and Contracts Finder complete to today, 07:40; Contracts Finder gap 3 to 4 Nov. "
        "Never pulled: Public Contracts Scotland, Sell2Wales, "
    )
    assert words == (
        "Complete from 10 Sep to today, 07:45. Missing: 3 to 4 Nov. "
        "When last asked it did not answer in full."
    )


def test_a_source_that_was_switched_off_before_any_pull_holds_nothing(desk: Desk) -> None:
    own_sources.switch(desk, "ted", on=False)

    assert words_of(desk, "ted") == "Switched off before it was ever pulled, so nothing of it is here."


def test_a_web_feed_never_claims_what_left_it_between_two_checks(desk: Desk) -> None:
    feed = replace(own_sources.at_address("https://council.example/rss", "Council"), format="web_feed")
    own_sources.add(desk, Tried(feed, ""))
    pulled(desk, feed.id, "{}")

    assert words_of(desk, feed.id) == (
        "Complete to today, 08:00. It lists its newest items alone: "
        "what left it between two checks never came."
    )


def test_what_lags_behind_is_told_apart(desk: Desk) -> None:
    pulled(desk, "find_a_tender", plan(datetime(2026, 11, 9, 7, 40)))
    pulled(desk, "contracts_finder", plan(datetime(2026, 11, 2, 7, 0)))

    assert said(desk).startswith(
        "Contracts Finder complete to Mon 2 Nov, 07:00; Find a Tender complete to today, 07:40."
    )


def test_a_newest_end_that_was_not_asked_yet_makes_it_end_sooner(desk: Desk) -> None:
    until, half = datetime(2026, 11, 9, 7, 40), datetime(2026, 11, 9, 0, 0)
    pulled(desk, "find_a_tender", plan(until, (half, until)))

    assert "complete to today, 00:00" in said(desk)


def test_a_first_pull_that_has_just_begun_is_not_whole(desk: Desk) -> None:
    since, until = datetime(2026, 9, 10), datetime(2026, 11, 9, 7, 40)
    pulled(desk, "find_a_tender", plan(until, (since, until)))

    with desk.reader() as db:
        (first,) = [one for one in coverage(db, desk).sources if one.id == "find_a_tender"]
    assert first.standing is Standing.NOT_WHOLE
    assert said(desk).startswith("Find a Tender not whole yet.")


def test_windows_split_in_halves_are_one_gap(desk: Desk) -> None:
    spans = [
        (datetime(2026, 11, 4, 0, 0), datetime(2026, 11, 4, 11, 59, 59)),
        (datetime(2026, 11, 3, 12, 0), datetime(2026, 11, 3, 23, 59, 59)),
        (datetime(2026, 10, 20, 0, 0), datetime(2026, 10, 20, 5, 59, 59)),
    ]
    found = walked(BY_ID["find_a_tender"], plan(datetime(2026, 11, 9, 7, 40), *spans))

    assert [(gap.first.day, gap.last.day) for gap in found.gaps] == [(3, 4), (20, 20)]
    assert not found.whole


def test_months_that_were_not_answered_are_gaps() -> None:
    mark = months.Plan(
        todo=[("2026-10", 2), ("2026-10", 21)], since="2026-09", until=datetime(2026, 11, 9, 7)
    )

    found = walked(BY_ID["public_contracts_scotland"], msgspec.json.encode(mark).decode())

    assert found.since == datetime(2026, 9, 1)
    assert found.until == datetime(2026, 11, 9, 7)
    assert [(gap.first, gap.last) for gap in found.gaps] == [
        (datetime(2026, 10, 1), datetime(2026, 10, 31, 23, 59, 59))
    ]


def test_the_newest_month_that_was_not_answered_ends_it_sooner() -> None:
    mark = months.Plan(todo=[("2026-11", 2)], since="2026-09", until=datetime(2026, 11, 9, 7))

    found = walked(BY_ID["public_contracts_scotland"], msgspec.json.encode(mark).decode())

    assert found.until == datetime(2026, 11, 1)
    assert found.gaps == ()


@pytest.mark.parametrize(
    "mark", ["", "{", "[]", '{"since": "x"}', '{"todo": [["2026-99", 1]], "since": "2026-01"}', "null"]
)
@pytest.mark.parametrize("source", ["find_a_tender", "public_contracts_scotland"])
def test_a_mark_that_is_not_ours_claims_nothing(source: str, mark: str) -> None:
    assert walked(BY_ID[source], mark) == Walked()


def test_a_list_that_is_read_by_pages_is_whole_once_it_came_to_its_end() -> None:
    source = BY_ID["eu_funding_tenders"] if "eu_funding_tenders" in BY_ID else catalogue()[-1]

    assert walked(source, json.dumps({"page": 3, "began": "2026-11-09T07:00:00Z"})) == Walked()
    assert walked(source, "{}").whole


def test_what_was_added_by_hand_and_what_no_feed_carries_are_said(desk: Desk) -> None:
    by_hand.add(desk, ByHand(title="A grant"))

    with desk.reader() as db:
        found = coverage(db, desk)
    assert found.line == "No source has been pulled here yet. Also what people added by hand."
    assert [one.name for one in found.not_carried] == [one.name for one in link_only()]
    assert any(line.startswith("Not in any feed: Find a Grant.") for line in found.lines)
