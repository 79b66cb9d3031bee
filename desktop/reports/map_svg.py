"""A map as SVG: one file that fetches nothing, with a name for everybody on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from desktop.domain.map_shapes import Course, Outline, Oval, Rounded, Shape, Stroke, Words
from desktop.reports.files import written_whole
from desktop.reports.map_sheet import MapReport, on_paper, sheet, wide
from desktop.reports.text import plain

_FONTS = "'Tender Pause Sans', Inter, 'Noto Sans', Arial, sans-serif"
_ANCHORS = {-1: "start", 0: "middle", 1: "end"}


def write(report: MapReport, out: Path) -> None:
    """Write the map.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    text = svg(report)
    with written_whole(out) as part:
        part.write_text(text, "utf-8", newline="\n")


def svg(report: MapReport) -> str:
    """Return the map as one element, with a title and a description that says who is on it."""
    drawn = sheet(report)
    box = drawn.box
    view = " ".join(_number(value) for value in (box.x, box.y, box.width, box.height))
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    told = " ".join(_told(row) for row in report.rows)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}" role="img"'
        f' aria-labelledby="map-title map-told" font-family={quoteattr(_FONTS)}>',
        f'<title id="map-title">{escape(plain(report.title))}</title>',
        f'<desc id="map-told">{escape(told)}</desc>',
        *(line for shape in drawn.shapes for line in _element(shape)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _told(row: tuple[str, str, str, str]) -> str:
    name, role, income, relations = map(plain, row)
    about = ", ".join(filter(None, (name, role, income)))
    return f"{about}. {relations}".strip()


def _element(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Oval):
        place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}"'
        size = f'rx="{_number(shape.across)}" ry="{_number(shape.down)}"'
        yield f"<ellipse {place} {size}{_look(shape.fill, shape.stroke)}/>"
    elif isinstance(shape, Rounded):
        box = shape.box
        place = f'x="{_number(box.x)}" y="{_number(box.y)}" rx="{_number(shape.radius)}"'
        size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
        yield f"<rect {place} {size}{_look(shape.fill, shape.stroke)}/>"
    elif isinstance(shape, Outline):
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        yield f'<polygon points="{points}"{_look(shape.fill, shape.stroke)}/>'
    elif isinstance(shape, Course):
        start, bend, end = (f"{_number(x)} {_number(y)}" for x, y in (shape.start, shape.bend, shape.end))
        yield f'<path d="M{start} Q{bend} {end}"{_look("", shape.stroke)}/>'
    else:
        yield from _text(shape)


def _text(words: Words) -> Iterator[str]:
    text = escape(plain(words.text))
    place = f'x="{_number(words.x)}" y="{_number(words.y)}" font-size="{_number(words.size)}"'
    weight = ' font-weight="600"' if words.is_strong else ""
    anchor = f' text-anchor="{_ANCHORS[words.align]}"'
    wide_as = wide(plain(words.text), words.is_strong, words.size)  # in whatever font it is shown
    anchor += f' textLength="{_number(wide_as)}" lengthAdjust="spacingAndGlyphs"'
    yield f'<text {place}{weight}{anchor} fill="{_colour(words.colour)}">{text}</text>'


def _look(fill: str, stroke: Stroke | None) -> str:
    look = f' fill="{_colour(fill) if fill else "none"}"'
    if stroke is not None:
        look += f' stroke="{_colour(stroke.colour)}" stroke-width="{_number(stroke.width)}"'
        if stroke.dash:
            look += f' stroke-dasharray="{" ".join(map(_number, stroke.dash))}"'
    return look


def _colour(token: str) -> str:
    return str(on_paper(token).hexval()).replace("0x", "#")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
