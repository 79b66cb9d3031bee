"""How the columns of a table share its width."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Column(Struct, frozen=True):
    """One column: its least and its wished width at 100 % text.

    `goes` tells in which order columns leave while even the least widths do not fit (1 first, None
    never); `gives` in which order they shrink from wished to least (1 first); `grows` what share of
    spare width it takes; `lends` what it gives before any other shrinks, as the room of a scroll bar.
    """

    least: int
    wished: int
    goes: int | None = None
    gives: int = 1
    grows: int = 0
    lends: int = 0


def fit(columns: Sequence[Column], width: int, scale: float = 1.0) -> tuple[int, ...]:
    """Return a width for each column, 0 where it has to go, so that all fill `width`."""
    least = [round(column.least * scale) for column in columns]
    wished = [round(column.wished * scale) for column in columns]
    shown = _staying(columns, least, width)
    widths = [wished[number] if number in shown else 0 for number in range(len(columns))]
    over = sum(widths) - width
    lent = [round(column.lends * scale) for column in columns]
    lending = [(number, max(least[number], wished[number] - lent[number])) for number in shown]
    giving = [(number, least[number]) for number in sorted(shown, key=lambda number: columns[number].gives)]
    for number, floor in (*lending, *giving):
        cut = max(0, min(over, widths[number] - floor))
        widths[number] -= cut
        over -= cut
    if over < 0:
        _share(columns, shown, widths, -over)
    return tuple(widths)


def _staying(columns: Sequence[Column], least: Sequence[int], width: int) -> list[int]:
    shown = list(range(len(columns)))
    leaving = [number for number in shown if columns[number].goes is not None]
    for number in sorted(leaving, key=lambda number: columns[number].goes or 0):
        if sum(least[shown_number] for shown_number in shown) <= width:
            break
        shown.remove(number)
    return shown


def _share(columns: Sequence[Column], shown: Sequence[int], widths: list[int], spare: int) -> None:
    """Give spare width to the columns that grow; the last of them takes what rounding leaves."""
    growing = [number for number in shown if columns[number].grows]
    shares = sum(columns[number].grows for number in growing)
    left = spare
    for number in growing:
        part = left if number == growing[-1] else spare * columns[number].grows // shares
        widths[number] += part
        left -= part
