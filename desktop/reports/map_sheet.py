"""A map as a sheet: its title above, what its marks mean beneath, all as shapes in one measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop.domain.map_labels import Box
from desktop.domain.map_layout import Arrangement
from desktop.domain.map_shapes import (
    Course,
    Outline,
    Oval,
    Rounded,
    Shape,
    Stroke,
    Words,
    relation_stroke,
    role_shapes,
    shapes,
)
from desktop.domain.system_map import SIZE_LEGEND, MapRole, Relation
from desktop.domain.words import long_day
from desktop.reports.look import REGULAR, SEMIBOLD, colour, register_fonts
from desktop.reports.text import plain, shortened

_TITLE, _TEXT = 20.0, 12.0
_HEAD, _ROW, _MARGIN = 76.0, 32.0, 24.0
_MARK, _LINE_MARK, _GAP = 22.0, 40.0, 20.0
_LONGEST_TITLE = 90
_ON_PAPER = {"bg-window": "bg-surface"}
"""A page is white around the rings."""


class MapReport(Struct, frozen=True, kw_only=True):
    """A map to be taken away: everybody on it was allowed to leave; `rows` say the same in words.

    A row is a name, what the organisation is on this map, its yearly income, and how it stands to others.
    """

    title: str
    organisation: str
    made_on: date
    arrangement: Arrangement
    rows: tuple[tuple[str, str, str, str], ...] = ()
    sample: bool = False


class Sheet(Struct, frozen=True):
    """What is drawn, and the box it fills."""

    box: Box
    shapes: tuple[Shape, ...]


def sheet(report: MapReport) -> Sheet:
    """Return all that is drawn of a map, from the back to the front."""
    register_fonts()
    bounds = report.arrangement.bounds
    legend = list(
        _legend(bounds.x + _MARGIN, bounds.y + bounds.height + _ROW / 2, bounds.width - 2 * _MARGIN)
    )
    low = max(_lowest(shape) for shape in legend) + _ROW
    foot = Words(bounds.x + _MARGIN, low, _foot(report), "ink-2", -1, size=_TEXT)
    box = Box(bounds.x, bounds.y - _HEAD, bounds.width, low + _MARGIN - bounds.y + _HEAD)
    ground = Rounded(box, 0, "bg-window")
    head = _head(report, bounds.x + _MARGIN, bounds.y - _HEAD)
    return Sheet(box, (ground, *head, *shapes(report.arrangement), *legend, foot))


def on_paper(token: str) -> Color:
    """Return the colour of a token as a page has it."""
    return colour(_ON_PAPER.get(token, token))


def wide(text: str, is_strong: bool, size: float = _TEXT) -> float:
    """Return how wide a text is in the map's measure."""
    register_fonts()
    return float(stringWidth(text, SEMIBOLD if is_strong else REGULAR, size))


def _head(report: MapReport, left: float, top: float) -> Iterator[Words]:
    title = shortened(report.title, _LONGEST_TITLE)
    yield Words(left, top + 40, title, "ink", -1, True, _TITLE)
    told = f"Who is around the people served, as {plain(report.organisation) or 'we'} saw it on this day"
    yield Words(left, top + 62, told, "ink-2", -1, size=_TEXT)


def _foot(report: MapReport) -> str:
    sample = "Sample: invented, not for use. " if report.sample else ""
    made = f"Made on {long_day(report.made_on)} with Tender Pause."
    return f"{sample}{made} Public records can be out of date. Neighbours usually know more."


def _legend(left: float, top: float, room: float) -> Iterator[Shape]:
    """Yield what roles, lines and sizes mean, row by row."""
    rows: Sequence[list[tuple[list[Shape], float, str]]] = (
        [*map(_role, MapRole), _dashes()],
        [*map(_relation, Relation)],
        [_size(words, size) for words, size in SIZE_LEGEND.items()],
    )
    titles = ("", "", "Size shows yearly income, up to:")
    y = top
    for title, row in zip(titles, rows, strict=True):
        high = max(size for _, size, _ in row) if title else _MARK
        x, y = left, y + max(_ROW, high) / 2
        if title:
            yield Words(x, y + 4, title, "ink", -1, True)
            x += wide(title, True) + 2 * _GAP
        for drawn, width, words in row:
            if x + width + 8 + wide(words, False) > left + room and x > left:
                x, y = left, y + _ROW
            yield from (_moved(shape, x + width / 2, y) for shape in drawn)
            yield Words(x + width + 8, y + 4, words, "ink", -1)
            x += width + 8 + wide(words, False) + _GAP
        y += max(_ROW, high) / 2


def _role(role: MapRole) -> tuple[list[Shape], float, str]:
    return list(role_shapes(role, 0, 0, _MARK)), _MARK, role.words()


def _dashes() -> tuple[list[Shape], float, str]:
    drawn = role_shapes(MapRole.POTENTIAL_PARTNER, 0, 0, _MARK, is_size_known=False)
    return list(drawn), _MARK, "Edge of dashes: income not known"


def _relation(kind: Relation) -> tuple[list[Shape], float, str]:
    half = _LINE_MARK / 2
    stroke = relation_stroke(kind)
    drawn: list[Shape] = [Course((-half, 0), (0, 0), (half, 0), stroke)]
    if kind is Relation.CONTRACT:
        drawn.append(Outline(((half, 0), (half - 9, -4.5), (half - 9, 4.5)), stroke.colour))
    return drawn, _LINE_MARK, kind.words()


def _size(words: str, size: float) -> tuple[list[Shape], float, str]:
    return [Oval(0, 0, size / 2, size / 2, "", Stroke("line-strong", 1.0))], size, words


def _moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape drawn around 0, 0 somewhere else."""
    if isinstance(shape, Oval):
        return Oval(shape.x + x, shape.y + y, shape.across, shape.down, shape.fill, shape.stroke)
    if isinstance(shape, Rounded):
        box = Box(shape.box.x + x, shape.box.y + y, shape.box.width, shape.box.height)
        return Rounded(box, shape.radius, shape.fill, shape.stroke)
    if isinstance(shape, Outline):
        points = tuple((across + x, down + y) for across, down in shape.points)
        return Outline(points, shape.fill, shape.stroke)
    if isinstance(shape, Course):
        start, bend, end = ((across + x, down + y) for across, down in (shape.start, shape.bend, shape.end))
        return Course(start, bend, end, shape.stroke)
    return shape


def _lowest(shape: Shape) -> float:
    if isinstance(shape, Oval):
        return shape.y + shape.down
    return shape.y if isinstance(shape, Words) else 0.0
