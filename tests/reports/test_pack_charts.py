"""The patterns: what is counted, and that drawing, words and table say the same."""

from __future__ import annotations

import re

import pytest
from reportlab.graphics.shapes import Drawing, Group, Rect, Shape, String

from desktop.domain.decision import Outcome
from desktop.domain.pause import PauseKind
from desktop.reports.chart_drawing import drawing, has_room, svg
from desktop.reports.pack import PackLens, PackPause
from desktop.reports.pack_charts import Chart, ChartRow, asked, by_window, charts, parts_with_content, reasons
from tests.reports.packs import a_decision, a_pack, a_quarter

CHART = Chart(
    "outcomes",
    "Outcomes",
    "What was counted.",
    ("Quarter", "Bid", "Partner", "Step back"),
    (ChartRow("Jan to Mar 2026", (1, 0, 3)), ChartRow("Apr to Jun 2026", (0, 0, 0))),
)


def shapes(drawn: Drawing | Group) -> list[Shape]:
    found: list[Shape] = []
    for one in drawn.contents:
        found += shapes(one) if isinstance(one, Group) else [one]
    return found


def bars(chart: Chart, width: float) -> list[tuple[float, float]]:
    """The bars of a chart without its legend: where each begins and how long it is."""
    wide = [one for one in shapes(drawing(chart, width)) if isinstance(one, Rect) and one.height == 8]
    return [(one.x, one.width) for one in wide if one.width != 8]


def test_bars_begin_at_nought_and_are_as_long_as_their_counts() -> None:
    assert bars(CHART, 400) == [(0, 400), (0, 97), (100, 300), (0, 400)]


def test_a_row_says_its_counts_beside_its_bar_and_all_of_them_in_words() -> None:
    drawn = [one.text for one in shapes(drawing(CHART, 400)) if isinstance(one, String)]

    assert "bid 1, step back 3" in drawn
    assert "none" in drawn
    assert CHART.words == (
        "What was counted. Jan to Mar 2026: bid 1, partner 0, step back 3. "
        "Apr to Jun 2026: bid 0, partner 0, step back 0."
    )


@pytest.mark.parametrize("chart", charts(a_quarter()), ids=lambda chart: chart.key)
def test_a_screen_draws_it_without_what_it_cannot_draw(chart: Chart) -> None:
    drawn = svg(chart, 400)

    assert drawn.startswith("<svg")
    assert not re.search(r"dasharray|clipPath|DOCTYPE|<image|<style", drawn)
    assert set(re.findall(r"font-family: ([^;\"]+)", drawn)) == {"Tender Pause Sans"}
    assert all(row.words in drawn for row in chart.rows)


def test_what_people_wrote_is_escaped_in_a_drawing() -> None:
    hostile = Chart("x", "X", "", ("A", "B"), (ChartRow("<script>&", (1,)),))

    assert "&lt;script&gt;&amp;" in svg(hostile, 400)


def test_words_that_are_too_long_are_cut_on_the_bar_alone() -> None:
    long = Chart("x", "X", "", ("A", "B"), (ChartRow("W" * 200, (1,)),))

    assert not has_room(long, 300)
    assert "…" in svg(long, 300)
    assert "W" * 200 in long.words


def test_reasons_are_counted_by_outcome_most_first() -> None:
    chart = reasons(
        a_pack(
            a_decision("3", Outcome.BID, main_reason="B"),
            a_decision("2", Outcome.STEP_BACK, main_reason="A"),
            a_decision("1", Outcome.STEP_BACK, main_reason="A"),
        )
    )

    assert chart.rows == (ChartRow("A", (0, 0, 2)), ChartRow("B", (1, 0, 0)))


def test_more_reasons_than_fit_are_summed() -> None:
    many = (a_decision(str(number), Outcome.BID, main_reason=f"Reason {number:02}") for number in range(12))

    rows = reasons(a_pack(*many)).rows

    assert len(rows) == 8
    assert rows[-1] == ChartRow("5 others", (5, 0, 0))


@pytest.mark.parametrize(("days", "place"), [(25, 0), (24, 1), (16, 1), (15, 2), (0, 2), (None, 3)])
def test_the_window_is_held_against_the_two_plans(days: int | None, place: int) -> None:
    rows = by_window(a_pack(a_decision(outcome=Outcome.BID, window_days=days))).rows

    assert [row.counts[0] for row in rows] == [int(at == place) for at in range(4)]


def test_who_was_asked_is_counted_once_a_decision() -> None:
    lenses = (
        PackLens("Mission fit", asked=("the carers' group", "the carers' group")),
        PackLens("Existing providers", asked=("the carers' group",)),
    )
    decision = a_decision("2", pause=PackPause(PauseKind.FULL, 4, lenses))

    chart = asked(a_pack(decision, a_decision("1", pause=PackPause(None, 0))))

    assert chart.rows == (ChartRow("Mission fit", (1,)), ChartRow("Existing providers", (1,)))
    assert chart.told == (
        "Of 2 decisions, in how many somebody was asked. In 1 of them nobody was. "
        "Asked most: the carers' group (1)."
    )


def test_a_decision_that_was_replaced_is_in_no_pattern() -> None:
    pack = a_pack(
        a_decision("2", Outcome.BID, supersedes="1", main_reason="Now"),
        a_decision("1", Outcome.STEP_BACK, superseded_by="2", main_reason="Then"),
    )

    assert [row.words for row in reasons(pack).rows] == ["Now"]


def test_a_time_without_decisions_has_no_charts_and_no_pages_of_them() -> None:
    pack = a_pack()

    assert charts(pack) == ()
    assert not {"patterns", "decisions"} & set(parts_with_content(pack))
