"""The lines of a map: gentle curves that end short of the marks and lead around the people served."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from desktop.domain.map_labels import Room, around
from desktop.domain.system_map import PEOPLE, MapLine, MapNode, MapRole, Relation

Point = tuple[float, float]

GAP = 6.0
"""What stays free between a line and a mark."""
_PEOPLE_RADIUS = 64.0
_BEND = 0.1
_NEXT_BEND = 0.12
_CLEAR = _PEOPLE_RADIUS + 14
_ARROW, _ARROW_HALF = 9.0, 4.5
_LOOKS = 24
"""At so many points of a course it is seen whether something stands there."""


class Curve(Struct, frozen=True):
    """A line with its course: from `start` to `end`, drawn towards `bend`; `arrow` are its head's corners."""

    line: MapLine
    start: Point
    bend: Point
    end: Point
    arrow: tuple[Point, ...] = ()

    def middle(self) -> Point:
        """Return the point half way."""
        return (
            (self.start[0] + 2 * self.bend[0] + self.end[0]) / 4,
            (self.start[1] + 2 * self.bend[1] + self.end[1]) / 4,
        )


Stands = Mapping[str, tuple[float, float, MapNode]]
"""Where the middle of each mark is, by id."""


def curves(lines: Sequence[MapLine], stands: Stands, words: Room | None = None) -> tuple[Curve, ...]:
    """Return the course of every line between those who stand on the map, beside words where it can be."""
    words = words or Room()
    found: list[Curve] = []
    between: Counter[frozenset[str]] = Counter()
    for line in lines:
        if line.one == line.other or not {line.one, line.other} - {PEOPLE} <= stands.keys():
            continue
        pair = frozenset((line.one, line.other))
        found.append(
            _to_people(line, stands) if PEOPLE in pair else _course(line, stands, between[pair], words)
        )
        between[pair] += 1
    return tuple(found)


def _to_people(line: MapLine, stands: Stands) -> Curve:
    """Return a straight line from a mark to the people served."""
    x, y, node = stands[line.one if line.other == PEOPLE else line.other]
    away = math.hypot(x, y)
    unit = (x / away, y / away)
    reach = away - _reach(node, -unit[0], -unit[1]) - GAP
    start, end = (unit[0] * reach, unit[1] * reach), (unit[0] * _PEOPLE_RADIUS, unit[1] * _PEOPLE_RADIUS)
    return Curve(line, start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)


def _course(line: MapLine, stands: Stands, before: int, words: Room) -> Curve:
    """Return a curve around the people served that runs through as few words as can be, bent little.

    One beside another between the same two bends more.
    """
    one_x, one_y, one = stands[line.one]
    other_x, other_y, other = stands[line.other]
    across, down = other_x - one_x, other_y - one_y
    long = math.hypot(across, down) or 1.0
    middle = ((one_x + other_x) / 2, (one_y + other_y) / 2)
    normal = (-down / long, across / long)
    away = normal[0] * middle[0] + normal[1] * middle[1]
    if away < 0:
        normal = (-normal[0], -normal[1])
    clear = max(0.0, _CLEAR - _distance((one_x, one_y), (other_x, other_y)))
    first = max(long * _BEND, 2 * clear) + long * _NEXT_BEND * before
    ways = [first, -first, first + long * 0.15, -first - long * 0.15, first + long * 0.3]
    bends = [(middle[0] + normal[0] * by, middle[1] + normal[1] * by) for by in ways]
    ends = (one_x, one_y), (other_x, other_y)
    bend = min(bends, key=lambda bend: (_in_the_way(*ends, bend, words), bends.index(bend)))
    start, end = _edge(ends[0], one, bend), _edge(ends[1], other, bend)
    is_contract = line.kind is Relation.CONTRACT
    return Curve(line, start, bend, end, _arrow(bend, end) if is_contract else ())


def _in_the_way(start: Point, end: Point, bend: Point, words: Room) -> int:
    """Return how much a course would run through: words, and the people served above all."""
    found = 0
    for number in range(1, _LOOKS):
        part = number / _LOOKS
        x, y = (
            (1 - part) ** 2 * start[axis] + 2 * part * (1 - part) * bend[axis] + part**2 * end[axis]
            for axis in (0, 1)
        )
        if math.hypot(x, y) < _CLEAR - 4:
            found += _LOOKS
        elif not words.is_free(around(x, y, 2)):
            found += 1
    return found


def _edge(middle: Point, node: MapNode, towards: Point) -> Point:
    """Return the point short of a mark on the way that leads from it."""
    across, down = towards[0] - middle[0], towards[1] - middle[1]
    long = math.hypot(across, down) or 1.0
    unit = (across / long, down / long)
    reach = min(_reach(node, *unit) + GAP, long)
    return middle[0] + unit[0] * reach, middle[1] + unit[1] * reach


def _reach(node: MapNode, across: float, down: float) -> float:
    """Return how far a mark reaches in a direction."""
    half = node.size / 2
    if node.role is MapRole.POTENTIAL_PARTNER:
        return half / max(abs(across), abs(down))
    if node.role is MapRole.BUYER:
        return half / (abs(across) + abs(down))
    return half


def _distance(one: Point, other: Point) -> float:
    """Return how near the way from one point to another comes to the people served."""
    across, down = other[0] - one[0], other[1] - one[1]
    square = across**2 + down**2
    part = 0.0 if not square else min(1.0, max(0.0, -(one[0] * across + one[1] * down) / square))
    return math.hypot(one[0] + part * across, one[1] + part * down)


def _arrow(bend: Point, end: Point) -> tuple[Point, ...]:
    """Return the corners of an arrow's head whose tip is the end of the line."""
    across, down = end[0] - bend[0], end[1] - bend[1]
    long = math.hypot(across, down) or 1.0
    unit = (across / long, down / long)
    base = (end[0] - unit[0] * _ARROW, end[1] - unit[1] * _ARROW)
    side = (-unit[1] * _ARROW_HALF, unit[0] * _ARROW_HALF)
    return end, (base[0] + side[0], base[1] + side[1]), (base[0] - side[0], base[1] - side[1])
