"""What stands in the scene of a map: the drawing, and above it what is chosen, pointed at or on its way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from desktop.domain.map_labels import LINE, Box, Spot, around
from desktop.domain.map_layout import Arrangement, Placed, caption_box
from desktop.domain.map_shapes import (
    OUTLINE_AWAY,
    SELECTED,
    Course,
    Outline,
    Oval,
    Rounded,
    Shape,
    Stroke,
    backdrop,
    caption_shapes,
    ground_at,
    label_shapes,
    line_shapes,
    mark_shapes,
    role_shapes,
)
from desktop.domain.system_map import MapRole
from desktop.ui.map.map_painting import measure, paint, pen

_RING_AWAY = OUTLINE_AWAY + 4.5
_RING_WIDTH = 2.0
_REACH = 400.0
"""How far beyond its bounds a map may be pushed."""
_LIFTED = 1.0
_CIRCLE = 112.0


def as_rect(box: Box) -> QRectF:
    """Return a box as Qt has it."""
    return QRectF(box.x, box.y, box.width, box.height)


class Drawing(QGraphicsItem):
    """The map itself; its labels may stand otherwise where it is seen smaller."""

    def __init__(self) -> None:
        super().__init__()
        self._shapes: list[Shape] = []
        self._rect = QRectF()

    def show_map(self, arrangement: Arrangement, spots: Sequence[Spot | None], grown: float) -> None:
        """Draw this map, its words so much larger than at 100 %."""
        self.prepareGeometryChange()
        self._rect = as_rect(arrangement.bounds.grown(_REACH))
        shapes: list[Shape] = list(backdrop(arrangement, *_people(arrangement, grown)))
        for curve in arrangement.curves:
            shapes += line_shapes(curve)
        for ring in arrangement.rings:
            shapes += caption_shapes(ring, caption_box(arrangement, ring, grown))
        for one in arrangement.placed:
            shapes += mark_shapes(one)
        for one, spot in zip(arrangement.placed, spots, strict=True):
            if spot is not None:
                shapes += label_shapes(one.says, spot, ground_at(arrangement.rings, spot.box), grown)
        self._shapes = shapes
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the bounds, and what one may push it beyond them."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw all of it."""
        painter.save()
        try:
            for shape in self._shapes:
                paint(painter, shape)
        finally:
            painter.restore()


def _people(arrangement: Arrangement, grown: float) -> tuple[tuple[str, ...] | None, float]:
    """Return what stands in the circle, and how much larger: the first line alone where all has no room."""
    widths = [measure(text, number == 0) for number, text in enumerate(arrangement.people)]
    room = _CIRCLE / max(widths, default=_CIRCLE)
    if grown <= room or not widths:
        return None, grown
    words = tuple(arrangement.people[0].split())
    widest = max(measure(word, True) for word in words)
    return words, min(grown, _CIRCLE / widest, _CIRCLE / (len(words) * LINE))


class Marks(QGraphicsItem):
    """Who is chosen, with their lines; who has the keyboard; where somebody or a line is being led."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(_LIFTED)
        self._rect = QRectF()
        self._arrangement: Arrangement | None = None
        self._spots: dict[str, Spot] = {}
        self._grown = 1.0
        self.chosen = self.focused = self.hovered = ""
        self.led: tuple[str, float, float] | None = None
        self.line: tuple[str, QPointF] | None = None

    def show_map(self, arrangement: Arrangement, spots: Sequence[Spot | None], grown: float) -> None:
        """Stand above this map."""
        self.prepareGeometryChange()
        self._rect = as_rect(arrangement.bounds.grown(_REACH))
        self._arrangement, self._grown = arrangement, grown
        self._spots = {
            one.node.id: spot for one, spot in zip(arrangement.placed, spots, strict=True) if spot is not None
        }
        self.update()

    def boundingRect(self) -> QRectF:
        """Return as much as the drawing has."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw what there is."""
        if self._arrangement is None:
            return
        painter.save()
        try:
            for shape in self._found(self._arrangement):
                paint(painter, shape)
            self._paint_led(painter, self._arrangement)
        finally:
            painter.restore()

    def _found(self, arrangement: Arrangement) -> list[Shape]:
        found: list[Shape] = []
        for curve in arrangement.curves if self.chosen else ():
            if self.chosen in (curve.line.one, curve.line.other):
                (course, *head) = line_shapes(curve)
                assert isinstance(course, Course)
                stroke = Stroke(course.stroke.colour, course.stroke.width + 1.0, course.stroke.dash)
                found += [Course(course.start, course.bend, course.end, stroke), *head]
        for id_ in dict.fromkeys((self.hovered, self.chosen, self.focused)):
            one = arrangement.of(id_) if id_ else None
            if one is not None and id_ not in self._spots:
                found += self._own_label(one)
        for one in arrangement.placed if self.chosen or self.focused else ():  # words stay above the lines
            if spot := self._spots.get(one.node.id):
                ground = ground_at(arrangement.rings, spot.box)
                found += label_shapes(one.says, spot, ground, self._grown)
        chosen = arrangement.of(self.chosen) if self.chosen else None
        focused = arrangement.of(self.focused) if self.focused else None
        if chosen is not None:
            found += mark_shapes(chosen)
            found.append(outline(chosen, OUTLINE_AWAY, SELECTED))
        if focused is not None:
            found.append(outline(focused, _RING_AWAY, _RING_WIDTH))
        return found

    def _own_label(self, one: Placed) -> list[Shape]:
        """Return the label of somebody whose name has no room now: on a ground of its own."""
        width, height = one.says.width * self._grown, one.says.height * self._grown
        y = one.y + one.node.size / 2 + 14
        box = Box(one.x - width / 2, y, width, height)
        ground = Rounded(box.grown(6), 6, "bg-surface", Stroke("line-strong", 1.0))
        return [ground, *label_shapes(one.says, Spot(box, 0), "", self._grown)]

    def _paint_led(self, painter: QPainter, arrangement: Arrangement) -> None:
        if self.led is not None and (one := arrangement.of(self.led[0])):
            painter.setOpacity(0.6)
            node = one.node
            for shape in role_shapes(
                node.role, self.led[1], self.led[2], node.size, is_size_known=node.is_size_known
            ):
                paint(painter, shape)
        if self.line is not None and (one := arrangement.of(self.line[0])):
            painter.setPen(pen(Stroke("brand", 2.0, (5.0, 4.0))))
            way = QPainterPath(QPointF(one.x, one.y))
            way.lineTo(self.line[1])
            painter.drawPath(way)


def outline(one: Placed, away: float, width: float) -> Shape:
    """Return a line around a mark, in its shape."""
    stroke = Stroke("focus", width)
    half = one.node.size / 2 + away
    if one.node.role is MapRole.POTENTIAL_PARTNER:
        return Rounded(around(one.x, one.y, 2 * half), 6, "", stroke)
    if one.node.role is MapRole.BUYER:
        reach = half + away * 0.4
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        return Outline(tuple((one.x + x, one.y + y) for x, y in corners), "", stroke)
    return Oval(one.x, one.y, half, half, "", stroke)
