"""The parts that the pages of a document are laid out from."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from desktop.reports.document import (
    Block,
    Column,
    Grid,
    Lines,
    OpenPoint,
    Points,
    Signatures,
    Told,
    Words,
)
from desktop.reports.look import FIGURES, FIGURES_SEMIBOLD, SEMIBOLD, colour, style
from desktop.reports.parts import LEAST_OF_A_ROW, Cell, box, heading, ruled_table
from desktop.reports.text import blocks, markup, paragraph, paragraphs, plain


def block_flowables(block: Block, width: float, body: str = "body") -> list[Flowable]:
    """Return one block, laid out; `body` names the style of its text."""
    match block:
        case Words(text=text, quiet=quiet):
            return list(paragraphs(text, "quiet" if quiet else body))
        case Points(lines=lines):
            return [_point(line) for line in lines]
        case Lines(lines=lines):
            return [Paragraph("<br/>".join(markup(line) for line in lines), style(body))]
        case OpenPoint(question=question):
            return [_open_point(question, width)]
        case Told(name=name, text=text):
            return _told(name, text)
        case Grid():
            return _grid(block, width)
        case Signatures(parties=parties):
            return [_signature(party, width) for party in parties]


def banner(words: str, width: float) -> Flowable:
    """Return what a document is not, on paper colour, above everything else."""
    return box([paragraph(words, "cell_strong")], width, fill="bg-paper", edge="line-paper")


def _point(line: str) -> Paragraph:
    body = style("body")
    return Paragraph(markup(line), body.clone("point", leftIndent=14, bulletIndent=3), bulletText="•")


def _open_point(question: str, width: float) -> Table:
    row = ["", _strong("Open point", question)]
    table = Table([row], colWidths=[10, width - 10], spaceAfter=5, splitInRow=LEAST_OF_A_ROW)
    table.setStyle(
        [
            ("LINEBEFORE", (0, 0), (0, 0), 2.5, colour("chart-3")),
            ("BACKGROUND", (0, 0), (-1, -1), colour("bg-paper")),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return table


def _told(name: str, text: str) -> list[Flowable]:
    """Return what is said of somebody: on one line with the name, its other paragraphs beneath."""
    first, *others = blocks(text) or [[""]]
    said = [_strong(name, " ".join(first))]
    return [*said, *(paragraph(" ".join(block)) for block in others)]


def _strong(name: str, text: str) -> Paragraph:
    return Paragraph(f'<font name="{SEMIBOLD}">{markup(name)}:</font> {markup(text)}', style("body"))


def _grid(grid: Grid, width: float) -> list[Flowable]:
    shares = sum(column.share for column in grid.columns)
    widths = [width * column.share / shares for column in grid.columns]
    last = len(grid.rows) - 1 if grid.total else None
    rows = [
        [_cell(words, column, strong=at == last) for words, column in zip(row, grid.columns, strict=True)]
        for at, row in enumerate(grid.rows)
    ]
    heads = [column.heading for column in grid.columns]
    return [heading(grid.title, "label"), ruled_table(rows, widths, heads), Spacer(0, 4)]


def _cell(words: str, column: Column, *, strong: bool) -> Cell:
    named = style("cell_strong" if strong else "cell")
    if not column.figures:
        return Paragraph(markup(words), named)
    font = FIGURES_SEMIBOLD if strong else FIGURES
    return Paragraph(f'<font name="{font}">{markup(words)}</font>', named)


def _signature(party: str, width: float) -> Flowable:
    """Return room for one party's name, role, signature and date, never parted by a page's end."""
    columns = (0.4, 0.32, 0.28)
    table = Table(
        [["", "", ""], [paragraph(words, "caption") for words in ("Signature", "Name and role", "Date")]],
        colWidths=[width * share for share in columns],
        rowHeights=[34, 20],
    )
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.75, colour("ink-2")) for at in range(len(columns))]
    table.setStyle([*lines, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 12)])
    named = paragraph(f"For {plain(party)}", "small_heading")
    return KeepTogether([named, table, Spacer(0, 6)])
