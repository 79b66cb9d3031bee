"""A map as a file: SVG, PNG, PDF or CSV. Nobody stands in it who was not ticked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.map_layout import Arrangement
from desktop.domain.map_lines import Curve
from desktop.domain.system_map import PEOPLE, US, MapLine, Relation
from desktop.reports.files import written_whole
from desktop.reports.tables import Column, Table, write_csv
from desktop.services.desk import Desk
from desktop.services.errors import NotPossible
from desktop.services.system_map import MapEntry, MapPage
from desktop.services.tables import listed_table
from desktop.store import settings

Step = Callable[[int, int], None]
ENDINGS = (".svg", ".png", ".pdf", ".csv")
_TWICE = 2
_LONGEST_NAME = 80
_HEADINGS = (
    Column("Organisation", width=36),
    Column("On this map as", width=20),
    Column("Yearly income", width=18),
    Column("Stands to others", width=70),
    Column("Why on this map", width=50),
)


def allowed_map(page: MapPage, allowed: Collection[str], *, talks: bool) -> MapPage:
    """Return a map of us and those who were ticked; whom we talk with stands there only where asked for."""
    may = {US, *allowed}
    lines = tuple(line for line in page.map.lines if _may(line, may, talks=talks))
    nodes = tuple(node for node in page.map.nodes if node.id in may)
    entries = tuple(
        replace(
            entry,
            relations=tuple(line.words for line in lines if entry.id in (line.one, line.other)),
            last_talk="",
            next_step="",
        )
        for entry in page.entries
        if entry.id in may
    )
    return replace(page, map=replace(page.map, nodes=nodes, lines=lines), entries=entries, taken_off=())


def proposed_name(page: MapPage, ending: str) -> str:
    """Return what a file of this map may be called."""
    from pathvalidate import sanitize_filename  # not wanted before a map is taken away

    name = sanitize_filename(f"Map, {page.title}", replacement_text=" ")
    return f"{' '.join(name.split())[:_LONGEST_NAME].strip()}{ending}"


def write(desk: Desk, step: Step, *, page: MapPage, arrangement: Arrangement, out: Path) -> Path:
    """Write the map, of which nothing is left out any more, by the ending of the file's name.

    Raises:
        NotPossible: the name ends in none of them.
        CannotWriteReport: the file cannot be written there.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise NotPossible(
            happened=f"{out.name} is neither SVG, PNG, PDF nor CSV.",
            safe="Nothing was written.",
            to_do="Let its name end in .svg, .png, .pdf or .csv.",
        )
    step(0, 1)
    if ending == ".csv":
        write_csv(table(desk, page), out)
        return out
    from desktop.reports import map_pdf, map_svg  # their library is slow to load
    from desktop.reports.map_sheet import MapReport, sheet

    with desk.reader() as db:
        organisation = settings.of(db).organisation
    report = MapReport(
        title=page.title,
        organisation=organisation,
        made_on=desk.today,
        arrangement=shown_alone(arrangement, page),
        rows=tuple(_row(entry) for entry in page.entries),
        sample=desk.sample,
    )
    if ending == ".svg":
        map_svg.write(report, out)
    elif ending == ".pdf":
        map_pdf.write(report, out)
    else:
        _write_png(map_pdf.picture(report), round(sheet(report).box.width * _TWICE), out)
    return out


def table(desk: Desk, page: MapPage) -> Table:
    """Return the same as rows."""
    rows = [[*_row(entry), entry.why] for entry in page.entries]
    return listed_table(f"Map: {page.title}", "organisation", _HEADINGS, rows, desk)


def shown_alone(arrangement: Arrangement, page: MapPage) -> Arrangement:
    """Return the arrangement with those alone who are on this map, each where they stood."""
    ids = {node.id for node in page.map.nodes}
    return replace(
        arrangement,
        placed=tuple(one for one in arrangement.placed if one.node.id in ids),
        curves=tuple(_of(arrangement.curves, page.map.lines)),
    )


def _of(curves: tuple[Curve, ...], lines: tuple[MapLine, ...]) -> Iterator[Curve]:
    kept = set(lines)
    return (curve for curve in curves if curve.line in kept)


def _may(line: MapLine, may: Collection[str], *, talks: bool) -> bool:
    ends = {line.one, line.other}
    is_talk = US in ends and line.kind is Relation.IN_CONVERSATION
    return ends <= {*may, PEOPLE} and (talks or not is_talk)


def _row(entry: MapEntry) -> tuple[str, str, str, str]:
    return entry.name, entry.role.words(), entry.income, " ".join(entry.relations)


def _write_png(body: bytes, width: int, out: Path) -> None:
    from desktop.reports.png import png
    from desktop.services.pdf_pages import Pages

    pages = Pages(body)
    try:
        image = pages.image(0, width)
    finally:
        pages.close()
    assert image is not None
    with written_whole(out) as part:
        part.write_bytes(png(image.width, image.height, image.pixels, image.stride))
