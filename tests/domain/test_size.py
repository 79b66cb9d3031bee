from __future__ import annotations

import pytest

from desktop.domain.organisation import IncomeBand
from desktop.domain.size import Beside, Size, beside, beside_words

US = Size(pounds=240_000)
CASES = {
    "not known": (None, Beside.NOT_KNOWN, ""),
    "an empty size": (Size(), Beside.NOT_KNOWN, ""),
    "much smaller": (Size(pounds=8_000), Beside.SMALLER, "much smaller than we are"),
    "an eighth": (Size(pounds=30_000), Beside.SMALLER, "about an eighth of our size"),
    "a third": (Size(pounds=86_000), Beside.SMALLER, "about a third of our size"),
    "half": (Size(pounds=125_000), Beside.SMALLER, "about half of our size"),
    "somewhat smaller": (Size(pounds=190_000), Beside.SMALLER, "somewhat smaller than we are"),
    "as big": (Size(pounds=255_000), Beside.ALIKE, "about as big as we are"),
    "somewhat bigger": (Size(pounds=350_000), Beside.LARGER, "somewhat bigger than we are"),
    "eight times": (Size(pounds=1_900_000), Beside.LARGER, "about 8 times our size"),
    "a lower band": (Size(band=IncomeBand.TO_100K), Beside.SMALLER, "smaller than we are"),
    "our own band": (Size(band=IncomeBand.TO_500K), Beside.NOT_KNOWN, ""),
    "a higher band": (Size(band=IncomeBand.OVER_10M), Beside.LARGER, "bigger than we are"),
}


@pytest.mark.parametrize(("theirs", "found", "words"), CASES.values(), ids=CASES)
def test_how_big_somebody_is_beside_us(theirs: Size | None, found: Beside, words: str) -> None:
    assert beside(theirs, US) is found
    assert beside_words(theirs, US) == words


def test_nobody_is_beside_us_while_our_own_size_is_not_told() -> None:
    assert beside(Size(pounds=5), None) is Beside.NOT_KNOWN


def test_an_income_reads_as_words() -> None:
    assert Size(pounds=86_000).words == "£86k a year"
    assert Size(band=IncomeBand.UNDER_10K).words == "under £10k a year"
    assert Size().words == ""
