"""Lists of web feeds come in and go out, and a hostile one does nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.opml import LARGEST, MOST, NoList, Outline, read, write
from tests.feeds.serving import NOW


def opml(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_folders_are_opened_and_each_address_comes_once() -> None:
    found = read(
        opml(
            '<outline text="Grants"><outline type="rss" text="A &amp; B" xmlUrl=" https://a.example/rss "/>'
            '<outline type="rss" title="C" xmlUrl="https://c.example/atom"/></outline>'
            '<outline type="rss" text="Again" xmlUrl="https://a.example/rss"/>'
            '<outline type="link" text="A site" url="https://d.example/"/>'
        )
    )

    assert found.feeds == (Outline("A & B", "https://a.example/rss"), Outline("C", "https://c.example/atom"))
    assert found.left_out == ()


@pytest.mark.parametrize(
    "url",
    [
        "|cmd /C calc",
        "exec:ls",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.example/",
        "https://me:pw@a.example/",
        "//a",
    ],
)
def test_nothing_in_a_list_can_name_a_program_or_a_file(url: str) -> None:
    found = read(
        opml(f'<outline text="&lt;b&gt;Bad" xmlUrl="{url}"/><outline text="G" xmlUrl="https://g.example"/>')
    )

    assert [feed.title for feed in found.feeds] == ["G"]
    assert "was not asked" in found.left_out[0].why


BOMB = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (opml('<outline text="&b;" xmlUrl="https://a.example"/>', BOMB), "entities"),
        (opml("", '<!DOCTYPE opml SYSTEM "file:///etc/passwd">'), "document type"),
        (opml("", '<!DOCTYPE o [<!ENTITY % d SYSTEM "http://a.example/x.dtd">%d;]>'), "entities"),
        (opml('<outline text="x">' * 60 + "</outline>" * 60), "too deep"),
        (b"<rss/>", "no list"),
        (b"<opml><body>", "damaged"),
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b'<?xml version="1.0" encoding="utf-7"?><opml/>', "utf-7"),
        (b"<opml>" + b" " * LARGEST, "larger than"),
        (opml("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(MOST + 1))), "more than"),
    ],
)
def test_what_is_not_safe_or_no_list_is_refused_whole(document: bytes, why: str) -> None:
    with pytest.raises(NoList, match=why):
        read(document)


def test_a_hundred_thousand_outlines_are_refused_in_time() -> None:
    document = opml('<outline xmlUrl="exec:x"/>' * 100_000)

    began = time.process_time()
    with pytest.raises(NoList):
        read(document)

    assert time.process_time() - began < 2


def test_a_list_of_another_encoding_is_read() -> None:
    document = opml('<outline text="Grŵp" xmlUrl="https://a.example"/>').decode()

    assert read(document.encode("utf-16")).feeds[0].title == "Grŵp"


names = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn", "Co", "Mn"),
        exclude_characters="<>&",
    ),
    min_size=1,
    max_size=40,
)


@given(st.lists(names, unique=True, max_size=20))
def test_what_goes_out_comes_in_again(titles: list[str]) -> None:
    feeds = tuple(Outline(title, f"https://a.example/{n}?a=1&b='2'") for n, title in enumerate(titles))

    assert read(write(feeds, title="Ours & yours", now=NOW)).feeds == feeds
