"""The parts that the pages of a board pack are laid out from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, Paragraph, Table

from desktop.domain.decision import OUTCOME_WORDS, Outcome
from desktop.domain.runway import Verdict
from desktop.reports.icons import OUTCOME_ICONS, VERDICT_COLOURS, Glyph, Icon
from desktop.reports.look import FIGURES_SEMIBOLD, colour, style
from desktop.reports.pack_words import days_words
from desktop.reports.text import markup, paragraph

Cell: TypeAlias = Any
"""A flowable, a list of them, or text: reportlab has no types."""

_COLUMN_GAP = 24
_BELOW_A_HEADING = 62
"""Points that must be left beneath a heading: a table's head and a row of two lines."""

LEAST_OF_A_ROW = 80
"""Points: a row is cut at a page's end only where that much stands on either side; what is long must flow."""

_FLUSH = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
)

_HEAD_OF_TABLE = (("TOPPADDING", (0, 0), (-1, 0), 1), ("BOTTOMPADDING", (0, 0), (-1, 0), 4))


class Heading(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading that moves to the next page rather than stand alone at the foot of one."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask for the room of a few lines more than its own."""
        own_width, own_height = super().wrap(width, height)
        return own_width, own_height if height >= own_height + _BELOW_A_HEADING else height + 1

    def split(self, _width: float, _height: float) -> list[Flowable]:
        """Stay whole."""
        return []


def heading(words: str, named: str = "heading") -> Heading:
    """Return a heading for text that flows; inside tables and cards a plain paragraph does."""
    return Heading(markup(words), style(named))


def ruled_table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[float], columns: Sequence[str] = (), *, pad: float = 5
) -> Table:
    """Return a table with a hairline under each row; its column heads are repeated on each page."""
    head = [[paragraph(words, "column") for words in columns]] if columns else []
    table = Table(
        [*head, *rows],
        colWidths=widths,
        repeatRows=len(head),
        splitInRow=LEAST_OF_A_ROW,
        spaceAfter=4,
    )
    table.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            *_HEAD_OF_TABLE[: 2 * len(head)],
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.75, colour("line")),
        ]
    )
    return table


def columns(left: Sequence[Flowable], right: Sequence[Flowable], width: float) -> Table:
    """Return two columns side by side, each as wide as the other."""
    each = (width - _COLUMN_GAP) / 2
    table = Table([[list(left), "", list(right)]], colWidths=[each, _COLUMN_GAP, each])
    table.setStyle([*_FLUSH, ("BOTTOMPADDING", (0, 0), (-1, -1), 2)])
    return table


def box(
    content: Sequence[Flowable], width: float, *, fill: str, edge: str, icon: Icon | None = None
) -> Table:
    """Return a card with rounded corners: on paper colour for what asks people to think."""
    row: list[Cell] = [icon, list(content)] if icon else [list(content)]
    widths = [42, width - 42] if icon else [width]
    table = Table([row], colWidths=widths, spaceBefore=6, spaceAfter=12, cornerRadii=[6] * 4)
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), colour(fill)),
            ("BOX", (0, 0), (-1, -1), 1, colour(edge)),
            ("LEFTPADDING", (0, 0), (0, -1), 15),
            ("LEFTPADDING", (1, 0), (-1, -1), 9),
            ("RIGHTPADDING", (0, 0), (-1, -1), 15),
            ("TOPPADDING", (0, 0), (-1, -1), 10),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
            ("VALIGN", (0, 0), (0, -1), "MIDDLE" if icon else "TOP"),
        ]
    )
    return table


def numbered_lines(rows: Sequence[Sequence[Cell]]) -> Table:
    """Return numbered lines, each hanging from its number."""
    table = Table(rows, colWidths=[24, None])
    table.setStyle([*_FLUSH, ("TOPPADDING", (0, 0), (-1, -1), 2)])
    return table


def stat_cards(stats: Sequence[tuple[str, int, str]], width: float) -> Table:
    """Return a row of cards: an icon, a count, and what was counted."""
    gap = 8.0
    each = (width - gap * (len(stats) - 1)) / len(stats)
    cells = [_stat_card(icon, count, words, each) for icon, count, words in stats]
    row = [part for card in cells for part in (card, "")][:-1]
    widths = [gap if place % 2 else each for place in range(len(row))]
    table = Table([row], colWidths=widths, spaceBefore=15, spaceAfter=18)
    table.setStyle(_FLUSH)
    return table


def _stat_card(icon: str, count: int, words: str, width: float) -> Table:
    figure = Paragraph(f'<font name="{FIGURES_SEMIBOLD}" size="19">{count}</font>', style("card_heading"))
    card = Table(
        [[Icon(icon, 18), figure], [paragraph(words, "caption"), ""]],
        colWidths=[32, width - 32],
        rowHeights=[34, 25],
        cornerRadii=[4] * 4,
    )
    card.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), colour("bg-subtle")),
            ("BOX", (0, 0), (-1, -1), 0.75, colour("line")),
            ("SPAN", (0, 1), (1, 1)),
            ("LEFTPADDING", (0, 0), (0, -1), 12),
            ("LEFTPADDING", (1, 0), (1, 0), 4),
            ("TOPPADDING", (0, 0), (-1, 0), 14),
            ("BOTTOMPADDING", (0, 0), (0, 0), 2),
            ("BOTTOMPADDING", (1, 0), (1, 0), 8),
            ("TOPPADDING", (0, 1), (-1, 1), 0),
            ("BOTTOMPADDING", (0, 1), (-1, 1), 7),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
        ]
    )
    return card


def figure_row(words: str, count: int, width: float, verdict: Verdict | None = None) -> Table:
    """Return words with their count at the right edge, and a verdict's sign before them."""
    sign = Glyph(verdict) if verdict else ""
    widths = [13 if verdict else 0, width - 30 - (13 if verdict else 0), 30]
    table = Table([[sign, paragraph(words, "cell"), figure(str(count), right=True)]], colWidths=widths)
    table.setStyle(
        [
            *_FLUSH,
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("TOPPADDING", (0, 0), (0, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return table


def figure(words: str, *, right: bool = False, token: str = "ink") -> Paragraph:
    """Return a figure that lines up with those above and below it."""
    ink = colour(token).hexval().replace("0x", "#")
    made = f'<font name="{FIGURES_SEMIBOLD}" color="{ink}">{markup(words)}</font>'
    return Paragraph(f'<para align="{"right" if right else "left"}">{made}</para>', style("cell"))


def outcome_cell(outcome: Outcome) -> Table:
    """Return an outcome's icon and word; all three look alike."""
    return _signed(Icon(OUTCOME_ICONS[outcome], 13), paragraph(OUTCOME_WORDS[outcome], "cell"), 18, down=2)


def days_cell(working_days: int | None, verdict: Verdict | None) -> Flowable:
    """Return the working days left on that day with the verdict's sign, where it has one."""
    known = verdict if verdict in VERDICT_COLOURS else None
    token = f"{VERDICT_COLOURS[known]}-text" if known else "ink-2"
    words = figure(days_words(working_days, verdict), token=token)
    return _signed(Glyph(known), words, 12, down=4) if known else words


def _signed(sign: Cell, words: Paragraph, sign_width: float, *, down: float) -> Table:
    """Return words with a sign before them, lowered so that both stand on one line."""
    table = Table([[sign, words]], colWidths=[sign_width, None])
    table.setStyle([*_FLUSH, ("TOPPADDING", (0, 0), (0, 0), down)])
    return table
