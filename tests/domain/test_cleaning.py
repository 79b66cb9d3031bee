"""What cleaning makes of what a merged notice says."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cleaning import line, paragraphs, pence
from desktop.domain.compiling import compile_opportunity
from feeds.notice import Money, Party
from tests.domain.builders import a_notice

JUNE = datetime(2026, 6, 10, 9, tzinfo=UTC)
BUYER = Party(id="b", name="Fernmoor", roles=("buyer",))

# What cleaning changes: the field, what the merge holds, what stands after cleaning, why

CLEANED = [
    ("value_pence", {"value": Money(amount="0")}, None, "0 stands for not stated"),
    ("value_pence", {"value": Money(amount="0.01")}, None, "0.01 stands for not stated"),
    ("value_pence", {"value": Money(amount="1")}, None, "1 stands for not stated"),
    ("value_pence", {"value": Money(amount="1.00")}, None, "1 however it is written"),
    ("value_pence", {"value": Money(amount="0", amount_gross="504000")}, 50_400_000, "gross where no net"),
    ("value_pence", {"value": Money(amount_gross="0")}, None, "no net, and gross stands for not stated"),
    ("value_pence", {"value": Money(amount="420000", amount_gross="504000")}, 42_000_000, "net where both"),
    ("value_pence", {"value": Money(amount="1e9999")}, None, "more than any number we can keep"),
    ("value_pence", {"value": Money(amount="Infinity")}, None, "not finite"),
    ("value_pence", {"value": Money(amount="NaN")}, None, "not a number"),
    ("value_pence", {"value": Money(amount="000,")}, None, "a literal that is no number"),
    ("value_pence", {"value": Money(amount="-5000")}, None, "no buyer offers less than nothing"),
    ("value_pence", {"value": Money(amount="12,000")}, 1_200_000, "text with commas is read"),
    ("value_pence", {"value": Money(amount="£12,000.50")}, 1_200_050, "and with a sign"),
    ("value_pence", {"value": Money(amount="70000000.0")}, 7_000_000_000, "the same number, in pence"),
    ("currency", {"value": Money(amount="9", currency=" gbp ")}, "GBP", "three letters, in capitals"),
    ("currency", {"value": Money(amount="9", currency="pounds")}, None, "no code of a currency"),
    ("title", {"title": "Care â€“ Â£3 million"}, "Care – £3 million", "UTF-8 once read as Windows-1252"),
    ("title", {"title": "Gofal ym MÃ´n"}, "Gofal ym Môn", "Welsh letters too"),
    ("title", {"title": "Peer\x00 support\x07"}, "Peer support", "control characters"),
    ("title", {"title": "Safe \u202egnp.exe\u202c"}, "Safe gnp.exe", "marks that turn text round"),
    ("title", {"title": "Peer support \ud83d"}, "Peer support", "half a letter cannot be stored"),
    ("title", {"title": " Peer\r\n  support\t"}, "Peer support", "one line"),
    ("title", {"title": "", "description": "Weekly drop-ins."}, "Weekly drop-ins.", "a title is never empty"),
    ("title", {"title": "\u200b"}, "Untitled notice ocds-test00-1", "nor made of nothing to see"),
    ("title", {"buyer_name": "Calderwick"}, "Untitled notice from Calderwick", "and says whose it is"),
    ("description", {"description": "One\r\n\r\n\r\n\r\nTwo "}, "One\n\nTwo", "at most one empty line"),
    ("buyer", {"parties": (BUYER,)}, "Fernmoor", "from the parties"),
    ("buyer_id", {"parties": (BUYER,)}, "b", "from the parties"),
    ("deadline_text", {"deadline": "tbc"}, "tbc", "kept as it stands"),
    ("deadline", {"deadline": "tbc"}, None, "never guessed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "before", "after"), [pytest.param(f, b, a, id=f"{f}: {why}") for f, b, a, why in CLEANED]
)
def test_what_is_compiled_is_cleaned(field: str, before: dict[str, Any], after: object) -> None:
    opportunity = compile_opportunity([a_notice(**before)])

    assert getattr(opportunity, field) == after


@given(st.text(max_size=200))
def test_no_text_is_left_with_what_cannot_be_seen_or_stored(text: str) -> None:
    found = line(text)

    found.encode("utf-8")
    assert found == " ".join(found.split())
    assert all(letter.isprintable() for letter in found if unicodedata.category(letter) == "Cc")
    assert "\r" not in paragraphs(text)


@given(st.text(max_size=20) | st.floats().map(str) | st.decimals().map(str))
def test_any_amount_is_a_whole_number_of_pence_that_the_file_can_hold(text: str) -> None:
    found = pence(Money(amount=text))

    assert found is None or 0 < found < 2**63


def test_an_empty_title_in_an_update_never_erases_a_known_one() -> None:
    opportunity = compile_opportunity([a_notice(title="Peer support"), a_notice(title="", released_at=JUNE)])

    assert opportunity.title == "Peer support"
