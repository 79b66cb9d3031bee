"""The scale that all strips of one list share: where today stands, where day 40 ends, how wide a day is."""

from __future__ import annotations

from msgspec import Struct

DAYS_SHOWN = 40
TICK_DAYS = (10, 20, 30, 40)
_TODAY_X = 28.0
_LABEL_WIDTH = 52.0
_NATURAL_WIDTH = 220.0
_NARROWEST_DAY = 1.5


class RunwayScale(Struct, frozen=True):
    """Positions along a strip, in logical pixels. `mark` is how much larger than 100 % the marks are."""

    left: float
    today_x: float
    px_per_day: float
    end_x: float
    right: float
    mark: float

    def x(self, days: float) -> float:
        """Return the x of that many working days from today."""
        return self.today_x + days * self.px_per_day


def shared_scale(left: float, width: float, mark: float = 1.0) -> RunwayScale:
    """Return the scale of a strip this wide; used by cell, header and legend, so that they agree.

    A wider column makes the days wider; the room before today and the room for the label stay.
    """
    today_x = left + _TODAY_X * mark
    end_x = left + width - _LABEL_WIDTH * mark
    return RunwayScale(left, today_x, (end_x - today_x) / DAYS_SHOWN, end_x, left + width, mark)


def natural_width(mark: float = 1.0) -> int:
    """Return the width at which a day is 3.5 px wide."""
    return round(_NATURAL_WIDTH * mark)


def smallest_width(mark: float = 1.0) -> int:
    """Return the least width that can still be read."""
    return round((_TODAY_X + _LABEL_WIDTH) * mark + DAYS_SHOWN * _NARROWEST_DAY)
