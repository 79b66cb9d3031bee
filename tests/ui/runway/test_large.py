"""The large runway: its scale, its labels, its plan."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from desktop.domain.runway import Runway
from desktop.ui.runway.large import LargeRunway
from desktop.ui.runway.large_labels import StemLabel, stem_labels
from desktop.ui.runway.large_scale import large_scale
from desktop.ui.runway.legend import RunwayLegend
from desktop.ui.runway.strip import RunwayStrip
from desktop.ui.theme.theme import theme
from tests.ui.runway.runways import (
    CALENDAR,
    TODAY,
    awarded_long_ago,
    cancelled,
    closed,
    dated,
    early,
    is_token,
    pixel,
    without_date,
)

WIDTH = 1166
BAR = 64 + 12
PLAN = 120 + 6

ALL = [
    dated(28, questions=13),
    dated(18, questions=8),
    dated(23, questions=13),
    dated(13, past=4, questions=9),
    dated(8, past=5, questions=3),
    dated(2, past=12, questions=1),
    dated(0, past=12),
    dated(55, past=2, questions=50),
    dated(25, past=100, questions=3),
    dated(28, decided=True),
    early(),
    without_date(),
    closed(),
    closed(days_ago=300),
    cancelled(),
    awarded_long_ago(),
    early(None),
]


def shown(qtbot: QtBot, runway: Runway) -> QImage:
    """The widget as wide as the page's card, drawn."""
    widget = LargeRunway()
    qtbot.addWidget(widget)
    widget.setStyleSheet(f"background: {theme.colour('bg-surface').name()}")
    widget.show_runway(runway, CALENDAR)
    widget.resize(WIDTH, widget.heightForWidth(WIDTH))
    return widget.grab().toImage()


def test_published_to_submission_fills_the_width(qtbot: QtBot) -> None:
    scale = large_scale(dated(28), CALENDAR, WIDTH, 1.0)

    assert scale.left == 16
    assert scale.right == pytest.approx(WIDTH - 56)
    assert scale.x(TODAY) == pytest.approx(16 + 10 * (WIDTH - 72) / 38)


def test_weeks_begin_where_fridays_end(qtbot: QtBot) -> None:
    scale = large_scale(dated(28), CALENDAR, WIDTH, 1.0)

    weeks = scale.weeks(1.0)

    assert [day.weekday() for _, day in weeks] == [0] * len(weeks)
    assert {day: x for x, day in weeks}[date(2026, 6, 15)] == scale.x(date(2026, 6, 12))


@pytest.mark.parametrize("runway", ALL)
@pytest.mark.parametrize("width", [560, 900, WIDTH])
def test_no_two_labels_touch(qtbot: QtBot, runway: Runway, width: int) -> None:
    scale = large_scale(runway, CALENDAR, width, 1.0)

    labels = stem_labels(runway, scale, width)

    for one, other in combinations(labels, 2):
        if one.row == other.row:
            assert one.left + one.width < other.left or other.left + other.width < one.left
    assert all(label.left >= 0 and label.left + label.width <= width for label in labels)


def test_decide_by_stands_nearest_to_the_bar(qtbot: QtBot) -> None:
    runway = dated(25, past=100, questions=3)

    labels = by_mark(stem_labels(runway, large_scale(runway, CALENDAR, WIDTH, 1.0), WIDTH))

    assert labels["flag"].row == 0
    assert labels["today"].row == 1
    assert labels["circle"].row == 2


def test_labels_say_their_dates_in_words(qtbot: QtBot) -> None:
    runway = dated(28, questions=13)

    labels = by_mark(stem_labels(runway, large_scale(runway, CALENDAR, WIDTH, 1.0), WIDTH))

    assert (labels["flag"].title, labels["flag"].date_words) == ("Decide by", "Tue 16 Jun, 5 days away")
    assert (labels["post"].title, labels["post"].date_words) == ("Submission", "Fri 17 Jul, noon")
    assert labels["circle"].date_words == "Fri 26 Jun"
    assert labels["dot"].date_words == "26 May"


def test_once_decide_by_has_passed_the_flag_marks_the_last_fair_day(qtbot: QtBot) -> None:
    runway = dated(18)

    labels = by_mark(stem_labels(runway, large_scale(runway, CALENDAR, WIDTH, 1.0), WIDTH))

    assert labels["flag"].title == "Last fair day"


