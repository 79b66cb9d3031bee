"""Sources on the command line: listed, tried, added, switched, pulled and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store import asked as asked_before
from desktop.store.workspace import Workspace
from feeds.source import catalogue
from tests.cli.running import Ran, run
from tests.feeds.serving import Server, Visit, answer, serving
from tests.services.feed_pages import a_feed, gone


@pytest.fixture
def feed() -> Iterator[Server]:
    """A web feed on this machine."""
    with serving(a_feed) as server:
        yield server


def added(feed: Server, folder: Path) -> str:
    """Add the feed and return its id."""
    words = ("sources", "add", f"{feed.url}/feed", "--name", "Bulletin", "--private", "--as", "Amina Okoro")
    ran = tender_pause(folder, *words)
    assert ran.code == 0, ran.err
    return ran.out.split()[-1].rstrip(".")


def tender_pause(folder: Path, *words: str) -> Ran:
    return run(*words, "--workspace", folder / "work.tenderpause", folder=folder)


def test_without_a_workspace_the_catalogue_is_listed(tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "sources", "list", "--json")

    assert ran.code == 0
    assert [one["id"] for one in ran.json] == [source.id for source in catalogue()]


def test_an_address_is_tried_without_a_workspace(feed: Server, tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "sources", "test", f"{feed.url}/feed", "--private", "--json")

    assert ran.json["found"] == "A web feed: 2 items on the first page."
    assert ran.json["format"] == "web_feed"
    assert not (tmp_path / "work.tenderpause").exists()


def test_a_source_that_was_added_is_listed_pulled_and_removed(feed: Server, tmp_path: Path) -> None:
    source = added(feed, tmp_path)

    tried = tender_pause(tmp_path, "sources", "test", source)
    pulled = tender_pause(tmp_path, "pull", "--source", source, "--json")
    again = tender_pause(tmp_path, "pull", "--source", source, "--again", "--json")
    listed = tender_pause(tmp_path, "sources", "list", "--json")
    removed = tender_pause(tmp_path, "sources", "remove", source, "--as", "Amina Okoro")
    left = tender_pause(tmp_path, "sources", "list", "--json")

    assert tried.out.startswith("A web feed: 2 items")
    assert pulled.json == [
        {"id": source, "new": 2, "changed": 0, "unchanged": 0, "rejected": 0, "error": None}
    ]
    assert (again.json[0]["new"], again.json[0]["unchanged"]) == (0, 2)
    mine = next(one for one in listed.json if one["id"] == source)
    assert (mine["name"], mine["own"], mine["enabled"], mine["state"]) == ("Bulletin", True, True, "Working")
    assert removed.code == 0
    assert source not in [one["id"] for one in left.json]


def test_a_source_is_pulled_by_hand_once_in_ten_minutes_and_says_when_it_may_be_asked_again(
    feed: Server, tmp_path: Path
) -> None:
    source = added(feed, tmp_path)
    tender_pause(tmp_path, "pull", "--source", source)
    asked = len(feed.visits)

    at_once = tender_pause(tmp_path, "pull", "--source", source)
    as_json = tender_pause(tmp_path, "pull", "--source", source, "--json")

    assert (at_once.code, as_json.code) == (1, 1)
    assert len(feed.visits) == asked
    assert "It was asked a moment ago. It can be asked again from " in " ".join(at_once.out.split())
    assert as_json.json[0]["id"] == source
    assert "asked a moment ago" in as_json.json[0]["error"]
    assert as_json.json[0]["new"] == 0


def test_nobody_is_asked_again_at_once_who_is_not_on_our_own_network(tmp_path: Path) -> None:
    file = tmp_path / "work.tenderpause"
    now = datetime.now(UTC)
    with Workspace.open(file, now=lambda: now) as workspace:
        workspace.write(lambda db: asked_before.begun(db, "ted", now)).result()

    ran = tender_pause(tmp_path, "pull", "--source", "ted", "--again", "--json")

    assert ran.code == 1
    assert "asked a moment ago" in ran.json[0]["error"]


def test_a_source_is_disabled_and_enabled(feed: Server, tmp_path: Path) -> None:
    source = added(feed, tmp_path)

    off = tender_pause(tmp_path, "sources", "disable", source, "--as", "Amina Okoro")
    while_off = tender_pause(tmp_path, "sources", "list", "--json")
    on = tender_pause(tmp_path, "sources", "enable", source, "--as", "Amina Okoro")

    assert (off.code, on.code) == (0, 0)
    assert [one["enabled"] for one in while_off.json if one["id"] == source] == [False]


def test_what_cannot_be_added_is_told_in_three_sentences(feed: Server, tmp_path: Path) -> None:
    at_home = tender_pause(tmp_path, "sources", "add", feed.url, "--as", "Amina Okoro")
    with serving(gone) as server:
        nothing = tender_pause(tmp_path, "sources", "add", server.url, "--private", "--as", "Amina Okoro")

    assert (at_home.code, nothing.code) == (3, 3)
    assert len(at_home.err.strip().splitlines()) == 3
    assert feed.visits == []


def test_an_address_is_known_without_its_beginning(tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "sources", "test", "localhost.localdomain:1/feed")

    assert ran.code == 3
    assert "There is no source" not in ran.err


def test_nobody_is_named_and_nothing_is_added(feed: Server, tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "sources", "add", f"{feed.url}/feed", "--private")

    assert ran.code == 2
    assert "--as NAME" in ran.err


def test_a_source_that_is_not_there_is_wrong_use_of_pull(tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "pull", "--source", "nobody")

    assert ran.code == 2
    assert "There is no source “nobody”." in ran.err


def a_site(*feeds: str) -> Callable[[Visit], None]:
    """Play a site: its page names these feeds, and each of them answers."""

    def respond(visit: Visit) -> None:
        if visit.path != "/":
            a_feed(visit)
            return
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" title="{f}" href="{f}">' for f in feeds
        )
        visit.say(answer(f"<!DOCTYPE html><html><head>{links}</head></html>".encode()))

    return respond


def test_a_site_that_names_one_feed_is_taken_for_that(tmp_path: Path) -> None:
    with serving(a_site("/news.xml")) as server:
        ran = tender_pause(tmp_path, "sources", "add", f"{server.url}/", "--private", "--as", "Amina Okoro")
        listed = tender_pause(tmp_path, "sources", "list", "--json")

    assert ran.code == 0
    assert f"names one web feed: {server.url}/news.xml" in ran.out
    assert ("/news.xml", f"{server.url}/news.xml") in [(one["name"], one["url"]) for one in listed.json]


def test_a_site_that_names_several_feeds_lists_them_to_choose_from(tmp_path: Path) -> None:
    with serving(a_site("/news.xml", "/grants.xml")) as server:
        ran = tender_pause(tmp_path, "sources", "add", f"{server.url}/", "--private", "--as", "Amina Okoro")
        tried = tender_pause(tmp_path, "sources", "test", f"{server.url}/", "--private", "--json")

    assert ran.code == 1
    assert "It names 2 web feeds; choose one to try." in ran.out
    assert f"{server.url}/grants.xml" in ran.out
    assert [feed["title"] for feed in tried.json["feeds"]] == ["/news.xml", "/grants.xml"]


def test_lists_of_feeds_come_in_and_go_out(tmp_path: Path) -> None:
    given, taken = tmp_path / "given.opml", tmp_path / "taken.opml"
    given.write_text(
        '<opml version="2.0"><body><outline text="Council" xmlUrl="https://council.example/rss"/>'
        '<outline text="Bad" xmlUrl="exec:calc"/></body></opml>'
    )

    brought = tender_pause(tmp_path, "sources", "import", str(given), "--as", "Amina Okoro", "--json")
    again = tender_pause(tmp_path, "sources", "import", str(given), "--as", "Amina Okoro")
    out = tender_pause(tmp_path, "sources", "export", str(taken))

    assert (brought.code, brought.json["added"], len(brought.json["left_out"])) == (1, ["Council"], 1)
    assert again.out.startswith("0 sources added. 1 known already.")
    assert out.out.startswith("1 source written")
    assert 'xmlUrl="https://council.example/rss"' in taken.read_text()


def test_a_list_that_is_not_safe_adds_nothing(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.opml"
    bomb.write_text(
        '<!DOCTYPE a [<!ENTITY b "c">]><opml><body><outline xmlUrl="https://a.example"/></body></opml>'
    )

    ran = tender_pause(tmp_path, "sources", "import", str(bomb), "--as", "Amina Okoro")
    listed = tender_pause(tmp_path, "sources", "list", "--json")

    assert ran.code == 3
    assert "not safe to read" in ran.err
    assert len(listed.json) == len(catalogue())


def test_how_often_a_source_is_checked_can_be_chosen(feed: Server, tmp_path: Path) -> None:
    source = added(feed, tmp_path)

    chosen = tender_pause(tmp_path, "sources", "every", source, "6", "--as", "Amina Okoro")
    too_often = tender_pause(tmp_path, "sources", "every", source, "0", "--as", "Amina Okoro")
    no_number = tender_pause(tmp_path, "sources", "every", source, "often", "--as", "Amina Okoro")
    usual = tender_pause(tmp_path, "sources", "every", source, "usual", "--as", "Amina Okoro")

    assert (chosen.code, chosen.out.strip()) == (0, f"{source} is checked every 6 hours.")
    assert (too_often.code, no_number.code, usual.code) == (3, 2, 0)


def test_the_countries_that_ted_is_asked_for_are_chosen(tmp_path: Path) -> None:
    chosen = tender_pause(tmp_path, "sources", "countries", "Ireland", "FRA", "--as", "Amina Okoro")
    wrong = tender_pause(tmp_path, "sources", "countries", "Narnia", "--as", "Amina Okoro")
    listed = tender_pause(tmp_path, "sources", "list", "--json")

    assert (chosen.code, chosen.out.strip()) == (0, "TED is asked for buyers in: Ireland, France.")
    assert (wrong.code, "not asked for buyers of Narnia" in wrong.err) == (3, True)
    assert [one["nation"] for one in listed.json if one["id"] == "ted"] == ["Ireland and France"]


def test_a_scheduler_pulls_only_what_is_due(feed: Server, tmp_path: Path) -> None:
    source = added(feed, tmp_path)

    ran = tender_pause(tmp_path, "pull", "--source", source, "--due", "--json")
    again = tender_pause(tmp_path, "pull", "--source", source, "--due", "--json")

    assert (ran.code, ran.json[0]["new"]) == (0, 2)
    assert (again.code, again.json) == (0, [])
