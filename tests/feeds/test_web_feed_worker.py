"""The process that parses web feeds is replaced when one takes too long or stops."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from feeds.formats.unusable import Unusable
from feeds.web_feed_worker import WebFeedWorker

FEED = b"<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"


@pytest.fixture
def workers() -> Iterator[list[WebFeedWorker]]:
    made: list[WebFeedWorker] = []
    yield made
    for each in made:
        each.close()


def test_one_process_answers_many_documents(workers: list[WebFeedWorker]) -> None:
    worker = WebFeedWorker()
    workers.append(worker)

    feeds = [worker.parse(FEED) for _ in range(3)]

    assert [feed.entries[0].title for feed in feeds] == ["One"] * 3


def test_a_document_that_takes_too_long_is_given_up(workers: list[WebFeedWorker]) -> None:
    never = WebFeedWorker(limit_s=0.3, command=(sys.executable, "-c", "import sys; sys.stdin.buffer.read()"))
    workers.append(never)

    with pytest.raises(Unusable, match="longer than 0 seconds"):
        never.parse(FEED)


def test_a_process_that_stops_is_told_from_one_that_is_slow(workers: list[WebFeedWorker]) -> None:
    gone = WebFeedWorker(command=(sys.executable, "-c", "pass"))
    workers.append(gone)

    with pytest.raises(Unusable, match="stopped while reading"):
        gone.parse(FEED)


def test_after_trouble_the_next_document_gets_a_new_process(workers: list[WebFeedWorker]) -> None:
    worker = WebFeedWorker()
    workers.append(worker)
    worker.parse(FEED)
    worker.close()

    feed = worker.parse(FEED)

    assert feed.in_all == 1


def test_a_hundred_thousand_nested_tags_cost_no_more_than_the_limit(workers: list[WebFeedWorker]) -> None:
    worker = WebFeedWorker()
    workers.append(worker)
    deep = b"<rss version='2.0'><channel><item><title>One</title><description>" + b"<b>" * 100_000
    deep += b"</b>" * 100_000 + b"</description></item></channel></rss>"

    try:
        feed = worker.parse(deep)
    except Unusable:
        return

    assert feed.in_all == 1
