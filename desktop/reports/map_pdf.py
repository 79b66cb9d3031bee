"""A map as a PDF: the drawing on a page on its side, then the same in words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer

from desktop.domain.map_shapes import TEXT, Course, Outline, Oval, Rounded, Shape, Stroke, Words
from desktop.reports.files import written_whole
from desktop.reports.look import REGULAR, SEMIBOLD, one_pdf
from desktop.reports.map_sheet import MapReport, Sheet, on_paper, sheet
from desktop.reports.text import markup, paragraph, plain

_MARGIN = 28.0
_PAGES = (landscape(A4), landscape(A3))
_LEAST = 8.0
"""Points: no word of the drawing is smaller."""


def write(report: MapReport, out: Path) -> int:
    """Write the map and return its pages.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    with one_pdf(), written_whole(out) as part, part.open("wb") as file:
        return _build(report, file)


def picture(report: MapReport) -> bytes:
    """Return a PDF of the drawing alone, on a page of its own size: what a picture is made from."""
    drawn = sheet(report)
    file = BytesIO()
    with one_pdf():
        canvas = Canvas(file, pagesize=(drawn.box.width, drawn.box.height))
        _draw(canvas, drawn, 1.0, 0.0, 0.0)
        canvas.showPage()
        canvas.save()
    return file.getvalue()


def _build(report: MapReport, file: BinaryIO) -> int:
    drawn = sheet(report)
    page, scale = _page(drawn)
    canvas = Canvas(file, pagesize=page, lang="en-GB")
    title = plain(report.title)
    canvas.setTitle(f"Sample. {title}" if report.sample else title)
    canvas.setAuthor(plain(report.organisation))
    canvas.setSubject("Who is around the people served")
    canvas.setCreator("Tender Pause")
    left, low = (page[0] - drawn.box.width * scale) / 2, (page[1] - drawn.box.height * scale) / 2
    _draw(canvas, drawn, scale, left, low)
    canvas.showPage()
    pages = 1
    rest = _in_words(report)
    while rest:
        canvas.setPageSize(A4)
        frame = Frame(48, 48, A4[0] - 96, A4[1] - 96, 0, 0, 0, 0)
        before = len(rest)
        frame.addFromList(rest, canvas)
        if len(rest) == before:
            break  # nothing of it fits any page
        canvas.showPage()
        pages += 1
    canvas.save()
    return pages


def _page(drawn: Sheet) -> tuple[tuple[float, float], float]:
    """Return the smallest page on which words can be read, and the scale of the drawing there."""
    for page in _PAGES:
        room = page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN
        scale = min(room[0] / drawn.box.width, room[1] / drawn.box.height)
        if scale * TEXT >= _LEAST:
            return page, min(scale, 1.0)
    scale = _LEAST / TEXT  # so many that only a page of its own will do
    return (drawn.box.width * scale + 2 * _MARGIN, drawn.box.height * scale + 2 * _MARGIN), scale


def _in_words(report: MapReport) -> list[Flowable]:
    if not report.rows:
        return []
    story: list[Flowable] = [paragraph("The same in words", "title"), Spacer(1, 6)]
    for name, role, income, relations in report.rows:
        about = ", ".join(markup(part) for part in (role, income) if part)
        head = f'<font name="{SEMIBOLD}">{markup(name)}</font>, {about}'
        story.append(Paragraph(head, paragraph("", "cell").style))
        if relations:
            story.append(paragraph(relations, "quiet_cell"))
        story.append(Spacer(1, 7))
    return story


def _draw(canvas: Canvas, drawn: Sheet, scale: float, left: float, low: float) -> None:
    """Draw it with its lower left corner there; its own measure goes down, a page's up."""
    canvas.saveState()
    canvas.translate(left, low + drawn.box.height * scale)
    canvas.scale(scale, -scale)
    canvas.translate(-drawn.box.x, -drawn.box.y)
    for shape in drawn.shapes:
        _draw_shape(canvas, shape)
    canvas.restoreState()


def _draw_shape(canvas: Canvas, shape: Shape) -> None:
    if isinstance(shape, Words):
        _draw_words(canvas, shape)
    elif isinstance(shape, Oval):
        drawn = _look(canvas, shape.fill, shape.stroke)
        x, y, across, down = shape.x, shape.y, shape.across, shape.down
        canvas.ellipse(x - across, y - down, x + across, y + down, **drawn)
    elif isinstance(shape, Rounded):
        box = shape.box
        drawn = _look(canvas, shape.fill, shape.stroke)
        canvas.roundRect(box.x, box.y, box.width, box.height, shape.radius, **drawn)
    else:
        path = canvas.beginPath()
        if isinstance(shape, Course):
            (x, y), (bend_x, bend_y), (end_x, end_y) = shape.start, shape.bend, shape.end
            path.moveTo(x, y)
            path.curveTo(
                *(x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3),
                *(end_x + (bend_x - end_x) * 2 / 3, end_y + (bend_y - end_y) * 2 / 3),
                *(end_x, end_y),
            )
            canvas.drawPath(path, **_look(canvas, "", shape.stroke))
        else:
            _trace(path, shape)
            canvas.drawPath(path, **_look(canvas, shape.fill, shape.stroke))


def _trace(path: object, shape: Outline) -> None:
    path.moveTo(*shape.points[0])  # type: ignore[attr-defined]  # reportlab has no types
    for point in shape.points[1:]:
        path.lineTo(*point)  # type: ignore[attr-defined]
    path.close()  # type: ignore[attr-defined]


def _look(canvas: Canvas, fill: str, stroke: Stroke | None) -> dict[str, int]:
    if fill:
        canvas.setFillColor(on_paper(fill))
    if stroke is not None:
        canvas.setStrokeColor(on_paper(stroke.colour))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(stroke.dash))
    return {"fill": int(bool(fill)), "stroke": int(stroke is not None)}


def _draw_words(canvas: Canvas, words: Words) -> None:
    text = plain(words.text)
    font = SEMIBOLD if words.is_strong else REGULAR
    width = canvas.stringWidth(text, font, words.size)
    canvas.saveState()
    canvas.translate(words.x - (words.align + 1) * width / 2, words.y)
    canvas.scale(1, -1)  # letters stand upright again
    canvas.setFont(font, words.size)
    canvas.setFillColor(on_paper(words.colour))
    canvas.drawString(0, 0, text)
    canvas.restoreState()
