"""A map on paper: as SVG, PDF and a picture, each opened by a program that is not ours."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest

from desktop.reports import map_pdf, map_svg
from desktop.reports.errors import CannotWriteReport
from desktop.reports.map_sheet import MapReport, sheet
from desktop.reports.png import png
from tests.domain.maps import a_crowd, arranged

SVG = "{http://www.w3.org/2000/svg}"
LEAST_POINTS = 8.0


def a_report(count: int = 13, **more: object) -> MapReport:
    shown = a_crowd(count, 2)
    rows = tuple((node.name, node.role.words(), node.second, "Works with others.") for node in shown.nodes)
    told = {
        "title": "Peer support <b>& drop-in</b>",
        "organisation": "Fernmoor Neighbours",
        "made_on": date(2026, 6, 9),
        "arrangement": arranged(shown),
        "rows": rows,
        **more,
    }
    return MapReport(**told)  # type: ignore[arg-type]


def text_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def test_an_svg_is_well_formed_names_everybody_and_fetches_nothing(tmp_path: Path) -> None:
    report, out = a_report(), tmp_path / "map.svg"

    map_svg.write(report, out)

    root = ElementTree.parse(out).getroot()
    said = "".join(root.itertext())
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Peer support <b>& drop-in</b>"
    assert all(name in (root.findtext(f"{SVG}desc") or "") for name, *_ in report.rows)
    assert "Sample" not in said
    links = [key for each in root.iter() for key in each.attrib if "href" in key]
    assert links == []
    assert "url(" not in out.read_text("utf-8")


def test_everything_that_is_drawn_lies_within_the_sheet() -> None:
    drawn = sheet(a_report(60))

    svg = ElementTree.fromstring(map_svg.svg(a_report(60)))

    assert [float(part) for part in svg.attrib["viewBox"].split()] == pytest.approx(
        [drawn.box.x, drawn.box.y, drawn.box.width, drawn.box.height], abs=0.01
    )
    for each in svg.iter(f"{SVG}text"):
        assert drawn.box.x <= float(each.attrib["x"]) <= drawn.box.x + drawn.box.width
        assert drawn.box.y <= float(each.attrib["y"]) <= drawn.box.y + drawn.box.height


def test_a_pdf_has_the_drawing_and_the_same_in_words(tmp_path: Path) -> None:
    report, out = a_report(), tmp_path / "map.pdf"

    pages = map_pdf.write(report, out)

    said = text_of(out)
    assert pages == 2
    assert "People served" in said
    assert "The same in words" in said
    assert all(name.split()[0] in said for name, *_ in report.rows)
    assert said.count("Works with others.") == len(report.rows)


@pytest.mark.parametrize("count", [1, 13, 60])
def test_no_word_of_the_drawing_is_smaller_than_eight_points(count: int, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    map_pdf.write(a_report(count), out)

    pdf = pypdfium2.PdfDocument(out)
    page = pdf[0]
    text = page.get_textpage()
    heights = [text.get_charbox(number, loose=True) for number in range(text.count_chars())]
    smallest = min(top - low for _left, low, _right, top in heights if top > low)
    size = page.get_size()
    for thing in (text, page, pdf):
        thing.close()

    assert smallest >= LEAST_POINTS
    assert size[0] > size[1]


def test_letters_of_other_languages_are_embedded(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"

    map_pdf.write(a_report(title="Grŵp y Llusern, ŷ ẁ ✓"), out)

    assert "Grŵp y Llusern, ŷ ẁ" in text_of(out)


def test_a_sample_says_so_on_every_kind_of_sheet(tmp_path: Path) -> None:
    report, out = a_report(sample=True), tmp_path / "map.pdf"

    map_pdf.write(report, out)

    assert "Sample: invented, not for use." in text_of(out)
    assert "Sample: invented, not for use." in map_svg.svg(report)


def test_the_picture_is_the_drawing_alone() -> None:
    report = a_report()

    pdf = pypdfium2.PdfDocument(map_pdf.picture(report))
    size, pages = pdf[0].get_size(), len(pdf)
    pdf.close()

    box = sheet(report).box
    assert pages == 1
    assert size == pytest.approx((box.width, box.height), abs=1)


def test_a_png_holds_its_dots_row_by_row() -> None:
    rows = b"\x01\x02\x03\x04\x05\x06\xff\xff" * 2  # two dots and two bytes of stride

    made = png(2, 2, rows, 8)

    file = io.BytesIO(made)
    assert file.read(8) == b"\x89PNG\r\n\x1a\n"
    parts = {}
    while size := file.read(4):
        name, body = file.read(4), file.read(struct.unpack(">I", size)[0])
        assert struct.unpack(">I", file.read(4))[0] == zlib.crc32(name + body)
        parts[name] = body
    assert struct.unpack(">II", parts[b"IHDR"][:8]) == (2, 2)
    assert zlib.decompress(parts[b"IDAT"]) == b"\x00\x01\x02\x03\x04\x05\x06" * 2


def test_a_map_that_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "map.svg"

    with pytest.raises(CannotWriteReport):
        map_svg.write(a_report(), out)

    assert not out.exists()
