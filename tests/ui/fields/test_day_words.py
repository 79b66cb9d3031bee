from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.widgets.day_words import day_in_field, typed_day

TODAY = date(2026, 6, 9)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("9 December 2026", date(2026, 12, 9)),
        ("Wed 9 Dec 2026", date(2026, 12, 9)),
        ("9th dec 26", date(2026, 12, 9)),
        ("9/12/2026", date(2026, 12, 9)),
        ("09.12.26", date(2026, 12, 9)),
        ("2026-12-09", date(2026, 12, 9)),
        ("9 Dec", date(2026, 12, 9)),
        ("1 Sept", date(2026, 9, 1)),
        ("8 june", date(2027, 6, 8)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_in_the_uk_write_it(typed: str, day: date) -> None:
    assert typed_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "31 Feb 2026", "9 ju", "13/13/2026", "9 Decembre", "32 May"])
def test_what_is_not_a_day_is_not_guessed(typed: str) -> None:
    assert typed_day(typed, TODAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_that_a_field_shows_is_read_back(day: date) -> None:
    assert typed_day(day_in_field(day), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_day(text: str) -> None:
    found = typed_day(text, TODAY)

    assert found is None or isinstance(found, date)
