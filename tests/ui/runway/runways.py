"""Runways of every kind on Tuesday 9 June 2026, and pictures of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain.moments import UK
from desktop.domain.opportunity import Stage
from desktop.domain.runway import Plans, Runway, RunwayFacts, runway
from desktop.domain.working_days import Calendar, Nation
from desktop.ui.runway.cell_painter import paint_runway_cell
from desktop.ui.runway.strip_values import Strip
from desktop.ui.theme.theme import theme

CALENDAR = Calendar(Nation.ENGLAND)
TODAY = date(2026, 6, 9)
NOW = datetime(2026, 6, 9, 9, 0, tzinfo=UK)
WIDTH, HEIGHT = 220, 48


def dated(
    days: int,
    *,
    past: int = 10,
    questions: int | None = None,
    pause_begun: bool = False,
    decided: bool = False,
    hour: int = 12,
) -> Runway:
    """A tender that closes in so many working days, at noon unless said."""
    last = CALENDAR.after(TODAY, days)
    facts = RunwayFacts(
        stage=Stage.TENDER,
        published_on=CALENDAR.before(TODAY, past),
        submission_on=last,
        closes_at=datetime(last.year, last.month, last.day, hour, tzinfo=UK),
        has_time=True,
        questions_on=None if questions is None else CALENDAR.after(TODAY, questions),
        window_days=days + past,
        window_days_now=days + past,
        pause_begun=pause_begun,
        decided=decided,
    )
    return made(facts)


def early(expected_on: date | None = date(2026, 9, 1)) -> Runway:
    """A planned procurement."""
    return made(RunwayFacts(stage=Stage.PLANNING, published_on=date(2026, 6, 4), expected_on=expected_on))


def without_date() -> Runway:
    """A tender whose notice names no deadline."""
    return made(RunwayFacts(stage=Stage.TENDER, published_on=date(2026, 6, 2)))


def closed(days_ago: int = 6) -> Runway:
    """A tender that closed."""
    last = TODAY - timedelta(days=days_ago)
    at = datetime(last.year, last.month, last.day, 12, tzinfo=UK)
    facts = RunwayFacts(
        stage=Stage.TENDER, published_on=date(2026, 5, 11), submission_on=last, closes_at=at, has_time=True
    )
    return made(facts)


def cancelled(days: int = 12) -> Runway:
    """A tender that was withdrawn while it was open."""
    last = CALENDAR.after(TODAY, days)
    at = datetime(last.year, last.month, last.day, 12, tzinfo=UK)
    return made(
        RunwayFacts(
            stage=Stage.CANCELLED,
            published_on=date(2026, 5, 26),
            submission_on=last,
            closes_at=at,
            has_time=True,
        )
    )


def awarded_long_ago() -> Runway:
    """An award notice that came a month after a deadline of two years ago."""
    at = datetime(2024, 12, 20, 12, tzinfo=UK)
    return made(
        RunwayFacts(
            stage=Stage.AWARD,
            published_on=date(2025, 1, 23),
            submission_on=at.date(),
            closes_at=at,
            has_time=True,
        )
    )


def made(facts: RunwayFacts) -> Runway:
    """The runway of these facts this morning."""
    return runway(facts, plans=Plans(), calendar=CALENDAR, now=NOW)


def picture(strip: Strip, ratio: int = 1, ground: str = "bg-surface") -> QImage:
    """A cell as the list draws it, 220 x 48."""
    image = QImage(WIDTH * ratio, HEIGHT * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour(ground))
    painter = QPainter(image)
    paint_runway_cell(painter, QRectF(0, 0, WIDTH, HEIGHT), strip, theme.colour(ground))
    painter.end()
    return image


def pixel(image: QImage, x: float, y: float) -> QColor:
    """The colour at this place in logical pixels."""
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(x * ratio), int(y * ratio))


def colours_along(image: QImage, y: float, left: float, right: float) -> list[str]:
    """The names of the colours of one row of device pixels, repeats left out."""
    ratio = image.devicePixelRatio()
    row = int(y * ratio)
    names = [image.pixelColor(x, row).name() for x in range(int(left * ratio), int(right * ratio))]
    return [name for number, name in enumerate(names) if number == 0 or name != names[number - 1]]


def is_token(colour: QColor, token: str) -> bool:
    """Whether this is exactly that token's colour."""
    return colour == theme.colour(token)
