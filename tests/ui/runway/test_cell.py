"""The strip in a cell: where its marks stand, at device ratio 1 and 2."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.runway import Runway, Verdict
from desktop.ui.runway.patterns import Hatch, hatch_brush
from desktop.ui.runway.scale import shared_scale
from desktop.ui.runway.strip_values import strip_of
from desktop.ui.theme.theme import theme
from tests.ui.runway.runways import (
    CALENDAR,
    HEIGHT,
    WIDTH,
    closed,
    colours_along,
    dated,
    early,
    is_token,
    picture,
    pixel,
    without_date,
)

MIDDLE = HEIGHT / 2
SCALE = shared_scale(0, WIDTH)

pytestmark = pytest.mark.usefixtures("qapp")


def test_today_is_at_28_and_day_40_at_168_so_that_a_day_is_three_and_a_half_wide() -> None:
    scale = shared_scale(0, 220)

    assert (scale.today_x, scale.x(40), scale.px_per_day) == (28, 168, 3.5)


def test_a_wider_column_widens_the_days_alone() -> None:
    narrow, wide = shared_scale(0, 220), shared_scale(0, 300)

    assert wide.today_x == narrow.today_x
    assert wide.right - wide.end_x == narrow.right - narrow.end_x
    assert wide.px_per_day == pytest.approx(5.5)


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_today_line_runs_through_the_whole_height(ratio: int) -> None:
    image = picture(strip_of(dated(28), CALENDAR), ratio)

    for y in (0, 10, MIDDLE, 40, HEIGHT - 1):
        assert is_token(pixel(image, SCALE.today_x, y), "marker")


@pytest.mark.parametrize("ratio", [1, 2])
def test_enough_time_is_tint_to_the_flag_and_solid_to_the_post(ratio: int) -> None:
    image = picture(strip_of(dated(28), CALENDAR), ratio)

    assert is_token(pixel(image, SCALE.x(2.5), MIDDLE), "enough-tint")
    assert is_token(pixel(image, SCALE.x(12), MIDDLE), "enough-fill")
    assert is_token(pixel(image, SCALE.x(28), MIDDLE - 7), "marker")
    assert is_token(pixel(image, SCALE.x(28), MIDDLE + 7), "marker")


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_flag_flies_above_the_bar_at_decide_by(ratio: int) -> None:
    image = picture(strip_of(dated(28), CALENDAR), ratio)

    flag_x = SCALE.x(28 - 23)
    assert is_token(pixel(image, flag_x, MIDDLE - 10), "marker")
    assert is_token(pixel(image, flag_x, MIDDLE + 6), "marker")
    assert is_token(pixel(image, flag_x + 4, MIDDLE - 9), "marker")
    assert not is_token(pixel(image, flag_x + 4, MIDDLE + 6), "marker")


def test_a_tight_bar_is_hatched_from_the_last_fair_day_on() -> None:
    image = picture(strip_of(dated(18), CALENDAR))

    assert is_token(pixel(image, SCALE.x(1.5), MIDDLE), "tight-tint")
    after_the_flag = colours_along(image, MIDDLE, SCALE.x(4.5), SCALE.x(16))
    fills = after_the_flag.count(theme.colour("tight-fill").name())
    assert fills >= 4


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_bar_that_is_too_short_has_upright_lines_two_wide_every_five(ratio: int) -> None:
    image = picture(strip_of(dated(14), CALENDAR), ratio)

    fill = theme.colour("short-fill").name()
    row = [image.pixelColor(x, int(MIDDLE * ratio)).name() for x in range(30 * ratio, 60 * ratio)]
    starts = [x for x in range(1, len(row)) if row[x] == fill and row[x - 1] != fill]
    assert len(starts) >= 5
    assert {after - before for before, after in itertools.pairwise(starts)} == {5 * ratio}


def test_a_hatch_repeats_every_six_across_its_lines_at_each_ratio() -> None:
    for ratio, periods, size in ((1.0, 2, 17), (2.0, 1, 17)):
        tile = hatch_brush(Hatch.DIAGONAL, "tight", ratio).texture()

        assert tile.width() == size
        assert size / periods / ratio == pytest.approx(6 * 2**0.5, abs=0.05)


def test_an_early_signal_is_dashed_and_has_no_post() -> None:
    image = picture(strip_of(early(), CALENDAR))

    assert is_token(pixel(image, SCALE.x(10), MIDDLE), "early-tint")
    edge = colours_along(image, MIDDLE - 5, SCALE.x(3), SCALE.x(30))
    assert edge.count(theme.colour("early-fill").name()) > 8
    assert "#14272b" not in colours_along(image, MIDDLE, SCALE.x(1), SCALE.end_x)


def test_beyond_forty_days_the_bar_stops_short_of_the_end_and_has_no_post() -> None:
    image = picture(strip_of(dated(55), CALENDAR))

    assert is_token(pixel(image, SCALE.end_x - 10, MIDDLE), "enough-fill")
    assert not is_token(pixel(image, SCALE.end_x - 7, MIDDLE), "enough-fill")
    assert not is_token(pixel(image, SCALE.end_x - 7, MIDDLE - 7), "marker")


def test_without_a_date_only_the_scale_is_drawn() -> None:
    image = picture(strip_of(without_date(), CALENDAR))

    colours = set(colours_along(image, MIDDLE, SCALE.x(1), SCALE.end_x))
    assert colours == {theme.colour("line").name()}


def test_a_closed_one_ends_at_a_post_in_the_colour_of_the_past() -> None:
    strip = strip_of(closed(), CALENDAR)

    image = picture(strip)

    assert strip.label == "Closed"
    left_of_today = colours_along(image, MIDDLE - 6, 0, SCALE.today_x - 2)
    assert theme.colour("past").name() in left_of_today
    assert not is_token(pixel(image, SCALE.x(5), MIDDLE), "enough-fill")


def test_after_the_decision_the_plans_steps_stand_there_without_a_verdicts_colour() -> None:
    strip = strip_of(dated(28, decided=True), CALENDAR)

    image = picture(strip)

    assert strip.verdict is None
    assert strip.steps == (5, 15, 25)
    row = set(colours_along(image, MIDDLE, SCALE.x(0.5), SCALE.x(27)))
    assert row == {theme.colour("brand-tint").name(), theme.colour("brand").name()}


@pytest.mark.parametrize(
    ("runway", "flag_day"),
    [
        (dated(28), 5),
        (dated(18), 3),
        (dated(23), 0),
        (dated(15), 0),
        (dated(10), 8),
        (dated(1), 1),
        (dated(28, decided=True), None),
        (early(), None),
    ],
)
def test_the_flag_stands_where_one_has_to_act_by(runway: Runway, flag_day: int | None) -> None:
    strip = strip_of(runway, CALENDAR)

    assert strip.flag_day == flag_day


def test_when_it_is_to_be_decided_today_the_flag_stays_on_the_today_line() -> None:
    image = picture(strip_of(dated(15), CALENDAR))

    assert is_token(pixel(image, SCALE.today_x + 3, MIDDLE - 10), "marker")
    for y in range(HEIGHT):
        assert is_token(pixel(image, SCALE.today_x, y), "marker")


def test_markers_keep_a_halo_of_the_rows_colour() -> None:
    image = picture(strip_of(dated(28, questions=13), CALENDAR), ground="selection")

    post = SCALE.x(28)
    assert is_token(pixel(image, post - 2, MIDDLE), "selection")
    circle = SCALE.x(13)
    assert is_token(pixel(image, circle, MIDDLE), "selection")


@pytest.mark.parametrize(
    ("runway", "label"),
    [
        (dated(28), "28 d"),
        (dated(0), "0 d"),
        (early(), "Sep"),
        (early(None), "Early"),
        (without_date(), "No date"),
    ],
)
def test_the_label_says_days_month_or_why_there_is_neither(runway: Runway, label: str) -> None:
    strip = strip_of(runway, CALENDAR)

    assert strip.label == label


def test_every_verdict_can_be_drawn_in_the_dark_and_at_200_per_cent(qapp: QApplication) -> None:
    runways = [
        dated(28),
        dated(18),
        dated(5),
        dated(0),
        early(),
        closed(),
        without_date(),
        dated(40, decided=True),
    ]

    try:
        theme.use(name="dark", scale=2.0)
        images = [picture(strip_of(runway, CALENDAR), 2) for runway in runways]
    finally:
        theme.use(name="light", scale=1.0)

    assert {runway.verdict for runway in runways} == {*Verdict, None}
    assert all(not image.isNull() for image in images)
