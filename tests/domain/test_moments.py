"""Moments as notices write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.deadline import Deadline, DeadlineKind
from desktop.domain.moments import UK, read_day, read_deadline, read_moment, uk_day
from feeds.notice import Clock

BST = timezone(timedelta(hours=1))


def tender_deadline(text: str, clock: Clock = Clock.GIVEN) -> Deadline:
    found = read_deadline(text, DeadlineKind.TENDER, clock)
    assert found is not None
    return found


def test_a_given_offset_is_kept() -> None:
    found = tender_deadline("2026-07-17T12:00:00+01:00")

    assert found.at == datetime(2026, 7, 17, 12, tzinfo=BST)
    assert (found.at.utcoffset(), found.zone_known, found.has_time) == (timedelta(hours=1), True, True)
    assert found.day == date(2026, 7, 17)


def test_no_offset_is_read_on_a_uk_clock_and_said_to_be_unknown() -> None:
    found = tender_deadline("2026-07-17T12:00:00")

    assert found.at == datetime(2026, 7, 17, 11, tzinfo=UTC)
    assert not found.zone_known


def test_a_source_on_the_uk_clock_means_uk_time_whatever_letter_it_writes() -> None:
    summer = tender_deadline("2026-07-17T12:00:00Z", Clock.UK)
    winter = tender_deadline("2026-12-17T12:00:00Z", Clock.UK)

    assert summer.at == datetime(2026, 7, 17, 11, tzinfo=UTC)
    assert winter.at == datetime(2026, 12, 17, 12, tzinfo=UTC)
    assert summer.zone_known


@pytest.mark.parametrize("clock", Clock)
def test_a_date_alone_is_the_end_of_that_uk_day(clock: Clock) -> None:
    found = tender_deadline("2026-06-19", clock)

    assert found.at == datetime(2026, 6, 19, 22, 59, 59, tzinfo=UTC)
    assert (found.day, found.has_time) == (date(2026, 6, 19), False)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-20T00:00:00+01:00",
        "2026-06-20T00:00:00Z",
        "2026-06-20T00:00:00",
        "2026-06-20T00:00Z",
        "2026-06-19T24:00:00+01:00",
        "2026-06-19T23:00:00Z",
        "2026-06-19T23:59:59Z",
        "2026-06-19T23:59:00+01:00",
        "2026-06-19T23:59:59.999+01:00",
    ],
)
def test_midnight_ends_the_day_before_and_a_minute_earlier_its_own(text: str) -> None:
    assert tender_deadline(text).day == date(2026, 6, 19)


def test_midnight_keeps_its_time_as_given() -> None:
    found = tender_deadline("2026-06-20T00:00:00+01:00")

    assert found.at == datetime(2026, 6, 20, tzinfo=BST)
    assert found.has_time


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("20200309 12:00", datetime(2020, 3, 9, 12, tzinfo=UTC)),
        ("2026-07-17 12:00", datetime(2026, 7, 17, 11, tzinfo=UTC)),
        ("2026-07-17T12:00:00.123456Z", datetime(2026, 7, 17, 12, tzinfo=UTC)),
        ("2026-07-17T12:00:00+0530", datetime(2026, 7, 17, 6, 30, tzinfo=UTC)),
        ("2026-07-17T12:00:00-05", datetime(2026, 7, 17, 17, tzinfo=UTC)),
        ("2026-05-29+02:00", datetime(2026, 5, 29, 21, 59, 59, tzinfo=UTC)),
        ("  2026-07-17T12:00:00z ", datetime(2026, 7, 17, 12, tzinfo=UTC)),
    ],
)
def test_forms_that_sources_use_are_read(text: str, instant: datetime) -> None:
    assert tender_deadline(text).at == instant


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "tbc", "03/04/2026", "2026-02-30", "2026-13-01", "2026-06-19T25:00:00", "0000-00-00"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-05:00", "2026-06-19T12:00:00+99:00"),
        *("９０２６-06-19", "2026-6-9"),
    ],
)
def test_what_is_no_date_or_could_be_two_is_not_guessed(text: str | None) -> None:
    assert read_deadline(text, DeadlineKind.TENDER, Clock.GIVEN) is None
    assert read_day(text, Clock.GIVEN) is None


def test_an_hour_that_the_clocks_skip_is_still_an_instant() -> None:
    skipped = tender_deadline("2026-03-29T01:30:00")
    twice = tender_deadline("2026-10-25T01:30:00")

    assert skipped.at.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert twice.at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert (skipped.day, twice.day) == (date(2026, 3, 29), date(2026, 10, 25))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2029-09-30T23:59:59Z", date(2029, 9, 30)),
        ("2026-04-01T00:00:00Z", date(2026, 4, 1)),
        ("2026-06-30T23:00:00Z", date(2026, 7, 1)),
        ("2026-10-01", date(2026, 10, 1)),
    ],
)
def test_a_day_is_a_day_in_the_uk(text: str, day: date) -> None:
    assert read_day(text, Clock.GIVEN) == day


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_any_instant_written_in_uk_time_reads_back_as_itself(instant: datetime) -> None:
    instant = instant.replace(microsecond=0)

    found = read_moment(instant.astimezone(UK).isoformat(), Clock.GIVEN)

    assert found is not None
    assert found.at == instant


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_moment(text, Clock.GIVEN)

    assert found is None or found.at.tzinfo is not None


USUAL = st.builds(
    "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}".format,
    st.sampled_from([1, 2, 1945, 1970, 1972, 2026, 9998, 9999]) | st.integers(1990, 2030),
    st.integers(1, 12),
    st.integers(1, 31),
    st.sampled_from([0, 1, 22, 23, 24]) | st.integers(0, 23),
    st.sampled_from([0, 59, 60]),
    st.sampled_from([0, 59, 60]),
    st.sampled_from(["Z", "+00:00", "+01:00", "-05:00", "+14:00", "+15:00"]),
)


@given(USUAL, st.sampled_from(list(Clock)))
@settings(max_examples=500)
def test_what_is_written_as_most_are_is_read_as_any_other_writing(text: str, clock: Clock) -> None:
    otherwise = text.replace("T", " ")

    assert read_moment(text, clock) == read_moment(otherwise, clock)
    assert read_day(text, clock) == read_day(otherwise, clock)


@given(st.datetimes(datetime(1960, 1, 1), datetime(2090, 1, 1)))
def test_the_day_of_an_instant_is_that_of_a_clock_in_the_uk(at: datetime) -> None:
    assert uk_day(at.replace(tzinfo=UTC)) == at.replace(tzinfo=UTC).astimezone(UK).date()
