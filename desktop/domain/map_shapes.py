"""What a map is drawn with, on screen and on paper: shapes in its own measure, colours by their token."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from desktop.domain.map_labels import LINE, Box, Spot, Wording
from desktop.domain.map_layout import PEOPLE_RADIUS, Arrangement, Placed, RingPlaced
from desktop.domain.map_lines import Curve, Point
from desktop.domain.system_map import MapRole, Relation, Ring

TEXT = 12.0
"""The size of all words at 100 %."""
BASELINE = 12.2
"""How far below the top of its line a text's baseline lies."""
HALO = 4.0
SELECTED = 2.5
"""How wide the outline of the chosen one is."""
OUTLINE_AWAY = 6.0

_EDGE = 2.0
_DASH_OF_EDGE = (3.0, 2.5)
_GROUNDS = {Ring.PROVIDERS: "bg-surface", Ring.PARTNERS: "bg-subtle", Ring.AROUND: "bg-window"}
_STROKES = {
    Relation.SERVES: ("chart-3", 1.5, ()),
    Relation.WORKS_WITH: ("brand", 2.0, ()),
    Relation.IN_CONVERSATION: ("line-strong", 1.5, (5.0, 4.0)),
    Relation.CONTRACT: ("ink", 1.5, ()),
}


class Stroke(Struct, frozen=True):
    """A line's colour, width and dashes."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


class Oval(Struct, frozen=True):
    """An ellipse around a point, by half its width and height."""

    x: float
    y: float
    across: float
    down: float
    fill: str = ""
    stroke: Stroke | None = None


class Rounded(Struct, frozen=True):
    """A rectangle with round corners."""

    box: Box
    radius: float
    fill: str = ""
    stroke: Stroke | None = None


class Outline(Struct, frozen=True):
    """A shape by its corners."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: Stroke | None = None


class Course(Struct, frozen=True):
    """A curve from one point to another, drawn towards a third."""

    start: Point
    bend: Point
    end: Point
    stroke: Stroke


class Words(Struct, frozen=True):
    """One line of text: `x` is its left end, middle or right end by `align` (-1, 0, 1), `y` its baseline."""

    x: float
    y: float
    text: str
    colour: str
    align: int = 0
    is_strong: bool = False
    size: float = TEXT


Shape = Oval | Rounded | Outline | Course | Words


def shapes(arrangement: Arrangement) -> Iterator[Shape]:
    """Yield all that a map consists of, from the back to the front."""
    yield from backdrop(arrangement)
    for curve in arrangement.curves:
        yield from line_shapes(curve)
    for ring in arrangement.rings:
        yield from caption_shapes(ring)
    for one in arrangement.placed:
        yield from mark_shapes(one)
    for one in arrangement.placed:
        if one.spot is not None:
            yield from label_shapes(one.says, one.spot, ground_at(arrangement.rings, one.spot.box))


def backdrop(
    arrangement: Arrangement, people: Sequence[str] | None = None, grown: float = 1.0
) -> Iterator[Shape]:
    """Yield the rings, and the people served, in these words, so much larger than at 100 %."""
    for ring in reversed(arrangement.rings):
        edge = Stroke("line", 1.0)
        ellipse = ring.ellipse
        yield Oval(0, 0, ellipse.across, ellipse.down, _GROUNDS[ring.ring], edge)
    yield Oval(0, 0, PEOPLE_RADIUS, PEOPLE_RADIUS, "bg-paper", Stroke("chart-3", 1.5))
    lines = arrangement.people if people is None else people
    top = -len(lines) * LINE * grown / 2
    for number, text in enumerate(lines):
        strong = number == 0 or lines is people
        y = top + (number * LINE + BASELINE) * grown
        yield Words(0, y, text, "ink" if strong else "ink-2", is_strong=strong, size=TEXT * grown)


