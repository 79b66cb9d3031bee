"""What may stand as evidence beside an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evidence_links import LONGEST, is_link, refusal


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org/report.pdf#page=2",
        "HTTPS://EXAMPLE.ORG",
        "https://cy.example.org/adroddiad?iaith=cy",
    ],
)
def test_a_whole_address_of_the_web_is_a_link(text: str) -> None:
    assert is_link(text)
    assert refusal(text, is_notice=False) == ""


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@example.org",
        "https://",
        "https:// example.org",
        "https://exa\nmple.org",
        "example.org",
        "a report",
        "http://[::1",
        f"https://example.org/{'a' * LONGEST}",
    ],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    assert not is_link(text)
    assert refusal(text, is_notice=False).endswith(".")


def test_a_notice_that_is_held_needs_no_link() -> None:
    assert refusal("022123-2026", is_notice=True) == ""


@given(st.text())
def test_whatever_is_typed_is_judged(text: str) -> None:
    assert is_link(text) == (refusal(text, is_notice=False) == "")