def test_what_closed_long_ago_is_drawn_without_the_time_since(qtbot: QtBot) -> None:
    runway = awarded_long_ago()
    scale = large_scale(runway, CALENDAR, WIDTH, 1.0)

    labels = by_mark(stem_labels(runway, scale, WIDTH))

    assert scale.end < TODAY
    assert "today" not in labels
    assert (labels["post"].title, labels["post"].date_words) == ("Closed", "Fri 20 Dec 2024, noon")


def test_a_deadline_that_is_off_is_not_said_to_have_passed(qtbot: QtBot) -> None:
    runway = cancelled()

    labels = by_mark(stem_labels(runway, large_scale(runway, CALENDAR, WIDTH, 1.0), WIDTH))

    assert labels["post"].title == "Submission"
    assert "today" in labels


def test_bar_flag_post_and_plan_are_where_their_days_are(qtbot: QtBot) -> None:
    runway = dated(28, questions=13)
    scale = large_scale(runway, CALENDAR, WIDTH, 1.0)

    image = shown(qtbot, runway)

    assert is_token(pixel(image, scale.x(TODAY) + 20, BAR), "enough-tint")
    assert is_token(pixel(image, scale.x(date(2026, 6, 22)), BAR), "enough-fill")
    assert is_token(pixel(image, scale.right, BAR), "marker")
    assert is_token(pixel(image, scale.x(date(2026, 6, 16)), BAR), "marker")
    assert is_token(pixel(image, scale.x(date(2026, 6, 12)) + 8, PLAN), "bg-paper")
    assert is_token(pixel(image, scale.x(date(2026, 6, 16)) + 8, PLAN), "brand-tint")


def test_no_room_is_an_empty_block(qtbot: QtBot) -> None:
    runway = dated(13, past=4)
    scale = large_scale(runway, CALENDAR, WIDTH, 1.0)

    image = shown(qtbot, runway)

    lane = image.height() - 176 + PLAN
    assert is_token(pixel(image, scale.x(TODAY) + 12, lane), "bg-surface")
    assert is_token(pixel(image, scale.x(date(2026, 6, 16)), lane), "brand-tint")


def test_a_second_row_of_labels_makes_it_higher(qtbot: QtBot) -> None:
    widget = LargeRunway()
    qtbot.addWidget(widget)

    widget.show_runway(dated(28), CALENDAR)
    plain = widget.heightForWidth(WIDTH)
    widget.show_runway(dated(25, past=100, questions=3), CALENDAR)

    assert plain == 176
    assert widget.heightForWidth(WIDTH) == 176 + 2 * 38


@pytest.mark.parametrize("runway", ALL)
def test_every_runway_is_drawn_and_read_out(qtbot: QtBot, runway: Runway) -> None:
    widget = LargeRunway()
    qtbot.addWidget(widget)

    widget.show_runway(runway, CALENDAR)
    widget.resize(WIDTH, widget.heightForWidth(WIDTH))

    assert not widget.grab().isNull()
    spoken = QAccessible.queryAccessibleInterface(widget)
    assert spoken.role() == QAccessible.Role.StaticText
    assert spoken.text(QAccessible.Text.Name).startswith("Runway: ")
    assert spoken.text(QAccessible.Text.Description).endswith((".", "noon."))


def test_the_strip_reads_out_what_it_shows(qtbot: QtBot) -> None:
    strip = RunwayStrip()
    qtbot.addWidget(strip)

    strip.show_runway(dated(28, questions=13), CALENDAR)

    spoken = QAccessible.queryAccessibleInterface(strip)
    assert spoken.role() == QAccessible.Role.StaticText
    assert spoken.text(QAccessible.Text.Name) == (
        "Runway: enough time. 28 working days left. Decide by Tuesday 16 June. "
        "Questions close 26 June. Submission 17 July."
    )
    assert not strip.grab().isNull()


def test_the_legend_says_the_days_that_the_plans_need(qtbot: QtBot) -> None:
    legend = RunwayLegend()
    qtbot.addWidget(legend)

    legend.resize(960, legend.sizeHint().height())

    words = [label.text() for label in legend.children() if hasattr(label, "text")]
    assert words[:4] == ["Enough, 25 or more", "Tight, 16 to 24", "Too short, under 16", "Early signal"]
    assert not legend.grab().isNull()


def by_mark(labels: tuple[StemLabel, ...]) -> dict[str, StemLabel]:
    """Labels by what they stand over."""
    return {label.mark: label for label in labels}
