"""A walk goes page by page, and goes on where it was broken off."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from feeds.errors import SourceChanged, SourceUnreachable
from feeds.notice import Notice
from feeds.reading import opened
from feeds.walk import Page, pages
from tests.feeds.serving import Visit, a_client, answer, serving
from tests.feeds.written import a_release, package

RSS = b"<rss version='2.0'><channel><item><title>One</title><guid>1</guid></item></channel></rss>"


def three_pages(visit: Visit) -> None:
    """Answer `/1` to `/3`, each linked to the next, with an ETag."""
    number = int(visit.path[1:])
    links = {"links": {"next": f"/{number + 1}"}} if number < 3 else {}
    etag = f'"{number}"'
    if visit.headers.get("if-none-match") == etag:
        visit.say(answer(status="304 Not Modified"))
    else:
        visit.say(answer(package(a_release(number), **links), ETag=etag))


def ids(found: list[Page]) -> list[str]:
    return [item.id for page in found for item in map(opened, page.items) if isinstance(item, Notice)]


def test_pages_follow_each_other_to_the_last() -> None:
    with serving(three_pages) as server:
        found = list(pages(server.source("/1"), None, a_client()))

    assert ids(found) == ["000001-2026", "000002-2026", "000003-2026"]
    assert [(page.number, page.of) for page in found] == [(1, None), (2, None), (3, 3)]


def test_a_walk_broken_off_goes_on_with_the_next_page() -> None:
    with serving(three_pages) as server:
        source = server.source("/1")
        first = next(iter(pages(source, None, a_client())))
        rest = list(pages(source, first.mark, a_client()))

    assert ids(rest) == ["000002-2026", "000003-2026"]
    assert server.paths == ["/1", "/2", "/3"]


def test_a_walk_that_was_finished_asks_whether_the_first_page_changed() -> None:
    with serving(three_pages) as server:
        source = server.source("/1")
        *_, last = pages(source, None, a_client())
        again = list(pages(source, last.mark, a_client()))

    assert [page.items for page in again] == [()]
    assert server.visits[-1].headers["if-none-match"] == '"1"'
    assert again[0].mark == last.mark


def test_a_page_that_names_itself_as_the_next_ends_the_walk() -> None:
    with serving(lambda visit: visit.say(answer(package(a_release(), links={"next": "/"})))) as server:
        found = list(pages(server.source("/"), None, a_client()))

    assert len(found) == 1


@pytest.mark.parametrize("links", [{"next": None}, {"next": 3}, [], "no", {"next": "http://[::1"}])
def test_links_that_are_none_end_the_walk(links: object) -> None:
    with serving(lambda visit: visit.say(answer(package(a_release(), links=links)))) as server:
        found = list(pages(server.source("/"), None, a_client()))

    assert ids(found) == ["000001-2026"]


def test_a_next_page_on_another_site_is_not_asked_and_the_page_is_kept() -> None:
    links = {"next": "http://elsewhere.example/2"}
    found: list[Page] = []
    with (
        serving(lambda visit: visit.say(answer(package(a_release(), links=links), ETag='"1"'))) as server,
        pytest.raises(SourceChanged, match=r"elsewhere\.example"),
    ):
        found.extend(pages(server.source("/"), None, a_client()))

    assert ids(found) == ["000001-2026"]
    assert json.loads(found[0].mark) == {}


def test_a_next_page_that_the_source_has_forgotten_begins_anew() -> None:
    def respond(visit: Visit) -> None:
        if visit.path == "/old":
            visit.say(answer(status="404 Not Found"))
        else:
            visit.say(answer(package(a_release())))

    with serving(respond) as server:
        mark = json.dumps({"next": f"{server.url}/old"})
        found = list(pages(server.source("/"), mark, a_client()))

    assert server.paths == ["/old", "/"]
    assert ids(found) == ["000001-2026"]


@pytest.mark.parametrize(
    "mark", ["", "[]", "not json", '{"next": 3}', '{"next": "http://elsewhere.example/2"}']
)
def test_a_mark_that_is_not_ours_begins_anew(mark: str) -> None:
    with serving(lambda visit: visit.say(answer(package(a_release())))) as server:
        found = list(pages(server.source("/"), mark, a_client()))

    assert server.paths == ["/"]
    assert ids(found) == ["000001-2026"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!DOCTYPE html><html><form>Log in</form></html>", "web page"),
        (b"", "empty"),
        (b"{}", "not OCDS"),
        (b"\xff\xfe", "empty"),
    ],
)
def test_an_answer_that_is_something_else_is_told_and_stores_nothing(body: bytes, words: str) -> None:
    with serving(lambda visit: visit.say(answer(body))) as server, pytest.raises(SourceChanged, match=words):
        list(pages(server.source("/"), None, a_client()))


def test_a_page_that_breaks_off_gives_what_came_and_says_what_did_not() -> None:
    body = package(a_release(1), a_release(2), links={"next": "/2"})[:-50]
    with serving(lambda visit: visit.say(answer(body))) as server:
        [page] = pages(server.source("/"), None, a_client())

    assert [getattr(item, "id", None) for item in page.items] == ["000001-2026", None]


def test_a_web_feed_is_one_page_with_its_validators() -> None:
    respond: Callable[[Visit], None] = lambda visit: visit.say(answer(RSS, Last_Modified="Mon"))  # noqa: E731
    with serving(respond) as server:
        [page] = pages(server.source("/", format="web_feed"), None, a_client())

    assert (page.number, page.of, len(page.items)) == (1, 1, 1)
    assert json.loads(page.mark) == {"last_modified": "Mon"}


def test_trouble_on_the_way_leaves_what_was_yielded() -> None:
    def respond(visit: Visit) -> None:
        if visit.path == "/2":
            visit.say(answer(status="500 Oops"))
        else:
            three_pages(visit)

    found: list[Page] = []
    with serving(respond) as server, pytest.raises(SourceUnreachable):
        found.extend(pages(server.source("/1"), None, a_client()))

    assert json.loads(found[-1].mark)["next"] == f"{server.url}/2"


def test_an_address_that_moved_for_good_is_told_and_asked_there_with_what_it_gave() -> None:
    def respond(visit: Visit) -> None:
        if visit.path == "/old":
            visit.say(answer(status="301 Moved Permanently", Location="/new"))
        else:
            visit.say(answer(package(a_release()), ETag='"1"'))

    with serving(respond) as server:
        source, client = server.source("/old"), a_client()
        [first] = pages(source, None, client)
        moved = client.moved_to(source)
        [second] = pages(replace(source, url=moved or ""), first.mark, client)

    assert moved == f"{server.url}/new"
    assert server.paths == ["/old", "/new", "/new"]
    assert server.visits[2].headers["if-none-match"] == '"1"'
    assert ids([second]) == ["000001-2026"]
