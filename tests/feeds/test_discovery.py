"""The feeds that a page names are found, and nothing else of the page counts."""

from __future__ import annotations

import time

import pytest

from feeds.discovery import MOST_FEEDS, FoundFeed, feeds_of, is_web_page

PAGE = b"""<!DOCTYPE html><html><head><title>Council</title>
<link rel="stylesheet" href="/a.css">
<link rel="alternate" type="application/rss+xml" title="Council news &amp; grants" href="/news/rss">
<LINK REL='alternate feed' TYPE='application/atom+xml; charset=utf-8' HREF='https://other.example/atom'>
<link rel="alternate" hreflang="cy" href="/cy/">
</head><body><a href="/tenders/feed.xml"><b>x</b></a> <a href="/rss.xml#top">Tenders (RSS)</a>
<a href="/feedback">Feedback</a></body></html>"""


def test_what_a_page_calls_feeds_stands_first_and_links_named_like_feeds_after() -> None:
    found = feeds_of(PAGE, "https://council.example/home/")

    assert found == (
        FoundFeed("Council news & grants", "https://council.example/news/rss"),
        FoundFeed("Without a name", "https://other.example/atom"),
        FoundFeed("Without a name", "https://council.example/tenders/feed.xml", named=False),
        FoundFeed("Tenders (RSS)", "https://council.example/rss.xml", named=False),
    )


def test_the_pages_own_base_counts() -> None:
    page = (
        b'<html><base href="https://b.example/x/"><link rel="alternate" type="application/rss+xml" href="f">'
    )

    assert [feed.url for feed in feeds_of(page, "https://a.example/")] == ["https://b.example/x/f"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)//rss",
        "file:///etc/passwd?rss",
        "ms-msdt:/id/rss",
        "data:text/html,rss",
        "exec:cmd|rss",
        "https://me:secret@a.example/rss",
        "http://[::1/rss",
        "",
        "#rss",
    ],
)
def test_only_addresses_that_we_would_ask_are_offered(href: str) -> None:
    page = f'<html><link rel="alternate" type="application/rss+xml" href="{href}"><a href="{href}">RSS</a>'

    assert feeds_of(page.encode(), "https://a.example/") == ()


def test_each_address_once_and_not_too_many() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="&lt;b&gt;One" href="/{}">'
    page = "<html>" + link.format(1) * 50 + "".join(link.format(n) for n in range(99))

    found = feeds_of(page.encode(), "https://a.example/")

    assert len(found) == len({feed.url for feed in found}) == MOST_FEEDS


@pytest.mark.parametrize(
    ("body", "is_page"),
    [
        (PAGE, True),
        (b"\xef\xbb\xbf\n <HTML>", True),
        ("<!-- made by hand --><!DOCTYPE html>".encode("utf-16"), True),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', True),
        (b'<?xml version="1.0"?><rss version="2.0">', False),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', False),
        (b'{"releases": []}', False),
        (b"", False),
    ],
)
def test_a_page_is_told_from_a_feed(body: bytes, is_page: bool) -> None:
    assert is_web_page(body) is is_page


@pytest.mark.parametrize(
    "part", ["<a ", "<link rel=", '<link a="', "<!--", "<a href=rss>", "<a href='rss' " + "x=" * 900, "&#1"]
)
def test_a_page_made_to_be_slow_is_read_in_time(part: str) -> None:
    page = b"<html>" + part.encode() * (2**21 // len(part))

    began = time.process_time()
    feeds_of(page, "https://a.example/")

    assert time.process_time() - began < 5
