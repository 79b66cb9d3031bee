"""Sources on the command line: listed, tried, added, switched, pulled and removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.source import catalogue
from tests.cli.running import Ran, run
from tests.feeds.serving import Server, serving
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
    again = tender_pause(tmp_path, "pull", "--source", source, "--json")
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


def test_nobody_is_named_and_nothing_is_added(feed: Server, tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "sources", "add", f"{feed.url}/feed", "--private")

    assert ran.code == 2
    assert "--as NAME" in ran.err


def test_a_source_that_is_not_there_is_wrong_use_of_pull(tmp_path: Path) -> None:
    ran = tender_pause(tmp_path, "pull", "--source", "nobody")

    assert ran.code == 2
    assert "There is no source “nobody”." in ran.err
