"""A document as a Word file that others edit: real headings, list and table styles, English as its language.

Text goes in as text alone: the only fields are the page numbers, and the file leads nowhere else.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from desktop.domain.words import long_day
from desktop.reports.document import (
    Block,
    Document,
    Grid,
    Lines,
    OpenPoint,
    Points,
    Section,
    Signatures,
    Told,
    Words,
)
from desktop.reports.docx_style import NOTICE, OPEN_POINT, dress
from desktop.reports.files import written_whole
from desktop.reports.text import blocks, plain, shortened

_WIDTH = Cm(17)
_SIGNING = (("Signature", 40), ("Name and role", 32), ("Date", 28))
_PART_TYPES_LEFT_OUT = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
"""What the library's template brings along: its own picture, program name and second set of styles."""


def write(document: Document, out: Path) -> None:
    """Write the document; what stood at `out` is replaced only once the whole is done.

    Raises:
        CannotWriteReport: the file cannot be written there.
    """
    file = docx.Document()
    _leave_out(file)
    dress(file)
    _write_facts(file, document)
    _write_around(file, document)
    _write_head(file, document)
    for section in document.sections:
        _write_section(file, section)
    with written_whole(out) as part, part.open("wb") as stream:
        file.save(stream)


def _leave_out(file: WordFile) -> None:
    for relations in (file.part.rels, file.part.package.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_PART_TYPES_LEFT_OUT)]:
            del relations[key]


def _write_facts(file: WordFile, document: Document) -> None:
    facts, title = file.core_properties, plain(document.title)
    facts.title = (f"Sample. {title}" if document.sample else title)[:255]
    facts.author = facts.last_modified_by = plain(document.organisation)[:255]
    facts.subject = plain(document.banner or document.subtitle)[:255]
    facts.comments = facts.keywords = ""
    facts.language = "en-GB"
    facts.created = facts.modified = datetime.combine(document.made_on, time(12), UTC)


def _write_around(file: WordFile, document: Document) -> None:
    """Write what stands on each page: whose document it is, what it is not, and the page's number."""
    page = file.sections[0]
    head = shortened(document.organisation, 60)
    page.header.paragraphs[0].text = f"Sample: invented, not for use. {head}" if document.sample else head
    foot = page.footer.paragraphs[0]
    made = long_day(document.made_on)
    foot.add_run(f"{document.banner}. {made}. Page " if document.banner else f"{made}. Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Paragraph, name: str) -> None:
    """Add a field that counts pages; Word fills it in as it opens the file."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


def _write_head(file: WordFile, document: Document) -> None:
    if document.banner:
        file.add_paragraph(document.banner, style=NOTICE)
    for block in document.above:
        _write_block(file, block)
    file.add_paragraph(plain(document.title), style="Heading 1" if document.is_letter else "Title")
    if document.subtitle:
        file.add_paragraph(plain(document.subtitle), style="Subtitle")
    if document.lead:
        _write_words(file, document.lead)


def _write_section(file: WordFile, section: Section) -> None:
    if section.heading:
        file.add_paragraph(plain(section.heading), style="Heading 1")
    for block in section.blocks:
        _write_block(file, block)


def _write_block(file: WordFile, block: Block) -> None:
    match block:
        case Words(text=text):
            _write_words(file, text)
        case Points(lines=lines):
            for line in lines:
                file.add_paragraph(plain(line), style="List Bullet")
        case Lines(lines=lines):
            file.add_paragraph("\n".join(plain(line) for line in lines))
        case OpenPoint(question=question):
            _write_strong(file.add_paragraph(style=OPEN_POINT), "Open point", question)
        case Told(name=name, text=text):
            first, *others = blocks(text) or [[""]]
            _write_strong(file.add_paragraph(), name, " ".join(first))
            for other in others:
                file.add_paragraph(" ".join(other))
        case Grid():
            _write_grid(file, block)
        case Signatures(parties=parties):
            for party in parties:
                _write_signature(file, party)


def _write_words(file: WordFile, text: str) -> None:
    for lines in blocks(text):
        file.add_paragraph("\n".join(lines))


def _write_strong(paragraph: Paragraph, name: str, text: str) -> None:
    paragraph.add_run(f"{plain(name)}: ").bold = True
    paragraph.add_run(plain(text))


def _write_grid(file: WordFile, grid: Grid) -> None:
    file.add_paragraph(plain(grid.title), style="Heading 2")
    heads = [(column.heading, column.share) for column in grid.columns]
    table = _a_table(file, heads, len(grid.rows), grid.title)
    for number, words in enumerate(grid.rows, 1):
        row = table.rows[number]
        for cell, said in zip(row.cells, words, strict=True):
            run = cell.paragraphs[0].add_run(plain(said))
            run.bold = True if grid.total and number == len(grid.rows) else None
    file.add_paragraph()


def _write_signature(file: WordFile, party: str) -> None:
    named = file.add_paragraph(f"For {plain(party)}", style="Heading 2")
    table = _a_table(file, _SIGNING, 1, named.text)
    table.rows[1].height = Cm(1.3)
    for paragraph in (one for row in table.rows for cell in row.cells for one in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
    file.add_paragraph()


def _a_table(
    file: WordFile, heads: list[tuple[str, int]] | tuple[tuple[str, int], ...], rows: int, title: str
) -> Table:
    """Return a table with its heads, which are repeated on each page; the title is told to screen readers."""
    table: Table = file.add_table(rows + 1, len(heads), style="Table Grid")
    table.autofit = False
    whole = sum(share for _, share in heads)
    for place, (words, share) in enumerate(heads):
        table.cell(0, place).paragraphs[0].add_run(words).bold = True
        table.columns[place].width = round(_WIDTH * share / whole)
        for cell in table.columns[place].cells:
            cell.width = round(_WIDTH * share / whole)
    _mark(table.rows[0], "w:tblHeader")
    for row in table.rows:
        _mark(row, "w:cantSplit")
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), plain(title)[:255])
    table._tbl.tblPr.append(caption)
    return table


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
