"""What a source says of how long its answer stays good."""

from __future__ import annotations

import pytest

from feeds.conditional import asks_for_all_again
from feeds.freshness import fresh_s, ttl_s
from feeds.source import catalogue
from feeds.walk import pages
from tests.feeds.serving import NOW, a_client, answer, serving


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=3600"}, 3600),
        ({"cache-control": 'public, s-maxage=9, Max-Age="7200"'}, 7200),
        ({"cache-control": "no-store, max-age=3600"}, 0),
        ({"cache-control": "no-cache"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=-5"}, 0),
        ({"expires": "Tue, 09 Jun 2026 10:00:00 GMT"}, 7200),
        ({"expires": "Tue, 09 Jun 2026 07:00:00 GMT"}, 0),
        ({"expires": "0"}, 0),
        ({"cache-control": "max-age=60", "expires": "Tue, 09 Jun 2026 10:00:00 GMT"}, 60),
    ],
)
def test_cache_control_goes_before_expires(headers: dict[str, str], seconds: float) -> None:
    assert fresh_s(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("feed", "seconds"),
    [
        (b"<rss><channel><ttl>90</ttl>", 5400),
        (b"<rss><channel><ttl> 1440 </ttl>", 86400),
        (b"<rss><channel><ttl>soon</ttl>", 0),
        (b"<rss>" + b" " * 20_000 + b"<ttl>90</ttl>", 0),
    ],
)
def test_a_feeds_own_time_counts_minutes(feed: bytes, seconds: float) -> None:
    assert ttl_s(feed) == seconds


def test_a_walk_tells_the_longest_of_both() -> None:
    item = b"<item><title>A</title><guid>1</guid></item>"
    feed = b'<rss version="2.0"><channel><ttl>180</ttl>' + item + b"</channel></rss>"
    with serving(lambda visit: visit.say(answer(feed, Cache_Control="max-age=60"))) as server:
        [page] = pages(server.source(format="web_feed"), None, a_client())

    assert page.fresh_s == 10_800


@pytest.mark.parametrize(
    ("walker", "mark", "all_again"),
    [
        ("linked", "{}", True),
        ("linked", '{"etag": "\\"1\\""}', False),
        ("linked", '{"last_modified": "Mon"}', False),
        ("linked", "no mark", True),
        ("months", '{"validators": {"2026-06/2": ["1", null]}}', False),
        ("months", '{"since": "2026-04"}', True),
        ("find_a_tender", "{}", False),
        ("ted", "{}", False),
        ("eu_grants", "{}", True),
    ],
)
def test_who_gives_no_validators_sends_everything_again(walker: str, mark: str, all_again: bool) -> None:
    of_catalogue = {source.walker: source for source in catalogue()}
    with serving(lambda visit: visit.say(answer(b""))) as server:
        source = of_catalogue.get(walker, server.source())  # type: ignore[call-overload]

    assert asks_for_all_again(source, mark) is all_again
