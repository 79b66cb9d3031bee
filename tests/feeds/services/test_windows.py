"""Windows of time, cut in every way: nothing falls between two of them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.walkers.windows import Grid, Window, begun, noted, read_plan

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
GRIDS = [
    Grid(unit=SECOND, longest=6 * HOUR, overlap=2 * HOUR, least=2),
    Grid(unit=timedelta(minutes=1), longest=DAY, overlap=2 * HOUR),
    Grid(unit=DAY, longest=DAY, overlap=2 * DAY),
    Grid(unit=DAY, longest=7 * DAY, overlap=2 * DAY),
]
NOW = datetime(2026, 6, 9, 9, 0)


def a_span(grid: Grid, start: int, units: int) -> Window:
    first = datetime(2026, 3, 1) + grid.unit * start
    return Window(first, first + grid.unit * units)


@given(st.sampled_from(GRIDS), st.integers(0, 100_000), st.integers(0, 200_000))
def test_the_windows_of_a_span_cover_it_newest_first(grid: Grid, start: int, units: int) -> None:
    span = a_span(grid, start, min(units, 60 * DAY // grid.unit))
    rest: Window | None = span
    reached = span.last + grid.unit

    while rest is not None:
        window, rest = grid.newest(rest)
        assert window.last == reached - grid.unit
        assert window.last - window.first <= grid.longest
        assert window.last - window.first >= grid.unit * (grid.least - 1)
        reached = rest.last + grid.unit if rest else window.first

    assert reached <= span.first


@given(st.sampled_from(GRIDS), st.integers(0, 100_000), st.integers(0, 50_000))
def test_the_halves_of_a_window_cover_it_and_are_shorter(grid: Grid, start: int, units: int) -> None:
    window = a_span(grid, start, units)

    halves = grid.halves(window)

    if halves is None:
        assert units + 1 <= grid.least
        return
    newer, older = halves
    assert (older.first, newer.last) == (window.first, window.last)
    assert newer.first <= older.last + grid.unit
    for half in halves:
        assert half.last - half.first < window.last - window.first
        assert half.last - half.first >= grid.unit * (grid.least - 1)


@pytest.mark.parametrize("day", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_the_hour_in_which_clocks_change_stays_whole_within_a_window(day: datetime) -> None:
    grid, windows = GRIDS[0], [Window(day, day + 6 * HOUR - SECOND)]
    hour = Window(day + HOUR - SECOND, day + 2 * HOUR)

    for _ in range(12):
        windows = [
            part
            for window in windows
            for part in (grid.halves(window) if window != hour else None) or (window,)
        ]
        assert any(window.first <= hour.first and hour.last <= window.last for window in windows)


def test_a_plan_is_plain_data_and_comes_back_as_it_was() -> None:
    spans, plan = begun(read_plan(None), GRIDS[0], now=NOW, reach_back=60 * DAY)

    mark = noted(plan, spans, None)

    assert mark == (
        '{"todo":[["2026-04-10T00:00:00","2026-06-09T09:00:00"]],'
        '"since":"2026-04-10T00:00:00","until":"2026-06-09T09:00:00"}'
    )
    assert read_plan(mark).spans() == spans


def test_within_a_moment_a_walk_under_way_is_only_gone_on_with() -> None:
    spans, plan = begun(read_plan(None), GRIDS[0], now=NOW, reach_back=60 * DAY)
    mark = read_plan(noted(plan, spans, "3"))

    again, kept = begun(mark, GRIDS[0], now=NOW + timedelta(minutes=5), reach_back=60 * DAY)
    later, fresh = begun(mark, GRIDS[0], now=NOW + HOUR, reach_back=60 * DAY)

    assert (again, kept.at) == (spans, "3")
    assert later == [Window(NOW - 2 * HOUR, NOW + HOUR), *spans]
    assert fresh.at is None


def test_a_clock_that_was_put_back_asks_again_and_loses_nothing() -> None:
    _, first = begun(read_plan(None), GRIDS[0], now=NOW, reach_back=60 * DAY)
    done = read_plan(noted(first, [], None))

    spans, plan = begun(done, GRIDS[0], now=NOW - HOUR, reach_back=59 * DAY)

    assert spans == [Window(NOW - 2 * HOUR, NOW)]
    assert plan.until == NOW
