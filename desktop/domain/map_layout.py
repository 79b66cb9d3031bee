"""Places everybody on a map: each on the ring of its role, with a label, nothing on anything else.

The same map gives the same places. A ring grows until all have room on it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from desktop.domain.map_labels import APART, Box, Mark, Room, Spot, Wording, around, place_labels
from desktop.domain.map_lines import Curve, curves
from desktop.domain.map_rings import Ellipse, Places
from desktop.domain.system_map import PEOPLE, US, MapNode, Ring, SystemMap

PEOPLE_RADIUS = 64.0
CAPTION_HEIGHT = 24.0
_CAPTION_WIDTHS = {Ring.PROVIDERS: 150.0, Ring.PARTNERS: 150.0, Ring.AROUND: 166.0}
_BASES = {Ring.PROVIDERS: (176.0, 128.0), Ring.PARTNERS: (300.0, 222.0), Ring.AROUND: (420.0, 312.0)}
_WIDER, _HIGHER = 1.05, 1.02
"""How a ring grows: more across than down, as windows and pages are."""
_PHASES = (0.0, 0.4, -0.4)
_MOST_TRIES = 120
_WHERE_WE_STAND = 270.0
WIDEST_RINGS = 1.7
_MARGIN = 8.0
_SMALLER = 0.15


class RingPlaced(Struct, frozen=True):
    """A ring, and where its name stands."""

    ring: Ring
    ellipse: Ellipse
    caption: Box


class Placed(Struct, frozen=True):
    """An organisation in its place: the middle of its mark, its angle on the ring, and its label."""

    node: MapNode
    x: float
    y: float
    angle: float
    says: Wording
    spot: Spot | None

    @property
    def box(self) -> Box:
        """The room that its mark takes."""
        return around(self.x, self.y, self.node.size)


class Arrangement(Struct, frozen=True):
    """A map with everything in its place; the people served stand at 0, 0.

    Those placed stand in the order in which they are read: ring by ring outwards, each clockwise.
    """

    people: tuple[str, ...]
    rings: tuple[RingPlaced, ...]
    placed: tuple[Placed, ...]
    curves: tuple[Curve, ...]
    bounds: Box

    @property
    def is_usual(self) -> bool:
        """Whether its rings are as large as they usually are, and in their usual shape."""
        return all((one.ellipse.across, one.ellipse.down) == _BASES[one.ring] for one in self.rings)

    def of(self, id_: str) -> Placed | None:
        """Return where an organisation stands, None where it is not on the map."""
        return next((one for one in self.placed if one.node.id == id_), None)


def arrange(
    shown: SystemMap,
    wordings: Mapping[str, Wording],
    kept: Mapping[str, float] | None = None,
    *,
    wide: float = 1.0,
) -> Arrangement:
    """Return everybody in their places; `kept` are angles by id that people chose themselves.

    `wide` stretches the rings across: for a window that is wider than a map usually is.
    """
    layout = _Layout(shown, wordings, kept or {}, min(max(wide, 1.0), WIDEST_RINGS))
    for ring in Ring:
        layout.place(ring)
    return layout.done()


def labels_at(arrangement: Arrangement, grown: float, within: Box | None = None) -> tuple[Spot | None, ...]:
    """Return where labels stand that are so much larger than at 100 %, None for those without room.

    None reaches out of what is seen, where that is given as `within`.
    """
    if grown <= 1.0:
        return tuple(one.spot for one in arrangement.placed)
    room = Room(within)
    room.take(around(0, 0, 2 * PEOPLE_RADIUS))
    for ring in arrangement.rings:
        room.take(caption_box(arrangement, ring, grown))
    for one in arrangement.placed:
        room.take(one.box)
    ellipses = {ring.ring: ring.ellipse for ring in arrangement.rings}
    order = sorted(
        range(len(arrangement.placed)),
        key=lambda number: _importance(arrangement.placed[number].node),
    )
    marks = [_mark(arrangement.placed[number], ellipses) for number in order]
    says = [arrangement.placed[number].says for number in order]
    found = place_labels(marks, says, room, grown=grown)
    by_number = dict(zip(order, found, strict=True))
    return tuple(by_number[number] for number in range(len(order)))


def caption_box(arrangement: Arrangement, ring: RingPlaced, grown: float) -> Box:
    """Return where a ring's name stands that is so much larger, or as large as the marks beside it let it."""
    middle = ring.caption.y + ring.caption.height / 2
    while True:
        box = around(0, middle, ring.caption.width * grown, ring.caption.height * grown)
        if grown <= 1.0 or not any(one.box.touches(box) for one in arrangement.placed):
            return box
        grown = max(1.0, grown - _SMALLER)