def caption_shapes(ring: RingPlaced, box: Box | None = None) -> Iterator[Shape]:
    """Yield a ring's name, which stands at its top, or in a larger box around there."""
    box = box or ring.caption
    grown = box.height / ring.caption.height
    yield Rounded(box, box.height / 2, "bg-subtle", Stroke("line", 1.0))
    baseline = box.y + box.height / 2 + (BASELINE - LINE / 2) * grown
    yield Words(0, baseline, ring.ring.words(), "ink-2", is_strong=True, size=TEXT * grown)


def line_shapes(curve: Curve) -> Iterator[Shape]:
    """Yield a line, and the head of its arrow."""
    stroke = Stroke(*_STROKES[curve.line.kind])
    yield Course(curve.start, curve.bend, curve.end, stroke)
    if curve.arrow:
        yield Outline(curve.arrow, stroke.colour)


def relation_stroke(kind: Relation) -> Stroke:
    """Return how a kind of relation is drawn."""
    return Stroke(*_STROKES[kind])


def mark_shapes(one: Placed) -> Iterator[Shape]:
    """Yield the mark of an organisation: by its role and by how much it has to spend."""
    node = one.node
    yield from role_shapes(node.role, one.x, one.y, node.size, is_size_known=node.is_size_known)


def role_shapes(
    role: MapRole, x: float, y: float, size: float, *, is_size_known: bool = True
) -> Iterator[Shape]:
    """Yield the shape of a role; an edge of dashes tells that the size says nothing."""
    half = size / 2
    dash = () if is_size_known else _DASH_OF_EDGE
    edge = Stroke("ink" if role in (MapRole.BUYER, MapRole.US) else "brand", _EDGE, dash)
    inner = half - _EDGE / 2
    if role is MapRole.US:
        yield Oval(x, y, half, half, "ink")
        yield Oval(x, y, half - 3.5, half - 3.5, "", Stroke("bg-surface", 1.5))
    elif role is MapRole.EXISTING_PROVIDER:
        if is_size_known:
            yield Oval(x, y, half, half, "brand")
        else:
            yield Oval(x, y, inner, inner, "bg-surface", edge)
            yield Oval(x, y, half - 5, half - 5, "brand")
    elif role is MapRole.POTENTIAL_PARTNER:
        box = Box(x - inner, y - inner, 2 * inner, 2 * inner)
        yield Rounded(box, min(4.0, size / 5), "bg-surface", edge)
    elif role is MapRole.NETWORK:
        yield Outline(_corners(x, y, inner, 6), "brand-tint", edge)
    else:
        yield Outline(_corners(x, y, inner, 4), "bg-surface", edge)


def label_shapes(says: Wording, spot: Spot, ground: str, grown: float = 1.0) -> Iterator[Shape]:
    """Yield a label line by line, in its place, each on its ground: no line of the map runs through words."""
    box, align = spot.box, spot.align
    x = box.x + (align + 1) * box.width / 2
    lines = [(says.short, True)] if spot.is_short else [(line, True) for line in says.lines]
    if says.second and not spot.is_short:
        lines.append((says.second, False))
    widths = (says.short_width,) if spot.is_short else says.widths
    for number, width in enumerate(widths if ground else ()):
        left = x - (align + 1) * width * grown / 2
        line = Box(left, box.y + number * LINE * grown, width * grown, LINE * grown)
        yield Rounded(Box(line.x - HALO / 2, line.y, line.width + HALO, line.height), 3, ground)
    for number, (text, strong) in enumerate(lines):
        y = box.y + (number * LINE + BASELINE) * grown
        yield Words(x, y, text, "ink" if strong else "ink-2", align, strong, TEXT * grown)


def ground_at(rings: Sequence[RingPlaced], box: Box) -> str:
    """Return what a label there stands on."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for ring in rings:
        if (x / ring.ellipse.across) ** 2 + (y / ring.ellipse.down) ** 2 <= 1:
            return _GROUNDS[ring.ring]
    return "bg-window"


def _corners(x: float, y: float, reach: float, count: int) -> tuple[Point, ...]:
    """Return the corners of a shape with equal sides, one of them at the top."""
    turns = (2 * math.pi * number / count for number in range(count))
    return tuple((x + reach * math.sin(turn), y - reach * math.cos(turn)) for turn in turns)
