"""Text made plain, and addresses that may be links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.encoding import to_utf8
from feeds.text import plain, web_address


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Fish & chips", "Fish & chips"),
        ("Fish &amp; <i>chips</i>", "Fish & chips"),
        ("<p>One</p><p>Two<br/>Three</p>", "One\n\nTwo\nThree"),
        ("<ul><li>Tools</li><li>Trees</li></ul>", "Tools\n\nTrees"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("  many \t spaces\u00a0here ", "many spaces here"),
        ("<a href='javascript:x'>click</a>", "click"),
        ("Tŷ bach twt", "Tŷ bach twt"),
        ("", ""),
    ],
)
def test_what_a_reader_would_read(written: str, read: str) -> None:
    assert plain(written, limit=1_000) == read


@settings(deadline=None)
@given(st.text())
def test_plain_text_never_exceeds_its_limit_and_can_always_be_stored(text: str) -> None:
    cleaned = plain(text, limit=20)

    assert len(cleaned) <= 20
    cleaned.encode("utf-8")


@settings(deadline=None)
@given(st.text())
def test_an_address_is_http_or_nothing(text: str) -> None:
    address = web_address(text)

    assert address is None or address.lower().startswith(("http://", "https://"))


def test_a_usual_address_stays_as_it_is() -> None:
    assert web_address(" https://a.example/Notice/1?x=1&y=2#z ") == "https://a.example/Notice/1?x=1&y=2#z"


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_become_utf_8(body: bytes) -> None:
    to_utf8(body).decode("utf-8")


@settings(deadline=None)
@given(st.text())
def test_utf_8_comes_back_as_it_is(text: str) -> None:
    body = ("{" + text.replace("\x00", "")).encode("utf-8", errors="ignore")

    assert to_utf8(body) == body