def _importance(node: MapNode) -> tuple[bool, int, float]:
    return node.id != US, node.ring, -node.size


def _mark(one: Placed, ellipses: Mapping[Ring, Ellipse]) -> Mark:
    return Mark(one.node.id, one.x, one.y, one.node.size, *ellipses[one.node.ring].outwards(one.angle))


class _Layout:
    """A map as far as it is placed."""

    def __init__(
        self, shown: SystemMap, wordings: Mapping[str, Wording], kept: Mapping[str, float], wide: float
    ) -> None:
        self._shown, self._wordings, self._kept, self._wide = shown, wordings, kept, wide
        self._room = Room()
        self._room.take(around(0, 0, 2 * PEOPLE_RADIUS))
        self._inside = Ellipse(PEOPLE_RADIUS, PEOPLE_RADIUS)
        self._rings: list[RingPlaced] = []
        self._placed: list[Placed] = []
        self._angles: dict[str, float] = {}
        self._order: list[str] | None = None

    def place(self, ring: Ring) -> None:
        """Place everybody who stands on a ring, on one that is as large as it has to be."""
        nodes = sorted(
            (node for node in self._shown.nodes if node.ring is ring),
            key=lambda node: (node.name.casefold(), node.id),
        )
        self._order = None
        ellipse = self._least(ring, nodes)
        for _ in range(_MOST_TRIES):
            if self._tried(ring, ellipse, nodes):
                return
            ellipse = Ellipse(ellipse.across * _WIDER, ellipse.down * _HIGHER)
        angles = self._shared_out(self._places(ring, ellipse, nodes), nodes, 0.0) or {}
        self._taken(ring, ellipse, [node for node in nodes if node.id in angles], angles, whatever=True)

    def done(self) -> Arrangement:
        """Return what was placed, with its lines."""
        placed = tuple(sorted(self._placed, key=lambda one: (one.node.ring, one.angle, one.node.id)))
        return Arrangement(
            self._shown.people,
            tuple(self._rings),
            placed,
            curves(
                self._shown.lines,
                {one.node.id: (one.x, one.y, one.node) for one in placed},
                _words(placed, self._rings),
            ),
            _bounds(self._rings, placed),
        )

    def _least(self, ring: Ring, nodes: Sequence[MapNode]) -> Ellipse:
        """Return the smallest ellipse that a ring may be: around the one within, with room for its marks."""
        across, down = _BASES[ring]
        across = max(across * self._wide, self._inside.across + 72)
        down = max(down, self._inside.down + 64)
        ellipse = Ellipse(across, down)
        room = self._places(ring, ellipse, nodes).count
        return Ellipse(across * len(nodes) / room, down * len(nodes) / room) if room < len(nodes) else ellipse

    def _places(self, ring: Ring, ellipse: Ellipse, nodes: Sequence[MapNode]) -> Places:
        count = max(1, len(nodes))
        width = sum(max(self._wordings[node.id].width, node.size) for node in nodes) / count
        height = sum(max(self._wordings[node.id].height, node.size) for node in nodes) / count
        size = max((node.size for node in nodes), default=0.0)
        top = _CAPTION_WIDTHS[ring] / 2 + size / 2 + APART
        return Places(ellipse, max(width, 1.0) + 2 * APART, max(height, 1.0) + 2 * APART, top)

    def _tried(self, ring: Ring, ellipse: Ellipse, nodes: Sequence[MapNode]) -> bool:
        places = self._places(ring, ellipse, nodes)
        for phase in _PHASES:
            angles = self._shared_out(places, nodes, phase)
            if angles is not None and any(
                self._taken(ring, ellipse, nodes, angles, beside=beside) for beside in (False, True)
            ):
                return True
        return False

    def _taken(
        self,
        ring: Ring,
        ellipse: Ellipse,
        nodes: Sequence[MapNode],
        angles: Mapping[str, float],
        *,
        beside: bool = True,
        whatever: bool = False,
    ) -> bool:
        """Place all on this ellipse if nothing comes to lie on anything; return whether it was done."""
        room = self._room.copy()
        width = _CAPTION_WIDTHS[ring]
        caption = around(0, -ellipse.down, width, CAPTION_HEIGHT)
        if not room.is_free(caption) and not whatever:
            return False
        room.take(caption)
        marks = [self._mark(node, ellipse, angles[node.id]) for node in nodes]
        for mark in marks:
            box = around(mark.x, mark.y, mark.size)
            if not room.is_free(box.grown(APART)) and not whatever:
                return False
            room.take(box)
        says = [self._wordings[node.id] for node in nodes]
        spots = place_labels(marks, says, room, beside=beside, all_or_none=not whatever)
        if None in spots and not whatever:
            return False
        self._room, self._inside = room, ellipse
        self._rings.append(RingPlaced(ring, ellipse, caption))
        self._angles |= angles
        self._placed += [
            Placed(node, mark.x, mark.y, angles[node.id], words, spot)
            for node, mark, words, spot in zip(nodes, marks, says, spots, strict=True)
        ]
        return True

    def _mark(self, node: MapNode, ellipse: Ellipse, angle: float) -> Mark:
        return Mark(node.id, *ellipse.at(angle), node.size, *ellipse.outwards(angle))

    def _shared_out(self, places: Places, nodes: Sequence[MapNode], phase: float) -> dict[str, float] | None:
        """Return an angle for everybody: those kept as they are, the others near those they are linked to.

        In which order the others stand is settled once for a ring, however it grows.
        """
        ours = {US: _WHERE_WE_STAND} if any(node.id == US for node in nodes) else {}
        wished = {**ours, **{node.id: self._kept[node.id] for node in nodes if node.id in self._kept}}
        fixed = places.apart(wished) if wished else {}
        free = [node for node in nodes if node.id not in fixed]
        angles = places.angles(len(free), list(fixed.values()), phase)
        if angles is None:
            return None
        if self._order is None:
            given = self._given(free, angles)
            self._order = sorted(given, key=lambda id_: angles.index(given[id_]))
        return {**fixed, **dict(zip(self._order, angles, strict=True))}

    def _given(self, nodes: Sequence[MapNode], angles: Sequence[float]) -> dict[str, float]:
        """Return who stands where: those with lines inwards first, each nearest to where its lines lead."""
        left = list(angles)
        given: dict[str, float] = {}
        wishes = {node.id: wish for node in nodes if (wish := self._wish(node)) is not None}
        for id_ in sorted(wishes, key=lambda id_: (wishes[id_], id_)):
            nearest = min(left, key=lambda angle: (_between(angle, wishes[id_]), angle))
            left.remove(nearest)
            given[id_] = nearest
        for node in nodes:
            if node.id not in given:
                given[node.id] = left.pop(0)
        return given

    def _wish(self, node: MapNode) -> float | None:
        """Return the angle in the midst of those placed already that a node has lines to."""
        towards = [
            self._angles[other]
            for line in self._shown.lines
            if node.id in (line.one, line.other)
            and (other := line.other if line.one == node.id else line.one) != PEOPLE
            and other in self._angles
        ]
        if not towards:
            return None
        x = sum(math.sin(math.radians(angle)) for angle in towards)
        y = sum(math.cos(math.radians(angle)) for angle in towards)
        return round(math.degrees(math.atan2(x, y)) % 360.0, 6)


def _words(placed: Sequence[Placed], rings: Sequence[RingPlaced]) -> Room:
    """Return where words stand, which lines keep off."""
    room = Room()
    for one in placed:
        if one.spot is not None:
            room.take(one.spot.box)
    for ring in rings:
        room.take(ring.caption)
    return room


def _between(one: float, other: float) -> float:
    apart = abs(one - other) % 360.0
    return round(min(apart, 360.0 - apart), 6)


def _bounds(rings: Sequence[RingPlaced], placed: Sequence[Placed]) -> Box:
    outer = rings[-1].ellipse
    boxes = [
        around(0, 0, 2 * outer.across, 2 * outer.down),
        *(ring.caption for ring in rings),
        *(one.box for one in placed),
        *(one.spot.box for one in placed if one.spot is not None),
    ]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top).grown(_MARGIN)
