"""The ellipses of a map: where on one of them how many organisations have room.

An angle is in degrees, clockwise from the top, as the ellipse's own parameter.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

_STEPS = 180
_NEVER = 1e-9
WHOLE = 360.0


class Ellipse(Struct, frozen=True):
    """An ellipse around the people served, by half its width and half its height."""

    across: float
    down: float

    def at(self, angle: float) -> tuple[float, float]:
        """Return the point at an angle."""
        turned = math.radians(angle)
        return self.across * math.sin(turned), -self.down * math.cos(turned)

    def outwards(self, angle: float) -> tuple[float, float]:
        """Return the direction that leads straight out at an angle, one unit long."""
        turned = math.radians(angle)
        x, y = math.sin(turned) / self.across, -math.cos(turned) / self.down
        length = math.hypot(x, y)
        return x / length, y / length

    def angle_of(self, x: float, y: float) -> float:
        """Return the angle at which a point lies, seen from the middle."""
        return math.degrees(math.atan2(x / self.across, -y / self.down)) % WHOLE


class Places:
    """How much room there is along an ellipse for marks with labels of about one size.

    Labels stand above one another at the sides and next to one another at the top and the bottom, so a
    stretch at the sides takes more of them. Room is counted in marks. The top is left to the ring's name.
    """

    def __init__(self, ellipse: Ellipse, width: float, height: float, top: float) -> None:
        kept = math.degrees(math.asin(min(0.95, top / ellipse.across)))
        self._first, self._last = kept, WHOLE - kept
        step = (self._last - self._first) / _STEPS
        self._angles = [self._first + step * number for number in range(_STEPS + 1)]
        points = [ellipse.at(angle) for angle in self._angles]
        stretches = (
            max(abs(after[0] - before[0]) / width, abs(after[1] - before[1]) / height)
            for before, after in pairwise(points)
        )
        self._room = [0.0, *accumulate(stretches)]

    @property
    def count(self) -> float:
        """How many have room on all of it."""
        return self._room[-1]

    def angles(self, count: int, kept: Sequence[float], phase: float = 0.0) -> list[float] | None:
        """Return angles for so many beside those whose angles are kept; None where they have no room.

        `phase` moves those that are free by that part of what lies between two.
        """
        taken = [self._place_of(angle) for angle in sorted(kept)]
        edges = [-0.5, *taken, self.count + 0.5]
        gaps = list(pairwise(edges))
        into = _shared(count, gaps)
        if into is None:
            return None
        found: list[float] = []
        for (begin, end), many in zip(gaps, into, strict=True):
            step = (end - begin) / (many + 1)
            moved = phase * max(0.0, step - 1.0)
            found += [self._angle_of(begin + step * (number + 1) + moved) for number in range(many)]
        return found

    def apart(self, wished: Mapping[str, float]) -> dict[str, float]:
        """Return angles as they are wished, those that would lie on one another moved apart."""
        order = sorted(wished, key=lambda id_: (wished[id_] % WHOLE, id_))
        places = [self._place_of(wished[id_]) for id_ in order]
        for number in range(1, len(places)):
            places[number] = max(places[number], places[number - 1] + 1)
        beyond = self.count
        for number in range(len(places) - 1, -1, -1):
            places[number] = min(places[number], beyond)
            beyond = places[number] - 1
        return {id_: self._angle_of(place) for id_, place in zip(order, places, strict=True)}

    def _place_of(self, angle: float) -> float:
        angle = min(max(angle % WHOLE, self._first), self._last)
        number = min(int((angle - self._first) / (self._last - self._first) * _STEPS), _STEPS - 1)
        begin, end = self._angles[number], self._angles[number + 1]
        part = (angle - begin) / (end - begin)
        return self._room[number] + part * (self._room[number + 1] - self._room[number])

    def _angle_of(self, place: float) -> float:
        place = min(max(place, 0.0), self.count)
        number = min(max(bisect_left(self._room, place) - 1, 0), _STEPS - 1)
        begin, end = self._room[number], self._room[number + 1]
        part = (place - begin) / max(end - begin, _NEVER)
        return self._angles[number] + part * (self._angles[number + 1] - self._angles[number])


def _shared(count: int, gaps: Sequence[tuple[float, float]]) -> list[int] | None:
    """Return how many go into each gap, the widest first; None where some would touch."""
    into = [0] * len(gaps)
    for _ in range(count):
        widths = [(end - begin) / (many + 2) for (begin, end), many in zip(gaps, into, strict=True)]
        widest = max(widths)
        if widest < 1.0:
            return None
        into[widths.index(widest)] += 1
    return into
