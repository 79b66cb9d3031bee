"""How the register counts in words."""

from __future__ import annotations

import pytest

from desktop.services.register import stepped_back_words


@pytest.mark.parametrize(
    ("times", "instead", "words"),
    [
        (0, 0, ""),
        (1, 0, "We stepped back once."),
        (1, 1, "We stepped back once, and do something else instead."),
        (4, 0, "We stepped back 4 times."),
        (4, 3, "We stepped back 4 times. In 3 of them we do something else instead."),
    ],
)
def test_stepping_back_is_counted_in_words(times: int, instead: int, words: str) -> None:
    assert stepped_back_words(times, instead) == words
